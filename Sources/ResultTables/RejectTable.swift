public import DelimitedText

/// The rows that were left out, as a table.
public struct RejectTable: TabularResult {
  private let rows: [RejectedRow]

  /// A table of a report's rejected rows.
  public init(_ intake: IntakeReport) { rows = intake.rejectedRows }

  /// The columns in order.
  public let columns: [TableColumn] = [
    TableColumn(name: "file", kind: .text, doc: "The file, as the user named it."),
    TableColumn(name: "line", kind: .integer, doc: "The line the row starts on."),
    TableColumn(name: "column", kind: .text, doc: "The header of the column at fault."),
    TableColumn(name: "reason", kind: .text, doc: "Why the row was left out."),
    TableColumn(name: "raw_row", kind: .text, doc: "The row, at most 64 KiB of it."),
  ]

  /// The number of rows.
  public var rowCount: Int { rows.count }

  /// Writes one row.
  public func write(row: Int, to cells: inout CellWriter) {
    let rejected = rows[row]
    cells.text(rejected.file)
    cells.integer(rejected.line)
    cells.text(rejected.column)
    cells.text(
      rejected.detail.isEmpty
        ? rejected.reason.name : rejected.reason.name + ": " + rejected.detail)
    cells.text(bytes: rejected.raw)
  }
}
