public import ResultTables
internal import TrialDesigns

extension TrialSchedule: TabularResult {
  /// The columns in order.
  public var columns: [TableColumn] {
    [
      TableColumn(name: "trial_day", kind: .date, doc: "The trial day, by the date it begins on."),
      TableColumn(name: "unit", kind: .text, doc: "The id of the unit to patrol."),
      TableColumn(name: "area", kind: .text, doc: "The patrol area that the unit belongs to."),
      TableColumn(name: "stratum", kind: .text, doc: "The unit's stratum in the design."),
      TableColumn(
        name: "patrol_minutes", kind: .integer, doc: "The minutes that a patrol should stay."),
      TableColumn(
        name: "visits", kind: .integer, doc: "The visits recorded on the trial day so far."),
      TableColumn(
        name: "x", kind: .number, doc: "The easting of the centre, in the frame's system, metres."),
      TableColumn(
        name: "y", kind: .number, doc: "The northing of the centre, in the frame's system, metres."),
    ]
  }

  /// One row a day and unit to patrol, by day, then by the byte order of the ids.
  public var rowCount: Int { rows.count }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let (day, patrol) = rows[row]
    let unit = frame.units[patrol.unit]
    cells.date(days[day].date)
    cells.text(unit.id)
    cells.text(unit.area)
    cells.text(strata[patrol.unit])
    cells.integer(request.minutes)
    cells.integer(patrol.visits)
    if let centre = centres[patrol.unit] {
      cells.number(centre.x)
      cells.number(centre.y)
    } else {
      cells.empty()
      cells.empty()
    }
  }

  /// What is not in the rows and why, one sentence a line.
  public var lines: [String] {
    var lines: [String] = []
    for day in days {
      if let reason = day.suspension {
        lines.append("\(day.date): the trial is suspended, nothing is to be patrolled: \(reason)")
      }
      if !day.switchedOff.isEmpty {
        lines.append("\(day.date): switched off: \(names(day.switchedOff)).")
      }
      if let limit = request.limit, !day.atLimit.isEmpty {
        lines.append(
          "\(day.date): dropped, having had \(limit) \(limit == 1 ? "visit" : "visits"):"
            + " \(names(day.atLimit)).")
      }
    }
    return lines
  }

  private func names(_ units: [Int]) -> String {
    UnitWords.list(units.map { frame.units[$0].id }, most: 20)
  }
}
