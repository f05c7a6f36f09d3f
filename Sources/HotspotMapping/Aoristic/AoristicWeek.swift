/// Incidents spread over the 168 hours of a week in which they may have happened.
///
/// An incident between two times adds to each hour the share of its span that lies in it, and one
/// in all (Ratcliffe and McCullagh 1998, doi:10.1080/136588198241644). A point in time counts in
/// its hour; a span longer than a week says nothing of the hour and is spread evenly. The state
/// holds whole minutes only, so that neither the order of the incidents nor how they are parted
/// among summaries changes a digit.
public struct AoristicWeek: Hashable, Sendable {
  /// The number of hours in a week.
  public static let hours = 168
  private static let minutesInWeek: Int64 = 10_080

  /// The incidents.
  public private(set) var count = 0
  /// Those whose end came before their start, and were turned round.
  public private(set) var swapped = 0
  /// Those that reach over more than a week.
  public private(set) var overAWeek = 0
  /// Points in time by hour.
  private var points = [Int64](repeating: 0, count: hours)
  /// Minutes in each hour of the spans of one length, by that length in minutes.
  private var spans: [Int64: [Int64]] = [:]

  /// A week without incidents.
  public init() {}

  /// Adds one incident.
  ///
  /// - Parameters:
  ///   - startMinute: the start, in minutes of local time since 1970-01-01 00:00, a Thursday.
  ///   - endMinute: the end; nil where only the start is known.
  /// - Complexity: O(hours covered).
  public mutating func add(startMinute: Int64, endMinute: Int64?) {
    count += 1
    let end = endMinute ?? startMinute
    if end < startMinute { swapped += 1 }
    let start = min(startMinute, end)
    let (length, isTooLong) = max(startMinute, end).subtractingReportingOverflow(start)
    guard !isTooLong, length <= AoristicWeek.minutesInWeek else {
      overAWeek += 1
      return
    }
    var minute = AoristicWeek.minuteOfWeek(start)
    guard length > 0 else {
      points[Int(minute / 60)] += 1
      return
    }
    var remaining = length
    var hour = Int(minute / 60)
    var bins = spans.removeValue(forKey: length) ?? [Int64](repeating: 0, count: AoristicWeek.hours)
    while remaining > 0 {
      let part = min(remaining, 60 - minute % 60)
      bins[hour] += part
      remaining -= part
      minute = 0
      hour = hour == AoristicWeek.hours - 1 ? 0 : hour + 1
    }
    spans[length] = bins
  }

  /// Adds the incidents of another summary.
  public mutating func merge(_ other: AoristicWeek) {
    count += other.count
    swapped += other.swapped
    overAWeek += other.overAWeek
    for hour in points.indices { points[hour] += other.points[hour] }
    for (length, minutes) in other.spans {
      guard var mine = spans.removeValue(forKey: length) else {
        spans[length] = minutes
        continue
      }
      for hour in mine.indices { mine[hour] += minutes[hour] }
      spans[length] = mine
    }
  }

  /// The weight of each hour, from Monday 00:00–01:00 on; they add up to the incidents.
  ///
  /// - Complexity: O(distinct lengths × 168).
  public var weights: [Double] {
    let even = Double(overAWeek) / Double(AoristicWeek.hours)
    var weights = points.map { Double($0) + even }
    for length in spans.keys.sorted() {
      guard let minutes = spans[length] else { continue }
      for hour in weights.indices { weights[hour] += Double(minutes[hour]) / Double(length) }
    }
    return weights
  }

  /// The minute of the week, Monday 00:00 being 0, of a minute since 1970.
  private static func minuteOfWeek(_ minute: Int64) -> Int64 {
    let thursday = 3 * 1440
    let rest = minute % minutesInWeek + Int64(thursday)
    return (rest % minutesInWeek + minutesInWeek) % minutesInWeek
  }
}
