import DelimitedText
import HotspotGeometry
import HotspotMapping
import MapLayers
import ResultTables
import TestSupport
import Testing

@Suite struct CountsRequestTests {
  /// Incidents at whole metres of a square kilometre, over sixteen months.
  private static func lines(_ count: Int, seed: UInt64) -> [String] {
    var numbers = SeededNumbers(seed: seed)
    return (0..<count).map { index in
      let month = 1 + numbers.below(16)
      let day = 1 + numbers.below(28)
      let (year, place) = month > 12 ? (2024, month - 12) : (2023, month)
      let date = "\(year)-\(place < 10 ? "0" : "")\(place)-\(day < 10 ? "0" : "")\(day)"
      let (x, y) = (450_000 + numbers.below(1000), 200_000 + numbers.below(1000))
      return "\(index),\(date) 12:00,\(x),\(y),Robbery"
    }
  }

  private static func run(
    _ lines: [String], _ units: CountsRequest.Units, periods: PeriodLength? = nil,
    change: (inout StudyRequest) -> Void = { _ in }
  ) throws -> MapOutcome {
    let file = try ExportFile(lines)
    var study = file.request()
    change(&study)
    var request = CountsRequest(study: study, units: units)
    request.periods = periods
    return try withExtendedLifetime(file) { try request.run() }
  }

  private static func zones(_ figures: [(String, Geometry)]) -> ZoneLayer {
    ZoneLayer(
      name: "areas.gpkg", names: figures.map(\.0), figures: figures.map(\.1),
      system: .britishNationalGrid)
  }

  @Test func `Each cell counts the points from its south-west corner up to the next`() throws {
    let lines = [(0, 0), (99, 99), (100, 0), (0, 100), (100, 100), (100, 100)].enumerated().map {
      "\($0.offset),2024-01-01,\(450_000 + $0.element.0),\(200_000 + $0.element.1),Theft"
    }
    let rows = TableRows(try Self.run(lines, .cells(GridRequest(width: 100))))
    #expect(rows.texts("cell") == ["E4500N2000", "E4501N2000", "E4500N2001", "E4501N2001"])
    #expect(rows.integers("count") == [2, 1, 1, 2])
    #expect(rows.numbers("x") == [450_050, 450_150, 450_050, 450_150])
    #expect(rows.numbers("area_km2") == [0.01, 0.01, 0.01, 0.01])
    #expect(rows.numbers("per_km2") == [200, 100, 100, 200])
  }

