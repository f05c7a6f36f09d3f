package import DelimitedText
internal import TrialDesigns

/// Every unit on every open day of a crossover trial: what was assigned, and what became of it.
///
/// The assigned arm never changes. Whether the unit was switched off, the trial suspended, or a
/// control day too soon after treatment stands beside it, for the analysis to weigh.
package struct PlaceDays: Sendable {
  /// One unit on one day.
  package struct PlaceDay: Hashable, Sendable {
    package var date: CalendarDate
    /// The unit's position in the frame.
    package var unit: Int
    /// Whether treatment is assigned; nil for a unit that is not part of the allocation.
    package var isTreated: Bool?
    package var isSwitchedOff: Bool
    package var isSuspended: Bool
    /// Whether it is among the first control days after treatment that the design flags.
    package var isWashout: Bool
    package var visits: Int
  }

  private struct Day: Sendable {
    var date: CalendarDate
    var end: Int64
    var isSuspended: Bool
    var treated: [Bool]
  }

  private let days: [Day]
  private let position: [CalendarDate: Int]
  private let isAllocated: [Bool]
  private let washout: Int
  private let switches: UnitSwitches
  private let visits: UnitDayVisits

  /// - Throws: `HotspotError.state` where the units are not allocated, `HotspotError.usage` for other
  ///   designs than a crossover.
  package init(_ state: TrialState) throws(HotspotError) {
    let design = try state.allocatedDesign()
    guard design.kind == .crossover else {
      throw HotspotError(
        .usage,
        "only a crossover design has an arm for each day. This design is"
          + " \(design.kind.rawValue): leave \(Setting.rowPerDay) out.")
    }
    let clock = try state.clock()
    let count = state.frame.units.count
    days = try state.openDays().map { open in
      var treated = Array(repeating: false, count: count)
      for unit in open.treated { treated[unit] = true }
      return Day(
        date: open.date, end: clock.bounds(of: open.date).end,
        isSuspended: state.suspension(on: open.date) != nil, treated: treated)
    }
    position = Dictionary(days.enumerated().map { ($1.date, $0) }) { $1 }
    var isAllocated = Array(repeating: true, count: count)
    for unit in design.dropped { isAllocated[unit] = false }
    self.isAllocated = isAllocated
    washout = design.crossover?.washout ?? 0
    switches = UnitSwitches(state.switches)
    visits = UnitDayVisits(state.visits)
  }

  /// The number of open days times the number of units.
  package var count: Int { days.count * isAllocated.count }

  /// The number of open days.
  package var dayCount: Int { days.count }

  /// The place-day of a row: by day, then by unit.
  package subscript(row: Int) -> PlaceDay {
    let units = isAllocated.count
    let (day, unit) = (days[row / units], row % units)
    return PlaceDay(
      date: day.date, unit: unit, isTreated: isAllocated[unit] ? day.treated[unit] : nil,
      isSwitchedOff: switches.isOff(unit, before: day.end), isSuspended: day.isSuspended,
      isWashout: isWashout(unit, day), visits: visits.count(of: unit, on: day.date))
  }

  private func isWashout(_ unit: Int, _ day: Day) -> Bool {
    guard washout > 0, isAllocated[unit], !day.treated[unit] else { return false }
    return (1...washout).contains { back in
      position[day.date.adding(days: -back)].map { days[$0].treated[unit] } ?? false
    }
  }
}
