/// A fault in a definition, model or weights file, with the place where it was found.
public struct ConfigurationError: Error, Hashable, Sendable {
  /// What sort of fault it is.
  ///
  /// More kinds may be added, so a `switch` over them needs a default.
  public struct Code: Hashable, Sendable {
    private enum Kind { case missing, unreadable, invalid }
    private let kind: Kind

    /// No such file, and no built-in of that name.
    public static let missing = Code(kind: .missing)
    /// The file is there but cannot be read: a folder, or no permission.
    public static let unreadable = Code(kind: .unreadable)
    /// The file was read and its content is wrong.
    public static let invalid = Code(kind: .invalid)
  }

  /// What sort of fault it is.
  public var code: Code
  /// The file as the caller named it, or the built-in's name.
  public var file: String
  /// The line, from 1, where the fault has one.
  public var line: Int?
  /// The column in characters, from 1, where the fault has one.
  public var column: Int?
  /// What is wrong and what to do, in full sentences.
  public var message: String

  /// Makes an error.
  public init(
    _ code: Code = .invalid, file: String, line: Int? = nil, column: Int? = nil, message: String
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// Whether the file was not found, rather than found and wrong.
  public var isMissingFile: Bool { code == .missing }
}

extension ConfigurationError: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: message`, without the parts that are not known.
  public var description: String {
    var text = file
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    return text + ": " + message
  }
}
