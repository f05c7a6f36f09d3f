extension [UInt8] {
  /// Appends a comma.
  @inline(__always)
  mutating func appendComma() { append(0x2C) }

  /// Appends a whole number, at least 0, in decimal.
  mutating func appendDecimal(_ value: Int) {
    var divisor = 1
    while value / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends a coordinate of six digits.
  @inline(__always)
  mutating func appendSixDigits(_ value: Int) {
    let high = UInt32(truncatingIfNeeded: value) / 1000
    let low = UInt32(truncatingIfNeeded: value) % 1000
    append(0x30 + UInt8(truncatingIfNeeded: high / 100 % 10))
    append(0x30 + UInt8(truncatingIfNeeded: high / 10 % 10))
    append(0x30 + UInt8(truncatingIfNeeded: high % 10))
    append(0x30 + UInt8(truncatingIfNeeded: low / 100))
    append(0x30 + UInt8(truncatingIfNeeded: low / 10 % 10))
    append(0x30 + UInt8(truncatingIfNeeded: low % 10))
  }

  /// Appends two digits, with a leading zero.
  @inline(__always)
  mutating func appendTwoDigits(_ value: Int) {
    let small = UInt8(truncatingIfNeeded: value)
    append(0x30 + small / 10 % 10)
    append(0x30 + small % 10)
  }

  /// Appends a whole number, at least 0, in Crockford's base 32: digits and letters but no I, L, O
  /// or U, so short ids are never misread.
  @inline(__always)
  mutating func appendBase32(_ value: Int) {
    let bits = UInt64(truncatingIfNeeded: value)
    var shift = (63 - (bits | 1).leadingZeroBitCount) / 5 * 5
    while shift >= 0 {
      append(SampleText.base32(UInt8(truncatingIfNeeded: (bits >> UInt64(shift)) & 31)))
      shift -= 5
    }
  }

  /// Appends sixteen lower-case hexadecimal digits.
  mutating func appendHex(_ bits: UInt64) {
    var shift: UInt64 = 60
    for _ in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: (bits >> shift) & 15)
      append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      shift &-= 4
    }
  }

  /// Appends degrees with six decimals.
  mutating func appendDegrees(_ degrees: Double) {
    let millionths = Int((degrees * 1_000_000).rounded(.toNearestOrAwayFromZero))
    if millionths < 0 { append(0x2D) }
    let size = abs(millionths)
    appendDecimal(size / 1_000_000)
    append(0x2E)
    appendSixDigits(size % 1_000_000)
  }
}

/// Letters and digits of short ids.
enum SampleText {
  /// The Crockford character of a value 0–31.
  @inline(__always)
  static func base32(_ value: UInt8) -> UInt8 {
    if value < 10 { return 0x30 + value }
    var letter = 0x41 + value - 10
    if letter >= 0x49 { letter += 1 }
    if letter >= 0x4C { letter += 1 }
    if letter >= 0x4F { letter += 1 }
    if letter >= 0x55 { letter += 1 }
    return letter
  }
}
