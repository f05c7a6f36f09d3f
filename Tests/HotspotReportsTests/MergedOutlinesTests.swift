import TestSupport
import Testing

@testable import HotspotReports

@Suite struct MergedOutlinesTests {
  private func square(_ x: Int32, _ y: Int32, _ width: Int32 = 1) -> [PicturePoint] {
    [(0, 0), (width, 0), (width, width), (0, width)].map {
      PicturePoint(x: x + $0.0, y: y + $0.1)
    }
  }

  /// How often rings wind round the middle of a unit square.
  private func winding(_ rings: [[PicturePoint]], x: Double, y: Double) -> Int {
    var winding = 0
    for ring in rings {
      for index in ring.indices {
        let (a, b) = (ring[index], ring[(index + 1) % ring.count])
        guard (Double(a.y) > y) != (Double(b.y) > y) else { continue }
        let share = (y - Double(a.y)) / Double(b.y - a.y)
        if Double(a.x) + share * Double(b.x - a.x) > x { winding += b.y > a.y ? 1 : -1 }
      }
    }
    return winding
  }

  @Test func `Two neighbours are one rectangle, whichever way they run`() {
    var outlines = MergedOutlines()
    outlines.add(ring: square(0, 0), isHole: false)
    outlines.add(ring: square(1, 0).reversed(), isHole: false)
    let rings = outlines.rings()
    #expect(rings.count == 1)
    #expect(PathText.corners(of: rings[0], isClosed: true).count == 4)
  }

  @Test func `A ring of cells has a hole`() {
    var outlines = MergedOutlines()
    for y: Int32 in 0..<3 {
      for x: Int32 in 0..<3 where x != 1 || y != 1 {
        outlines.add(ring: square(x, y), isHole: false)
      }
    }
    let rings = outlines.rings()
    #expect(rings.count == 2)
    #expect(winding(rings, x: 1.5, y: 1.5) == 0)
    #expect(winding(rings, x: 0.5, y: 1.5) == 1)
  }

  @Test func `What is covered stays covered, overlaps and holes and all`() {
    var generator = SeededNumbers(seed: 11)
    for round in 0..<60 {
      var outlines = MergedOutlines()
      var expected = [Int](repeating: 0, count: 400)
      for _ in 0..<Int.random(in: 1...80, using: &generator) {
        let x = Int32.random(in: 1...14, using: &generator)
        let y = Int32.random(in: 1...14, using: &generator)
        let width = Int32.random(in: 1...4, using: &generator)
        var ring = square(x, y, width)
        if Bool.random(using: &generator) { ring.reverse() }
        outlines.add(ring: ring, isHole: false)
        let hasHole = width == 4
        if hasHole { outlines.add(ring: square(x + 1, y + 1, 2), isHole: true) }
        for down in y..<y + width {
          for right in x..<x + width {
            let isInHole = hasHole && x + 1..<x + 3 ~= right && y + 1..<y + 3 ~= down
            expected[Int(down * 20 + right)] += isInHole ? 0 : 1
          }
        }
      }
      let rings = outlines.rings()
      let found = (0..<400).map {
        winding(rings, x: Double($0 % 20) + 0.5, y: Double($0 / 20) + 0.5)
      }
      #expect(found == expected, "round \(round)")
    }
  }

  @Test func `A path is short and closed`() {
    var path = PathText()
    path.draw(square(10, 20, 5) + [PicturePoint(x: 10, y: 20)], isClosed: true)
    path.draw([PicturePoint(x: 12, y: 24), PicturePoint(x: 11, y: 23)], isClosed: false)
    path.dot(PicturePoint(x: 0, y: 0))
    #expect(String(decoding: path.bytes, as: UTF8.self) == "m10 20h5v5h-5zm2 4-1-1m-11-23h0")
  }
}
