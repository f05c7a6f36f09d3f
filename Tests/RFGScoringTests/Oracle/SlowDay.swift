import Foundation

/// A calendar day, counted one month at a time.
///
/// Foundation's calendar would not do: it takes 24 months off 29 February 2024 and arrives at
/// 1 March 2022.
struct SlowDay: Hashable, Comparable {
  var year: Int
  var month: Int
  var day: Int

  init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `yyyy-mm-dd`; a month alone is its last day.
  init(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) } + [1, 1]
    let length = SlowDay.length(year: parts[0], month: parts[1])
    self.init(year: parts[0], month: parts[1], day: text.utf8.count == 7 ? length : parts[2])
  }

  static func length(year: Int, month: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days since the end of 1900.
  var number: Int {
    var days = day
    for y in 1901..<year { days += SlowDay.length(year: y, month: 2) + 337 }
    for m in 1..<month { days += SlowDay.length(year: year, month: m) }
    return days
  }

  var next: SlowDay {
    if day < SlowDay.length(year: year, month: month) {
      return SlowDay(year: year, month: month, day: day + 1)
    }
    return month < 12
      ? SlowDay(year: year, month: month + 1, day: 1) : SlowDay(year: year + 1, month: 1, day: 1)
  }

  func back(months: Int) -> SlowDay {
    var (y, m) = (year, month)
    for _ in 0..<months { (y, m) = m == 1 ? (y - 1, 12) : (y, m - 1) }
    return SlowDay(year: y, month: m, day: min(day, SlowDay.length(year: y, month: m)))
  }

  /// Whole years since a birthday; one on 29 February falls on 1 March in common years.
  func age(of born: SlowDay) -> Int {
    let isPast = month > born.month || (month == born.month && day >= born.day)
    return year - born.year - (isPast ? 0 : 1)
  }

  var text: String { String(format: "%04d-%02d-%02d", year, month, day) }

  static func < (left: SlowDay, right: SlowDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
