package import HotspotPolicing

/// Synthetic points and cells, the same on every machine.
package struct SamplePlane {
  /// Cells along each side of the density surface, and their width.
  package static let side = 1_050
  package static let cell = 100.0

  private var state: UInt64 = 2_026

  /// From 0 to below 1: SplitMix64 (Steele, Lea and Flood 2014).
  private mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  private mutating func normal() -> Double {
    NormalDistribution.quantile(unit() * (1 - 0x1p-52) + 0x1p-53)
  }

  /// Four points in five about one of 200 centres, the fifth anywhere.
  package static func points(_ count: Int) -> (x: [Double], y: [Double]) {
    var plane = SamplePlane()
    let extent = Double(side) * cell
    let centres = (0..<200).map { _ in
      (x: plane.unit() * extent, y: plane.unit() * extent, spread: 300 + 3_000 * plane.unit())
    }
    var x: [Double] = []
    var y: [Double] = []
    while x.count < count {
      var (east, north) = (plane.unit() * extent, plane.unit() * extent)
      if x.count % 5 != 0 {
        let centre = centres[Int(plane.unit() * 200)]
        east = centre.x + centre.spread * plane.normal()
        north = centre.y + centre.spread * plane.normal()
      }
      // Within the centres of the border cells, as peers want a grid that holds all points.
      guard east > cell, east < extent - cell, north > cell, north < extent - cell else { continue }
      x.append(east)
      y.append(north)
    }
    return (x, y)
  }

  /// The density surface's cells.
  package static func cover() throws -> CellCover {
    try cover(side: side)
  }

  /// Squares, as many along each side as said.
  package static func cover(side: Int, shape: CellShape = .square) throws -> CellCover {
    CellCover(
      frame: try GridFrame(
        grid: CellGrid(shape, width: cell), firstColumn: 0, firstRow: 0, columns: side, rows: side))
  }

  /// Points counted by cell, one point a cell on average.
  package static func counts(side: Int) throws -> [Int64] {
    let (x, y) = points(side * side)
    let scale = Double(side) / Double(Self.side)
    var counts = [Int64](repeating: 0, count: side * side)
    for point in x.indices {
      let column = Int(x[point] / cell * scale)
      let row = Int(y[point] / cell * scale)
      counts[row * side + column] += 1
    }
    return counts
  }
}
