/// Why something could not be done, said to the analyst who has to mend it.
///
/// ```swift
/// do {
///   _ = try InputSource.expanding(["offences.csv"])
/// } catch let error as HotspotError where error.fault == .missing {
///   print(error)  // offences.csv: there is no such file or folder. Check the path and its spelling.
/// }
/// ```
public struct HotspotError: Error, Hashable, Sendable {
  /// What kind of failure it is; modules add their own.
  public struct Fault: Hashable, Sendable {
    /// The name of the fault.
    public let name: String
    /// The status with which a command ends: 64 usage, 65 bad data, 66 input missing, 73 output
    /// cannot be created, 74 input or output error, after `sysexits.h`.
    public let exitStatus: Int32

    /// A kind of failure.
    public init(_ name: String, exitStatus: Int32) {
      self.name = name
      self.exitStatus = exitStatus
    }

    /// What was asked for makes no sense, whatever the data.
    public static let usage = Fault("usage", exitStatus: 64)
    /// The data cannot serve: not what the header promised, broken, or in contradiction.
    public static let badData = Fault("bad data", exitStatus: 65)
    /// The bytes are not delimited UTF-8 text.
    public static let notText = Fault("not text", exitStatus: 65)
    /// The header lacks a column that is needed, or has none.
    public static let header = Fault("header", exitStatus: 65)
    /// A file or folder does not exist, or holds nothing to read; or there is nothing built in of
    /// that name.
    public static let missing = Fault("missing", exitStatus: 66)
    /// A file is there and the operating system cannot read it.
    public static let unreadable = Fault("unreadable", exitStatus: 74)
    /// Reading or writing failed part-way: the disk is full or broken.
    public static let inputOutput = Fault("input or output", exitStatus: 74)
  }

  /// What kind of failure it is.
  public var fault: Fault
  /// The file it is about, as the user named it; nil where there is none.
  public var file: String?
  /// The line, counted from 1.
  public var line: Int?
  /// The column in characters, counted from 1.
  public var column: Int?
  /// What is wrong and what to do about it, in whole sentences, in which options stand by their
  /// meaning: see `Setting`.
  public var message: String

  /// An error about a file and a place in it, where they are known.
  public init(
    _ fault: Fault, file: String? = nil, line: Int? = nil, column: Int? = nil, _ message: String
  ) {
    self.fault = fault
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}

extension HotspotError: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: message`, without the parts that are not known.
  public var description: String {
    let place = [file, line.map(String.init), line == nil ? nil : column.map(String.init)]
      .compactMap { $0 }
    return place.isEmpty ? message : place.joined(separator: ":") + ": " + message
  }
}

extension HotspotError {
  /// Runs something that is about a file; a `HotspotError` that names none gets this one's name.
  package static func naming<Answer>(
    _ path: String, _ body: () throws -> Answer
  ) throws -> Answer {
    do {
      return try body()
    } catch var error as HotspotError {
      if error.file == nil { error.file = path }
      throw error
    }
  }
}
