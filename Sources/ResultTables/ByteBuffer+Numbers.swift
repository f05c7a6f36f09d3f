internal import DelimitedText

extension ByteBuffer {
  mutating func append(integer value: Int64) {
    reserve(20)
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: value.magnitude)
  }

  /// Ten-thousandths with four decimals.
  mutating func append(fixed tenThousandths: Int64) {
    reserve(24)
    if tenThousandths < 0 { append(UInt8(ascii: "-")) }
    let (whole, fraction) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 10_000)
    append(digitsOf: whole)
    append(fraction: fraction, places: 4)
  }

  /// Ten-thousandths without needless zeros.
  mutating func append(shortest tenThousandths: Int64) {
    reserve(24)
    if tenThousandths < 0 { append(UInt8(ascii: "-")) }
    var (whole, fraction) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 10_000)
    append(digitsOf: whole)
    guard fraction != 0 else { return }
    var places = 4
    while fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    append(fraction: fraction, places: places)
  }

  /// A finite double in the shortest form that reads back exactly, without exponent from
  /// 0.0000001 up to 10²¹; minus zero is written as zero.
  ///
  /// Most numbers of a table have at most four decimals, and those need no search for their
  /// shortest form: decimals of at most 15 digits and the doubles nearest to them answer one to
  /// one, so the first that reads back is the shortest there is.
  mutating func append(number value: Double) {
    let scaled = value * 10_000
    if abs(scaled) < 1e15 {
      let nearest = scaled.rounded()
      if nearest / 10_000 == value {
        append(shortest: Int64(nearest))
        return
      }
    }
    let text = value.description
    if text.utf8.contains(UInt8(ascii: "e")) {
      append(scientific: text)
    } else {
      append(text)
      if text.hasSuffix(".0") { end -= 2 }
    }
  }

  mutating func append(date: CalendarDate) {
    let (year, month, day) = date.components
    reserve(24)
    if year < 0 { append(UInt8(ascii: "-")) }
    let magnitude = year.magnitude
    var limit: UInt = 1000
    while limit > 1, magnitude < limit {
      append(UInt8(ascii: "0"))
      limit /= 10
    }
    append(digitsOf: UInt64(magnitude))
    append(UInt8(ascii: "-"))
    append(pair: month)
    append(UInt8(ascii: "-"))
    append(pair: day)
  }
}

extension ByteBuffer {
  private mutating func append(pair value: Int) {
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
  }

  private mutating func append(digitsOf magnitude: UInt64) {
    reserve(20)
    var width = 1
    var limit: UInt64 = 10
    while magnitude >= limit {
      width += 1
      if width == 20 { break }
      limit *= 10
    }
    fill(width: width, with: magnitude)
  }

  private mutating func append(fraction: UInt64, places: Int) {
    append(UInt8(ascii: "."))
    reserve(places)
    fill(width: places, with: fraction)
  }

  /// Writes exactly `width` digits into room already there.
  @inline(__always)
  private mutating func fill(width: Int, with value: UInt64) {
    var rest = value
    let start = end
    end = start + width
    var position = end
    var target = storage.mutableSpan
    while position > start {
      position -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      target[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
  }

  /// Spreads out the standard library's shortest form, `digits[.digits]e±digits`.
  private mutating func append(scientific text: String) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") {
      append(UInt8(ascii: "-"))
      rest = rest.dropFirst()
    }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"):
        exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
        rest = rest.dropFirst(rest.count)
      default: digits.append(byte)
      }
    }
    let whole = (point ?? digits.count) + exponent
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if -6...21 ~= whole {
      append(plain: digits, point: whole)
    } else {
      append(plain: digits, point: 1)
      append(UInt8(ascii: "e"))
      append(integer: Int64(whole - 1))
    }
  }

  /// Writes digits with the decimal point after the first `point` of them.
  private mutating func append(plain digits: [UInt8], point: Int) {
    if point <= 0 {
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "."))
      append(UInt8(ascii: "0"), count: -point)
      append(digits.span)
    } else if point >= digits.count {
      append(digits.span)
      append(UInt8(ascii: "0"), count: point - digits.count)
    } else {
      for (index, digit) in digits.enumerated() {
        if index == point { append(UInt8(ascii: ".")) }
        append(digit)
      }
    }
  }
}
