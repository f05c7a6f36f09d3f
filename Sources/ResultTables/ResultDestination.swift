public import DelimitedText
private import Foundation

/// Where a result goes: a file with its run record, a terminal, or a pipe.
public struct ResultDestination: Sendable {
  /// The file's path; nil for standard output.
  public var path: String?
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
  /// The form wanted on standard output; nil for a table on a terminal and CSV in a pipe.
  public var format: TableFormat?

  /// A destination: a path, or standard output.
  public init(path: String? = nil) { self.path = path == "-" ? nil : path }

  /// Whether standard output is a terminal that someone reads.
  public static var isTerminal: Bool { isatty(1) == 1 }

  /// Checks the name and claims it, before hours of work.
  ///
  /// - Throws: `HotspotError` for a name without a known extension, a folder that is not there, or
  ///   a file that must not be replaced.
  public func open(isPersonal: Bool) throws(HotspotError) -> OpenResult {
    guard let path else { return OpenResult(self, file: nil, format: format) }
    let isDevice = path.hasPrefix("/dev/")
    var format = self.format
    if format == nil { format = isDevice ? .csv : try TableFormat(path: path) }
    let file = try ResultFile(path: path, replace: replaces, isPersonal: isPersonal)
    return OpenResult(self, file: file, format: format)
  }

  /// As `open(isPersonal:)` where the destination has a path; nil where it has none.
  ///
  /// - Throws: `HotspotError`, as `open(isPersonal:)` does.
  public func openIfNamed(isPersonal: Bool) throws(HotspotError) -> OpenResult? {
    path == nil ? nil : try open(isPersonal: isPersonal)
  }
}

/// A destination that is ready to be written to.
public struct OpenResult {
  private let destination: ResultDestination
  private let file: ResultFile?
  private let format: TableFormat

  init(_ destination: ResultDestination, file: ResultFile?, format: TableFormat?) {
    self.destination = destination
    self.file = file
    self.format = format ?? (ResultDestination.isTerminal ? .terminal : .csv)
  }

  /// Whether the result is a table for someone to read.
  public var isForReading: Bool { file == nil && format == .terminal }

  /// Writes a table; a file gets its run record beside it.
  ///
  /// - Throws: `HotspotError`.
  public func write(_ table: some TabularResult, record: RunRecord) throws(HotspotError) {
    var writer = TableWriter(
      format: format, rawCells: destination.rawCells, pseudonymiser: destination.pseudonymiser,
      threads: destination.threads)
    guard let file else {
      if format == .terminal { writer.rowLimit = destination.terminalRows }
      try writer.write(table, to: StandardOutputSink())
      return
    }
    try writer.write(table, to: file)
    try file.commit(record: record)
  }

  /// Writes bytes that are not a table; a file gets its run record beside it.
  ///
  /// - Throws: `HotspotError`.
  public func write(text: String, record: RunRecord) throws(HotspotError) {
    guard let file else {
      try StandardOutputSink().write(Array(text.utf8))
      return
    }
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
