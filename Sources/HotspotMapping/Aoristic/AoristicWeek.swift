/// When in the week events happened that are known to lie between two times.
///
/// An event that happened between start and end weighs, in each hour of the week, the overlap of
/// that hour with the interval over the interval's length (J. H. Ratcliffe, International Journal
/// of Geographical Information Science 14 (2000) 669–679, doi:10.1080/136588100424963). An event of
/// one moment, or without an end, weighs 1 in its hour; swapped ends are put in order and counted;
/// an interval of a week or more weighs 1/168 in every hour.
///
/// Minutes of overlap are kept as integers for each length of interval, so neither the order of
/// events nor the way they are divided changes the result.
public struct AoristicWeek: Hashable, Sendable {
  /// The hours of a week.
  public static let hours = 168
  private static let minutes = 168 * 60

  /// The number of events.
  public private(set) var events = 0
  /// Events whose end came before their start.
  public private(set) var swapped = 0
  /// Events of one moment, or without an end.
  public private(set) var moments = 0
  /// Events that took a week or more.
  public private(set) var uniform = 0

  /// Events of one moment by hour.
  private var momentHours = [Int64](repeating: 0, count: hours)
  /// Minutes of overlap by hour, for each length of interval in minutes.
  private var overlaps: [Int32: [Int64]] = [:]

  /// No events.
  public init() {}

  /// Adds an event that happened between two local times, in minutes since 1970-01-01 00:00.
  ///
  /// - Complexity: O(hours between them), up to a week.
  public mutating func add(start: Int64, end: Int64?) {
    events += 1
    let first = min(start, end ?? start)
    let last = max(start, end ?? start)
    if let end, end < start { swapped += 1 }
    let (length, isTooLong) = last.subtractingReportingOverflow(first)
    if length == 0 {
      moments += 1
      momentHours[Self.minute(first) / 60] += 1
    } else if isTooLong || length >= Self.minutes {
      uniform += 1
    } else {
      var hours = overlaps.removeValue(forKey: Int32(length)) ?? Self.none
      var minute = Self.minute(first)
      var left = Int(length)
      while left > 0 {
        let overlap = min(left, 60 - minute % 60)
        hours[minute / 60] += Int64(overlap)
        left -= overlap
        minute = (minute + overlap) % Self.minutes
      }
      overlaps[Int32(length)] = hours
    }
  }

  /// Adds the events of another week.
  public mutating func merge(_ other: AoristicWeek) {
    events += other.events
    swapped += other.swapped
    moments += other.moments
    uniform += other.uniform
    for hour in momentHours.indices { momentHours[hour] += other.momentHours[hour] }
    for (length, hours) in other.overlaps {
      for hour in hours.indices {
        overlaps[length, default: Self.none][hour] += hours[hour]
      }
    }
  }

  /// The weight of each hour, Monday 00:00 first; their sum is the number of events.
  public var weights: [Double] {
    var result = momentHours.map { Double($0) }
    for (length, hours) in overlaps.sorted(by: { $0.key < $1.key }) {
      for hour in hours.indices where hours[hour] > 0 {
        result[hour] += Double(hours[hour]) / Double(length)
      }
    }
    guard uniform > 0 else { return result }
    return result.map { $0 + Double(uniform) / Double(Self.hours) }
  }

  private static let none = [Int64](repeating: 0, count: hours)

  /// The minute of the week of a minute since 1970-01-01, a Thursday.
  private static func minute(_ time: Int64) -> Int {
    let minute = (Int(time % Int64(minutes)) + 3 * 24 * 60) % minutes
    return minute < 0 ? minute + minutes : minute
  }
}
