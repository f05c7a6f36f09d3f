import Benchmark
import HotspotPolicing

/// A million points among two thousand hexagons, the index built each time.
func benchmarkPointsInPolygons() {
  Benchmark("Points in polygons", configuration: .timed()) { benchmark in
    let grid = try CellGrid(.hexagon, width: 1_500)
    let frame = try GridFrame(grid: grid, minX: 0, minY: 0, maxX: 67_000, maxY: 58_000)
    let zones = (0..<frame.count).map { grid.outline(of: frame.address(of: $0)) }
    let (x, y) = scatteredPoints(1_000_000, over: frame.extent.maxX)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(ZoneIndex(zones).zones(x: x, y: y, threads: 2))
    }
    benchmark.stopMeasurement()
  }

  Benchmark("Cells of ten million points", configuration: .timed()) { benchmark in
    let grid = try CellGrid(.hexagon, width: 214)
    let frame = try GridFrame(grid: grid, minX: 0, minY: 0, maxX: 100_000, maxY: 100_000)
    let (x, y) = scatteredPoints(10_000_000, over: 100_000)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(frame.places(x: x, y: y, threads: 2)) }
    benchmark.stopMeasurement()
  }
}

/// Points spread evenly by the plastic number's sequence, which needs no seed.
private func scatteredPoints(_ count: Int, over size: Double) -> (x: [Double], y: [Double]) {
  let (a, b) = (0.7548776662466927, 0.5698402909980532)
  var x: [Double] = []
  var y: [Double] = []
  for place in 0..<count {
    x.append((a * Double(place)).truncatingRemainder(dividingBy: 1) * size)
    y.append((b * Double(place)).truncatingRemainder(dividingBy: 1) * size)
  }
  return (x, y)
}
