import Foundation
import HotspotGeometry
import HotspotMapping
import Testing

/// The README's example of the mapping library, word for word, so that it compiles and runs.
@Suite struct DocumentationExamplesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `The README's example maps the sample`() throws {
    let path = Self.root.appendingPathComponent("sample-data/offences.csv").path
    let study = try StudyRequest(paths: [path]).run()
    let cover = try GridRequest(width: 250).cover(of: study)
    let cells = StudyCells(study.incidents, in: cover, threads: 2)
    let local = GetisOrd(neighbourhood: .rings(1)).statistics(
      of: cells.counts, cover: cover, threads: 2)
    let density = try KernelDensity(bandwidth: .fixed(500)).surface(
      x: study.incidents.x, y: study.incidents.y,
      weights: study.incidents.countByLocation.map { Double($0) }, cover: cover, threads: 2)
    let hot = local.bins.indices.filter { local.bins[$0] == 3 }
    print(hot.count, hot.map { density[$0] }.max() ?? 0)
    #expect(cells.uncovered == 0)
    #expect(cells.counts.reduce(0, +) == 12_625)
    #expect(density.count == cover.count)
    #expect(hot.count == 1_251)
  }

  @Test func `The README holds the example`() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "\n```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```\n").first }
    let block = try #require(blocks.first { $0.contains("import HotspotMapping\n") })
    let example = block.split(separator: "\n").filter { !$0.hasPrefix("import ") }
      .map { "    \($0)\n" }.joined()
      .replacingOccurrences(of: "\"sample-data/offences.csv\"", with: "path")
    #expect(example.hasPrefix("    let study"))
    #expect(try String(contentsOfFile: #filePath, encoding: .utf8).contains(example))
  }
}
