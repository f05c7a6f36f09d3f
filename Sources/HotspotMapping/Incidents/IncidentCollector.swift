internal import DelimitedText
public import OffenceRecords

/// Gathers the offences that are put on a map, with their places, days and weights.
///
/// Rows of several people in one offence are one incident: where a file has person and event
/// columns, rows with the same event and offence count once.
public struct IncidentCollector: MergeableSummary {
  /// What an incident weighs.
  public enum Gravity: Sendable {
    /// Nothing is weighed.
    case none
    /// By its code or class, in a table.
    case table(WeightsTable)
    /// By the file's gravity column.
    case column
  }

  /// Which columns hold the positions of rows.
  public struct Positions: Hashable, Sendable {
    /// Whether longitude and latitude are read.
    public var degrees = true
    /// Whether eastings and northings, or x and y, are read.
    public var planar = true
    /// Whether a row with both is put where its longitude and latitude say.
    public var prefersDegrees = false

    /// Both are read, and eastings and northings win.
    public init() {}

    /// None is read, and all rows stand at one point.
    public static let none: Positions = {
      var positions = Positions()
      positions.degrees = false
      positions.planar = false
      return positions
    }()
  }

  /// Which of two pairs of columns a position comes from.
  enum Plane: Int, CaseIterable, Sendable {
    /// Longitude and latitude.
    case degrees
    /// Eastings and northings, or x and y of the stated system.
    case planar
  }

  let filter: IncidentFilter
  let readsEnds: Bool
  private let gravity: Gravity
  private let positions: Positions
  private let countsOffences: Bool
  private var judge: OffenceJudge

  /// The distinct positions, by plane.
  var locations = [LocationTable(), LocationTable()]
  /// The location of each incident, doubled, and one more in the planar table.
  var location: [Int32] = []
  /// The police day of each incident.
  var day: [Int32] = []
  /// The minute past midnight, or −1 or −2 as in a batch.
  var minute: [Int16] = []
  /// The weights in ten-thousandths; `Int64.min` without one. Empty where nothing is weighed.
  var weight: [Int64] = []
  /// What tells an incident's rows from those of others. Empty where rows are not told apart.
  var identity: [IncidentIdentity] = []
  /// The length of an offence that has a recorded end, in minutes. Empty where ends are not read.
  var duration: [Int32] = []

  var excluded = [Int](repeating: 0, count: IncidentExclusion.allCases.count)
  var monthOnlyRows = 0
  var unweighted: [String: Int] = [:]
  var groups: Set<String> = []
  var lag = RecordingLag()

  /// A collector that has seen nothing.
  ///
  /// - Parameters:
  ///   - filter: which rows count.
  ///   - gravity: what they weigh.
  ///   - positions: which columns hold the positions.
  ///   - countsOffences: whether rows of one event and offence count once.
  ///   - readsEnds: whether the length of offences is kept.
  public init(
    filter: IncidentFilter, gravity: Gravity = .none, positions: Positions = Positions(),
    countsOffences: Bool = false, readsEnds: Bool = false
  ) {
    self.filter = filter
    self.gravity = gravity
    self.positions = positions
    self.countsOffences = countsOffences
    self.readsEnds = readsEnds
    if case .table(let table) = gravity {
      judge = OffenceJudge(filter: filter, weights: table)
    } else {
      judge = OffenceJudge(filter: filter, weights: nil)
    }
  }

  /// The columns to read.
  public var columns: OffenceColumns {
    var columns: [OffenceColumn] = [.date, .reported]
    if positions.degrees { columns += [.longitude, .latitude] }
    if positions.planar { columns += [.easting, .northing] }
    columns += filter.columns
    switch gravity {
    case .none: break
    case .table: columns += [.code, .offenceClass]
    case .column: columns.append(.gravity)
    }
    if countsOffences { columns += [.event, .code, .offenceClass] }
    if readsEnds { columns.append(.end) }
    return OffenceColumns(columns)
  }

  /// Takes in a batch.
  public mutating func add(_ batch: borrowing OffenceBatch) {
    judge.begin(batch)
    let hasDegrees = batch.has(.longitude) && batch.has(.latitude)
    let hasPlane = batch.has(.easting) && batch.has(.northing)
    for row in 0..<batch.rows {
      let (policeDay, isMonth) = policeDay(batch, row)
      if isMonth { monthOnlyRows += 1 }
      let kind = judge.number(batch, row: row)
      if let reason = exclusion(batch, row: row, day: policeDay, kind: kind) {
        excluded[reason.rawValue] += 1
        continue
      }
      do {
        let position = try place(batch, row: row, hasDegrees: hasDegrees, hasPlane: hasPlane)
        keep(batch, row: row, day: policeDay, kind: kind, location: position)
      } catch {
        excluded[error.exclusion.rawValue] += 1
      }
    }
  }

  private mutating func keep(
    _ batch: borrowing OffenceBatch, row: Int, day policeDay: Int32, kind: Int, location: Int32
  ) {
    self.location.append(location)
    day.append(policeDay)
    minute.append(batch.has(.date) ? batch.minute[row] : -1)
    switch gravity {
    case .none: break
    case .table:
      let verdict = judge.verdicts[kind]
      weight.append(verdict.weight ?? .min)
      if verdict.weight == nil { unweighted[verdict.name, default: 0] += 1 }
    case .column:
      let value = batch.has(.gravity) ? batch.gravity[row] : .min
      weight.append(value)
      if value == .min { unweighted["(none in the column)", default: 0] += 1 }
    }
    if countsOffences {
      let isNamed = batch.has(.event) && !batch.event.keys[row].isEmpty
      identity.append(
        isNamed
          ? IncidentIdentity(batch.event, row: row, offence: judge.verdicts[kind].identity)
          : .none)
    }
    if readsEnds { duration.append(minutes(batch, row)) }
    if batch.has(.date), batch.date[row] != .min {
      lag.add(
        occurred: batch.date[row], reported: batch.has(.reported) ? batch.reported[row] : .min)
    }
  }

