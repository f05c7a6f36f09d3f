/// Why near repeats cannot be counted.
public struct NearRepeatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of problem.
  public struct Code: Hashable, Sendable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The edges of distance bands do not ascend from 0 or more.
    public static let badDistances = Code("badDistances")
    /// The edges of time bands do not ascend from 0 or more.
    public static let badTimes = Code("badTimes")
    /// There are no simulations to compare with.
    public static let noSimulations = Code("noSimulations")
    /// The events are too many, or lie too many days apart.
    public static let tooLarge = Code("tooLarge")
  }

  /// The kind of problem.
  public let code: Code
  /// What is wrong and what to do.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// What is wrong and what to do.
  public var description: String { message }
}
