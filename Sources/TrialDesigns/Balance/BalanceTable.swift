public import ResultTables
internal import StatisticalModels

/// How alike the arms are in each covariate at the start: the baseline table of a report.
///
/// The standardised difference is (x̄ − x̄_c)/√((s² + s_c²)/2), the variance ratio s²/s_c², each arm
/// against the last, the control, with variances over n − 1 (P. C. Austin 2009,
/// doi:10.1002/sim.3697). Both are figures of balance, not tests: what differs after randomisation
/// differs by chance.
public struct BalanceTable: TabularResult {
  /// One covariate in one arm.
  public struct Row: Hashable, Sendable {
    /// The covariate's column.
    public var covariate: String
    /// The arm's name.
    public var arm: String
    /// The units of the arm.
    public var units: Int
    /// Their mean; NaN of none.
    public var mean: Double
    /// Their standard deviation; NaN of fewer than two.
    public var standardDeviation: Double
    /// The standardised difference from the control; NaN for the control itself, and where it is not
    /// defined.
    public var standardisedDifference: Double
    /// The variance over that of the control; NaN likewise.
    public var varianceRatio: Double
  }

  /// Covariate by covariate, arm by arm.
  public let rows: [Row]

  /// The table of a parallel design.
  ///
  /// Columns without a number for every unit are left out: minimisation balances levels, which
  /// `StrataTable` counts.
  ///
  /// - Parameter arms: the arm of each unit of the frame; nil for a unit in none.
  /// - Complexity: O(units · covariates · arms).
  public init(frame: TrialFrame, design: TrialDesign, arms: [Int?]) {
    var rows: [Row] = []
    for covariate in design.covariates {
      guard let values = try? AllocationProblem.numbers(covariate, frame: frame) else { continue }
      let moments = design.arms.indices.map { arm in
        SampleMoments(zip(values, arms).filter { $0.1 == arm }.map(\.0))
      }
      guard let control = moments.last else { continue }
      for (index, own) in moments.enumerated() {
        let isControl = index == moments.count - 1
        rows.append(
          Row(
            covariate: covariate, arm: design.arms[index].name, units: own.count, mean: own.mean,
            standardDeviation: own.standardDeviation,
            standardisedDifference: isControl ? .nan : Self.difference(own, control),
            varianceRatio: isControl || control.variance == 0
              ? .nan : own.variance / control.variance))
      }
    }
    self.rows = rows
  }

  /// The standardised difference; 0 of equal means without variance, NaN of different ones.
  private static func difference(_ own: SampleMoments, _ control: SampleMoments) -> Double {
    let variance = (own.variance + control.variance) / 2
    if variance == 0 { return own.mean == control.mean ? 0 : .nan }
    return (own.mean - control.mean) / variance.squareRoot()
  }

  /// One row a covariate and arm.
  public var rowCount: Int { rows.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "covariate", kind: .text, doc: "The covariate."),
    TableColumn(name: "arm", kind: .text, doc: "The arm."),
    TableColumn(name: "units", kind: .integer, doc: "The units of the arm."),
    TableColumn(name: "mean", kind: .number, doc: "The mean over the arm's units."),
    TableColumn(name: "sd", kind: .number, doc: "The standard deviation, over units less one."),
    TableColumn(
      name: "standardised_difference", kind: .number,
      doc: "The mean less the control's, over the root of the mean of both variances."),
    TableColumn(
      name: "variance_ratio", kind: .number, doc: "The variance over that of the control."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let row = rows[row]
    cells.text(row.covariate)
    cells.text(row.arm)
    cells.integer(row.units)
    cells.number(row.mean)
    cells.number(row.standardDeviation)
    cells.number(row.standardisedDifference)
    cells.number(row.varianceRatio)
  }
}
