public import DelimitedText
internal import ParallelWork
internal import Synchronization

/// Writes a result as a table.
///
/// Rows are rendered in fixed chunks, on several threads, and written in order: the bytes do not
/// depend on the number of threads. Memory is bounded by the chunks in flight, never by the rows.
public struct TableWriter: Sendable {
  /// The form of the table.
  public var format: TableFormat
  /// Leaves text alone that a spreadsheet would run as a formula.
  public var rawCells: Bool
  /// Replaces every identifier, where given.
  public var pseudonymiser: Pseudonymiser?
  /// The number of threads to render on, at least one.
  public var threads: Int
  /// The most rows to write; nil for all.
  public var rowLimit: Int?

  /// Makes a writer.
  public init(
    format: TableFormat, rawCells: Bool = false, pseudonymiser: Pseudonymiser? = nil,
    threads: Int = 1, rowLimit: Int? = nil
  ) {
    self.format = format
    self.rawCells = rawCells
    self.pseudonymiser = pseudonymiser
    self.threads = threads
    self.rowLimit = rowLimit
  }

  static let chunkRows = 4096

  /// Writes the whole table, header and all.
  ///
  /// On a terminal the notes of the result follow the rows, and a line that says how many rows
  /// the limit left out.
  ///
  /// - Complexity: O(cells). A terminal's table is rendered twice, once to measure its columns.
  public func write(
    _ result: some TabularResult, to sink: any ByteSink
  ) throws(HotspotError) {
    switch format {
    case .csv: try writeCSV(result, to: sink)
    case .json: try writeJSON(result, to: sink)
    case .terminal: try writeTerminal(result, to: sink)
    }
  }

  /// The rows to write, cut into chunks that do not depend on the threads.
  private func chunks(of result: some TabularResult) -> (rows: Int, chunks: OrderedChunks) {
    let rows = min(result.rowCount, max(0, rowLimit ?? .max))
    let count = (rows + Self.chunkRows - 1) / Self.chunkRows
    return (rows, OrderedChunks(count: count, threads: max(1, threads)))
  }

  private func writeCSV(
    _ result: some TabularResult, to sink: any ByteSink
  ) throws(HotspotError) {
    let names = result.columns.map { column in
      TableColumn(name: column.name, kind: .text, doc: column.doc)
    }
    var header = CellWriter(columns: names, format: .csv, rawCells: rawCells)
    header.beginRow(isFirst: true)
    for column in names { header.text(column.name) }
    header.endRow()
    try sink.write(header.finish())
    try writeRows(result, to: sink)
  }

  private func writeJSON(
    _ result: some TabularResult, to sink: any ByteSink
  ) throws(HotspotError) {
    let hasRows = chunks(of: result).rows > 0
    try sink.write(Array((hasRows ? "[\n" : "[").utf8))
    try writeRows(result, to: sink)
    try sink.write(Array((hasRows ? "\n]\n" : "]\n").utf8))
  }

  private func writeRows(
    _ result: some TabularResult, to sink: any ByteSink
  ) throws(HotspotError) {
    let (rows, chunks) = chunks(of: result)
    let columns = result.columns
    let spares = Mutex<[[UInt8]]>([])
    try chunks.forEach { index in
      var cells = cellWriter(for: columns, reusing: spares.withLock { $0.popLast() } ?? [])
      render(result, chunk: index, rows: rows, to: &cells)
      return cells.handOver()
    } use: { (chunk: RenderedChunk) throws(HotspotError) in
      try sink.write(chunk.storage.span.extracting(0..<chunk.end))
      spares.withLock { $0.append(chunk.storage) }
    }
  }

  private func writeTerminal(
    _ result: some TabularResult, to sink: any ByteSink
  ) throws(HotspotError) {
    let (rows, chunks) = chunks(of: result)
    let columns = result.columns
    var table = TerminalTable(columns: columns)
    let unmeasured = table
    try chunks.forEach { index in
      var cells = cellWriter(for: columns)
      render(result, chunk: index, rows: rows, to: &cells)
      return unmeasured.widths(in: cells)
    } use: { (widths: [Int]) throws(HotspotError) in
      table.widen(to: widths)
    }
    let measured = table
    try sink.write(measured.header())
    try chunks.forEach { index in
      var cells = cellWriter(for: columns)
      render(result, chunk: index, rows: rows, to: &cells)
      return measured.lines(of: cells)
    } use: { (lines: [UInt8]) throws(HotspotError) in
      try sink.write(lines)
    }
    var remarks = result.notes
    let left = result.rowCount - rows
    if left > 0 { remarks.insert("\(left) more \(left == 1 ? "row" : "rows").", at: 0) }
    if !remarks.isEmpty {
      var lines = ByteBuffer()
      for remark in remarks {
        lines.append(UInt8(ascii: "\n"))
        lines.append(terminal: remark.utf8.span)
      }
      lines.append(UInt8(ascii: "\n"))
      try sink.write(lines.finish())
    }
  }

  private func cellWriter(
    for columns: [TableColumn], reusing storage: consuming [UInt8] = []
  ) -> CellWriter {
    CellWriter(
      columns: columns, format: format, rawCells: rawCells, pseudonymiser: pseudonymiser,
      reusing: storage)
  }

  private func render(
    _ result: some TabularResult, chunk: Int, rows: Int, to cells: inout CellWriter
  ) {
    let start = chunk * Self.chunkRows
    for row in start..<min(rows, start + Self.chunkRows) {
      cells.beginRow(isFirst: row == 0)
      result.write(row: row, to: &cells)
      cells.endRow()
    }
  }
}

/// Rendered rows: the first `end` bytes of the storage.
struct RenderedChunk: Sendable {
  let storage: [UInt8]
  let end: Int
}
