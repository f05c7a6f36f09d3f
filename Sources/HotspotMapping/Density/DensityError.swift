/// Why a surface could not be made, said to an analyst.
public struct DensityError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; more may be added.
  public struct Code: Hashable, Sendable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The text names no bandwidth rule.
    public static let unknownRule = Code("unknownRule")
    /// There is no bandwidth above 0, by number or by rule.
    public static let noBandwidth = Code("noBandwidth")
    /// The settings exclude each other.
    public static let settings = Code("settings")
  }

  /// What kind of failure it is.
  public var code: Code
  /// What is wrong, and what to do about it.
  public var message: String

  /// Creates an error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// What is wrong, and what to do about it.
  public var description: String { message }
}
