public import HotspotGeometry

/// Shifts and turns a cell to hold the greatest weight of events.
///
/// The centre moves by at most half a width, and the cell turns by a multiple of 5° within its
/// symmetry: 0 … 85° for squares, 0 … 55° for hexagons. Of all placements that hold the greatest
/// weight the one with the smallest move wins (moves compare in tenths of a millimetre), then the
/// smallest rotation, then the smaller dy, then the smaller dx.
///
/// Where a few centimetres more give it, every point that pulled lies at least `margins[0]` inside
/// the polygon, or failing that `margins[1]`: so that whoever counts the points in the polygon as
/// it was written and rounded finds the same number.
///
/// Points held are given by index, so that nothing need be counted again. Weights of 0 or less
/// pull nothing, so points that another cell has claimed can be given weight 0; they are among the
/// points held all the same.
public struct CellNudge: Sendable {
  /// How far outside the polygon a point may lie and still be held, in units of the coordinates.
  public static let tolerance = 1e-6

  /// How far inside the polygon the points that pull should lie, in units of the coordinates.
  public static let margins = [0.02, 0.001]
  /// How much farther than the smallest move the cell may go for it.
  public static let allowance = 0.1

  private let field: NudgeField
  private let fieldsWithin: [NudgeField]
  private let grid: CellGrid
  private let centreX: Double
  private let centreY: Double

  /// Takes a cell of a grid's shape about a centre, and points with their weights, which are
  /// numbers of events or other whole amounts.
  ///
  /// Points too far away to be held do not matter; nor does the order of points. Points that are
  /// not finite are never held.
  ///
  /// - Complexity: O(n) for n points.
  public init(
    shape: CellGrid, centreX: Double, centreY: Double, x: [Double], y: [Double], weights: [Int64]
  ) {
    grid = shape
    (self.centreX, self.centreY) = (centreX, centreY)
    field = NudgeField(
      grid: shape, centreX: centreX, centreY: centreY, x: x, y: y, weights: weights)
    fieldsWithin = CellNudge.margins.map {
      NudgeField(
        grid: shape, centreX: centreX, centreY: centreY, x: x, y: y, weights: weights, margin: $0)
    }
  }

  /// The best placement, turned or, if `rotates` is false, only shifted.
  ///
  /// Exact for translation: the translations that hold one point are the cell's own polygon about
  /// it, and where such polygons overlap the point nearest to the start is the start itself, the
  /// foot of it on an edge, or a crossing of two edges. The square of translations is quartered,
  /// parts that cannot reach the best weight are left out, and the few edges left in a part are
  /// crossed with one another.
  ///
  /// - Complexity: about O(rotations · n log n) for n points within reach; the worst case, with
  ///   all edges through one point, is cubic.
  public func best(rotates: Bool = true) -> CellPlacement {
    let rotations = rotates ? field.figure.rotations : [0]
    var search = NudgeSearch(field: field)
    for degrees in rotations { search.explore(degrees) }
    let best = search.best
    for within in fieldsWithin {
      var inner = NudgeSearch(field: within, seeking: best.weight)
      inner.explore(best.degrees)
      if inner.best.weight == best.weight, inner.best.distance <= best.distance + Self.allowance {
        return placement(inner.best)
      }
    }
    return placement(best)
  }

  /// The cell where it is, with the points that it holds by the same rule.
  public func unmoved() -> CellPlacement {
    placement(NudgeSearch(field: field).best)
  }

  private func placement(_ choice: NudgeChoice) -> CellPlacement {
    CellPlacement(
      choice, held: field.held(choice), grid: grid, centreX: centreX, centreY: centreY)
  }
}
