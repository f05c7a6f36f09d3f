/// A part of the day, `19:00-03:00`: from its start up to, not including, its end.
///
/// An end at or before the start belongs to the next day; two equal ends are the whole day.
public struct ClockRange: Hashable, Sendable, CustomStringConvertible {
  /// Minutes past midnight of the start, 0 to 1439.
  public let start: Int16
  /// Minutes past midnight of the end, 0 to 1439.
  public let end: Int16

  /// A part of the day; nil for minutes that are not of a day.
  public init?(start: Int, end: Int) {
    guard 0..<1440 ~= start, 0...1440 ~= end else { return nil }
    self.start = Int16(start)
    self.end = Int16(end % 1440)
  }

  /// Reads `19:00-03:00`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = ClockRange.minutes(parts[0]),
      let end = ClockRange.minutes(parts[1], allowsMidnightEnd: true)
    else { return nil }
    self.init(start: start, end: end)
  }

  /// Whether a minute past midnight lies in the range.
  @inlinable
  public func contains(_ minute: Int16) -> Bool {
    start < end ? start <= minute && minute < end : minute >= start || minute < end
  }

  /// The rest of the day.
  public var complement: ClockRange {
    ClockRange(start: Int(end), end: Int(start)) ?? self
  }

  /// Minutes past midnight from `19:00`; nil for anything else.
  public static func minutes(
    _ text: some StringProtocol, allowsMidnightEnd: Bool = false
  ) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, 1...2 ~= parts[0].utf8.count, parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
      hour < 24 || (allowsMidnightEnd && hour == 24 && minute == 0)
    else { return nil }
    return hour * 60 + minute
  }

  /// The range as `19:00-03:00`.
  public var description: String {
    "\(ClockRange.clock(start))-\(ClockRange.clock(end))"
  }

  /// Minutes past midnight as `19:00`.
  public static func clock(_ minutes: Int16) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
