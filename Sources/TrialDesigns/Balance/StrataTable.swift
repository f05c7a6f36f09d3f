public import ResultTables

/// How many units of each stratum, and of each level of a factor, are in each arm.
public struct StrataTable: TabularResult {
  /// One level in one arm.
  public struct Row: Hashable, Sendable {
    /// The column of strata, or the factor.
    public var column: String
    /// The stratum or level.
    public var level: String
    /// The arm's name.
    public var arm: String
    /// The units of the level in the arm.
    public var units: Int
  }

  /// Column by column, level by level in byte order, arm by arm.
  public let rows: [Row]

  /// The table of a parallel design: its strata, then its factors; without rows where it has neither.
  ///
  /// - Parameter arms: the arm of each unit of the frame; nil for a unit in none, which counts nowhere.
  /// - Complexity: O(units · columns · log units).
  public init(frame: TrialFrame, design: TrialDesign, arms: [Int?]) {
    var columns: [(name: String, levels: [String])] = []
    if let strata = design.strata, let levels = try? frame.levels(ofColumn: strata) {
      columns.append((strata, levels))
    }
    columns += design.factors.map { ($0.column, $0.levels) }
    var rows: [Row] = []
    for column in columns {
      for group in ByteOrder.groups(of: column.levels) {
        for (index, arm) in design.arms.enumerated() {
          rows.append(
            Row(
              column: column.name, level: group.text, arm: arm.name,
              units: group.positions.count { arms[$0] == index }))
        }
      }
    }
    self.rows = rows
  }

  /// One row a level and arm.
  public var rowCount: Int { rows.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "variable", kind: .text, doc: "The column of strata, or the factor."),
    TableColumn(name: "level", kind: .text, doc: "The stratum, or the level of the factor."),
    TableColumn(name: "arm", kind: .text, doc: "The arm."),
    TableColumn(name: "units", kind: .integer, doc: "The units of the level in the arm."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let row = rows[row]
    cells.text(row.column)
    cells.text(row.level)
    cells.text(row.arm)
    cells.integer(row.units)
  }
}
