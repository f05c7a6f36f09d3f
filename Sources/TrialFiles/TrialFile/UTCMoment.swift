internal import DelimitedText
internal import TrialDesigns

/// Moments in coordinated universal time as the trial file writes them: `2026-03-01T09:12:33Z`.
package enum UTCMoment {
  /// The text of a moment given in seconds since 1970.
  package static func text(_ seconds: Int64) -> String { local(seconds) + "Z" }

  /// The date and time that a clock shows which has counted so many seconds since 1970.
  static func local(_ seconds: Int64) -> String {
    let day = seconds.flooredQuotient(86_400)
    let second = Int(seconds - day * 86_400)
    return CalendarDate(days: Int32(clamping: day)).description + "T" + twoDigits(second / 3600)
      + ":" + twoDigits(second / 60 % 60) + ":" + twoDigits(second % 60)
  }

  /// The seconds since 1970 of a text as `text(_:)` writes it; nil for any other.
  package static func seconds(of text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
      let date = CalendarDate(text.prefix(10)),
      let second = clockTime(bytes[11..<19])
    else { return nil }
    return Int64(date.days) * 86_400 + Int64(second)
  }

  /// The second of the day of `hh:mm` or `hh:mm:ss`; nil for anything else.
  static func clockTime(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard 2...3 ~= parts.count else { return nil }
    var second = 0
    for (part, limit) in zip(parts, [24, 60, 60]) {
      guard let number = twoDigits(part), number < limit else { return nil }
      second = second * 60 + number
    }
    return parts.count == 2 ? second * 60 : second
  }

  private static func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count == 2 else { return nil }
    var number = 0
    for byte in bytes {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// A number below 100 as two digits.
  static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

extension Int64 {
  /// The quotient rounded down, for moments before 1970 too.
  func flooredQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
