package import DelimitedText
internal import TrialDesigns

/// How many visits a unit had on a trial day.
package struct UnitDayVisits: Sendable {
  private struct Key: Hashable {
    var unit: Int
    var day: CalendarDate
  }

  private var counts: [Key: Int] = [:]

  /// Counts visits.
  package init(_ visits: [TrialState.Visit]) {
    for visit in visits { counts[Key(unit: visit.unit, day: visit.trialDay), default: 0] += 1 }
  }

  /// The visits of a unit on a trial day.
  package func count(of unit: Int, on day: CalendarDate) -> Int {
    counts[Key(unit: unit, day: day)] ?? 0
  }
}
