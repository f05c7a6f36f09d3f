package import DelimitedText

/// How long offences take to be reported, as counts of rows by days.
package struct RecordingLag: Sendable {
  private var counts: [Int32: Int] = [:]
  private var lastKnown = Int32.min

  /// No rows.
  package init() {}

  /// Takes in a row; `reported` is `Int32.min` where it does not say.
  package mutating func add(occurred: Int32, reported: Int32) {
    lastKnown = max(lastKnown, reported, occurred)
    if reported != .min { counts[reported &- occurred, default: 0] += 1 }
  }

  /// Takes in the rows of another.
  package mutating func merge(_ other: RecordingLag) {
    counts.merge(other.counts, uniquingKeysWith: +)
    lastKnown = max(lastKnown, other.lastKnown)
  }

  /// The days within which a share of the offences were reported; nil where none says.
  package func days(for share: Double) -> Int32? {
    let total = counts.values.reduce(0, +)
    guard total > 0 else { return nil }
    var seen = 0
    for (days, count) in counts.sorted(by: { $0.key < $1.key }) {
      seen += count
      if Double(seen) >= share * Double(total) { return days }
    }
    return nil
  }

  /// Rows reported before they occurred.
  package var early: Int { counts.filter { $0.key < 0 }.values.reduce(0, +) }

  /// The last day of which nine in ten offences have been reported by now; nil where none says.
  package var lastCompleteDay: CalendarDate? {
    days(for: 0.9).map { CalendarDate(days: lastKnown).adding(days: -Int(max(0, $0))) }
  }
}
