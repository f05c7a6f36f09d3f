internal import DelimitedText

/// What an inspection keeps of the rows it has seen: counts, ranges, and a hash an event.
public struct InspectionSummary: MergeableSummary {
  var rows = 0
  var filled: [String: Int] = [:]
  var headerRows: [String: Int] = [:]
  var months: [Int32: Int] = [:]
  var firstDate = Int32.max
  var lastDate = Int32.min
  var undated = 0
  var monthOnly = 0
  var timed = 0
  var lag = RecordingLag()
  var codes: [[UInt8]: Int] = [:]
  var classes: [[UInt8]: Int] = [:]
  var roles: [[UInt8]: Int] = [:]
  var statuses: [[UInt8]: Int] = [:]
  var areas: [[UInt8]: Int] = [:]
  var groups: [[UInt8]: Int] = [:]
  var grid = CoordinateRange()
  var globe = CoordinateRange()
  var people: [ByteKey: Int] = [:]
  var longPeople: [[UInt8]: Int] = [:]
  var noPerson = 0
  var events: [UInt64] = []
  var repeats: [UInt64] = []

  /// A summary that has seen nothing.
  public init() {}

  /// Takes in a batch.
  public mutating func add(_ batch: borrowing OffenceBatch) {
    rows += batch.rows
    for (header, count) in batch.filled {
      filled[header, default: 0] += count
      headerRows[header, default: 0] += batch.rows
    }
    addDates(batch)
    InspectionSummary.count(batch.has(.code), batch.code, &codes)
    InspectionSummary.count(batch.has(.offenceClass), batch.offenceClass, &classes)
    InspectionSummary.count(batch.has(.role), batch.role, &roles)
    InspectionSummary.count(batch.has(.status), batch.status, &statuses)
    InspectionSummary.count(batch.has(.area), batch.area, &areas)
    InspectionSummary.count(batch.has(.group), batch.group, &groups)
    if batch.has(.easting), batch.has(.northing) { grid.add(batch.easting, batch.northing) }
    if batch.has(.longitude), batch.has(.latitude) { globe.add(batch.longitude, batch.latitude) }
    addPeople(batch)
    addEvents(batch)
  }

  private mutating func addDates(_ batch: borrowing OffenceBatch) {
    guard batch.has(.date) else { return }
    var lastMonthDay = Int32.min
    var lastMonth: Int32 = 0
    let hasReported = batch.has(.reported)
    for row in 0..<batch.rows {
      let day = batch.date[row]
      guard day != .min else {
        undated += 1
        continue
      }
      firstDate = min(firstDate, day)
      lastDate = max(lastDate, day)
      switch batch.minute[row] {
      case -2: monthOnly += 1
      case -1: break
      default: timed += 1
      }
      if day != lastMonthDay {
        let (year, month, _) = CalendarDate(days: day).components
        lastMonth = Int32(year * 12 + month - 1)
        lastMonthDay = day
      }
      months[lastMonth, default: 0] += 1
      lag.add(occurred: day, reported: hasReported ? batch.reported[row] : .min)
    }
  }

  private static func count(
    _ isThere: Bool, _ column: SymbolColumn, _ counts: inout [[UInt8]: Int]
  ) {
    guard isThere else { return }
    var local = [Int](repeating: 0, count: column.dictionary.values.count)
    for symbol in column.symbols { local[Int(symbol)] += 1 }
    for (symbol, count) in local.enumerated() where count > 0 {
      counts[column.dictionary.values[symbol], default: 0] += count
    }
  }

  private mutating func addPeople(_ batch: borrowing OffenceBatch) {
    guard batch.has(.person) else { return }
    for (row, key) in batch.person.keys.enumerated() {
      if key.isEmpty {
        noPerson += 1
      } else if key.isLong {
        longPeople[batch.person.bytes(row), default: 0] += 1
      } else {
        people[key, default: 0] += 1
      }
    }
  }

  private mutating func addEvents(_ batch: borrowing OffenceBatch) {
    guard batch.has(.event) else { return }
    for (row, key) in batch.event.keys.enumerated() where !key.isEmpty {
      events.append(key.hash)
      guard batch.has(.person), !batch.person.keys[row].isEmpty else { continue }
      var hash = key.hash &* 0x9E37_79B9_7F4A_7C15 ^ batch.person.keys[row].hash
      hash = hash &* 0xC2B2_AE3D_27D4_EB4F ^ (hash >> 31)
      if batch.has(.role) { hash = InspectionSummary.mix(hash, batch.role, row) }
      if batch.has(.code) { hash = InspectionSummary.mix(hash, batch.code, row) }
      repeats.append(hash)
    }
  }

  private static func mix(_ hash: UInt64, _ column: borrowing SymbolColumn, _ row: Int) -> UInt64 {
    let value = ByteKey.longHash(column.dictionary.values[Int(column.symbols[row])])
    return (hash ^ value) &* 0x9FB2_1C65_1E98_DF25
  }

  /// Takes in what another inspection has seen.
  public mutating func merge(_ other: consuming InspectionSummary) {
    rows += other.rows
    filled.merge(other.filled, uniquingKeysWith: +)
    headerRows.merge(other.headerRows, uniquingKeysWith: +)
    months.merge(other.months, uniquingKeysWith: +)
    firstDate = min(firstDate, other.firstDate)
    lastDate = max(lastDate, other.lastDate)
    undated += other.undated
    monthOnly += other.monthOnly
    timed += other.timed
    lag.merge(other.lag)
    codes.merge(other.codes, uniquingKeysWith: +)
    classes.merge(other.classes, uniquingKeysWith: +)
    roles.merge(other.roles, uniquingKeysWith: +)
    statuses.merge(other.statuses, uniquingKeysWith: +)
    areas.merge(other.areas, uniquingKeysWith: +)
    groups.merge(other.groups, uniquingKeysWith: +)
    grid.merge(other.grid)
    globe.merge(other.globe)
    people.merge(other.people, uniquingKeysWith: +)
    longPeople.merge(other.longPeople, uniquingKeysWith: +)
    noPerson += other.noPerson
    events.append(contentsOf: other.events)
    repeats.append(contentsOf: other.repeats)
  }

  /// The counts themselves.
  public consuming func finish() -> InspectionSummary { self }

  /// How many distinct hashes there are, how many stand on several rows, and how many rows repeat.
  static func multiplicity(_ hashes: [UInt64]) -> (distinct: Int, several: Int, extra: Int) {
    let sorted = hashes.sorted()
    var distinct = 0
    var several = 0
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      distinct += 1
      if end - start > 1 { several += 1 }
      start = end
    }
    return (distinct, several, sorted.count - distinct)
  }
}

/// The extent of two coordinates.
struct CoordinateRange: Sendable {
  var least = (x: Double.infinity, y: Double.infinity)
  var most = (x: -Double.infinity, y: -Double.infinity)
  var present = 0
  var missing = 0

  mutating func add(_ xs: [Double], _ ys: [Double]) {
    for (x, y) in zip(xs, ys) {
      guard !x.isNaN, !y.isNaN else {
        missing += 1
        continue
      }
      present += 1
      least = (min(least.x, x), min(least.y, y))
      most = (max(most.x, x), max(most.y, y))
    }
  }

  mutating func merge(_ other: CoordinateRange) {
    least = (min(least.x, other.least.x), min(least.y, other.least.y))
    most = (max(most.x, other.most.x), max(most.y, other.most.y))
    present += other.present
    missing += other.missing
  }
}
