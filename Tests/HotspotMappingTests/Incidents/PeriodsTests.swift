import DelimitedText
import HotspotMapping
import Testing

@Suite struct PeriodsTests {
  private static func periods(_ length: PeriodLength, _ first: String, _ last: String) throws
    -> Periods
  {
    Periods(
      length, from: try #require(CalendarDate(first)), to: try #require(CalendarDate(last)))
  }

  private static func spans(_ periods: Periods) -> [String] {
    (0..<periods.count).map { "\(periods.firstDay($0))..\(periods.lastDay($0))" }
  }

  @Test func `Four weeks are counted back from the last day`() throws {
    let periods = try Self.periods(.fourWeeks, "2024-01-01", "2024-03-10")
    #expect(
      Self.spans(periods) == [
        "2023-12-18..2024-01-14", "2024-01-15..2024-02-11", "2024-02-12..2024-03-10",
      ])
    #expect(periods.name(2) == "2024-02-12")
  }

  @Test func `Exactly four weeks are one period`() throws {
    let periods = try Self.periods(.fourWeeks, "2024-02-12", "2024-03-10")
    #expect(Self.spans(periods) == ["2024-02-12..2024-03-10"])
    #expect(try Self.periods(.fourWeeks, "2024-02-11", "2024-03-10").count == 2)
  }

  @Test func `Weeks begin on a Monday`() throws {
    // 1 March 2024 was a Friday.
    let periods = try Self.periods(.week, "2024-03-01", "2024-03-11")
    #expect(
      Self.spans(periods) == [
        "2024-02-26..2024-03-03", "2024-03-04..2024-03-10", "2024-03-11..2024-03-17",
      ])
    #expect(periods.name(0) == "2024-02-26")
  }

  @Test func `Months keep their lengths, over leap days and the turn of the year`() throws {
    let periods = try Self.periods(.month, "2023-12-31", "2024-03-01")
    #expect(
      Self.spans(periods) == [
        "2023-12-01..2023-12-31", "2024-01-01..2024-01-31", "2024-02-01..2024-02-29",
        "2024-03-01..2024-03-31",
      ])
    #expect((0..<4).map { periods.name($0) } == ["2023-12", "2024-01", "2024-02", "2024-03"])
  }

  @Test func `Quarters and years are those of the calendar`() throws {
    let quarters = try Self.periods(.quarter, "2023-12-31", "2024-07-01")
    #expect(
      (0..<quarters.count).map { quarters.name($0) } == [
        "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3",
      ])
    #expect(Self.spans(quarters)[1] == "2024-01-01..2024-03-31")
    let years = try Self.periods(.year, "2023-06-01", "2024-01-01")
    #expect((0..<years.count).map { years.name($0) } == ["2023", "2024"])
    #expect(Self.spans(years)[0] == "2023-01-01..2023-12-31")
  }

  @Test func `One day is one period of each length`() throws {
    for length in PeriodLength.allCases {
      let periods = try Self.periods(length, "2024-02-29", "2024-02-29")
      #expect(periods.count == 1, "\(length)")
      #expect(periods.period(of: periods.firstDay(0).days) == 0)
      #expect(periods.firstDay(0).days <= 19782 && periods.lastDay(0).days >= 19782)
    }
  }

  @Test(arguments: PeriodLength.allCases)
  func `Each day is in exactly one period`(length: PeriodLength) throws {
    let periods = try Self.periods(length, "2023-11-17", "2025-03-02")
    let first = try #require(CalendarDate("2023-11-17")).days
    let last = try #require(CalendarDate("2025-03-02")).days
    for day in first...last {
      let holding = (0..<periods.count).filter {
        periods.firstDay($0).days <= day && day <= periods.lastDay($0).days
      }
      #expect(holding.count == 1)
      #expect(periods.period(of: day) == holding.first)
    }
    let edges = periods.edges
    #expect(periods.period(of: edges[0] - 1) == nil)
    #expect(periods.period(of: edges[edges.count - 1]) == nil)
    #expect(Set((0..<periods.count).map { periods.name($0) }).count == periods.count)
  }
}
