/// Why an input could not be read, said to the analyst who has to mend it.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; more may be added.
  public struct Code: Hashable, Sendable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// The file or folder does not exist, or holds nothing to read.
    public static let missing = Code("missing")
    /// The operating system could not read it.
    public static let unreadable = Code("unreadable")
    /// The bytes are not delimited UTF-8 text.
    public static let notText = Code("notText")
    /// The header lacks a column that is needed, or has none.
    public static let header = Code("header")
    /// The rows are not what the header promised.
    public static let badData = Code("badData")
    /// The request itself makes no sense.
    public static let usage = Code("usage")
  }

  /// What kind of failure it is.
  public var code: Code
  /// The file it is about, as the user named it.
  public var file: String?
  /// The line, counted from 1.
  public var line: Int?
  /// What is wrong, and what to do about it.
  public var message: String

  /// Creates an error about a file and a line where they are known.
  public init(_ code: Code, file: String? = nil, line: Int? = nil, _ message: String) {
    self.code = code
    self.file = file
    self.line = line
    self.message = message
  }

  /// The place, then what is wrong and what to do, as shown to the user.
  public var description: String {
    var place = ""
    if let file { place += file + ":" }
    if let line { place += "\(line):" }
    return place.isEmpty ? message : place + " " + message
  }
}
