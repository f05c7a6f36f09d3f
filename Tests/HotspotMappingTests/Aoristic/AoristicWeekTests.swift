import HotspotMapping
import ResultTables
import TestSupport
import Testing

@Suite struct AoristicWeekTests {
  /// Monday 2024-01-01 00:00, in minutes since 1970-01-01 00:00.
  private static let monday: Int64 = 19_723 * 1440

  /// The edge cases of crimepy's `weekhour` weights, in minutes from that Monday, with the weight of
  /// each hour of the week that has any.
  private static let published: [(start: Int64, end: Int64?, weights: [Int: Double])] = [
    (60, 60, [1: 1]),
    (60, 150, [1: 0.6666666666666666, 2: 0.3333333333333333]),
    (60, 90, [1: 1]),
    (110, 130, [1: 0.5, 2: 0.5]),
    (
      23 * 60 + 30, 25 * 60 + 15,
      [23: 0.2857142857142857, 24: 0.5714285714285714, 25: 0.14285714285714285]
    ),
    (
      6 * 1440 + 22 * 60, 7 * 1440 + 2 * 60,
      [166: 0.25, 167: 0.25, 0: 0.25, 1: 0.25]
    ),
    (15 * 60 + 30, nil, [15: 1]),
    (
      600, 1440 + 660,
      Dictionary(uniqueKeysWithValues: (10...34).map { ($0, 0.04) })
    ),
    (
      720, 8 * 1440 + 720,
      Dictionary(uniqueKeysWithValues: (0..<168).map { ($0, 0.005952380952380952) })
    ),
    (
      14 * 60 + 30, 12 * 60 + 15,
      [12: 0.3333333333333333, 13: 0.4444444444444444, 14: 0.2222222222222222]
    ),
  ]

  @Test func `Equals published weights`() {
    for (start, end, expected) in Self.published {
      var week = AoristicWeek()
      week.add(startMinute: Self.monday + start, endMinute: end.map { Self.monday + $0 })
      for (hour, weight) in week.weights.enumerated() {
        #expect(abs(weight - (expected[hour] ?? 0)) < 1e-15, "\(start), hour \(hour)")
      }
    }
  }

  @Test func `Equals a count of minutes`() {
    var numbers = SeededNumbers(seed: 6)
    for _ in 0..<200 {
      let start = Int64(numbers.below(40_000)) - 20_000
      let length = Int64(numbers.below(10_080)) + 1
      var minutes = [Double](repeating: 0, count: 168)
      for minute in start..<start + length {
        // 1970-01-01 was a Thursday.
        let place = ((minute + 4320) % 10_080 + 10_080) % 10_080
        minutes[Int(place / 60)] += 1
      }
      var week = AoristicWeek()
      week.add(startMinute: start, endMinute: start + length)
      #expect(week.weights == minutes.map { $0 / Double(length) }, "\(start), \(length)")
    }
  }

  @Test func `Parts in any order give the same digits`() {
    var numbers = SeededNumbers(seed: 2)
    var incidents: [(Int64, Int64?)] = (0..<500).map { _ in
      let start = Int64(numbers.below(1_000_000))
      return (start, numbers.below(4) == 0 ? nil : start + Int64(numbers.below(14_000)) - 2000)
    }
    var whole = AoristicWeek()
    for (start, end) in incidents { whole.add(startMinute: start, endMinute: end) }
    incidents.reverse()
    var parts = [AoristicWeek](repeating: AoristicWeek(), count: 3)
    for (place, incident) in incidents.enumerated() {
      parts[place % 3].add(startMinute: incident.0, endMinute: incident.1)
    }
    var merged = parts[2]
    merged.merge(parts[0])
    merged.merge(parts[1])
    #expect(merged == whole)
    #expect(merged.weights == whole.weights)
    #expect(whole.count == 500 && whole.swapped > 0 && whole.overAWeek > 0)
    #expect(abs(whole.weights.reduce(0, +) - 500) < 1e-9)
  }

  @Test func `Times at the ends of what can be counted do not trap`() {
    var week = AoristicWeek()
    week.add(startMinute: .min, endMinute: .max)
    week.add(startMinute: .max, endMinute: .min)
    week.add(startMinute: .max, endMinute: nil)
    week.add(startMinute: .min, endMinute: .min + 59)
    week.add(startMinute: .max - 30, endMinute: .max)
    #expect(week.count == 5 && week.swapped == 1 && week.overAWeek == 2)
    #expect(abs(week.weights.reduce(0, +) - 5) < 1e-12)
  }

  @Test func `The table has an hour a row`() {
    var week = AoristicWeek()
    week.add(startMinute: Self.monday + 110, endMinute: Self.monday + 130)
    week.add(startMinute: Self.monday + 110, endMinute: nil)
    let table = AoristicTable(week)
    #expect(table.columns.map(\.name) == ["weekday", "hour", "weight", "share"])
    #expect(table.rowCount == 168)
    var collector = CellCollector(for: table)
    #expect(
      collector.values(of: 1, in: table) == [
        .text("Mon"), .integer(1), .number(1.5), .number(0.75),
      ])
    #expect(
      collector.values(of: 167, in: table) == [.text("Sun"), .integer(23), .number(0), .number(0)])
    let empty = AoristicTable(AoristicWeek())
    #expect(
      collector.values(of: 24, in: empty) == [.text("Tue"), .integer(0), .number(0), .empty])
  }
}
