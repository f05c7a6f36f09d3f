/// The search for the translation and rotation of a cell that holds the greatest weight.
///
/// In the turned frame a point q is held by every translation e in the cell's polygon about q. A
/// box of translations has the weight of the polygons that meet it as its bound.
struct NudgeSearch {
  private let field: NudgeField
  private(set) var best: NudgeChoice

  /// What depends on the rotation being explored.
  private var degrees = 0
  private var cosine = 1.0
  private var sine = 0.0
  private var sides: [(x: Double, y: Double)]
  /// nₖ·q for each point and axis in turn.
  private var offsets: [Double] = []

  private let axes: [(x: Double, y: Double)]
  /// |nₖ.x| + |nₖ.y|: how far a box of half-width 1 reaches along an axis.
  private let reaches: [Double]

  /// The most edges in a box that are crossed with one another at once.
  private static let fewEdges = 12
  /// With more polygons than this in a large box its edges are not worth counting.
  private static let manyPolygons = 16
  /// How often boxes are quartered before their edges are crossed all the same.
  private static let deepest = 22
  /// Slack for bounds, wider than the tolerance and the rounding of a move together.
  private static let slack = 4 * CellNudge.tolerance

  /// Starts from the cell where it is; placements below a weight sought are of no interest.
  init(field: NudgeField, seeking weight: Int64 = 0) {
    self.field = field
    axes = field.figure.axes
    reaches = field.figure.axes.map { $0.x.magnitude + $0.y.magnitude }
    sides = field.figure.axes
    best = NudgeChoice(
      weight: field.weight(dx: 0, dy: 0, sides: field.figure.axes), move: 0, degrees: 0, dx: 0,
      dy: 0)
    if best.weight < weight {
      best = NudgeChoice(weight: weight - 1, move: -1, degrees: 0, dx: 0, dy: 0)
    }
  }

  /// A square of translations about (x, y).
  private struct Box {
    var x: Double
    var y: Double
    var half: Double
    /// The weight of the polygons that cover the box.
    var base: Int64
    /// The weight of those and of all that meet the box in part.
    var bound: Int64
    /// The polygons that meet the box in part.
    var partial: [Int32]

    /// The least distance of the box from the start.
    var nearest: Double {
      let east = max(0, x.magnitude - half)
      let north = max(0, y.magnitude - half)
      return (east * east + north * north).squareRoot()
    }
  }

  /// Explores the translations of the cell turned by a number of degrees.
  mutating func explore(_ degrees: Int) {
    self.degrees = degrees
    (cosine, sine) = NudgeFigure.angle(degrees)
    sides = field.figure.sides(turned: degrees)
    offsets = []
    offsets.reserveCapacity(field.x.count * axes.count)
    var all: [Int32] = []
    for point in field.x.indices {
      let x = field.x[point] * cosine + field.y[point] * sine
      let y = field.y[point] * cosine - field.x[point] * sine
      for axis in axes { offsets.append(axis.x * x + axis.y * y) }
      if field.weights[point] > 0 { all.append(Int32(truncatingIfNeeded: point)) }
    }
    consider(x: 0, y: 0)
    let root = box(x: 0, y: 0, half: field.figure.half, base: 0, among: all)
    explore(root, depth: 0)
  }

  /// The box with the polygons, of some, that meet it.
  private func box(
    x: Double, y: Double, half: Double, base: Int64, among points: [Int32]
  ) -> Box {
    var box = Box(x: x, y: y, half: half, base: base, bound: base, partial: [])
    box.partial.reserveCapacity(points.count)
    let (offsets, weights) = (self.offsets.span, field.weights.span)
    let middles = axes.map { $0.x * x + $0.y * y }
    let spreads = reaches.map { half * $0 }
    let outer = spreads.map { field.figure.holding + Self.slack + $0 }
    let inner = spreads.map { field.figure.holding - Self.slack - $0 }
    let count = axes.count
    for point in points {
      let first = Int(point) * count
      var covers = true
      var meets = true
      for axis in 0..<count {
        let distance = (offsets[first + axis] - middles[axis]).magnitude
        meets = meets && distance <= outer[axis]
        covers = covers && distance <= inner[axis]
      }
      guard meets else { continue }
      let weight = weights[Int(point)]
      box.bound += weight
      if covers { box.base += weight } else { box.partial.append(point) }
    }
    return box
  }

