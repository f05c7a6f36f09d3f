import DelimitedText
import HotspotGeometry
import HotspotMapping
import MapLayers
import TestSupport
import ResultTables
import Testing

@Suite struct AccuracyRequestTests {
  /// Five squares of 100 m in a row from 450000, 200000, and what was foreseen in each.
  private static let map = """
    cell,x,y,count,density
    E4500N2000,450050,200050,4,40
    E4501N2000,450150,200050,1,10
    E4502N2000,450250,200050,0,20
    E4503N2000,450350,200050,0,
    E4504N2000,450450,200050,2,30

    """

  private static let record = """
    {"options": {"cell_width_m": 100, "shape": "square", "hexagon_top": null,
     "origin": [0, 0], "grid_crs": "EPSG:27700"}}
    """

  private static func tests(_ places: [(Int, Int)]) -> [String] {
    places.enumerated().map {
      "\($0.offset),2024-01-01,\(450_000 + $0.element.0),\(200_000 + $0.element.1),Theft"
    }
  }

  /// In the five cells 3, 2, 1, 0 and 4 offences, and two in no cell.
  private static let later = tests(
    [(0, 0), (50, 50), (99, 99), (100, 50), (150, 50), (250, 50), (450, 0), (450, 1), (450, 2)]
      + [(499, 99), (500, 50), (50, 100)])

  private static func run(
    _ lines: [String], map: String = map, record: String? = record, column: String? = nil,
    change: (inout AccuracyRequest) throws -> Void = { _ in }
  ) throws -> MapOutcome {
    let file = try ExportFile(lines)
    let path = try file.put(map, "map.csv")
    if let record { _ = try file.put(record, "map.csv.run.json") }
    return try withExtendedLifetime(file) {
      var request = AccuracyRequest(
        map: try PredictionMap(csv: path, column: column), study: file.request())
      try change(&request)
      return try request.run()
    }
  }

