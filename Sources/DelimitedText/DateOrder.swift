/// How dates such as `03/04/2024` are read.
public enum DateOrder: String, CaseIterable, Hashable, Sendable {
  /// Day, month, year: the British way.
  case dayFirst = "day-first"
  /// Month, day, year: the American way.
  case monthFirst = "month-first"
  /// Only ISO dates are dates.
  case iso
}

/// What a date cell says.
package struct DateCell: Hashable, Sendable {
  /// Days since 1970-01-01, local.
  package var days: Int32
  /// Minutes past local midnight, or −1 where no time was recorded.
  package var minute: Int16 = -1
  /// Whether only a month was recorded; `days` is then its last day.
  package var isMonthOnly = false

  package static let missing = DateCell(days: .min)
  package var isMissing: Bool { days == .min }
}

/// Why a date cell could not be read.
package enum DateFault: Error, Hashable, Sendable {
  case unreadable, impossible, contradictory, notISO
  /// Day and month could each come first, and nothing has decided yet.
  case undecided
}

/// Reads the date forms of offence records.
///
/// ISO dates, ISO date-times (`T` or a space, optional seconds and fraction, optional offset),
/// `dd/mm/yyyy` or `mm/dd/yyyy` with an optional time (`/`, `-` or `.` between), and `yyyy-mm`.
package struct DateReader: Sendable {
  /// The order for dates that need one; nil while undecided.
  package var order: DateOrder?
  /// Turns a moment with an offset into local time.
  package var zone: LocalZone

  package init(order: DateOrder?, zone: LocalZone) {
    self.order = order
    self.zone = zone
  }

  /// Which order a slashed date proves: both, one or neither.
  package enum Reading: Hashable { case needsNoOrder, either, only(DateOrder), unreadable }

  package func reading(_ bytes: ArraySlice<UInt8>) -> Reading {
    let text = DateReader.trim(bytes)
    if text.isEmpty { return .needsNoOrder }
    guard let parts = DateReader.slashed(text) else {
      return (try? read(text)) == nil ? .unreadable : .needsNoOrder
    }
    // A date whose time cannot be read is rejected, so it must decide nothing either.
    func reads(_ order: DateOrder) -> Bool {
      (try? DateReader(order: order, zone: zone).read(text)) != nil
    }
    switch (reads(.dayFirst), reads(.monthFirst)) {
    case (true, true): return parts.first == parts.second ? .needsNoOrder : .either
    case (true, false): return .only(.dayFirst)
    case (false, true): return .only(.monthFirst)
    case (false, false): return .unreadable
    }
  }

  package func read(_ bytes: ArraySlice<UInt8>) throws(DateFault) -> DateCell {
    let text = DateReader.trim(bytes)
    guard let first = text.first else { return .missing }
    guard DateReader.isDigit(first) else { throw .unreadable }
    if let parts = DateReader.slashed(text) {
      return try readSlashed(parts, time: text[parts.end...])
    }
    guard text.count >= 7, let year = DateReader.number(text.prefix(4)) else { throw .unreadable }
    var at = text.startIndex + 4
    let separator = text[at]
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else {
      throw .unreadable
    }
    guard let month = DateReader.number(text[at + 1..<at + 3]) else { throw .unreadable }
    at += 3
    if at == text.endIndex {
      guard separator == UInt8(ascii: "-") else { throw .unreadable }
      guard let start = CalendarDate(year: year, month: month, day: 1) else { throw .impossible }
      return DateCell(days: start.endOfMonth.days, isMonthOnly: true)
    }
    guard text[at] == separator, at + 3 <= text.endIndex,
      let day = DateReader.number(text[at + 1..<at + 3])
    else { throw .unreadable }
    guard let date = CalendarDate(year: year, month: month, day: day) else { throw .impossible }
    return try withTime(text[(at + 3)...], on: date)
  }

  private func readSlashed(
    _ parts: Slashed, time: ArraySlice<UInt8>
  ) throws(DateFault) -> DateCell {
    let asDay = CalendarDate(year: parts.year, month: parts.second, day: parts.first)
    let asMonth = CalendarDate(year: parts.year, month: parts.first, day: parts.second)
    if asDay == nil, asMonth == nil { throw .impossible }
    switch order {
    case .iso: throw .notISO
    case .dayFirst:
      guard let asDay else { throw .contradictory }
      return try withTime(time, on: asDay)
    case .monthFirst:
      guard let asMonth else { throw .contradictory }
      return try withTime(time, on: asMonth)
    case nil:
      guard parts.first == parts.second, let asDay else { throw .undecided }
      return try withTime(time, on: asDay)
    }
  }

  /// Reads what follows the date: nothing, or a time with an optional offset.
  private func withTime(
    _ bytes: ArraySlice<UInt8>, on date: CalendarDate
  ) throws(DateFault) -> DateCell {
    guard let separator = bytes.first else { return DateCell(days: date.days) }
    guard
      separator == UInt8(ascii: "T") || separator == UInt8(ascii: " ")
        || separator == UInt8(ascii: "t")
    else { throw .unreadable }
    var text = DateReader.trim(bytes.dropFirst())
    guard text.count >= 4 else { throw .unreadable }
    var hourDigits = 2
    if text[text.startIndex + 1] == UInt8(ascii: ":") { hourDigits = 1 }
    guard let hour = DateReader.number(text.prefix(hourDigits)) else { throw .unreadable }
    text = text.dropFirst(hourDigits)
    if text.first == UInt8(ascii: ":") { text = text.dropFirst() }
    guard let minute = DateReader.number(text.prefix(2)), text.count >= 2 else {
      throw .unreadable
    }
    text = text.dropFirst(2)
    var second = 0
    if text.first == UInt8(ascii: ":") {
      guard text.count >= 3, let value = DateReader.number(text.dropFirst().prefix(2)) else {
        throw .unreadable
      }
      second = value
      text = text.dropFirst(3)
      if let mark = text.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
        text = text.dropFirst()
        guard let digit = text.first, DateReader.isDigit(digit) else { throw .unreadable }
        text = text.drop(while: DateReader.isDigit)
      }
    }
    guard hour <= 24, minute < 60, second <= 60, hour < 24 || (minute == 0 && second == 0) else {
      throw .impossible
    }
    let minuteOfDay = hour * 60 + minute
    text = DateReader.trim(text)
    guard let mark = text.first else { return DateReader.local(date, minuteOfDay) }
    guard let offset = DateReader.offset(text, mark) else { throw .unreadable }
    let utc = (Int64(date.days) * 1440 + Int64(minuteOfDay - offset)) * 60
    let local = utc + Int64(zone.offset(atUTC: utc))
    let minutes = local >= 0 ? local / 60 : (local - 59) / 60
    let day = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    return DateCell(days: Int32(clamping: day), minute: Int16(minutes - day * 1440))
  }

  private static func local(_ date: CalendarDate, _ minute: Int) -> DateCell {
    minute == 1440
      ? DateCell(days: date.days + 1, minute: 0) : DateCell(days: date.days, minute: Int16(minute))
  }

  /// Minutes east of Greenwich: `Z`, `+01:00`, `+0100`, `+01`.
  private static func offset(_ text: ArraySlice<UInt8>, _ mark: UInt8) -> Int? {
    if mark == UInt8(ascii: "Z") || mark == UInt8(ascii: "z") { return text.count == 1 ? 0 : nil }
    guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-") else { return nil }
    let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }[...]
    guard digits.count == 2 || digits.count == 4, let hours = number(digits.prefix(2)) else {
      return nil
    }
    let minutes = digits.count == 4 ? number(digits.dropFirst(2)) : 0
    guard let minutes, hours <= 18, minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (mark == UInt8(ascii: "-") ? -1 : 1)
  }

  private struct Slashed {
    var first: Int
    var second: Int
    var year: Int
    var end: Int
  }

  /// `1/2/2024` and the like: one or two digits, twice, then four.
  private static func slashed(_ text: ArraySlice<UInt8>) -> Slashed? {
    var at = text.startIndex
    func digits(_ most: Int) -> Int? {
      let start = at
      while at < text.endIndex, at - start < most, isDigit(text[at]) { at += 1 }
      return number(text[start..<at])
    }
    guard let first = digits(2), at < text.endIndex else { return nil }
    let separator = text[at]
    guard [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(separator) else {
      return nil
    }
    at += 1
    guard let second = digits(2), at < text.endIndex, text[at] == separator else { return nil }
    at += 1
    let start = at
    guard let year = digits(4), at - start == 4 else { return nil }
    return Slashed(first: first, second: second, year: year, end: at)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  package static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = bytes
    while let first = text.first, first == 0x20 || first == 0x09 { text = text.dropFirst() }
    while let last = text.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
    return text
  }
}
