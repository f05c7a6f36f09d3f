public import DelimitedText

extension HotspotError.Fault {
  /// The target is already there and may not be replaced.
  public static let exists = Self("exists", exitStatus: 73)
  /// The target cannot be created: no such folder, no permission, not a file.
  public static let cannotCreate = Self("cannot create", exitStatus: 73)
  /// The reader of a pipe has gone away; a command stops quietly.
  public static let brokenPipe = Self("broken pipe", exitStatus: 141)
  /// The file name does not say which format to write, or names one that cannot hold the result.
  public static let unknownFormat = Self("unknown format", exitStatus: 64)
}
