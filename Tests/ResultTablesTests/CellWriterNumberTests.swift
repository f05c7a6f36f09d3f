import DelimitedText
import ResultTables
import TestSupport
import Testing

@Suite struct CellWriterNumberTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (100, "100"), (0.3, "0.3"),
      (1e15, "1000000000000000"), (1e20, "100000000000000000000"), (1e21, "1e21"),
      (1.5e300, "1.5e300"),
      (0.00012345, "0.00012345"), (1e-7, "0.0000001"), (1.25e-7, "0.000000125"), (1e-8, "1e-8"),
      (-2.5e-9, "-2.5e-9"), (1.0 / 3, "0.3333333333333333"),
      (9_007_199_254_740_992, "9007199254740992"),
      (123_456_789.123_456_78, "123456789.12345678"), (.leastNonzeroMagnitude, "5e-324"),
    ] as [(Double, String)])
  func shortestNumbers(_ value: Double, _ expected: String) {
    #expect(cell(kind: .number) { $0.number(value) } == expected)
    #expect(cell(.json, kind: .number) { $0.number(value) } == expected)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatAreNone(_ value: Double) {
    #expect(cell(kind: .number) { $0.number(value) } == "")
    #expect(cell(.json, kind: .number) { $0.number(value) } == "null")
  }

  @Test func numbersReadBackExactlyAndAreShortest() throws {
    var random = SeededNumbers(seed: 7)
    for round in 0..<40_000 {
      let value: Double
      switch round % 4 {
      case 0: value = Double(bitPattern: random.next())
      case 1: value = Double.random(in: -1000...1000, using: &random)
      case 2: value = Double(Int.random(in: -9_999_999...9_999_999, using: &random)) / 10_000
      default: value = Double(Int64.random(in: -(1 << 50)...(1 << 50), using: &random)) / 10_000
      }
      guard value.isFinite else { continue }
      let text = cell(kind: .number) { $0.number(value) }
      try #require(Double(text) == value, "\(value) was written as \(text)")
      try #require(significant(text) == significant(value.description), "\(text), \(value)")
      if abs(value) < 1e21, abs(value) >= 1e-7 { try #require(!text.contains("e"), "\(text)") }
    }
  }

  @Test(
    arguments: [
      (0, "0.0000"), (1, "0.0001"), (-1, "-0.0001"), (15_000, "1.5000"),
      (-123_456_789, "-12345.6789"),
      (10_000, "1.0000"), (Int64.max, "922337203685477.5807"), (Int64.min, "-922337203685477.5808"),
    ] as [(Int64, String)])
  func scoresHaveFourDecimals(_ tenThousandths: Int64, _ expected: String) {
    #expect(cell(kind: .score) { $0.score(tenThousandths: tenThousandths) } == expected)
    #expect(cell(.json, kind: .score) { $0.score(tenThousandths: tenThousandths) } == expected)
  }

  @Test func decimalsAreShortest() {
    var random = SeededNumbers(seed: 11)
    for bits in [0, 1, -1, 10, 1500, 10_000, -5000, 123_450, .max, .min + 1]
      + (0..<2000).map({ _ in
        Int64(bitPattern: random.next()) >> Int64.random(in: 1...60, using: &random)
      })
    {
      let value = FixedDecimal(tenThousandths: bits)
      #expect(cell(kind: .decimal) { $0.decimal(value) } == value.description)
    }
  }

  @Test(
    arguments: [0, 7, -7, 9, 10, 99, 100, 12_345, .max, .min, 999_999_999_999_999_999] as [Int])
  func integers(_ value: Int) {
    #expect(cell(kind: .integer) { $0.integer(value) } == String(value))
  }

  @Test func dates() throws {
    for day in stride(from: -719_162, through: 2_932_896, by: 977) {
      let date = CalendarDate(days: Int32(day))
      #expect(cell(kind: .date) { $0.date(date) } == date.description)
    }
    let date = try #require(CalendarDate("2024-02-29"))
    #expect(cell(.json, kind: .date) { $0.date(date) } == "\"2024-02-29\"")
  }

  /// The digits that count, without sign, point, zeros around them and exponent.
  private func significant(_ text: String) -> String {
    var digits = text.prefix { $0 != "e" }.filter { "0"..."9" ~= $0 }.drop { $0 == "0" }
    while digits.last == "0" { digits.removeLast() }
    return String(digits)
  }
}
