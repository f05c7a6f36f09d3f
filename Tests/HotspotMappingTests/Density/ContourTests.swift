import Foundation
import HotspotGeometry
import HotspotMapping
import Testing

@Suite struct ContourTests {
  static func frame(_ shape: CellShape, top: HexagonTop = .pointy, size: Int = 41) throws
    -> GridFrame
  {
    try GridFrame(
      grid: CellGrid(shape, width: 10, top: top), firstColumn: 0, firstRow: 1, columns: size,
      rows: size)
  }

  /// x and y of each position of each line.
  static func lines(_ contour: Contour) -> [[SIMD2<Double>]] {
    var start = 0
    return contour.lines.ringEnds.map { end in
      defer { start = end }
      return (start..<end).map {
        SIMD2(contour.lines.coordinates[2 * $0], contour.lines.coordinates[2 * $0 + 1])
      }
    }
  }

  /// Twice the area, above 0 where the line goes anticlockwise.
  static func turn(_ line: [SIMD2<Double>]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
  }

  @Test(arguments: [
    (CellShape.square, HexagonTop.pointy), (.hexagon, .pointy), (.hexagon, .flat),
  ])
  func `A cone has rings about its top`(shape: CellShape, top: HexagonTop) throws {
    let frame = try Self.frame(shape, top: top)
    let middle = frame.extent
    let (x, y) = ((middle.minX + middle.maxX) / 2, (middle.minY + middle.maxY) / 2)
    let surface = (0..<frame.count).map { place in
      let centre = frame.centre(of: place)
      return 1_000 - hypot(centre.x - x, centre.y - y)
    }
    let contours = Contour.contours(of: surface, frame: frame, levels: .values([900, 850, 900]))
    #expect(contours.map(\.level) == [850, 900])
    for contour in contours {
      let lines = Self.lines(contour)
      #expect(lines.count == 1)
      #expect(lines[0].first == lines[0].last)
      let radius = 1_000 - contour.level
      for position in lines[0] {
        #expect(abs(hypot(position.x - x, position.y - y) - radius) < 0.5)
      }
      #expect(abs(Self.turn(lines[0]) / 2 / (.pi * radius * radius) - 1) < 0.01)
    }
  }

  @Test func `On a plane lines are straight and end at the edge`() throws {
    for frame in try [Self.frame(.square), Self.frame(.hexagon)] {
      let surface = (0..<frame.count).map { frame.centre(of: $0).x }
      let contours = Contour.contours(of: surface, frame: frame, levels: .values([123.4]))
      let lines = Self.lines(contours[0])
      #expect(lines.count == 1 && lines[0].first != lines[0].last)
      for position in lines[0] { #expect(abs(position.x - 123.4) < 1e-9) }
      // The high ground is east, on the left of a line that goes south.
      #expect((lines[0].first?.y ?? 0) > (lines[0].last?.y ?? 0))
    }
  }

  /// High in two opposite corners: the mean of the four tells which are joined.
  @Test(arguments: [(0.3, 2), (-0.3, 2)])
  func `A saddle has two lines`(lift: Double, count: Int) throws {
    let frame = try Self.frame(.square, size: 2)
    let surface = [1.0, -1, -1, 1].map { $0 + lift }
    let contours = Contour.contours(of: surface, frame: frame, levels: .values([0]))
    let lines = Self.lines(contours[0])
    #expect(lines.count == count)
    let (low, high) = (frame.centre(of: 0), frame.centre(of: 3))
    for line in lines {
      // Where the middle is high, lines cut off the low corners: both ends near one of them.
      let mean = line.reduce(SIMD2(0, 0), +) / Double(line.count)
      let isAlongDiagonal = abs((mean.x - low.x) - (mean.y - low.y)) < 1e-9
      #expect(isAlongDiagonal == (lift < 0))
      #expect(mean.x > low.x && mean.x < high.x)
    }
  }

  @Test func `Levels, plateaus and gaps`() throws {
    let frame = try Self.frame(.square, size: 5)
    var surface = [Double](repeating: 0, count: 25)
    surface[12] = 8
    #expect(ContourLevels.equalIntervals(3).levels(of: surface) == [2, 4, 6])
    #expect(ContourLevels.equalIntervals(3).levels(of: [1, 1, .nan]).isEmpty)
    #expect(ContourLevels.values([3, .nan, 1, 3]).levels(of: surface) == [1, 3])
    #expect(Contour.contours(of: surface, frame: frame, levels: .equalIntervals(3)).count == 3)
    #expect(Contour.contours(of: surface, frame: frame, levels: .values([9])).isEmpty)
    surface[13] = .nan
    let open = Contour.contours(of: surface, frame: frame, levels: .values([4]))
    let line = Self.lines(open[0])
    #expect(line.count == 1 && line[0].first != line[0].last)
    let flat = [Double](repeating: 2, count: 25)
    #expect(Contour.contours(of: flat, frame: frame, levels: .values([2])).isEmpty)
  }
}
