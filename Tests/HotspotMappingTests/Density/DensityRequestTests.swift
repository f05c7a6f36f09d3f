import DelimitedText
import Foundation
import HotspotGeometry
import HotspotMapping
import MapLayers
import ResultTables
import Testing

@Suite struct DensityRequestTests {
  private static let sample = DetectionSample(120, seed: 55)

  private static func run(
    width: Double = 100, change: (inout DensityRequest) throws -> Void = { _ in }
  ) throws -> MapOutcome {
    let file = try ExportFile(sample.lines, header: DetectionSample.header)
    var request = DensityRequest(study: file.request(), grid: GridRequest(width: width))
    request.bandwidth = .metres(300)
    try change(&request)
    return try withExtendedLifetime(file) { try request.run() }
  }

  /// Quartic kernels at a place, per square kilometre.
  private static func quartic(_ x: Double, _ y: Double, _ weight: (Int) -> Double = { _ in 1 })
    -> Double
  {
    sample.points.indices.reduce(0) { sum, index in
      let point = sample.points[index]
      let u = hypot(Double(point.x) - x, Double(point.y) - y) / 300
      guard u < 1 else { return sum }
      return sum + weight(index) * 3 / (.pi * 0.3 * 0.3) * (1 - u * u) * (1 - u * u)
    }
  }

  private static func compare(_ rows: TableRows, _ weight: (Int) -> Double = { _ in 1 }) throws {
    let (xs, ys) = (rows.numbers("x"), rows.numbers("y"))
    let expected = try zip(xs, ys).map { quartic(try #require($0), try #require($1), weight) }
    let tolerance = 1e-9 * (expected.max() ?? 0)
    #expect(tolerance > 0)
    for (value, wanted) in zip(rows.numbers("density"), expected) {
      #expect(abs((value ?? .nan) - wanted) <= tolerance)
    }
  }

  @Test func `A file gives the sum of its kernels at each centre`() throws {
    try Self.compare(TableRows(try Self.run()))
  }

  @Test func `Weights of a column scale the kernels`() throws {
    let rows = TableRows(try Self.run { $0.study.weight = .column("cost") })
    try Self.compare(rows) { Double(Self.sample.points[$0].cost) }
    let total = Self.sample.points.reduce(0) { $0 + $1.cost }
    #expect(rows.numbers("weight").compactMap { $0 }.reduce(0, +) == Double(total))
  }

  @Test func `An extent bounds the cells and not the points`() throws {
    let rows = TableRows(
      try Self.run {
        $0.grid.extent = .init(minX: 450_500, minY: 200_500, maxX: 450_900, maxY: 200_800)
      })
    #expect(rows.rows.count == 12)
    #expect(rows.integers("count").reduce(0, +) < 120)
    try Self.compare(rows)
  }

  @Test func `A boundary bounds the cells and not the points`() throws {
    let boundary = Geometry.box(450_300, 200_300, 451_000, 201_000)
    let rows = TableRows(
      try Self.run {
        $0.study.area = StudyArea(
          name: "box.gpkg", figure: boundary, system: .britishNationalGrid)
      })
    #expect(rows.rows.count == 49)
    try Self.compare(rows)
  }

  @Test func `Probabilities add up to one`() throws {
    let rows = TableRows(try Self.run { $0.units = .probability })
    let sum = rows.numbers("density").compactMap { $0 }.reduce(0, +)
    #expect(abs(sum - 1) < 1e-12)
  }

  @Test func `Correction at the edge never lowers a value`() throws {
    func values(_ edge: KernelDensity.EdgeCorrection) throws -> [Double] {
      TableRows(
        try Self.run {
          $0.edge = edge
          $0.study.area = StudyArea(
            name: "box.gpkg", figure: .box(450_300, 200_300, 451_000, 201_000),
            system: .britishNationalGrid)
        }
      ).numbers("density").compactMap { $0 }
    }
    let (plain, corrected) = (try values(.none), try values(.uniform))
    #expect(zip(plain, corrected).allSatisfy { $0 <= $1 + 1e-12 })
    // In the corner a quarter of the kernel is inside.
    #expect(corrected[0] > plain[0] * 1.5)
  }

  @Test func `Compared with itself the ratio is one, and the difference nothing`() throws {
    let file = try ExportFile(Self.sample.lines, header: DetectionSample.header)
    for (relation, value) in [(DualDensity.ratio, 1.0), (.difference, 0), (.logRatio, 0)] {
      let outcome = try Self.run {
        $0.population = DensityRequest.Population(
          paths: [file.path], weight: nil, relation: relation)
      }
      let values = TableRows(outcome).numbers("density").compactMap { $0 }
      #expect(!values.isEmpty)
      #expect(values.allSatisfy { abs($0 - value) < 1e-9 })
      #expect(outcome.lines.contains { $0.hasPrefix("Compared with 120 points of ") })
    }
  }

  @Test(arguments: [DualDensity.ratio, .logRatio])
  func `Cells without people have no value, and they are counted`(relation: DualDensity) throws {
    let file = try ExportFile(["450200,200200", "450210,200200"], header: "easting,northing")
    let outcome = try Self.run {
      $0.population = DensityRequest.Population(
        paths: [file.path], weight: nil, relation: relation)
    }
    let empty = TableRows(outcome).numbers("density").count { $0 == nil }
    #expect(empty > 20 && empty < outcome.table.rowCount)
    #expect(outcome.lines.contains { $0.contains("; \(empty) cells have no value, since") })
  }

  @Test func `A bandwidth that was chosen is said with its rule`() throws {
    let chosen = try Self.run { $0.bandwidth = nil }
    #expect(
      chosen.lines.contains {
        $0.contains("by the rule scott since no \(Setting.bandwidth) was given")
      })
    let stated = try Self.run()
    #expect(stated.lines.contains("Kernel quartic, bandwidth 300 m, as stated."))
  }

  @Test func `Points that all lie at one place have no bandwidth by a rule`() throws {
    let file = try ExportFile((0..<5).map { "\($0),2024-01-01,450000,200000,Theft" })
    let text = message {
      try DensityRequest(study: file.request(), grid: GridRequest(width: 100)).run()
    }
    #expect(text.contains("finds no spread among the points. Give a bandwidth"), "\(text)")
  }

  @Test func `Isolines go along with the surface`() throws {
    let outcome = try Self.run { $0.contours = .values([1, 5, 1e9]) }
    let table = try #require(outcome.table as? any SpatialResult)
    let lines = try #require(table.companions.first)
    #expect(TableRows(lines).numbers("level") == [1, 5])
    #expect(try Self.run().table as? any RasterResult != nil)
  }

  @Test func `The raster holds what the rows hold`() throws {
    let outcome = try Self.run()
    let table = try #require(outcome.table as? any RasterResult)
    let raster = table.raster
    let rows = TableRows(outcome)
    #expect(raster.columns * raster.rows == rows.rows.count)
    #expect(raster.values == rows.numbers("density").map { $0 ?? .nan })
    #expect(rows.numbers("x")[0] == raster.minX + raster.cellWidth / 2)
    #expect(rows.numbers("y")[0] == raster.minY + raster.cellWidth / 2)
  }
}
