/// A day of the proleptic Gregorian calendar, counted in days since 1 January 1970.
///
/// Offence records are compared by local calendar day, so a date carries no time and no zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var days: Int32

  /// The date that many days after 1970-01-01.
  @inlinable
  public init(days: Int32) {
    self.days = days
  }

  /// The date of a year, month and day, or nil where the calendar has no such day.
  ///
  /// Years 1 to 9999 are accepted. The conversion is Howard Hinnant's `days_from_civil` (2013).
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1,
      day <= CalendarDate.length(ofMonth: month, year: year)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  @inlinable
  package init(validYear year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.days = Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `yyyy-mm-dd`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The number of days in a month, 28 to 31.
  @inlinable
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// The year, month (1–12) and day (1–31).
  public var components: (year: Int, month: Int, day: Int) {
    let z = Int(days) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The same day of another month, clamped to that month's end: 31 March less one month is
  /// 28 or 29 February.
  public func adding(months: Int) -> CalendarDate {
    let (year, month, day) = components
    let total = year * 12 + (month - 1) + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let newDay = min(day, CalendarDate.length(ofMonth: newMonth, year: newYear))
    return CalendarDate(validYear: newYear, month: newMonth, day: newDay)
  }

  /// The date a number of days later, or earlier where negative; at most the last that can be held.
  public func adding(days count: Int) -> CalendarDate {
    let (total, overflowed) = Int(days).addingReportingOverflow(count)
    return CalendarDate(
      days: overflowed ? (count < 0 ? .min : .max) : Int32(clamping: total))
  }

  /// The last day of this date's month.
  public var endOfMonth: CalendarDate {
    let (year, month, _) = components
    return CalendarDate(
      validYear: year, month: month, day: CalendarDate.length(ofMonth: month, year: year))
  }

  /// Whether a day is earlier than another.
  @inlinable
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.days < right.days
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The date as `yyyy-mm-dd`.
  public var description: String {
    let (year, month, day) = components
    let padded = String(year)
    return String(repeating: "0", count: max(0, 4 - padded.utf8.count)) + padded
      + (month < 10 ? "-0" : "-") + String(month) + (day < 10 ? "-0" : "-") + String(day)
  }
}
