import DelimitedText
import HotspotMapping
import MapLayers
import ResultTables
import Testing

@Suite struct GetisOrdRequestTests {
  private static func run(
    _ change: (inout GetisOrdRequest) -> Void = { _ in }
  ) throws -> MapOutcome {
    let sample = DetectionSample(200, seed: 4)
    let file = try ExportFile(sample.lines, header: DetectionSample.header)
    var request = GetisOrdRequest(study: file.request(), grid: GridRequest(width: 100))
    change(&request)
    return try request.run()
  }

  @Test func `Occupied cells alone are another domain, and it is said`() throws {
    let all = try Self.run()
    let occupied = try Self.run { $0.domain = .occupied }
    #expect(all.lines.contains { $0.hasPrefix("The domain is every cell of the extent") })
    #expect(
      occupied.lines.contains { $0.hasPrefix("The domain is the cells with incidents only") })
    #expect(TableRows(occupied).integers("count").allSatisfy { $0 > 0 })
    #expect(
      TableRows(occupied).rows.count == TableRows(all).integers("count").count { $0 > 0 })
  }

  @Test func `A domain of a boundary needs one`() {
    #expect(
      message { try Self.run { $0.domain = .boundary } }
        .contains("\(Setting.domain) boundary needs \(Setting.boundary) FILE."))
  }

  /// Σ over the window and the moments of all cells, straight from the definition.
  @Test(arguments: [1, 2])
  func `The scores are those of the definition`(rings: Int) throws {
    let rows = TableRows(try Self.run { $0.statistic = GetisOrd(neighbourhood: .rings(rings)) })
    let counts = rows.numbers("count").compactMap { $0 }
    let (xs, ys) = (
      rows.numbers("x").compactMap { $0 }, rows.numbers("y").compactMap { $0 }
    )
    let n = Double(counts.count)
    let mean = counts.reduce(0, +) / n
    let deviation = (counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
    let reach = Double(rings) * 100 + 1
    let scores = rows.numbers("z")
    for row in counts.indices {
      let near = counts.indices.filter {
        abs(xs[$0] - xs[row]) < reach && abs(ys[$0] - ys[row]) < reach
      }
      let w = Double(near.count)
      let sum = near.reduce(0) { $0 + counts[$1] }
      let z = (sum - w * mean) / (deviation * ((n * w - w * w) / (n - 1)).squareRoot())
      #expect(abs((scores[row] ?? .nan) - z) < 1e-10)
    }
  }
}
