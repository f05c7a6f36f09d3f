public import ResultTables

/// The number of units in each arm of a parallel trial.
public struct ArmSizeTable: TabularResult {
  private let arms: [TrialDesign.Arm]
  private let sizes: [Int]
  /// What a reader should know.
  public let notes: [String]

  /// Counts the units of each arm.
  ///
  /// - Parameter assigned: the arm of each unit; nil for one that is in none.
  public init(arms: [TrialDesign.Arm], assigned: [Int?]) {
    self.arms = arms
    var sizes = arms.map { _ in 0 }
    for case let arm? in assigned { sizes[arm] += 1 }
    self.sizes = sizes
    let left = assigned.count { $0 == nil }
    notes = left == 0 ? [] : ["\(UnitWords.count(left, "unit")) in no arm."]
  }

  /// One row an arm.
  public var rowCount: Int { arms.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "arm", kind: .text, doc: "The arm."),
    TableColumn(name: "ratio", kind: .integer, doc: "Its share of the units, against the others'."),
    TableColumn(name: "units", kind: .integer, doc: "The units in it."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(arms[row].name)
    cells.integer(arms[row].ratio)
    cells.integer(sizes[row])
  }
}
