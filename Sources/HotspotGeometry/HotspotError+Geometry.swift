public import DelimitedText

extension HotspotError.Fault {
  /// The text or bytes are not a figure.
  public static let notAFigure = Self("not a figure", exitStatus: 65)
  /// The figure crosses itself or is broken in another way.
  public static let invalidFigure = Self("invalid figure", exitStatus: 65)
  /// The operation failed on these figures.
  public static let operationFailed = Self("operation failed", exitStatus: 65)
  /// There is no such coordinate system.
  public static let unknownSystem = Self("unknown coordinate system", exitStatus: 64)
  /// No projection between two systems, or none with the datum asked for.
  public static let noProjection = Self("no projection", exitStatus: 65)
  /// The grid asked for makes no sense or is too large.
  public static let badGrid = Self("bad grid", exitStatus: 64)
}
