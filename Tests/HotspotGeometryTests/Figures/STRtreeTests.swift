import HotspotGeometry
import TestSupport
import Testing

@Suite struct STRtreeTests {
  private func figures(_ count: Int, seed: UInt64) -> [Geometry] {
    var numbers = SeededNumbers(seed: seed)
    return (0..<count).map { place in
      let x = Double.random(in: 0...100, using: &numbers)
      let y = Double.random(in: 0...100, using: &numbers)
      let size = Double.random(in: 0.1...4, using: &numbers)
      switch place % 4 {
      case 0: return .point(x: x, y: y)
      case 1: return .lineString([(x, y), (x + size, y - size), (x + 2 * size, y)])
      case 2: return .rectangle(minX: x, minY: y, maxX: x + size, maxY: y + size / 2)
      default: return .polygon([(x, y), (x + size, y), (x, y + size)])
      }
    }
  }

  @Test(arguments: [0, 1, 2, 16, 17, 300])
  func `Queries find what looking at every envelope finds`(count: Int) throws {
    let figures = figures(count, seed: 51)
    let tree = STRtree(figures)
    var numbers = SeededNumbers(seed: 52)
    for _ in 0..<50 {
      let x = Double.random(in: -10...100, using: &numbers)
      let y = Double.random(in: -10...100, using: &numbers)
      let size = Double.random(in: 0...30, using: &numbers)
      let expected = figures.indices.filter { place in
        guard let box = figures[place].envelope else { return false }
        return box.minX <= x + size && box.maxX >= x && box.minY <= y + size && box.maxY >= y
      }
      #expect(tree.query(minX: x, minY: y, maxX: x + size, maxY: y + size) == expected)
    }
  }

  @Test func `The nearest figure is that of the smallest distance`() throws {
    let figures = figures(150, seed: 53)
    let tree = STRtree(figures)
    var numbers = SeededNumbers(seed: 54)
    for _ in 0..<40 {
      let x = Double.random(in: -20...120, using: &numbers)
      let y = Double.random(in: -20...120, using: &numbers)
      let distances = try figures.map { try $0.distance(to: .point(x: x, y: y)) ?? .infinity }
      let nearest = try #require(tree.nearest(x: x, y: y))
      #expect(abs(nearest.distance - (distances.min() ?? -1)) < 1e-9)
      #expect(abs(distances[nearest.place] - nearest.distance) < 1e-9)
    }
  }

  @Test func `Of equally near figures the first is given, and of none none`() throws {
    let twins = Array(repeating: Geometry.point(x: 1, y: 1), count: 40)
    #expect(STRtree(twins).nearest(x: 0, y: 1)?.place == 0)
    #expect(STRtree([]).nearest(x: 0, y: 0) == nil)
    #expect(STRtree(twins).nearest(x: .nan, y: 0) == nil)
    #expect(STRtree([try Geometry(wkt: "POLYGON EMPTY")]).nearest(x: 0, y: 0) == nil)
  }
}
