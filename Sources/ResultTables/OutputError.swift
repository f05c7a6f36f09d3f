/// Why a result could not be written, and what to do about it.
public struct OutputError: Error, Hashable, Sendable {
  /// The kind of failure, on which a command bases its exit status.
  public struct Code: Hashable, Sendable {
    /// The name of the code.
    public let name: String

    /// Makes a code of the caller's own.
    public init(_ name: String) {
      self.name = name
    }

    /// The target is already there and may not be replaced.
    public static let exists = Code("exists")
    /// The target cannot be created: no such folder, no permission, not a file.
    public static let cannotCreate = Code("cannotCreate")
    /// Writing failed part-way: the disk is full or broken.
    public static let ioFailure = Code("ioFailure")
    /// The reader of a pipe has gone away; a command stops quietly.
    public static let brokenPipe = Code("brokenPipe")
    /// The file name does not say which format to write.
    public static let unknownFormat = Code("unknownFormat")
  }

  /// The kind of failure.
  public var code: Code
  /// The file concerned; nil for standard output and memory.
  public var path: String?
  /// What is wrong, and what to do about it, in whole sentences.
  public var message: String

  /// Makes an error.
  public init(code: Code, path: String?, message: String) {
    self.code = code
    self.path = path
    self.message = message
  }
}

extension OutputError: CustomStringConvertible {
  /// The path and the message, ready to print after the name of the command.
  public var description: String {
    if let path { "\(path): \(message)" } else { message }
  }
}
