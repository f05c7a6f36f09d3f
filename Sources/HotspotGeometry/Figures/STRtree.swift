/// Figures sorted by place, so that those in a rectangle or nearest to a point are found fast.
///
/// A tree of boxes packed by sort, tile and recurse (Leutenegger, Lopez and Edgington 1997,
/// doi:10.1109/ICDE.1997.582015), sixteen to a node. It is a value: built once, read by any
/// number of threads. Empty figures are never found.
///
/// Cost: O(n log n) to build; a query O(log n + found) for figures that overlap little.
public struct STRtree: Sendable {
  /// A box of a leaf or a node.
  private struct Box: Sendable {
    var minX = Double.infinity
    var minY = Double.infinity
    var maxX = -Double.infinity
    var maxY = -Double.infinity

    mutating func grow(_ other: Box) {
      minX = min(minX, other.minX)
      minY = min(minY, other.minY)
      maxX = max(maxX, other.maxX)
      maxY = max(maxY, other.maxY)
    }

    func meets(_ other: Box) -> Bool {
      minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    func squaredDistance(x: Double, y: Double) -> Double {
      let dx = max(minX - x, 0, x - maxX)
      let dy = max(minY - y, 0, y - maxY)
      return dx * dx + dy * dy
    }
  }

  private static let fanOut = 16

  private let figures: [Geometry]
  /// The figures' places in the order of the lowest level.
  private let order: [Int]
  /// The boxes of each level, that of the figures first; node i holds boxes 16·i and on below it.
  private let levels: [[Box]]

  /// Builds a tree.
  public init(_ figures: [Geometry]) {
    self.figures = figures
    var boxes: [(box: Box, place: Int)] = []
    for (place, figure) in figures.enumerated() {
      guard let own = figure.envelope else { continue }
      boxes.append(
        (Box(minX: own.minX, minY: own.minY, maxX: own.maxX, maxY: own.maxY), place))
    }
    let nodes = Double((boxes.count + Self.fanOut - 1) / Self.fanOut)
    let slice = max(1, Int(nodes.squareRoot().rounded(.up))) * Self.fanOut
    boxes.sort {
      ($0.box.minX + $0.box.maxX, $0.place) < ($1.box.minX + $1.box.maxX, $1.place)
    }
    for start in stride(from: 0, to: boxes.count, by: slice) {
      boxes[start..<min(boxes.count, start + slice)].sort {
        ($0.box.minY + $0.box.maxY, $0.place) < ($1.box.minY + $1.box.maxY, $1.place)
      }
    }
    order = boxes.map(\.place)
    var levels = [boxes.map(\.box)]
    while let below = levels.last, below.count > 1 {
      levels.append(
        stride(from: 0, to: below.count, by: Self.fanOut).map { start in
          var box = Box()
          for child in below[start..<min(below.count, start + Self.fanOut)] { box.grow(child) }
          return box
        })
    }
    self.levels = levels
  }

  /// The places of the figures whose envelope meets a rectangle, ascending; edges count.
  public func query(minX: Double, minY: Double, maxX: Double, maxY: Double) -> [Int] {
    let wanted = Box(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    var found: [Int] = []
    var open = [(level: levels.count - 1, first: 0, count: levels[levels.count - 1].count)]
    while let (level, first, count) = open.popLast() {
      for place in first..<first + count where levels[level][place].meets(wanted) {
        if level == 0 {
          found.append(order[place])
        } else {
          open.append(children(level, place))
        }
      }
    }
    return found.sorted()
  }

  /// The place of the figure nearest to a point and its distance, 0 inside a polygon; nil where
  /// there are no figures or the point is not finite.
  ///
  /// Of figures at the same distance the first in order is given.
  public func nearest(x: Double, y: Double) -> (place: Int, distance: Double)? {
    guard x.isFinite, y.isFinite else { return nil }
    var best: (place: Int, squared: Double)?
    var open = [(level: levels.count - 1, first: 0, count: levels[levels.count - 1].count)]
    while let (level, first, count) = open.popLast() {
      var near: [(squared: Double, place: Int)] = []
      for place in first..<first + count {
        near.append((levels[level][place].squaredDistance(x: x, y: y), place))
      }
      // The nearest last, which is the next to be opened.
      near.sort { $0.squared > $1.squared }
      for (squared, place) in level == 0 ? near.reversed() : near
      where squared <= best?.squared ?? .infinity {
        if level > 0 {
          open.append(children(level, place))
          continue
        }
        let exact = figures[order[place]].squaredDistance(x: x, y: y)
        if let best, (best.squared, best.place) <= (exact, order[place]) { continue }
        best = (order[place], exact)
      }
    }
    return best.map { ($0.place, $0.squared.squareRoot()) }
  }

  private func children(_ level: Int, _ place: Int) -> (level: Int, first: Int, count: Int) {
    let first = place * Self.fanOut
    return (level - 1, first, min(Self.fanOut, levels[level - 1].count - first))
  }
}

extension Geometry {
  /// The squared distance to a point, 0 inside a polygon.
  func squaredDistance(x: Double, y: Double) -> Double {
    if dimension == 2 {
      let crossings = ringEnds.indices.reduce(0) {
        $0 + RingClipping.crossings(Array(ring($1).dropLast(2)), x: x, y: y)
      }
      if crossings % 2 == 1 { return 0 }
    }
    var best = Double.infinity
    for place in ringEnds.indices {
      let c = ring(place)
      if c.count == 2 {
        let (dx, dy) = (c[c.startIndex] - x, c[c.startIndex + 1] - y)
        best = min(best, dx * dx + dy * dy)
      }
      for at in stride(from: c.startIndex, to: c.endIndex - 2, by: 2) {
        let (ex, ey) = (c[at + 2] - c[at], c[at + 3] - c[at + 1])
        let length = ex * ex + ey * ey
        let along = length > 0 ? ((x - c[at]) * ex + (y - c[at + 1]) * ey) / length : 0
        let share = min(1, max(0, along))
        let (dx, dy) = (c[at] + share * ex - x, c[at + 1] + share * ey - y)
        best = min(best, dx * dx + dy * dy)
      }
    }
    return best
  }
}
