public import HotspotGeometry

/// A cell after it was shifted and turned, and the points that it holds there.
///
/// It holds a point where that lies in the closed polygon or within `CellNudge.tolerance` of it.
public struct CellPlacement: Hashable, Sendable {
  /// How far the centre moves east, in whole micrometres where the unit is the metre.
  public let dx: Double
  /// How far the centre moves north.
  public let dy: Double
  /// The rotation about the centre in degrees, anticlockwise.
  public let degrees: Int
  /// The total weight of the points held, of weights above 0.
  public let weight: Int64
  /// The places of the points held among those given, ascending.
  public let held: [Int]
  /// The polygon, anticlockwise.
  public let outline: Geometry

  private let grid: CellGrid
  private let centreX: Double
  private let centreY: Double

  init(
    _ choice: NudgeChoice, held: [Int], grid: CellGrid, centreX: Double, centreY: Double
  ) {
    (dx, dy) = (choice.dx, choice.dy)
    degrees = choice.degrees
    weight = choice.weight
    self.held = held
    (self.grid, self.centreX, self.centreY) = (grid, centreX, centreY)
    let (east, north) = (centreX + choice.dx, centreY + choice.dy)
    outline = .polygon(
      NudgeFigure(grid).corners(turned: choice.degrees).map { (east + $0.x, north + $0.y) })
  }

  /// The distance that the centre moves.
  public var distance: Double { (dx * dx + dy * dy).squareRoot() }

  /// Whether the cell lies elsewhere than before.
  public var isMoved: Bool { dx != 0 || dy != 0 || degrees != 0 }

  /// Whether the placed cell holds any point, an event of another period say.
  public func holds(x: Double, y: Double) -> Bool {
    let figure = NudgeFigure(grid)
    return figure.holds(
      east: x - centreX - dx, north: y - centreY - dy, sides: figure.sides(turned: degrees))
  }
}
