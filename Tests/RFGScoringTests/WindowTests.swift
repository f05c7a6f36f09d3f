import DelimitedText
import RFGScoring
import Testing

@Suite struct WindowTests {
  @Test(arguments: [
    ("24 months", Window.months(24)), ("1 month", .months(1)), ("2 years", .months(24)),
    ("1 year", .months(12)), ("365 days", .days(365)), ("6 weeks", .days(42)), ("all", .all),
    ("All", .all), ("12m", .months(12)), ("2y", .months(24)), ("365d", .days(365)),
    ("4w", .days(28)), ("  24   Months ", .months(24)),
  ])
  func reads(text: String, expected: Window) {
    #expect(Window.parse(text) == expected)
    #expect(Window.parse(expected.description) == expected)
  }

  @Test(arguments: [
    "", "24", "months", "0 months", "-1 months", "1.5 years", "24 moons", "24 months ago",
    "99999999999999999999 days", "1201 months", "101 years", "36526 days", "m", "٣ months",
  ])
  func refuses(text: String) {
    #expect(Window.parse(text) == nil)
  }

  @Test func startIsExclusiveAndClamped() throws {
    let asOf = try #require(CalendarDate("2024-03-31"))
    #expect(Window.months(1).start(asOf: asOf) == CalendarDate("2024-02-29"))
    #expect(Window.months(13).start(asOf: asOf) == CalendarDate("2023-02-28"))
    #expect(Window.days(365).start(asOf: asOf) == CalendarDate("2023-04-01"))
    #expect(Window.all.start(asOf: asOf) == nil)
    let start = try #require(CalendarDate("2024-02-29"))
    #expect(!Window.months(1).contains(start, asOf: asOf))
    #expect(Window.months(1).contains(start.adding(days: 1), asOf: asOf))
    #expect(Window.months(1).contains(asOf, asOf: asOf))
    #expect(!Window.all.contains(asOf.adding(days: 1), asOf: asOf))
    #expect(Window.all.contains(CalendarDate(days: -100_000), asOf: asOf))
  }
}
