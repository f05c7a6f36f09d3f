import DelimitedText
import ResultTables

/// A table whose cells are written by a closure.
struct TestTable: TabularResult {
  var columns: [TableColumn]
  var rowCount: Int
  var notes: [String] = []
  var body: @Sendable (Int, inout CellWriter) -> Void

  func write(row: Int, to cells: inout CellWriter) { body(row, &cells) }
}

extension TableColumn {
  init(_ name: String, _ kind: Kind) {
    self.init(name: name, kind: kind, doc: "")
  }
}

/// The bytes of one cell.
func cell(
  _ format: TableFormat = .csv, rawCells: Bool = false, pseudonymiser: Pseudonymiser? = nil,
  kind: TableColumn.Kind = .text, _ body: (inout CellWriter) -> Void
) -> String {
  var cells = CellWriter(
    columns: [TableColumn("a", kind), TableColumn("b", .text)], format: format, rawCells: rawCells,
    pseudonymiser: pseudonymiser)
  cells.beginRow(isFirst: true)
  body(&cells)
  let text = String(decoding: cells.finish(), as: UTF8.self)
  return format == .json ? String(text.dropFirst(5)) : text
}

/// A table as text.
func render(_ table: some TabularResult, _ writer: TableWriter) throws -> String {
  let sink = MemorySink()
  try writer.write(table, to: sink)
  return sink.text
}
