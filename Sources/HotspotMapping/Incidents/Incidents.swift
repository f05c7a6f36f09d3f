internal import HotspotStatistics

/// Incidents on a map, in an order that does not depend on how the input was cut.
///
/// Locations stand from south to north, then west to east, and no two are alike; incidents by
/// location, day, minute and weight.
public struct Incidents: Sendable {
  /// Metres east of the distinct locations, in the grid's system.
  public private(set) var x: [Double] = []
  /// Metres north of the distinct locations.
  public private(set) var y: [Double] = []
  /// The location of each incident.
  public private(set) var location: [Int32] = []
  /// The police day of each incident, from 1970-01-01; `Int32.min` where not recorded.
  public private(set) var day: [Int32] = []
  /// The minute past midnight; −1 without a time, −2 where only the month is known.
  public private(set) var minute: [Int16] = []
  /// The weight in ten-thousandths, zero where there is none; empty where nothing was weighed.
  public private(set) var weight: [Int64] = []
  /// The length of each offence in minutes; `Int32.min` where not recorded; empty where not read.
  public private(set) var duration: [Int32] = []

  /// The number of incidents.
  public var count: Int { location.count }

  /// Puts incidents at new coordinates, one pair a location of theirs; those at NaN are left out.
  ///
  /// - Returns: the incidents, and how many were left out.
  static func locate(
    _ collected: consuming CollectedIncidents, x: [Double], y: [Double]
  ) -> (Incidents, leftOut: Int) {
    var incidents = Incidents()
    let order = x.indices.filter { x[$0].isFinite && y[$0].isFinite }.sorted { a, b in
      y[a] != y[b] ? y[a] < y[b] : x[a] < x[b]
    }
    var numbers = [Int32](repeating: -1, count: x.count)
    for place in order {
      if incidents.x.last != x[place] || incidents.y.last != y[place] {
        incidents.x.append(x[place])
        incidents.y.append(y[place])
      }
      numbers[place] = Int32(incidents.x.count - 1)
    }
    var rows = IncidentRows(
      location: collected.location.map { numbers[Int($0)] }, day: collected.day,
      minute: collected.minute, weight: collected.weight, duration: collected.duration)
    let leftOut = rows.location.count { $0 < 0 }
    if leftOut > 0 { rows = rows.filtered { rows.location[$0] >= 0 } }
    incidents.take(rows.sorted(locations: incidents.x.count))
    return (incidents, leftOut)
  }

  private mutating func take(_ rows: IncidentRows) {
    (location, day, minute) = (rows.location, rows.day, rows.minute)
    (weight, duration) = (rows.weight.map { max(0, $0) }, rows.duration)
  }

  /// The incidents that pass a test, with the locations that they lie at.
  public func filter(_ isKept: (Int) -> Bool) -> Incidents {
    let rows = IncidentRows(
      location: location, day: day, minute: minute, weight: weight, duration: duration
    ).filtered(isKept)
    var result = Incidents()
    var last: Int32 = -1
    var numbers: [Int32] = []
    numbers.reserveCapacity(rows.location.count)
    for place in rows.location {
      if place != last {
        last = place
        result.x.append(x[Int(place)])
        result.y.append(y[Int(place)])
      }
      numbers.append(Int32(result.x.count - 1))
    }
    var renumbered = rows
    renumbered.location = numbers
    result.take(renumbered)
    return result
  }

  /// The number of incidents at each location.
  public var countByLocation: [Int64] {
    var counts = [Int64](repeating: 0, count: x.count)
    for place in location { counts[Int(place)] += 1 }
    return counts
  }

  /// The number of incidents in each of some groups of locations; −1 stands for none.
  func counts(by groups: [Int32], of count: Int) -> [Int64] {
    var counts = [Int64](repeating: 0, count: count)
    for place in location where groups[Int(place)] >= 0 {
      counts[Int(groups[Int(place)])] += 1
    }
    return counts
  }

  /// The sum of weights at each location, in ten-thousandths; the counts, times ten thousand,
  /// where nothing was weighed.
  public var weightByLocation: [Int64] {
    guard !weight.isEmpty else { return countByLocation.map { $0 * 10_000 } }
    var sums = [Int64](repeating: 0, count: x.count)
    for (place, value) in zip(location, weight) { sums[Int(place)] += value }
    return sums
  }
}

/// The columns of incidents, row by row.
struct IncidentRows: Sendable {
  var location: [Int32]
  var day: [Int32]
  var minute: [Int16]
  var weight: [Int64]
  var duration: [Int32]

  /// The rows that pass a test.
  func filtered(_ isKept: (Int) -> Bool) -> IncidentRows {
    taking(location.indices.filter(isKept))
  }

  private func taking(_ order: [Int]) -> IncidentRows {
    IncidentRows(
      location: order.map { location[$0] }, day: order.map { day[$0] },
      minute: order.map { minute[$0] }, weight: weight.isEmpty ? [] : order.map { weight[$0] },
      duration: duration.isEmpty ? [] : order.map { duration[$0] })
  }

  /// The rows by location, day, minute, weight and length.
  func sorted(locations: Int) -> IncidentRows {
    guard let first = day.min(), let last = day.max() else { return self }
    // Everything that orders an incident fits one word, unless weights are many or days far apart.
    let distinct = Set(weight).sorted()
    let isPacked =
      distinct.count <= 1 << 10 && Int64(last) - Int64(first) < 1 << 16 && locations < 1 << 27
      && duration.isEmpty
    guard isPacked else { return taking(location.indices.sorted(by: precedes)) }
    let ranks = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
    var keys = [UInt64](repeating: 0, count: location.count)
    var lastWeight = distinct.first ?? 0
    var lastRank: UInt64 = 0
    for index in location.indices {
      if !weight.isEmpty, weight[index] != lastWeight {
        lastWeight = weight[index]
        lastRank = UInt64(ranks[lastWeight] ?? 0)
      }
      keys[index] =
        UInt64(UInt32(bitPattern: location[index])) << 37
        | UInt64(UInt32(bitPattern: day[index] - first)) << 21
        | UInt64(UInt16(bitPattern: minute[index] + 2)) << 10 | lastRank
    }
    RadixSort.sort(&keys)
    return IncidentRows(
      location: keys.map { Int32(truncatingIfNeeded: $0 >> 37) },
      day: keys.map { Int32(truncatingIfNeeded: ($0 >> 21) & 0xFFFF) + first },
      minute: keys.map { Int16(truncatingIfNeeded: ($0 >> 10) & 0x7FF) - 2 },
      weight: weight.isEmpty ? [] : keys.map { distinct[Int($0 & 0x3FF)] }, duration: [])
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    if location[a] != location[b] { return location[a] < location[b] }
    if day[a] != day[b] { return day[a] < day[b] }
    if minute[a] != minute[b] { return minute[a] < minute[b] }
    if !weight.isEmpty, weight[a] != weight[b] { return weight[a] < weight[b] }
    return !duration.isEmpty && duration[a] < duration[b]
  }
}
