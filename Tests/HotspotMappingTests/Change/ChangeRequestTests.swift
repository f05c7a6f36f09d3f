import DelimitedText
import HotspotGeometry
import HotspotMapping
import MapLayers
import ResultTables
import Testing

@Suite struct ChangeRequestTests {
  private static func days(_ first: String, _ last: String) throws -> ClosedRange<CalendarDate> {
    try #require(CalendarDate(first))...(try #require(CalendarDate(last)))
  }

  private static func lines(_ entries: [(String, Int, Int)]) -> [String] {
    entries.flatMap { date, x, count in
      (0..<count).map { "\(date)-\(x)-\($0),\(date) 12:00,\(450_000 + x),200050,Theft" }
    }
  }

  private static let year = lines([
    ("2023-01-10", 50, 4), ("2023-07-10", 50, 12), ("2023-03-10", 150, 3),
    ("2023-12-31", 250, 5), ("2023-05-15", 350, 7),
  ])

  private static func run(
    _ lines: [String], units: CountsRequest.Units = .cells(GridRequest(width: 100)),
    before: ClosedRange<CalendarDate>? = nil, after: ClosedRange<CalendarDate>? = nil
  ) throws -> MapOutcome {
    let file = try ExportFile(lines)
    return try ChangeRequest(
      study: file.request(), units: units,
      before: try before ?? days("2023-01-01", "2023-03-31"),
      after: try after ?? days("2023-07-01", "2023-12-31")
    ).run()
  }

  @Test func `Cells with incidents in either period have a row`() throws {
    let outcome = try Self.run(Self.year)
    let rows = TableRows(outcome)
    #expect(rows.texts("cell") == ["E4500N2000", "E4501N2000", "E4502N2000"])
    #expect(rows.integers("before") == [4, 3, 0])
    #expect(rows.integers("after") == [12, 0, 5])
    // 90 days before and 184 after.
    let expected = [12 - 4 * 184.0 / 90, -3 * 184.0 / 90, 5]
    for (value, wanted) in zip(rows.numbers("difference"), expected) {
      #expect(abs((value ?? .nan) - wanted) < 1e-9)
    }
    let ratio = try #require(rows.numbers("ratio")[0])
    #expect(abs(ratio - (12.0 / 184) / (4.0 / 90)) < 1e-12)
    #expect(rows.numbers("ratio")[1] == 0)
    #expect(outcome.lines.contains("7 incidents lie between the periods."))
  }

  @Test func `Limits hold the difference and the ratio, and q is not below p`() throws {
    let rows = TableRows(try Self.run(Self.year))
    for row in 0..<3 {
      let difference = try #require(rows.numbers("difference")[row])
      #expect(try #require(rows.numbers("difference_low")[row]) <= difference)
      #expect(try #require(rows.numbers("difference_high")[row]) >= difference)
      let (p, q) = (
        try #require(rows.numbers("p")[row]), try #require(rows.numbers("q")[row])
      )
      #expect(p > 0 && p <= q && q <= 1)
    }
  }

  @Test func `All zones have a row`() throws {
    let zones = ZoneLayer(
      name: "areas.gpkg", names: ["West", "Empty", "East"],
      figures: [
        .box(450_000, 200_000, 450_200, 200_100), .box(460_000, 200_000, 460_100, 200_100),
        .box(450_200, 200_000, 450_400, 200_100),
      ], system: .britishNationalGrid)
    let rows = TableRows(try Self.run(Self.year, units: .zones(zones)))
    #expect(rows.texts("zone") == ["West", "Empty", "East"])
    #expect(rows.integers("before") == [7, 0, 0])
    #expect(rows.integers("after") == [12, 0, 5])
  }

  @Test func `Periods that share a day are refused`() throws {
    let text = message {
      try Self.run(Self.year, after: try Self.days("2023-03-31", "2023-04-30"))
    }
    #expect(text.contains("\(Setting.firstPeriod) and \(Setting.secondPeriod) share days"))
  }

  @Test func `Parts of months are refused where only months are known`() throws {
    let lines = ["1,2023-01,450050,200050,Theft", "2,2023-08,450050,200050,Theft"]
    #expect(TableRows(try Self.run(lines)).integers("after") == [1])
    let text = message {
      try Self.run(lines, before: try Self.days("2023-01-01", "2023-03-30"))
    }
    #expect(text.contains("2023-01-01..2023-03-30 is not made of whole months"))
  }
}
