import DelimitedText
import HotspotGeometry
import HotspotMapping
import MapLayers
import OffenceRecords
import ResultTables
import Testing

@Suite struct DetectRequestTests {
  /// Incidents at metres east and north of 450000, 200000, so many at each.
  private static func lines(_ places: [(x: Int, y: Int, count: Int)], time: String = "12:00")
    -> [String]
  {
    places.flatMap { place in
      (0..<place.count).map { index in
        let day = 1 + index % 28
        return "\(place.x)-\(place.y)-\(index),2023-0\(1 + index % 9)-\(day < 10 ? "0" : "")\(day) "
          + "\(time),\(450_000 + place.x),\(200_000 + place.y),1"
      }
    }
  }

  private static func run(
    _ lines: [String], _ grid: GridRequest = GridRequest(width: 100),
    change: (inout DetectionOptions) -> Void = { _ in }
  ) throws -> MapOutcome {
    var options = DetectionOptions()
    change(&options)
    return try DetectionSample(1, seed: 1).run(grid, options, lines: lines)
  }

  private static func zones(_ figures: [(String, Geometry)]) -> ZoneLayer {
    ZoneLayer(
      name: "keepout.gpkg", names: figures.map(\.0), figures: figures.map(\.1),
      system: .britishNationalGrid)
  }

  // MARK: Merging

