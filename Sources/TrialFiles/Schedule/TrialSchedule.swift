public import DelimitedText
internal import HotspotGeometry
internal import TrialDesigns

/// The units to patrol on some trial days.
///
/// In parallel designs they are the units of every arm but the last, the control, on the days that
/// the design has, if it has any; in crossover designs the treated units of days that were
/// released, or of any day once the record is revealed. Switches and suspensions are honoured as
/// they stand at the end of a trial day; a unit that has had its visits is left out.
public struct TrialSchedule: Sendable {
  /// One trial day.
  public struct Day: Hashable, Sendable {
    /// The trial day.
    public var date: CalendarDate
    /// When it begins: seconds since 1970, UTC.
    public var start: Int64
    /// When the next begins: seconds since 1970, UTC.
    public var end: Int64
    /// The units to patrol, ascending.
    public var patrols: [Patrol]
    /// Why the trial rests that day; nil where it does not.
    public var suspension: String?
    /// Units to be treated that are switched off, as positions in the frame.
    public var switchedOff: [Int]
    /// Units that have had their visits, as positions in the frame.
    public var atLimit: [Int]
  }

  /// A unit to patrol.
  public struct Patrol: Hashable, Sendable {
    /// The unit's position in the frame.
    public var unit: Int
    /// The visits recorded so far that day.
    public var visits: Int
  }

  /// The days in order.
  public let days: [Day]
  /// What was asked for.
  public let request: ScheduleRequest
  let frame: TrialFrame
  let clock: TrialClock
  let strata: [String]
  /// The centre of each unit, where it has a place.
  let centres: [(x: Double, y: Double)?]
  /// Each row of the table: the position of its day and its patrol.
  let rows: [(day: Int, patrol: Patrol)]

  /// Makes the schedule of a trial.
  ///
  /// - Throws: `HotspotError.state` where units are not allocated or a day is not released;
  ///   `HotspotError.usage` for days that the trial does not have, and for an area that is not there.
  /// - Complexity: O(days × units + visits + switches).
  public init(_ state: TrialState, _ request: ScheduleRequest) throws(HotspotError) {
    try request.check()
    let design = try state.allocatedDesign()
    let clock = try state.clock()
    if let horizon = state.horizon,
      !horizon.contains(request.from) || !horizon.contains(request.through)
    {
      throw HotspotError(
        .usage,
        "the trial runs from \(horizon.lowerBound) to \(horizon.upperBound). Ask for days between.")
    }
    let dates = (request.from.days...request.through.days).map { CalendarDate(days: $0) }
    let treated = try Self.treated(on: dates, state, design)
    let inArea = try Self.units(ofArea: request.area, state.frame)
    let switches = UnitSwitches(state.switches)
    let visits = UnitDayVisits(state.visits)
    var days: [Day] = []
    for (date, units) in zip(dates, treated) {
      let bounds = clock.bounds(of: date)
      var day = Day(
        date: date, start: bounds.start, end: bounds.end, patrols: [],
        suspension: state.suspension(on: date)?.reason, switchedOff: [], atLimit: [])
      for unit in units where inArea[unit] && day.suspension == nil {
        let count = visits.count(of: unit, on: date)
        if switches.isOff(unit, before: bounds.end) {
          day.switchedOff.append(unit)
        } else if let limit = request.limit, count >= limit {
          day.atLimit.append(unit)
        } else {
          day.patrols.append(Patrol(unit: unit, visits: count))
        }
      }
      days.append(day)
    }
    self.days = days
    self.request = request
    self.clock = clock
    frame = state.frame
    strata = state.frame.shownStrata(of: design)
    centres = state.frame.units.map { unit in
      unit.figure.flatMap { (try? $0.centroid()) ?? nil }.map {
        (Self.metres($0.x), Self.metres($0.y))
      }
    }
    rows = days.enumerated().flatMap { index, day in day.patrols.map { (index, $0) } }
  }

  /// To the millimetre, so that libraries of geometry agree on the digits.
  private static func metres(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// The treated units of each date, ascending.
  private static func treated(
    on dates: [CalendarDate], _ state: TrialState, _ design: TrialDesign
  ) throws(HotspotError) -> [[Int]] {
    guard design.kind == .crossover else {
      let control = design.arms.count - 1
      let arms = try state.parallelArms()
      let units = arms.indices.filter { unit in arms[unit].map { $0 != control } ?? false }
      return dates.map { _ in units }
    }
    let open = Dictionary(try state.openDays().map { ($0.date, $0.treated) }) { $1 }
    var treated: [[Int]] = []
    for date in dates {
      guard let units = open[date] else {
        throw HotspotError(
          .state,
          "\(date) is not released yet. The holder of the sealed record can: \(Setting.releasing)"
            + " TRIAL \(Setting.sealedRecord) RECORD.json \(Setting.lastDay) \(dates.last ?? date)")
      }
      treated.append(units)
    }
    return treated
  }

  /// Whether each unit lies in an area.
  private static func units(
    ofArea area: String?, _ frame: TrialFrame
  ) throws(HotspotError) -> [Bool] {
    guard let area else { return frame.units.map { _ in true } }
    let units = frame.units
    if units.contains(where: { $0.area == area }) { return units.map { $0.area == area } }
    let folded = area.lowercased()
    if units.contains(where: { $0.area.lowercased() == folded }) {
      return units.map { $0.area.lowercased() == folded }
    }
    let areas = ByteOrder.sorted(Set(units.map(\.area)).subtracting([""]))
    throw HotspotError(
      .usage,
      areas.isEmpty
        ? "the units of this trial have no areas. Leave \(Setting.listedArea) out."
        : "there is no area \(area). The areas are: " + UnitWords.list(areas, most: 30) + ".")
  }
}
