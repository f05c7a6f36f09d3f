public import ResultTables

/// A file of visits to be recorded.
public struct VisitRequest: Sendable {
  /// What became of a file of visits.
  public struct Outcome: Sendable {
    /// What is to be said, one sentence a line.
    public var lines: [String]
    /// The rows that were left out.
    public var rejects: VisitRejectTable
  }

  /// Names the files.
  public init(trial: String, visits: String, keyFile: String?) {}

  /// Records the visits.
  public func run() throws -> Outcome { throw TrialError(.usage, "not built yet") }
}

/// The rows of visits that were left out.
public struct VisitRejectTable: TabularResult {
  /// The columns in order.
  public let columns: [TableColumn] = []

  /// The number of rows.
  public var rowCount: Int { 0 }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {}
}
