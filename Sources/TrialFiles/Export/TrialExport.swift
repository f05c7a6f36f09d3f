public import DelimitedText
public import ResultTables
internal import TrialDesigns

/// What leaves a trial for its analysis: units or place-days, with figures where they have any.
public struct TrialExport: TabularResult {
  private let rows: any UnitRows
  /// What should be known of the rows, one sentence a line.
  public let lines: [String]

  /// The name of the rows, as of a sheet.
  public static let name = "trial"

  /// - Parameter days: whether to give one row a unit and open day, for crossover designs.
  /// - Throws: `HotspotError.state` where the units are not allocated, `HotspotError.usage` for days
  ///   of other designs than a crossover.
  public init(_ state: TrialState, days: Bool) throws(HotspotError) {
    if days {
      let table = try PlaceDayExport(state)
      (rows, lines) = (table, table.lines)
    } else {
      let table = try ExportTable(state)
      (rows, lines) = (table, table.lines)
    }
  }

  /// The columns of `ExportTable`, or of `PlaceDayExport`.
  public var columns: [TableColumn] { rows.columns }

  /// The number of rows.
  public var rowCount: Int { rows.rowCount }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) { rows.write(row: row, to: &cells) }

  /// The rows with their figures.
  ///
  /// - Throws: `HotspotError.usage` where the units have no place on Earth.
  public func map() throws(HotspotError) -> UnitMap { try UnitMap(rows) }
}
