public import ResultTables
internal import TrialDesigns

/// The log of a trial, entry by entry, as its hashes chain it.
public struct LogTable: TabularResult {
  private let entries: [TrialState.LogEntry]

  /// The log of a trial.
  public init(_ state: TrialState) { entries = state.log }

  /// The columns in order.
  public let columns = [
    TableColumn(name: "sequence", kind: .integer, doc: "The number of the entry, from 1."),
    TableColumn(name: "at", kind: .text, doc: "When it was written, UTC."),
    TableColumn(name: "action", kind: .text, doc: "What was done."),
    TableColumn(name: "detail", kind: .text, doc: "The particulars, canonical JSON."),
    TableColumn(
      name: "previous", kind: .text, doc: "The hash of the entry before; 64 zeros for the first."),
    TableColumn(
      name: "sha256", kind: .text,
      doc: "SHA-256 over the canonical JSON of the other five, keyed by these names."),
  ]

  /// One row an entry.
  public var rowCount: Int { entries.count }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let entry = entries[row]
    cells.integer(entry.sequence)
    cells.text(entry.at)
    cells.text(entry.action)
    cells.text(entry.detail)
    cells.text(entry.previous)
    cells.text(entry.sha256)
  }
}
