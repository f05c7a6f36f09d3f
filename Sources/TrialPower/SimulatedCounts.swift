internal import HotspotStatistics
internal import TrialDesigns

/// One event of a simulated trial before any effect: its unit and its day, counted from 0.
struct SimulatedEvent: Hashable, Sendable {
  var unit: Int32
  var day: Int32
}

/// Where the events of simulated trials come from.
package enum SimulatedCounts: Sendable {
  /// Days drawn again from the user's own.
  case baseline(BaselineCounts)
  /// Drawn from a distribution.
  case model(CountModel)

  /// Puts the events of one trial in place of those there.
  ///
  /// Of a baseline, blocks of seven consecutive days are drawn with replacement, each with the
  /// counts of all units together, so that what units have in common on a day stays (H. R. Künsch,
  /// Annals of Statistics 17 (1989) 1217–1241, doi:10.1214/aos/1176347265). All blocks of a trial
  /// begin on one day of the week, which is drawn first, so that the pattern of the week stays too.
  /// The last block is cut where the trial ends. What was seen in the baseline is all that can come
  /// up; slow change over a season is broken up.
  func draw(
    units: Int, days: Int, using stream: inout SeededStream, into events: inout [SimulatedEvent]
  ) {
    events.removeAll(keepingCapacity: true)
    switch self {
    case .model(let model): model.draw(units: units, days: days, using: &stream, into: &events)
    case .baseline(let counts):
      let starts = counts.days - 6
      let phase = stream.below(min(7, starts))
      let blocks = (starts - phase + 6) / 7
      for block in stride(from: 0, to: days, by: 7) {
        let from = phase + 7 * stream.below(blocks)
        for offset in 0..<min(7, days - block) {
          for place in counts.dayStarts[from + offset]..<counts.dayStarts[from + offset + 1] {
            events.append(
              SimulatedEvent(unit: counts.events[place], day: Int32(block + offset)))
          }
        }
      }
    }
  }
}
