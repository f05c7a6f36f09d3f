/// Incidents counted by group and period, where there are any.
struct PeriodCounts: Sendable {
  struct Entry: Sendable {
    var group: Int32
    var period: Int32
    var count: Int64
    var weight: Int64
  }

  /// By group, then by period.
  private(set) var entries: [Entry] = []

  /// Counts incidents.
  ///
  /// - Parameter groups: the group of each location, from 0; −1 for none.
  init(_ incidents: Incidents, groups: [Int32], periods: Periods) {
    var keys: [Int: (count: Int64, weight: Int64)] = [:]
    for index in incidents.location.indices {
      let group = Int(groups[Int(incidents.location[index])])
      guard group >= 0, let period = periods.period(of: incidents.day[index]) else { continue }
      let weight = incidents.weight.isEmpty ? 10_000 : incidents.weight[index]
      keys[group * periods.count + period, default: (0, 0)].count += 1
      keys[group * periods.count + period, default: (0, 0)].weight += weight
    }
    entries = keys.keys.sorted().map { key in
      let sums = keys[key] ?? (0, 0)
      return Entry(
        group: Int32(key / periods.count), period: Int32(key % periods.count),
        count: sums.count, weight: sums.weight)
    }
  }
}
