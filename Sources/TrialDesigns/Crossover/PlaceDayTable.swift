public import ResultTables

/// The place-days in each arm of a crossover trial.
public struct PlaceDayTable: TabularResult {
  private let arms: [String]
  private let totals: [Int]
  private let fewest: [Int]
  private let most: [Int]

  /// Counts treated and control days.
  ///
  /// - Parameters:
  ///   - arms: the names of treatment and control.
  ///   - schedule: who is treated when.
  ///   - units: the number of units that are allocated at all.
  public init(arms: [String], schedule: CrossoverSchedule, units: Int) {
    let treated = (0..<schedule.days).map { schedule.treatedUnits(onDay: $0).count }
    let control = treated.map { units - $0 }
    self.arms = Array(arms.prefix(2))
    totals = [treated.reduce(0, +), control.reduce(0, +)]
    fewest = [treated.min() ?? 0, control.min() ?? 0]
    most = [treated.max() ?? 0, control.max() ?? 0]
  }

  /// One row an arm.
  public var rowCount: Int { arms.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "arm", kind: .text, doc: "The arm."),
    TableColumn(name: "place_days", kind: .integer, doc: "The days of all units in it."),
    TableColumn(name: "fewest_a_day", kind: .integer, doc: "The fewest units on a day."),
    TableColumn(name: "most_a_day", kind: .integer, doc: "The most units on a day."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(arms[row])
    cells.integer(totals[row])
    cells.integer(fewest[row])
    cells.integer(most[row])
  }
}
