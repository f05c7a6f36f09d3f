public import DelimitedText
internal import OffenceRecords

/// Incidents as they were read, at coordinates as they were written.
///
/// Locations stand by plane, then from south to north and west to east. The incidents are in no
/// particular order until they are put on a map.
public struct CollectedIncidents: Sendable {
  /// Coordinates of the distinct locations: degrees east, or x of the stated system.
  public private(set) var x: [Double] = []
  /// Degrees north, or y of the stated system.
  public private(set) var y: [Double] = []
  /// How many of the locations, the first ones, are in degrees.
  public private(set) var degreeLocations = 0
  /// The location of each incident.
  public private(set) var location: [Int32] = []
  /// The police day of each incident, from 1970-01-01.
  public private(set) var day: [Int32] = []
  /// The minute past midnight; −1 without a time, −2 where only the month is known.
  public private(set) var minute: [Int16] = []
  /// The weight in ten-thousandths, `Int64.min` where there is none; empty where nothing was weighed.
  public private(set) var weight: [Int64] = []
  /// The length of each offence in minutes; `Int32.min` where not recorded; empty where not read.
  public private(set) var duration: [Int32] = []
  /// Rows left out, by reason, in the order of the rules.
  public private(set) var excluded: [(reason: IncidentExclusion, rows: Int)] = []
  /// Rows of which only the month is known, left out ones too.
  public private(set) var monthOnlyRows = 0
  /// Incidents without a weight by code, the most frequent first.
  public private(set) var unweighted: [(code: String, incidents: Int)] = []
  /// The offence groups in the input.
  public private(set) var groups: [String] = []
  /// The last day of which nine in ten offences have been reported; nil where none says.
  public private(set) var lastCompleteDay: CalendarDate?

  init(_ collector: consuming IncidentCollector) {
    var places: [[Int32]] = []
    for table in collector.locations {
      let order = CollectedIncidents.order(table)
      var place = [Int32](repeating: 0, count: table.count)
      for (index, number) in order.enumerated() {
        place[Int(number)] = Int32(x.count + index)
      }
      places.append(place)
      for number in order {
        x.append(table.x[Int(number)])
        y.append(table.y[Int(number)])
      }
    }
    degreeLocations = collector.locations[0].count
    for index in collector.location.indices {
      let number = collector.location[index]
      collector.location[index] = places[Int(number & 1)][Int(number >> 1)]
    }
    var counts = collector.excluded
    counts[IncidentExclusion.sameOffence.rawValue] = collector.dropRepeats()
    excluded = zip(IncidentExclusion.allCases, counts).filter { $0.1 > 0 }
    monthOnlyRows = collector.monthOnlyRows
    unweighted = collector.unweighted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (code: $0.key, incidents: $0.value) }
    groups = collector.groups.sorted()
    lastCompleteDay = collector.lag.lastCompleteDay
    excluded += collector.dropNullIslands(&x, &y, degreeLocations)
    (location, day, minute) = (collector.location, collector.day, collector.minute)
    (weight, duration) = (collector.weight, collector.duration)
  }

  /// The numbers of a table's locations from south to north, then west to east.
  private static func order(_ table: LocationTable) -> [Int32] {
    (0..<Int32(table.count)).sorted { left, right in
      let (a, b) = (Int(left), Int(right))
      return table.y[a] != table.y[b] ? table.y[a] < table.y[b] : table.x[a] < table.x[b]
    }
  }
}

extension IncidentCollector {
  /// Leaves out incidents at 0, 0 where the others are far from there, or are none: it stands for
  /// no place.
  ///
  /// The position becomes NaN, so that it is nowhere any more.
  mutating func dropNullIslands(
    _ x: inout [Double], _ y: inout [Double], _ degreeLocations: Int
  ) -> [(reason: IncidentExclusion, rows: Int)] {
    var dropped = 0
    for (range, far) in [(0..<degreeLocations, 1.0), (degreeLocations..<x.count, 10_000.0)] {
      guard let island = range.first(where: { x[$0] == 0 && y[$0] == 0 }) else { continue }
      let distances = range.map { max(x[$0].magnitude, y[$0].magnitude) }.sorted()
      guard range.count == 1 || distances[distances.count / 2] > far else { continue }
      let isThere = location.map { $0 == Int32(island) }
      dropped += isThere.count { $0 }
      keep { !isThere[$0] }
      (x[island], y[island]) = (.nan, .nan)
    }
    return dropped > 0 ? [(.nullIsland, dropped)] : []
  }

  /// Keeps the rows that pass a test.
  private mutating func keep(_ isKept: (Int) -> Bool) {
    let rows = location.indices.filter(isKept)
    func kept<T>(_ column: [T]) -> [T] { column.isEmpty ? [] : rows.map { column[$0] } }
    location = kept(location)
    day = kept(day)
    minute = kept(minute)
    weight = kept(weight)
    duration = kept(duration)
  }

  /// Keeps one row of each event and offence, the first by location, day, minute and weight.
  ///
  /// - Returns: the rows left out.
  mutating func dropRepeats() -> Int {
    guard !identity.isEmpty else { return 0 }
    let (ids, places, days, minutes, weights) = (identity, location, day, minute, weight)
    let order = ids.indices.filter { ids[$0] != .none }.sorted { a, b in
      if ids[a] != ids[b] { return ids[a] < ids[b] }
      if places[a] != places[b] { return places[a] < places[b] }
      if days[a] != days[b] { return days[a] < days[b] }
      if minutes[a] != minutes[b] { return minutes[a] < minutes[b] }
      return !weights.isEmpty && weights[a] > weights[b]
    }
    var isDropped = [Bool](repeating: false, count: ids.count)
    var dropped = 0
    for (before, index) in zip(order, order.dropFirst()) where ids[before] == ids[index] {
      isDropped[index] = true
      dropped += 1
    }
    if dropped > 0 { keep { !isDropped[$0] } }
    return dropped
  }
}
