public import ResultTables
internal import TrialDesigns

/// The recorded visits that were left out, as a table.
public struct VisitRejectTable: TabularResult {
  private let rejects: [VisitReject]

  /// A table of some rejects.
  public init(_ rejects: [VisitReject]) { self.rejects = rejects }

  /// One row a visit left out.
  public var rowCount: Int { rejects.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "file", kind: .text, doc: "The file, as the user named it."),
    TableColumn(name: "line", kind: .integer, doc: "The line the row starts on."),
    TableColumn(name: "reason", kind: .text, doc: "Why the visit was left out."),
    TableColumn(name: "raw_row", kind: .text, doc: "The row, as CSV."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let reject = rejects[row]
    cells.text(reject.file)
    cells.integer(reject.line)
    cells.text(reject.reason.description)
    cells.text(reject.row)
  }
}
