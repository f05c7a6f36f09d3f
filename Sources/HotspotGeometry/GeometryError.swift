/// Why a figure, a coordinate system or a projection could not be had, said to an analyst.
public struct GeometryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; more may be added.
  public struct Code: Hashable, Sendable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The text or bytes are not a figure.
    public static let notAFigure = Code("notAFigure")
    /// The figure crosses itself or is broken in another way.
    public static let invalidFigure = Code("invalidFigure")
    /// The operation failed on these figures.
    public static let failed = Code("failed")
    /// There is no such coordinate system.
    public static let unknownSystem = Code("unknownSystem")
    /// No projection between two systems, or none with the datum asked for.
    public static let noProjection = Code("noProjection")
    /// The grid asked for makes no sense or is too large.
    public static let badGrid = Code("badGrid")
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