  @Test(arguments: [CellShape.square, .hexagon])
  func `The cells and what none of them covers are all incidents`(shape: CellShape) throws {
    var grid = GridRequest(width: 70, shape: shape)
    grid.extent = .init(minX: 450_200, minY: 200_100, maxX: 450_700, maxY: 200_600)
    let outcome = try Self.run(Self.lines(500, seed: 1), .cells(grid))
    let counted = TableRows(outcome).integers("count").reduce(0, +)
    #expect(counted > 100 && counted < 450)
    #expect(
      outcome.lines.contains(
        "\(500 - counted) incidents of those on the map lie in none of the cells."))
  }

  @Test func `A boundary cuts cells, and rates go by the area that is left`() throws {
    let boundary = Geometry.box(450_000, 200_000, 450_150, 200_100)
    let lines = ["1,2024-01-01,450010,200010,Theft", "2,2024-01-01,450110,200010,Theft"]
    let outcome = try Self.run(lines, .cells(GridRequest(width: 100))) {
      $0.area = StudyArea(name: "box.gpkg", figure: boundary, system: .britishNationalGrid)
    }
    let rows = TableRows(outcome)
    #expect(rows.integers("count") == [1, 1])
    let areas = rows.numbers("area_km2").compactMap { $0 }
    #expect(abs(areas[0] - 0.01) < 1e-12 && abs(areas[1] - 0.005) < 1e-12)
    #expect(abs((rows.numbers("per_km2")[1] ?? 0) - 200) < 1e-6)
  }

  @Test(arguments: PeriodLength.allCases)
  func `Periods part the counts of each cell`(length: PeriodLength) throws {
    let lines = Self.lines(300, seed: 7)
    let whole = TableRows(try Self.run(lines, .cells(GridRequest(width: 250))))
    let parted = TableRows(try Self.run(lines, .cells(GridRequest(width: 250)), periods: length))
    #expect(parted.columns == whole.columns + ["period"])
    var sums: [String: Int] = [:]
    for (cell, count) in zip(parted.texts("cell"), parted.integers("count")) {
      #expect(count > 0)
      sums[cell, default: 0] += count
    }
    let expected = zip(whole.texts("cell"), whole.integers("count")).filter { $0.1 > 0 }
    #expect(sums == Dictionary(uniqueKeysWithValues: Array(expected)))
    let keys = zip(parted.texts("cell"), parted.texts("period")).map { "\($0) \($1)" }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `Months are counted by the dates of the rows`() throws {
    let lines = Self.lines(300, seed: 9)
    let rows = TableRows(
      try Self.run(lines, .cells(GridRequest(width: 10_000)), periods: .month))
    var expected: [String: Int] = [:]
    for line in lines { expected[String(line.split(separator: ",")[1].prefix(7)), default: 0] += 1 }
    #expect(
      Dictionary(uniqueKeysWithValues: zip(rows.texts("period"), rows.integers("count")))
        == expected)
  }

  @Test func `Zones in their order, with points in none counted`() throws {
    let zones = Self.zones([
      ("West", .box(450_000, 200_000, 450_100, 200_100)),
      ("Empty", .box(460_000, 200_000, 460_100, 200_100)),
      ("East", .box(450_100, 200_000, 450_300, 200_100)),
    ])
    let lines = [(50, 50), (60, 50), (150, 50), (500, 500)].enumerated().map {
      "\($0.offset),2024-01-01,\(450_000 + $0.element.0),\(200_000 + $0.element.1),Theft"
    }
    let outcome = try Self.run(lines, .zones(zones))
    let rows = TableRows(outcome)
    #expect(rows.columns == ["zone", "count", "weight", "area_km2", "per_km2"])
    #expect(rows.texts("zone") == ["West", "Empty", "East"])
    #expect(rows.integers("count") == [2, 0, 1])
    #expect(rows.numbers("area_km2") == [0.01, 0.01, 0.02])
    #expect(rows.numbers("per_km2") == [200, 0, 50])
    #expect(outcome.lines.contains("3 zones of areas.gpkg; 1 incidents are in none."))
  }

  @Test func `A point on the line between zones is in one of them`() throws {
    let zones = Self.zones([
      ("A", .box(450_000, 200_000, 450_100, 200_100)),
      ("B", .box(450_100, 200_000, 450_200, 200_100)),
    ])
    let rows = TableRows(
      try Self.run(["1,2024-01-01,450100,200050,Theft"], .zones(zones)))
    #expect(rows.integers("count").reduce(0, +) == 1)
  }

  @Test func `Zones and periods have a row each, empty ones too`() throws {
    let zones = Self.zones([
      ("A", .box(450_000, 200_000, 450_500, 201_000)),
      ("B", .box(450_500, 200_000, 451_000, 201_000)),
    ])
    let lines = Self.lines(200, seed: 3)
    let whole = TableRows(try Self.run(lines, .zones(zones)))
    let rows = TableRows(try Self.run(lines, .zones(zones), periods: .quarter))
    let quarters = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"]
    #expect(rows.texts("period") == quarters + quarters)
    #expect(rows.texts("zone") == Array(repeating: "A", count: 6) + Array(repeating: "B", count: 6))
    let counts = rows.integers("count")
    let sums = [counts.prefix(6), counts.dropFirst(6)].map { $0.reduce(0, +) }
    #expect(whole.integers("count") == sums)
    #expect(whole.integers("count").reduce(0, +) == 200)
  }

  @Test func `Short periods of months without days are refused`() throws {
    for length in [PeriodLength.day, .week, .fourWeeks] {
      let text = message {
        try Self.run(
          ["1,2024-01,450000,200000,Theft"], .cells(GridRequest(width: 100)), periods: length)
      }
      #expect(text.contains("Use \(Setting.periods) month, quarter or year."))
    }
  }

  @Test func `A grid of too many cells is refused, and the far points are named`() throws {
    let lines = (0..<3).map { "\($0),2024-01-01,45000\($0),200000,Theft" }
    let text = message {
      try Self.run(
        lines + ["4,2024-01-01,650000,1200000,Theft"], .cells(GridRequest(width: 10)))
    }
    #expect(text.contains("The farthest points are: "))
    #expect(text.contains("north 650000, 1200000"), "\(text)")
  }

  @Test func `Weights of a column are added exactly`() throws {
    let file = try ExportFile(
      [
        "2024-01-01,450010,200010,0.1", "2024-01-01,450010,200010,0.2",
        "2024-01-01,450110,200010,1.5",
      ], header: "date,easting,northing,cost")
    var study = file.request()
    study.weight = .column("cost")
    let rows = TableRows(
      try CountsRequest(study: study, units: .cells(GridRequest(width: 100))).run())
    #expect(rows.numbers("weight") == [0.3, 1.5])
    #expect(rows.integers("count") == [2, 1])
  }
}
