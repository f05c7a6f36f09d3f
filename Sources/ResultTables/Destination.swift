public import DelimitedText
private import Foundation

/// Where a result goes: a file with its run record, a terminal, or a pipe.
///
/// The ending of the file's name picks one of the formats that the destination was given.
///
/// ```swift
/// var destination = Destination(path: "people.csv")
/// destination.replaces = true
/// let result = try destination.open(isPersonal: true)
/// try result.write(table, record: record)
/// ```
public struct Destination: Sendable {
  /// The file's path; nil for standard output.
  public var path: String?
  /// The formats that a name may ask for.
  public var formats: [ResultFormat]
  /// Whether a file that is there may be replaced.
  public var replaces = false
  /// Whether text is left alone that a spreadsheet would run as a formula.
  public var rawCells = false
  /// Replaces every identifier, where given.
  public var pseudonymiser: Pseudonymiser?
  /// Workers that render.
  public var threads = 1
  /// Rows shown on a terminal.
  public var terminalRows: Int? = 20
  /// The format wanted whatever the file's name says; nil to go by the name, and for a table on a
  /// terminal or CSV in a pipe where there is none.
  public var format: ResultFormat?

  /// A destination: a path, or standard output for nil and `-`.
  public init(path: String? = nil, formats: [ResultFormat] = ResultFormat.tables) {
    self.path = path == "-" ? nil : path
    self.formats = formats
  }

  /// Whether standard output is a terminal that someone reads.
  public static var isTerminal: Bool { isatty(1) == 1 }

  /// Whether the file's name asks for a format.
  public func names(_ format: ResultFormat) -> Bool {
    ResultFormat.ending(of: path ?? "").map(format.endings.contains) ?? false
  }

  /// Checks the name and claims it, before hours of work.
  ///
  /// - Parameters:
  ///   - content: what will be written; a name whose format cannot hold it is refused.
  ///   - isPersonal: whether the result names people, so that only its owner may read it.
  /// - Throws: `HotspotError` for a name without a known ending, a format that cannot hold the
  ///   content or that this build lacks, a folder that is not there, or a file that must not be
  ///   replaced.
  public func open(
    holding content: ResultContent = .table, isPersonal: Bool = false
  ) throws(HotspotError) -> OpenDestination {
    guard path != nil || format?.isText == false else {
      return OpenDestination(self, content, format: format, file: nil)
    }
    let path = path ?? "/dev/stdout"
    let format = try wanted(at: path, holding: content)
    if let refusal = format.refusal { throw refusal(path) }
    let file = try ResultFile(
      path: path, replace: replaces, isPersonal: isPersonal, suffix: format.hiddenEnding)
    if file.isStream, !format.writesInOrder {
      throw HotspotError(
        .cannotCreate, file: path,
        "a .\(format.ending) file cannot be written to a device. Name a file.")
    }
    return OpenDestination(self, content, format: format, file: file)
  }

  /// As `open` where the destination has a path; nil where it has none.
  ///
  /// - Throws: `HotspotError`, as `open` does.
  public func openIfNamed(isPersonal: Bool) throws(HotspotError) -> OpenDestination? {
    path == nil ? nil : try open(isPersonal: isPersonal)
  }

  private func wanted(
    at path: String, holding content: ResultContent
  ) throws(HotspotError) -> ResultFormat {
    if let format { return format }
    if path.hasPrefix("/dev/") { return .csv }
    guard let ending = ResultFormat.ending(of: path),
      let format = formats.first(where: { $0.endings.contains(ending) })
    else {
      throw HotspotError(
        .unknownFormat, file: path,
        "the name does not say which format to write. " + advice(content))
    }
    guard format.contents.contains(content) else {
      throw HotspotError(
        .unknownFormat, file: path,
        "a .\(ending) file holds \(format.holds), which this result does not have. "
          + advice(content))
    }
    return format
  }

  /// The endings that would do.
  private func advice(_ content: ResultContent) -> String {
    let endings = formats.filter { $0.contents.contains(content) }.map { "." + $0.ending }
    return "End it in "
      + (endings.count < 2
        ? endings.joined()
        : endings.dropLast().joined(separator: ", ") + " or " + (endings.last ?? "")) + "."
  }
}

/// A destination that is ready to be written to, once.
///
/// Let go of without a call of `write`, it leaves nothing behind.
public struct OpenDestination {
  /// What was said of it.
  public let destination: Destination
  /// What it was opened for.
  public let content: ResultContent
  /// The format; nil for a table on a terminal or CSV in a pipe.
  public let format: ResultFormat?
  private let file: ResultFile?

  init(
    _ destination: Destination, _ content: ResultContent, format: ResultFormat?, file: ResultFile?
  ) {
    self.destination = destination
    self.content = content
    self.format = format
    self.file = file
  }

  /// Whether the result is a table for someone to read.
  public var isForReading: Bool { file == nil && format == nil && Destination.isTerminal }

  /// Writes a result; a file gets its run record beside it.
  ///
  /// - Parameter name: what a sheet of it is called; nil for its own name, or `result`.
  /// - Throws: `HotspotError`. Whatever the error, nothing is left behind.
  public func write(
    _ result: any TabularResult, named name: String? = nil, record: RunRecord
  ) throws(HotspotError) {
    guard let file else {
      var writer = TableWriter(
        format: format?.tableFormat ?? (isForReading ? .terminal : .csv), destination: destination)
      if isForReading { writer.rowLimit = destination.terminalRows }
      return try writer.write(result, to: StandardOutputSink())
    }
    do {
      try (format ?? .csv).write(
        result,
        ResultFormat.Target(
          file: file, path: destination.path ?? "", name: name, record: record,
          destination: destination))
    } catch {
      file.cancel()
      throw error
    }
    try file.commit(record: record)
  }

  /// Writes bytes that are not a table; a file gets its run record beside it.
  ///
  /// - Throws: `HotspotError`.
  public func write(text: String, record: RunRecord) throws(HotspotError) {
    guard let file else { return try StandardOutputSink().write(Array(text.utf8)) }
    try file.write(Array(text.utf8))
    try file.commit(record: record)
  }

  /// Writes bytes as they are made; a file gets its run record beside it.
  ///
  /// - Throws: `HotspotError`, or what `body` throws.
  public func stream(
    record: RunRecord, _ body: ((borrowing [UInt8]) throws -> Void) throws -> Void
  ) throws {
    guard let file else {
      let output = StandardOutputSink()
      try body { bytes in try output.write(bytes) }
      return
    }
    try body { bytes in try file.write(bytes) }
    try file.commit(record: record)
  }
}