  @Test func `The indices are those worked out by hand`() throws {
    let outcome = try Self.run(Self.later) {
      $0.shares = [0.01, 0.4, 0.6, 1]
      $0.comparesUnits = true
    }
    let rows = TableRows(outcome)
    #expect(rows.numbers("area_share") == [0.01, 0.4, 0.6, 1])
    // By density: cells 0 (40), 4 (30), 2 (20), 1 (10), 3 (no value).
    #expect(rows.integers("cells") == [1, 2, 3, 5])
    #expect(rows.integers("hits") == [3, 7, 8, 10])
    let areas = rows.numbers("area_km2").compactMap { $0 }
    for (area, expected) in zip(areas, [0.01, 0.02, 0.03, 0.05]) {
      #expect(abs(area - expected) < 1e-12)
    }
    func near(_ name: String, _ expected: [Double]) {
      let values = rows.numbers(name)
      #expect(values.count == expected.count)
      for (value, wanted) in zip(values, expected) {
        #expect(abs((value ?? .nan) - wanted) < 1e-9, "\(name): \(value ?? .nan)")
      }
    }
    near("hit_rate", [0.3, 0.7, 0.8, 1])
    // Over shares of 20, 40, 60 and 100 % of the area.
    near("pai", [1.5, 1.75, 0.8 / 0.6, 1])
    // The best cells hold 4, 3, 2 and 1: 4, 7, 9 and 10 in as much area.
    near("pei", [0.75, 1, 8.0 / 9, 1])
    near("pei_by_units", [0.75, 1, 8.0 / 9, 1])
    // A density a square kilometre foretells a hundredth of it in a cell of one hectare.
    near("rri_ratio", [0.4 / 3, 0.1, 0.9 / 8, 0.1])
    #expect(rows.numbers("rri_recapture") == [nil, nil, nil, nil])
    #expect(
      outcome.lines.contains(
        "2 test offences are in none of the map's cells and do not count."))
  }

  @Test func `With a boundary the offences in no cell are misses`() throws {
    let outcome = try Self.run(Self.later) {
      $0.shares = [0.1]
      $0.study.area = StudyArea(
        name: "box.gpkg", figure: .box(450_000, 200_000, 451_000, 200_100),
        system: .britishNationalGrid)
    }
    let rows = TableRows(outcome)
    // (500, 50) is in the boundary and in no cell; (50, 100) is on its edge.
    let total = rows.numbers("hits")[0].flatMap { hits in
      rows.numbers("hit_rate")[0].map { hits / $0 }
    }
    #expect(rows.integers("cells") == [1])
    #expect(total.map { $0.rounded() } == 11 || total.map { $0.rounded() } == 12)
    #expect(
      outcome.lines.contains {
        $0.hasSuffix("of the map's cells, and count as missed, being inside the boundary.")
      })
  }

  @Test func `Another column ranks the cells otherwise, and ties are taken at their worst`() throws
  {
    let rows = TableRows(
      try Self.run(Self.later, column: "count") { $0.shares = [0.6, 0.8] })
    // By count: cells 0 (4), 4 (2), 1 (1), then cells 2 and 3 (0): the one without hits first.
    #expect(rows.integers("hits") == [9, 9])
  }

  @Test func `The curve has a row a cell`() throws {
    let rows = TableRows(try Self.run(Self.later) { $0.isCurve = true })
    #expect(rows.integers("cells") == [1, 2, 3, 4, 5])
    #expect(rows.integers("hits") == [3, 7, 8, 10, 10])
  }

  @Test func `Recapture compares with the offences the map was made of`() throws {
    let file = try ExportFile(Self.tests([(50, 50), (60, 50), (70, 50), (80, 50), (150, 50)]))
    let rows = TableRows(
      try Self.run(Self.later) {
        $0.shares = [0.2]
        $0.trainingPaths = [file.path]
      })
    // 3 of 10 after 4 of 5.
    let value = try #require(rows.numbers("rri_recapture")[0])
    #expect(abs(value - (3.0 / 4) / (10.0 / 5)) < 1e-12)
  }

  @Test func `A map of polygons is judged by the polygons`() throws {
    let file = try ExportFile(Self.later)
    let map = PredictionMap(
      name: "zones.gpkg", column: "score", values: [1, 2],
      figures: [
        .box(450_000, 200_000, 450_300, 200_100), .box(450_300, 200_000, 450_400, 200_200),
      ], system: .britishNationalGrid)
    var request = AccuracyRequest(map: map, study: file.request())
    request.isCurve = true
    let rows = TableRows(try request.run())
    #expect(rows.integers("hits") == [0, 6])
    let areas = rows.numbers("area_km2").compactMap { $0 }
    #expect(abs(areas[0] - 0.02) < 1e-12 && abs(areas[1] - 0.05) < 1e-12)
  }

  @Test func `Offences elsewhere say so`() {
    let text = message { try Self.run(Self.tests([(50_000, 50_000)])) }
    #expect(text.contains("none of the 1 test offences is in the map"))
  }

  @Test func `A map that cannot be read says why`() {
    let lines = Self.later
    #expect(
      message { try Self.run(lines, record: nil) }.contains("Keep it beside the map"))
    #expect(
      message { try Self.run(lines, record: "{}") }.contains("does not describe a grid"))
    #expect(
      message { try Self.run(lines, map: "zone,count\nA,1\n") }.contains("no column `cell`"))
    #expect(
      message { try Self.run(lines, column: "risk") }
        .contains("Name one with \(Setting.mapValues) COLUMN."))
    #expect(
      message { try Self.run(lines, map: "cell,count\nE4500N2000,many\n") }
        .contains("`many` in the column count is not a number"))
    #expect(
      message { try Self.run(lines, map: "cell,count\nnowhere,1\n") }
        .contains("`nowhere` is not a cell of the grid"))
    #expect(
      message { try Self.run(lines, map: "cell,count\nE4500N2000,1\nE4500N2000,2\n") }
        .contains("stands twice"))
  }
}
