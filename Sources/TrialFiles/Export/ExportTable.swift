public import DelimitedText
public import ResultTables
internal import TrialDesigns

/// The eligible units of a trial with their arms: what an analysis of a parallel design starts
/// from.
public struct ExportTable: TabularResult, UnitRows {
  let unitColumns: UnitColumns
  private let arms: [String]
  private let isCrossover: Bool

  private static let arm = TableColumn(
    name: "arm", kind: .text,
    doc: "The arm assigned; empty for a unit in no arm and in crossover designs.")

  /// The units of an allocated trial.
  ///
  /// - Throws: `HotspotError.state` where the units are not allocated.
  public init(_ state: TrialState) throws(HotspotError) {
    let design = try state.allocatedDesign()
    isCrossover = design.kind == .crossover
    unitColumns = UnitColumns(state.frame, design, reserved: [Self.arm])
    arms =
      isCrossover
      ? state.frame.units.map { _ in "" }
      : try state.parallelArms().map { arm in arm.map { design.arms[$0].name } ?? "" }
  }

  /// Id, area, stratum and arm, then the design's covariates in order.
  public var columns: [TableColumn] { UnitColumns.head + [Self.arm] + unitColumns.tail }

  /// One row an eligible unit, in the byte order of the ids.
  public var rowCount: Int { arms.count }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    unitColumns.writeHead(of: row, to: &cells)
    cells.text(arms[row])
    unitColumns.writeTail(of: row, to: &cells)
  }

  /// What should be known of the rows, one sentence a line.
  public var lines: [String] {
    if isCrossover {
      return [
        "In a crossover design a unit has no arm of its own: \(Setting.rowPerDay) gives one row a"
          + " unit and day."
      ]
    }
    let none = arms.count { $0.isEmpty }
    return none == 0
      ? [] : ["\(UnitWords.count(none, "unit")) left out of the allocation, with an empty arm."]
  }

  func unit(ofRow row: Int) -> Int { row }
}