  @Test func `Chosen squares that share a side are one hotspot, corners do not join`() throws {
    // An L of three cells, and a fourth that touches it at a corner only.
    let lines = Self.lines([(50, 50, 5), (150, 50, 4), (50, 150, 3), (250, 150, 9)])
    let outcome = try Self.run(lines) { $0.merge = .adjacent }
    let rows = TableRows(outcome)
    #expect(rows.integers("count") == [12, 9])
    #expect(rows.texts("hotspot") == ["E4500N2000", "E4502N2001"])
    #expect(abs((rows.numbers("area_km2")[0] ?? 0) - 0.03) < 1e-12)
    let table = try #require(outcome.table as? HotspotTable)
    #expect(abs(table.figure(of: 0).area - 30_000) < 1e-6)
    #expect(
      try table.figure(of: 0).contains(.point(x: 450_150, y: 200_050))
        && !table.figure(of: 0).contains(.point(x: 450_150, y: 200_150)))
    // The centre of an L of three squares.
    #expect(abs(table.hotspots[0].x - 450_083.333_333) < 1e-3)
    #expect(abs(table.hotspots[0].y - 200_083.333_333) < 1e-3)
  }

  @Test func `Without merging each cell stands alone`() throws {
    let lines = Self.lines([(50, 50, 5), (150, 50, 4), (50, 150, 3), (250, 150, 9)])
    #expect(TableRows(try Self.run(lines)).integers("count") == [9, 5, 4, 3])
  }

  @Test func `Only cells among the first join`() throws {
    let lines = Self.lines([(50, 50, 5), (150, 50, 1), (250, 50, 4)])
    let rows = TableRows(
      try Self.run(lines) {
        $0.merge = .adjacent
        $0.statedTop = 2
      })
    #expect(rows.integers("count") == [5, 4])
  }

  @Test func `Neighbouring hexagons join, whatever side they share`() throws {
    let grid = try CellGrid(.hexagon, width: 100)
    let middle = try #require(grid.address(x: 450_000, y: 200_000))
    for neighbour in grid.neighbours(of: middle, ring: 1) {
      let places = [middle, neighbour].map { address -> (x: Int, y: Int, count: Int) in
        let centre = grid.centre(of: address)
        return (Int(centre.x.rounded()) - 450_000, Int(centre.y.rounded()) - 200_000, 2)
      }
      let outcome = try Self.run(Self.lines(places), GridRequest(width: 100, shape: .hexagon)) {
        $0.merge = .adjacent
      }
      #expect(TableRows(outcome).integers("count") == [4])
    }
  }

  @Test(arguments: [CellShape.square, .hexagon])
  func `Merging loses and doubles no incident`(shape: CellShape) throws {
    let sample = DetectionSample(300, seed: 31)
    var options = DetectionOptions()
    options.statedTop = 30
    let grid = GridRequest(width: 60, shape: shape)
    let apart = TableRows(try sample.run(grid, options))
    options.merge = .adjacent
    let outcome = try sample.run(grid, options)
    let merged = TableRows(outcome)
    #expect(merged.rows.count < apart.rows.count)
    let counts = merged.integers("count")
    let total = apart.integers("count").reduce(0, +)
    #expect(counts.reduce(0, +) == total)
    #expect(counts == counts.sorted(by: >))
    let table = try #require(outcome.table as? HotspotTable)
    let held = table.hotspots.flatMap(\.incidents)
    #expect(Set(held).count == held.count)
    for (row, area) in merged.numbers("area_km2").enumerated() {
      #expect(abs(table.figure(of: row).area / 1e6 - (area ?? 0)) < 1e-9)
    }
  }

  // MARK: Exclusions

  @Test func `Cells that share ground with an excluded place are dropped by its name`() throws {
    let lines = Self.lines([(50, 50, 9), (150, 50, 8), (350, 50, 3)])
    let outcome = try Self.run(lines) {
      $0.exclusions = Self.zones([
        ("Lake", .box(440_000, 200_000, 440_100, 200_100)),
        ("Prison", .box(449_000, 200_010, 450_001, 200_020)),
      ])
    }
    #expect(TableRows(outcome).integers("count") == [8, 3])
    #expect(outcome.lines.contains("Excluded for Prison: 1 cell."))
    #expect(!outcome.lines.contains { $0.contains("Lake") })
    #expect(outcome.lines.contains { $0.contains("→ 2 clear of excluded places →") })
  }

  @Test func `A place that only touches a cell's edge excludes nothing`() throws {
    let lines = Self.lines([(50, 50, 9), (150, 50, 8)])
    let outcome = try Self.run(lines) {
      $0.exclusions = Self.zones([("Hospital", .box(450_200, 200_000, 450_300, 200_100))])
    }
    #expect(TableRows(outcome).integers("count") == [9, 8])
  }

  @Test func `Several cells of a place are counted together`() throws {
    let lines = Self.lines([(50, 50, 9), (150, 50, 8), (350, 50, 3)])
    let outcome = try Self.run(lines) {
      $0.exclusions = Self.zones([("Hospital", .box(450_050, 200_050, 450_120, 200_060))])
    }
    #expect(outcome.lines.contains("Excluded for Hospital: 2 cells."))
    #expect(TableRows(outcome).integers("count") == [3])
  }

  @Test func `A nudged cell does not move onto an excluded place`() throws {
    // The pull of the points at x = 205 would carry the cell over the prison that begins at 202.
    let lines = Self.lines([(120, 50, 6), (205, 50, 5)])
    let prison = Self.zones([("Prison", .box(450_202, 200_000, 450_300, 200_100))])
    let free = try #require(
      try Self.run(lines) { $0.nudges = true }.table as? HotspotTable)
    #expect(try free.figure(of: 0).intersection(prison.figures[0]).area > 0)
    let table = try #require(
      try Self.run(lines) {
        $0.nudges = true
        $0.exclusions = prison
      }.table as? HotspotTable)
    #expect(table.rowCount == 1)
    #expect(try table.figure(of: 0).intersection(prison.figures[0]).area == 0)
    #expect(table.hotspots[0].count == 6)
  }

  // MARK: Halves of the day

  @Test func `Day and night are ranked apart`() throws {
    let lines =
      Self.lines([(50, 50, 4), (150, 50, 2)], time: "09:00")
      + Self.lines([(150, 50, 5), (350, 50, 1)], time: "23:00")
      + ["x,2023-02-01,450050,200050,1"]
    let outcome = try Self.run(lines) { $0.split = DetectionOptions.day }
    let rows = TableRows(outcome)
    #expect(
      rows.texts("hotspot") == [
        "E4500N2000 day", "E4501N2000 day", "E4501N2000 night", "E4503N2000 night",
      ])
    #expect(rows.integers("rank") == [1, 2, 1, 2])
    #expect(rows.integers("count") == [4, 2, 5, 1])
    #expect(rows.integers("peak_hour") == [9, 9, 23, 23])
    #expect(outcome.lines.contains("1 incidents have no time and are in neither half."))
    #expect(outcome.lines.contains { $0.hasPrefix("day: ") && $0.contains(" → ") })
    #expect(outcome.lines.contains { $0.hasPrefix("night: ") && $0.contains(" → ") })
    let shares = rows.numbers("share").compactMap { $0 }
    #expect(abs(shares[0] - 4.0 / 6) < 1e-12 && abs(shares[2] - 5.0 / 6) < 1e-12)
  }

  @Test func `A half without incidents has no hotspots`() throws {
    let rows = TableRows(
      try Self.run(Self.lines([(50, 50, 4)], time: "09:00")) {
        $0.split = DetectionOptions.day
      })
    #expect(rows.texts("hotspot") == ["E4500N2000 day"])
  }

  @Test func `Another part of the day is named by its clock`() throws {
    let rows = TableRows(
      try Self.run(Self.lines([(50, 50, 4)], time: "02:59")) {
        $0.split = ClockRange("22:00-03:00")
      })
    #expect(rows.texts("hotspot") == ["E4500N2000 22:00-03:00"])
  }

  // MARK: Refusals

  @Test func `Harm without codes, and halves without times, are refused`() throws {
    let file = try ExportFile(["1,2023-01-01,450000,200000,Theft"])
    func text(_ change: (inout DetectionOptions) -> Void) -> String {
      var options = DetectionOptions()
      change(&options)
      return message {
        try DetectRequest(
          study: file.request(), grid: GridRequest(width: 100),
          options: options
        ).run()
      }
    }
    #expect(text { $0.measure = .harm }.contains("\(Setting.column) code=HEADER"))
    #expect(text { $0.split = DetectionOptions.day }.contains("Leave \(Setting.splitOfDay) out."))
  }

  @Test func `Under eight periods nothing endures and nothing has a class`() throws {
    let file = try ExportFile(
      (1...7).map { "\($0),2023-0\($0)-15 12:00,450050,200050,Theft" })
    var study = file.request()
    study.filter.from = CalendarDate("2023-01-01")
    study.filter.to = CalendarDate("2023-07-31")
    func rows() throws -> TableRows {
      TableRows(
        try DetectRequest(
          study: study, grid: GridRequest(width: 100),
          options: DetectionOptions()
        ).run())
    }
    #expect(try rows().integers("periods") == [7])
    #expect(try rows()["enduring"] == [.empty] && rows()["class"] == [.empty])
    study.filter.to = CalendarDate("2023-08-31")
    #expect(try rows().integers("periods") == [8])
    #expect(try rows().texts("enduring") == ["yes"])
  }

  @Test(arguments: [DetectionOptions.Measure.density, .getisOrd])
  func `Ranking by a surface says by which`(measure: DetectionOptions.Measure) throws {
    // A lone cell with most incidents, and a block of cells that are busy together.
    var places = [(x: 1550, y: 1550, count: 6)]
    for x in 0..<3 { for y in 0..<3 { places.append((50 + 100 * x, 50 + 100 * y, 4)) } }
    let outcome = try Self.run(Self.lines(places)) {
      $0.measure = measure
      $0.statedTop = 3
    }
    let rows = TableRows(outcome)
    #expect(rows.texts("hotspot").first == "E4501N2001")
    #expect(
      outcome.lines.contains {
        $0.hasPrefix("Cells are ranked by \(measure == .density ? "the quartic density" : "Gi*")")
      })
  }
}
