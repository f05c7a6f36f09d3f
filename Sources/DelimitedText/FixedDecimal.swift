/// A decimal number held exactly as a count of ten-thousandths.
///
/// Harm weights are summed in this form, so that no order of addition and no number of threads
/// can change a result. The range is ±922 million million.
public struct FixedDecimal: Hashable, Comparable, Sendable {
  /// The value times 10,000.
  public var tenThousandths: Int64

  /// A value given in ten-thousandths.
  @inlinable
  public init(tenThousandths: Int64) {
    self.tenThousandths = tenThousandths
  }

  /// A whole number.
  @inlinable
  public init(_ whole: Int) {
    self.tenThousandths = Int64(whole) * 10_000
  }

  /// Reads a plain decimal (`12`, `-0.5`, `7973.393423328133`), rounding half to even at the
  /// fourth decimal; nil for anything else, for an exponent, and past the range.
  public init?(_ text: some StringProtocol) {
    var digits = text.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    var value: Int64 = 0
    var decimals = -1
    var digitCount = 0
    var fifth: UInt8 = 0
    var isBeyondHalf = false
    for byte in digits {
      if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
        continue
      }
      guard 0x30...0x39 ~= byte else { return nil }
      digitCount += 1
      let digit = byte - 0x30
      if decimals < 4 {
        if decimals >= 0 { decimals += 1 }
        let (scaled, overflowed) = value.multipliedReportingOverflow(by: 10)
        let (sum, carried) = scaled.addingReportingOverflow(Int64(digit))
        guard !overflowed, !carried else { return nil }
        value = sum
      } else {
        if decimals == 4 { fifth = digit } else if digit != 0 { isBeyondHalf = true }
        decimals += 1
      }
    }
    guard digitCount > 0 else { return nil }
    var missing = decimals < 0 ? 4 : max(0, 4 - decimals)
    while missing > 0 {
      let (scaled, overflowed) = value.multipliedReportingOverflow(by: 10)
      guard !overflowed else { return nil }
      value = scaled
      missing -= 1
    }
    if fifth > 5 || (fifth == 5 && (isBeyondHalf || value % 2 == 1)) {
      guard value < Int64.max else { return nil }
      value += 1
    }
    self.tenThousandths = isNegative ? -value : value
  }

  /// The nearest double.
  @inlinable
  public var doubleValue: Double { Double(tenThousandths) / 10_000 }

  /// Whether a value is less than another.
  @inlinable
  public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
    left.tenThousandths < right.tenThousandths
  }
}

extension FixedDecimal: CustomStringConvertible {
  /// The shortest decimal that reads back exactly: `7973.3934`, `15`, `-0.5`.
  public var description: String {
    let magnitude = tenThousandths.magnitude
    var text = (tenThousandths < 0 ? "-" : "") + String(magnitude / 10_000)
    var fraction = magnitude % 10_000
    guard fraction != 0 else { return text }
    var places = 4
    while fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    let digits = String(fraction)
    text += "." + String(repeating: "0", count: places - digits.utf8.count) + digits
    return text
  }
}
