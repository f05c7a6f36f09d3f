public import DelimitedText
public import ResultTables
internal import TrialDesigns

/// The place-days of a crossover trial that are open: what its analysis starts from.
public struct PlaceDayExport: TabularResult, UnitRows {
  let unitColumns: UnitColumns
  private let placeDays: PlaceDays
  private let armNames: [String]

  private static let day = TableColumn(
    name: "trial_day", kind: .date, doc: "The trial day, by the date it begins on.")
  private static let course = [
    TableColumn(
      name: "arm", kind: .text,
      doc: "The arm assigned that day, whatever came of it; empty for a unit in none."),
    TableColumn(
      name: "switched_off", kind: .integer,
      doc: "1 where the unit is switched off at the day's end, else 0."),
    TableColumn(name: "suspended", kind: .integer, doc: "1 where the trial rests, else 0."),
    TableColumn(
      name: "washout", kind: .integer,
      doc: "1 on the control days after treatment that the design flags, else 0."),
    TableColumn(name: "visits", kind: .integer, doc: "The visits recorded that day."),
  ]

  /// The place-days of the days released; of all days once the record is revealed.
  ///
  /// - Throws: `HotspotError.state` where the units are not allocated, `HotspotError.usage` for other
  ///   designs than a crossover.
  public init(_ state: TrialState) throws(HotspotError) {
    placeDays = try PlaceDays(state)
    let design = try state.allocatedDesign()
    armNames = design.arms.map(\.name)
    unitColumns = UnitColumns(state.frame, design, reserved: [Self.day] + Self.course)
  }

  /// The day, the unit, the arm and what became of it, then the design's covariates.
  public var columns: [TableColumn] {
    [Self.day] + UnitColumns.head + Self.course + unitColumns.tail
  }

  /// One row a unit and open day, by day, then by the byte order of the ids.
  public var rowCount: Int { placeDays.count }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let place = placeDays[row]
    cells.date(place.date)
    unitColumns.writeHead(of: place.unit, to: &cells)
    cells.text(place.isTreated.map { armNames[$0 ? 0 : 1] } ?? "")
    cells.integer(place.isSwitchedOff ? 1 : 0)
    cells.integer(place.isSuspended ? 1 : 0)
    cells.integer(place.isWashout ? 1 : 0)
    cells.integer(place.visits)
    unitColumns.writeTail(of: place.unit, to: &cells)
  }

  /// What should be known of the rows, one sentence a line.
  public var lines: [String] {
    placeDays.count == 0
      ? ["No day is released yet, so there are no place-days."]
      : ["\(UnitWords.count(placeDays.dayCount, "day")) released; days to come are not here."]
  }

  func unit(ofRow row: Int) -> Int { placeDays[row].unit }
}
