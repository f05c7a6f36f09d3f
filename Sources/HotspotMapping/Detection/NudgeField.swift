internal import HotspotGeometry

/// The points about a cell, from its centre.
struct NudgeField: Sendable {
  let figure: NudgeFigure
  /// Where the points that some placement can hold were given.
  let places: [Int]
  let x: [Double]
  let y: [Double]
  /// Weights, none below 0.
  let weights: [Int64]

  init(
    grid: CellGrid, centreX: Double, centreY: Double, x: [Double], y: [Double],
    weights: [Int64], margin: Double = 0
  ) {
    precondition(
      x.count == y.count && x.count == weights.count, "Points need as many x, y and weights.")
    let figure = NudgeFigure(grid, margin: margin)
    let reach = figure.half + figure.radius + 4 * CellNudge.tolerance
    var places: [Int] = []
    var near: (x: [Double], y: [Double], weights: [Int64]) = ([], [], [])
    for place in x.indices {
      let (east, north) = (x[place] - centreX, y[place] - centreY)
      guard east * east + north * north <= reach * reach else { continue }
      places.append(place)
      near.x.append(east)
      near.y.append(north)
      near.weights.append(max(0, weights[place]))
    }
    self.figure = figure
    self.places = places
    self.x = near.x
    self.y = near.y
    self.weights = near.weights
  }

  /// Which points a placement holds, by their places as given.
  func held(_ choice: NudgeChoice) -> [Int] {
    let sides = figure.sides(turned: choice.degrees)
    return x.indices.filter { holds($0, dx: choice.dx, dy: choice.dy, sides: sides) }
      .map { places[$0] }
  }

  /// The weight that a placement holds.
  func weight(dx: Double, dy: Double, sides: [(x: Double, y: Double)]) -> Int64 {
    var total: Int64 = 0
    for point in x.indices where holds(point, dx: dx, dy: dy, sides: sides) {
      total += weights[point]
    }
    return total
  }

  @inline(__always)
  private func holds(
    _ point: Int, dx: Double, dy: Double, sides: [(x: Double, y: Double)]
  ) -> Bool {
    figure.holds(east: x[point] - dx, north: y[point] - dy, sides: sides)
  }
}

/// A placement and how it ranks.
struct NudgeChoice {
  var weight: Int64
  /// The move in tenths of a millimetre.
  var move: Double
  var degrees: Int
  var dx: Double
  var dy: Double

  /// The length of the move.
  var distance: Double { (dx * dx + dy * dy).squareRoot() }

  /// Moves in the steps by which they compare.
  static func move(_ distance: Double) -> Double { (distance * 1e4).rounded() }

  func isBetter(than other: NudgeChoice) -> Bool {
    if weight != other.weight { return weight > other.weight }
    if move != other.move { return move < other.move }
    if degrees != other.degrees { return degrees < other.degrees }
    return (dy, dx) < (other.dy, other.dx)
  }
}