  /// Whether a placement of this weight and move, at this rotation, could be the best.
  private func isHopeful(_ weight: Int64, distance: Double) -> Bool {
    guard weight >= best.weight else { return false }
    if weight > best.weight { return true }
    let move = NudgeChoice.move(max(0, distance - Self.slack))
    return move < best.move || (move == best.move && degrees <= best.degrees)
  }

  private mutating func explore(_ box: Box, depth: Int) {
    let nearest = box.nearest
    guard !box.partial.isEmpty, nearest <= field.figure.half + Self.slack,
      isHopeful(box.bound, distance: nearest)
    else { return }
    if box.partial.count <= Self.manyPolygons || depth > Self.deepest / 2 {
      let isLast = depth >= Self.deepest
      let edges = edges(in: box, all: isLast)
      if isLast || edges.count <= Self.fewEdges {
        cross(edges, in: box)
        return
      }
    }
    let half = box.half / 2
    var quarters: [Box] = []
    for (east, north) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
      quarters.append(
        self.box(
          x: box.x + east, y: box.y + north, half: half, base: box.base, among: box.partial))
    }
    quarters.sort { ($1.bound, $0.nearest) < ($0.bound, $1.nearest) }
    for quarter in quarters { explore(quarter, depth: depth + 1) }
  }

  /// A line that carries an edge of some polygon: nₖ·e = offset.
  private struct Edge {
    var axis: Int
    var offset: Double
  }

  /// The different lines through a box: all of them, or at least one more than a few.
  private func edges(in box: Box, all: Bool) -> [Edge] {
    var edges: [Edge] = []
    let count = axes.count
    for axis in 0..<count {
      let middle = axes[axis].x * box.x + axes[axis].y * box.y
      let spread = box.half * reaches[axis] + Self.slack
      var offsets: [Double] = []
      for point in box.partial {
        for side in [-field.figure.holding, field.figure.holding] {
          let offset = self.offsets[Int(point) * count + axis] + side
          if (offset - middle).magnitude <= spread { offsets.append(offset) }
        }
      }
      offsets.sort()
      var last = -Double.infinity
      for offset in offsets where offset - last > 1e-9 {
        edges.append(Edge(axis: axis, offset: offset))
        last = offset
      }
      if !all && edges.count > Self.fewEdges { break }
    }
    return edges
  }

  /// Considers the feet of the start on the lines and the crossings of the lines, in a box.
  private mutating func cross(_ edges: [Edge], in box: Box) {
    for one in edges.indices {
      let edge = edges[one]
      let normal = axes[edge.axis]
      considerInside(box, x: normal.x * edge.offset, y: normal.y * edge.offset)
      for other in edges[(one + 1)...] where other.axis != edge.axis {
        let second = axes[other.axis]
        let area = normal.x * second.y - normal.y * second.x
        considerInside(
          box, x: (edge.offset * second.y - other.offset * normal.y) / area,
          y: (normal.x * other.offset - second.x * edge.offset) / area)
      }
    }
  }

  /// Considers a translation in the turned frame if it lies in a box and may be the best.
  private mutating func considerInside(_ box: Box, x: Double, y: Double) {
    guard (x - box.x).magnitude <= box.half + Self.slack,
      (y - box.y).magnitude <= box.half + Self.slack
    else { return }
    let distance = (x * x + y * y).squareRoot()
    guard isHopeful(box.bound, distance: distance) else { return }
    var bound = box.base
    let limit = field.figure.holding + Self.slack
    let count = axes.count
    for point in box.partial {
      var holds = true
      for axis in 0..<count {
        let place = axes[axis].x * x + axes[axis].y * y
        if (offsets[Int(point) * count + axis] - place).magnitude > limit {
          holds = false
          break
        }
      }
      if holds { bound += field.weights[Int(point)] }
    }
    if isHopeful(bound, distance: distance) { consider(x: x, y: y) }
  }

  /// Weighs a translation in the turned frame, in whole micrometres, and keeps it if it is best.
  private mutating func consider(x: Double, y: Double) {
    let dx = ((x * cosine - y * sine) * 1e6).rounded() / 1e6 + 0
    let dy = ((x * sine + y * cosine) * 1e6).rounded() / 1e6 + 0
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance <= field.figure.half + CellNudge.tolerance else { return }
    let choice = NudgeChoice(
      weight: field.weight(dx: dx, dy: dy, sides: sides),
      move: NudgeChoice.move(distance), degrees: degrees, dx: dx, dy: dy)
    if choice.isBetter(than: best) { best = choice }
  }
}
