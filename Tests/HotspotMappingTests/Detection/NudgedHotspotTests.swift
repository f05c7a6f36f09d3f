import DelimitedText
import HotspotGeometry
import HotspotMapping
import ResultTables
import Testing

@Suite struct NudgedHotspotTests {
  private struct Run {
    var table: HotspotTable
    var incidents: Incidents
  }

  private static func run(
    _ sample: DetectionSample, _ grid: GridRequest, top: Int = 20, lines: [String]? = nil
  ) throws -> Run {
    var options = DetectionOptions()
    options.nudges = true
    options.statedTop = top
    let table = try #require(
      try sample.run(grid, options, lines: lines).table as? HotspotTable)
    let file = try ExportFile(lines ?? sample.lines, header: DetectionSample.header)
    var request = file.request()
    request.filter.dayStart = 0
    request.weight = .column("cost")
    return Run(table: table, incidents: try request.run().incidents)
  }

  static let grids: [GridRequest] = [
    GridRequest(width: 90), GridRequest(width: 100), GridRequest(width: 110, shape: .hexagon),
  ]

  /// The first day of the second half of 2023, 3 July: the first has a day more.
  private static let cut: Int32 = 19_358 + 183

  @Test(arguments: grids, [11, 12] as [UInt64])
  func `Each incident is in one hotspot, inside its polygon`(grid: GridRequest, seed: UInt64)
    throws
  {
    let run = try Self.run(DetectionSample(300, seed: seed), grid)
    var seen: Set<Int32> = []
    #expect(run.table.hotspots.count > 5)
    for hotspot in run.table.hotspots {
      #expect(hotspot.incidents == hotspot.incidents.sorted())
      for index in hotspot.incidents {
        #expect(seen.insert(index).inserted, "\(index) stands in two hotspots")
        let place = Int(run.incidents.location[Int(index)])
        let distance = try hotspot.figure.distance(
          to: .point(x: run.incidents.x[place], y: run.incidents.y[place]))
        #expect((distance ?? .infinity) <= 2 * CellNudge.tolerance)
      }
    }
  }

  @Test(arguments: grids, [11, 12, 13] as [UInt64])
  func `Halves add up, and the first never holds less than the cell unmoved`(
    grid: GridRequest, seed: UInt64
  ) throws {
    let sample = DetectionSample(300, seed: seed)
    let run = try Self.run(sample, grid)
    let cells = try grid.grid
    var naive = NaiveDetection(width: grid.width, shape: grid.shape)
    naive.top = .max
    naive.edges = DetectionSample.edges
    var byName: [String: DetectedHotspot] = [:]
    for hotspot in run.table.hotspots { byName[hotspot.name] = hotspot }
    var claimed: Set<Int32> = []
    var gains = 0
    // The higher rank takes first, in the order of the cells where they lay.
    for cell in naive.run(sample.points) {
      let address = CellAddress(column: Int32(cell.place.column), row: Int32(cell.place.row))
      guard let hotspot = byName[cells.name(of: address)] else { continue }
      let outline = cells.outline(of: address)
      let unmoved = try run.incidents.location.indices.filter { index in
        let place = Int(run.incidents.location[index])
        guard run.incidents.day[index] < Self.cut, !claimed.contains(Int32(index)),
          abs(run.incidents.x[place] - cell.centre.x) < grid.width,
          abs(run.incidents.y[place] - cell.centre.y) < grid.width
        else { return false }
        let distance = try outline.distance(
          to: .point(x: run.incidents.x[place], y: run.incidents.y[place]))
        return (distance ?? .infinity) <= CellNudge.tolerance / 2
      }.count
      let halves = try #require(hotspot.halves)
      #expect(halves.train >= unmoved, "\(hotspot.name)")
      #expect(halves.train + halves.test == hotspot.count)
      #expect(halves.train == hotspot.incidents.count { run.incidents.day[Int($0)] < Self.cut })
      gains += halves.train - unmoved
      claimed.formUnion(hotspot.incidents)
    }
    #expect(gains > 0)
    #expect(claimed.count == run.table.hotspots.reduce(0) { $0 + $1.count })
  }

  @Test(arguments: grids)
  func `A cell moves half its width at most and keeps its size`(grid: GridRequest) throws {
    let run = try Self.run(DetectionSample(300, seed: 21), grid)
    let cells = try grid.grid
    for hotspot in run.table.hotspots {
      let nudge = try #require(hotspot.nudge)
      let distance = (nudge.dx * nudge.dx + nudge.dy * nudge.dy).squareRoot()
      #expect(distance <= grid.width / 2 + 1e-5)
      #expect(nudge.degrees % 5 == 0)
      #expect(0..<(grid.shape == .square ? 90 : 60) ~= nudge.degrees)
      #expect(abs(hotspot.figure.area - cells.cellArea) < 1e-3)
      let home = try #require(cells.address(named: hotspot.name))
      #expect(abs(cells.centre(of: home).x + nudge.dx - hotspot.x) < 1e-9)
      #expect(abs(cells.centre(of: home).y + nudge.dy - hotspot.y) < 1e-9)
    }
  }

  private static func lines(_ places: [(Int, Int)]) -> [String] {
    places.enumerated().map {
      "\($0.offset),2023-02-01 12:00,\(450_000 + $0.element.0),\(200_000 + $0.element.1),1"
    }
  }

  @Test func `Points exactly a width apart are held together`() throws {
    let lines = Self.lines([(20, 50), (120, 50), (20, 90), (120, -10)])
    let run = try Self.run(DetectionSample(1, seed: 1), GridRequest(width: 100), lines: lines)
    #expect(run.table.hotspots.map(\.count) == [4])
    let nudge = try #require(run.table.hotspots[0].nudge)
    #expect(nudge.degrees == 0)
    #expect(abs(nudge.dx - 20) < 1e-6 && abs(nudge.dy + 10) < 1e-6)
  }

  @Test func `Points on the corner where four cells meet are one hotspot`() throws {
    let lines = Self.lines([(99, 99), (101, 99), (99, 101), (101, 101), (100, 100)])
    let run = try Self.run(DetectionSample(1, seed: 1), GridRequest(width: 100), lines: lines)
    #expect(run.table.hotspots.map(\.count) == [5])
  }

  @Test func `A cell that holds all it could stays where it is`() throws {
    let lines = Self.lines([(0, 0), (99, 99), (50, 50)])
    let run = try Self.run(DetectionSample(1, seed: 1), GridRequest(width: 100), lines: lines)
    let nudge = try #require(run.table.hotspots[0].nudge)
    // One of its points is its corner, which a shift of 2 cm brings inside.
    #expect((nudge.dx, nudge.dy, nudge.degrees) == (-0.02, -0.02, 0))
    #expect(run.table.hotspots[0].halves.map { $0.train } == 3)
  }

  @Test func `The second half pulls nothing`() throws {
    // Ten points of the second half with two of the first, and nine more just outside.
    let first = Self.lines([(10, 50), (20, 50)])
    let later = (10..<29).map {
      "b\($0),2023-11-\($0) 12:00,\($0 < 20 ? 450_015 : 449_990),200050,1"
    }
    let run = try Self.run(
      DetectionSample(1, seed: 1), GridRequest(width: 100), lines: first + later)
    let home = try #require(run.table.hotspots.first { $0.name == "E4500N2000" })
    let nudge = try #require(home.nudge)
    #expect((nudge.dx, nudge.dy) == (0, 0))
    #expect(home.halves.map { [$0.train, $0.test] } == [2, 10])
  }

  @Test func `A nudged table has the counts of both halves`() throws {
    var options = DetectionOptions()
    let sample = DetectionSample(100, seed: 2)
    let plain = TableRows(try sample.run(GridRequest(width: 100), options))
    options.nudges = true
    let outcome = try sample.run(GridRequest(width: 100), options)
    let nudged = TableRows(outcome)
    #expect(nudged.columns == plain.columns + ["count_train", "count_test"])
    #expect(
      zip(nudged.integers("count_train"), nudged.integers("count_test")).map { $0 + $1 }
        == nudged.integers("count"))
    #expect(
      outcome.lines.contains(
        "Cells are shifted on the incidents before 2023-07-03; count_test holds those from that "
          + "day on."))
  }
}
