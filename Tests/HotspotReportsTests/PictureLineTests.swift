import Testing

@testable import HotspotReports

@Suite struct PictureLineTests {
  private let box = PictureBox(minX: 0, minY: 0, maxX: 10, maxY: 10)

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> PictureLine {
    PictureLine(from: (x1, y1), to: (x2, y2))
  }

  @Test func `A line runs through a box, ends in it, or misses it`() {
    #expect(line(-5, 5, 15, 5).crosses(box))
    #expect(line(-5, 5, 5, 5).crosses(box))
    #expect(line(2, 2, 3, 3).crosses(box))
    #expect(line(5, -5, 5, 15).crosses(box))
    #expect(!line(-5, 5, -1, 5).crosses(box))
    #expect(!line(-5, 11, 15, 11).crosses(box))
    #expect(!line(-6, 5, 5, 16).crosses(box))
    #expect(!line(12, -5, 12, 15).crosses(box))
  }

  @Test func `Lines that only touch do not cross`() {
    #expect(line(0, 0, 10, 10).crosses(line(0, 10, 10, 0)))
    #expect(!line(0, 0, 10, 10).crosses(line(10, 10, 20, 0)))
    #expect(!line(0, 0, 10, 10).crosses(line(0, 1, 10, 11)))
  }
}
