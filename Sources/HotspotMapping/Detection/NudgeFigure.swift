internal import Foundation
internal import HotspotGeometry

/// The cell of a grid about the origin: |nₖ·v| ≤ half a width for each of two or three axes nₖ.
struct NudgeFigure {
  /// Half the distance between opposite sides.
  let half: Double
  /// How far from the centre along an axis a point is held: `half`, or less by a margin.
  let holding: Double
  /// The unit normals of the pairs of opposite sides.
  let axes: [(x: Double, y: Double)]
  /// The corners, anticlockwise.
  let corners: [(x: Double, y: Double)]
  /// The rotations after which the cell is another one, in degrees, by fives.
  let rotations: [Int]

  init(_ grid: CellGrid, margin: Double = 0) {
    half = grid.width / 2
    holding = max(0, half - margin)
    switch grid {
    case .square:
      axes = [(1, 0), (0, 1)]
      corners = [(-half, -half), (half, -half), (half, half), (-half, half)]
      rotations = Array(stride(from: 0, through: 85, by: 5))
    case .hexagon(let hexagons):
      let height = 3.0.squareRoot() / 2
      let side = half / height
      switch hexagons.top {
      case .pointy:
        axes = [(1, 0), (0.5, height), (-0.5, height)]
        corners = [
          (0, -side), (half, -side / 2), (half, side / 2), (0, side), (-half, side / 2),
          (-half, -side / 2),
        ]
      case .flat:
        axes = [(0, 1), (height, 0.5), (height, -0.5)]
        corners = [
          (-side / 2, -half), (side / 2, -half), (side, 0), (side / 2, half), (-side / 2, half),
          (-side, 0),
        ]
      }
      rotations = Array(stride(from: 0, through: 55, by: 5))
    }
  }

  /// The greatest distance of a point of the cell from its centre.
  var radius: Double { (corners[0].x * corners[0].x + corners[0].y * corners[0].y).squareRoot() }

  /// The normals of the turned cell.
  func sides(turned degrees: Int) -> [(x: Double, y: Double)] { axes.map(Self.turn(degrees)) }

  /// The corners of the turned cell, from its centre.
  func corners(turned degrees: Int) -> [(x: Double, y: Double)] { corners.map(Self.turn(degrees)) }

  /// Whether the turned cell holds a point, given from its centre.
  @inline(__always)
  func holds(east: Double, north: Double, sides: [(x: Double, y: Double)]) -> Bool {
    for side in sides
    where !((side.x * east + side.y * north).magnitude <= holding + CellNudge.tolerance) {
      return false
    }
    return true
  }

  /// The cosine and sine of a number of degrees.
  static func angle(_ degrees: Int) -> (cosine: Double, sine: Double) {
    guard degrees != 0 else { return (1, 0) }
    let angle = Double(degrees) * .pi / 180
    return (cos(angle), sin(angle))
  }

  private static func turn(
    _ degrees: Int
  ) -> ((x: Double, y: Double)) -> (x: Double, y: Double) {
    let (cosine, sine) = angle(degrees)
    return { ($0.x * cosine - $0.y * sine, $0.x * sine + $0.y * cosine) }
  }
}
