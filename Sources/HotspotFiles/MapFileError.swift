/// Why a map file could not be read or written, and what to do about it.
public struct MapFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; more may be added.
  public struct Code: Hashable, Sendable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The file does not exist.
    public static let missing = Code("missing")
    /// The file is there and cannot be read.
    public static let unreadable = Code("unreadable")
    /// The file was read and its content is wrong: no layer, no figures, no coordinate system.
    public static let badData = Code("badData")
    /// The format needs the package trait GDAL, which this build lacks.
    public static let needsGDAL = Code("needsGDAL")
    /// Writing failed.
    public static let cannotWrite = Code("cannotWrite")
  }

  /// What kind of failure it is.
  public var code: Code
  /// The file as the user named it.
  public var file: String
  /// What is wrong, and what to do about it.
  public var message: String

  /// Creates an error.
  public init(_ code: Code, file: String, _ message: String) {
    self.code = code
    self.file = file
    self.message = message
  }

  /// The file and the message, ready to print after the name of the command.
  public var description: String { "\(file): \(message)" }

  /// What a build without the trait says of a file it cannot open.
  static func needingGDAL(_ file: String) -> MapFileError {
    MapFileError(
      .needsGDAL, file: file,
      "this build of hotspot reads and writes no such files. Build it with the package trait GDAL,"
        + " which is on by default.")
  }
}
