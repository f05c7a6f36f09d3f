internal import DelimitedText
public import ResultTables

/// The hours of a week with the weight of the incidents that may have happened in them.
public struct AoristicTable: TabularResult {
  private let weights: [Double]
  private let count: Int

  /// A table of a week.
  public init(_ week: AoristicWeek) {
    weights = week.weights
    count = week.count
  }

  /// The declared columns.
  public let columns: [TableColumn] = [
    TableColumn(name: "weekday", kind: .text, doc: "The day of the week, Mon first."),
    TableColumn(name: "hour", kind: .integer, doc: "The hour of the day, 0 to 23."),
    TableColumn(name: "weight", kind: .number, doc: "Incidents expected in the hour."),
    TableColumn(
      name: "share", kind: .number, doc: "The weight as a share of all incidents; empty for none."),
  ]

  /// One row an hour of the week.
  public var rowCount: Int { weights.count }

  /// Writes one hour.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(Weekday(rawValue: row / 24)?.shortName ?? "")
    cells.integer(row % 24)
    cells.number(weights[row])
    cells.number(weights[row] / Double(count))
  }
}