  /// The day that a row belongs to, and whether only its month is known.
  private func policeDay(_ batch: borrowing OffenceBatch, _ row: Int) -> (Int32, Bool) {
    guard batch.has(.date) else { return (.min, false) }
    let day = batch.date[row]
    let minute = batch.minute[row]
    if minute >= 0, minute < filter.dayStart, day != .min { return (day - 1, false) }
    return (day, minute == -2)
  }

  private func exclusion(
    _ batch: borrowing OffenceBatch, row: Int, day: Int32, kind: Int
  ) -> IncidentExclusion? {
    if let from = filter.from, day < from.days { return .beforeFirstDay }
    if let to = filter.to, day > to.days { return .afterLastDay }
    if let reason = judge.verdicts[kind].exclusion { return reason }
    if let hours = filter.hours {
      guard batch.has(.date), batch.minute[row] >= 0 else { return .noTime }
      if !hours.contains(batch.minute[row]) { return .otherHours }
    }
    if let weekdays = filter.weekdays, !weekdays.contains(Weekday(day: day)) {
      return .otherWeekday
    }
    return nil
  }

  /// The length of an offence with an end, in minutes, negative where the ends are crossed;
  /// `Int32.min` where either end has no time.
  private func minutes(_ batch: borrowing OffenceBatch, _ row: Int) -> Int32 {
    guard batch.has(.end), batch.end[row] != .min, batch.minute[row] >= 0,
      batch.endMinute[row] >= 0
    else { return .min }
    let days = Int64(batch.end[row]) - Int64(batch.date[row])
    return Int32(
      clamping: max(
        days * 1440 + Int64(batch.endMinute[row]) - Int64(batch.minute[row]),
        Int64(Int32.min + 1)))
  }
}

extension IncidentCollector {
  private struct NoPlace: Error {
    var exclusion: IncidentExclusion
  }

  private mutating func place(
    _ batch: borrowing OffenceBatch, row: Int, hasDegrees: Bool, hasPlane: Bool
  ) throws(NoPlace) -> Int32 {
    // Any one point will do but 0, 0, which stands for a missing position.
    if positions == .none { return locations[0].number(x: 1, y: 1) * 2 }
    let degrees = hasDegrees ? (batch.longitude[row], batch.latitude[row]) : (.nan, .nan)
    let planar = hasPlane ? (batch.easting[row], batch.northing[row]) : (.nan, .nan)
    func isThere(_ position: (Double, Double)) -> Bool {
      !position.0.isNaN && !position.1.isNaN
    }
    let takesDegrees = isThere(degrees) && (positions.prefersDegrees || !isThere(planar))
    let (x, y) = takesDegrees ? degrees : planar
    guard isThere((x, y)) else { throw NoPlace(exclusion: .noCoordinates) }
    if !x.isFinite || !y.isFinite || (takesDegrees && (abs(x) > 180 || abs(y) > 90)) {
      throw NoPlace(exclusion: .offTheEarth)
    }
    let plane = takesDegrees ? Plane.degrees : .planar
    return locations[plane.rawValue].number(x: x, y: y) * 2 + Int32(plane.rawValue)
  }

  /// Takes in what another collector has seen.
  public mutating func merge(_ other: consuming IncidentCollector) {
    let numbers = Plane.allCases.map { plane in
      other.locations[plane.rawValue].x.indices.map { index in
        locations[plane.rawValue].number(
          x: other.locations[plane.rawValue].x[index], y: other.locations[plane.rawValue].y[index])
      }
    }
    location.reserveCapacity(location.count + other.location.count)
    for number in other.location {
      location.append(numbers[Int(number & 1)][Int(number >> 1)] * 2 + (number & 1))
    }
    day += other.day
    minute += other.minute
    weight += other.weight
    identity += other.identity
    duration += other.duration
    for index in excluded.indices { excluded[index] += other.excluded[index] }
    monthOnlyRows += other.monthOnlyRows
    unweighted.merge(other.unweighted, uniquingKeysWith: +)
    groups.formUnion(other.groups)
    groups.formUnion(other.judge.groups)
    lag.merge(other.lag)
  }

  /// The incidents, not yet put on a map.
  public consuming func finish() -> CollectedIncidents {
    groups.formUnion(judge.groups)
    return CollectedIncidents(self)
  }
}

/// What tells the offences of a file apart: a hash of the event and the offence.
struct IncidentIdentity: Hashable, Comparable, Sendable {
  var high: UInt64
  var low: UInt64

  /// A row that is an incident of its own.
  static let none = IncidentIdentity(high: 0, low: 0)

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// 128 bits of the event's bytes and the offence, so that two offences are never taken for one
  /// by chance.
  init(_ events: borrowing KeyColumn, row: Int, offence: UInt64) {
    let key = events.keys[row]
    let first = key.hash
    let second =
      key.isLong
      ? ByteKey.longHash(events.bytes(row).reversed())
      : ByteKey.longHash(key.inlineBytes.reversed())
    let mixed = (first ^ offence).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    high = (mixed.high ^ mixed.low) | 1
    low = (second ^ (offence &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9FB2_1C65_1E98_DF25
  }

  static func < (left: IncidentIdentity, right: IncidentIdentity) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
