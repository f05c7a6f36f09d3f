import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct AoristicWeekTests {
  /// Minutes from 1970-01-01 to Monday 2024-01-01 00:00.
  private static let monday: Int64 = 19_723 * 1440

  private static func time(_ day: Int64, _ hour: Int64, _ minute: Int64 = 0) -> Int64 {
    monday + day * 1440 + hour * 60 + minute
  }

  private struct Case {
    let start: Int64
    let end: Int64?
    /// Hours of the week and their weights.
    let weights: [Int: Double]
  }

  /// The cases of crimepy's `weekhour` (A. P. Wheeler, Python), with its numbers.
  private static let published: [Case] = [
    Case(start: time(0, 1), end: time(0, 1), weights: [1: 1]),
    Case(
      start: time(0, 1), end: time(0, 2, 30),
      weights: [1: 0.6666666666666666, 2: 0.3333333333333333]),
    Case(start: time(0, 1), end: time(0, 1, 30), weights: [1: 1]),
    Case(start: time(0, 1, 50), end: time(0, 2, 10), weights: [1: 0.5, 2: 0.5]),
    Case(
      start: time(0, 10), end: time(1, 11),
      weights: Dictionary(uniqueKeysWithValues: (10...34).map { ($0, 0.04) })),
    Case(
      start: time(0, 12), end: time(8, 12),
      weights: Dictionary(uniqueKeysWithValues: (0..<168).map { ($0, 0.005952380952380952) })),
    Case(
      start: time(0, 23, 30), end: time(1, 1, 15),
      weights: [23: 0.2857142857142857, 24: 0.5714285714285714, 25: 0.14285714285714285]),
    Case(
      start: time(6, 22), end: time(7, 2), weights: [166: 0.25, 167: 0.25, 0: 0.25, 1: 0.25]),
    Case(start: time(0, 15, 30), end: nil, weights: [15: 1]),
    Case(
      start: time(0, 14, 30), end: time(0, 12, 15),
      weights: [12: 0.3333333333333333, 13: 0.4444444444444444, 14: 0.2222222222222222]),
  ]

  @Test func `Agrees with published weights`() {
    for one in Self.published {
      var week = AoristicWeek()
      week.add(start: one.start, end: one.end)
      for (hour, weight) in week.weights.enumerated() {
        #expect(abs(weight - one.weights[hour, default: 0]) < 1e-15)
      }
    }
  }

  @Test func `Counts what it put right`() {
    var week = AoristicWeek()
    for one in Self.published { week.add(start: one.start, end: one.end) }
    #expect(week.events == 10)
    #expect(week.swapped == 1 && week.moments == 2 && week.uniform == 1)
    #expect(abs(week.weights.reduce(0, +) - 10) < 1e-12)
    #expect(AoristicWeek().weights == [Double](repeating: 0, count: 168))
  }

  @Test func `Agrees with a count of minutes`() {
    var numbers = SeededStream(seed: 6)
    var week = AoristicWeek()
    var expected = [Double](repeating: 0, count: 168)
    for _ in 0..<60 {
      let start = Int64(numbers.below(40_000)) - 20_000
      let length = 1 + numbers.below(numbers.below(2) == 0 ? 200 : 10_079)
      week.add(start: start, end: start + Int64(length))
      for minute in 0..<length {
        // 1969-12-29, three days before the epoch, was a Monday.
        let sinceMonday = start + Int64(minute) + 3 * 1440
        let inWeek = Int(((sinceMonday % 10_080) + 10_080) % 10_080)
        expected[inWeek / 60] += 1 / Double(length)
      }
    }
    for (weight, other) in zip(week.weights, expected) { #expect(abs(weight - other) < 1e-9) }
  }

  @Test func `Any cut and order of events gives the same bits`() {
    var numbers = SeededStream(seed: 12)
    let events = (0..<300).map { _ in
      (start: Int64(numbers.below(100_000)), length: Int64(numbers.below(12_000)) - 200)
    }
    var whole = AoristicWeek()
    for event in events { whole.add(start: event.start, end: event.start + event.length) }
    var parts = [AoristicWeek(), AoristicWeek(), AoristicWeek()]
    for event in events.reversed() {
      parts[numbers.below(3)].add(start: event.start, end: event.start + event.length)
    }
    parts[2].merge(parts[0])
    parts[2].merge(parts[1])
    #expect(parts[2] == whole && parts[2].weights == whole.weights)
    var extreme = AoristicWeek()
    extreme.add(start: .min, end: .max)
    #expect(extreme.uniform == 1)
  }
}
