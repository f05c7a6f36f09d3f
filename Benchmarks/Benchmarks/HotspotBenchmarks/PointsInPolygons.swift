import Benchmark
import HotspotPolicing

/// Points among two thousand hexagons, the index built each time, and points to cells of a grid.
func benchmarkPointsInPolygons() {
  Benchmark(
    "Points in polygons", configuration: .timed(),
    closure: { (_, input: ScatteredPoints) in
      blackHole(ZoneIndex(input.zones).zones(x: input.x, y: input.y, threads: 2))
    },
    setup: { try ScatteredPoints(1_000_000, cellWidth: 2_400) })

  Benchmark(
    "Cells of ten million points", configuration: .timed(),
    closure: { (_, input: ScatteredPoints) in
      blackHole(input.frame.places(x: input.x, y: input.y, threads: 2))
    },
    setup: { try ScatteredPoints(10_000_000, cellWidth: 214) })
}

/// Points spread evenly over 100 km by 100 km, and hexagons over them.
private struct ScatteredPoints {
  let frame: GridFrame
  var x: [Double] = []
  var y: [Double] = []

  /// The points of the plastic number's sequence, which needs no seed.
  init(_ count: Int, cellWidth: Double) throws {
    frame = try GridFrame(
      grid: CellGrid(.hexagon, width: cellWidth), minX: 0, minY: 0, maxX: 100_000, maxY: 100_000)
    let (a, b) = (0.7548776662466927, 0.5698402909980532)
    for place in 0..<count {
      x.append((a * Double(place)).truncatingRemainder(dividingBy: 1) * 100_000)
      y.append((b * Double(place)).truncatingRemainder(dividingBy: 1) * 100_000)
    }
  }

  var zones: [Geometry] {
    (0..<frame.count).map { frame.grid.outline(of: frame.address(of: $0)) }
  }
}
