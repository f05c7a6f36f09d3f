/// A run of grid cells of one row that a zone fills, or that its edges touch.
struct ZoneSpan: Sendable {
  var first: Int
  var last: Int
  var fills: Bool
}

/// The edges of zones by zone and by the rows of the grid that they touch, each from its lower end
/// up.
struct ZoneEdges: Sendable {
  /// The rows of one zone.
  private struct Rows: Sendable {
    var first: Int
    var count: Int
    /// Where its rows are among `starts`.
    var base: Int
  }

  private var zones: [Rows] = []
  /// Where the edges of each row of each zone start, with the end of its last.
  private var starts: [Int] = []
  /// x and y of the lower end, x and y of the upper end.
  private var ends: [Double] = []

  /// Edges of many zones side by side.
  init(joining parts: [ZoneEdges]) {
    zones.reserveCapacity(parts.count)
    ends.reserveCapacity(parts.reduce(0) { $0 + $1.ends.count })
    for part in parts {
      for rows in part.zones {
        zones.append(Rows(first: rows.first, count: rows.count, base: rows.base + starts.count))
      }
      let before = ends.count / 4
      starts += part.starts.map { $0 + before }
      ends += part.ends
    }
  }

  /// Edges of one zone.
  private init(firstRow: Int, starts: [Int], ends: [Double]) {
    zones = [Rows(first: firstRow, count: max(0, starts.count - 1), base: 0)]
    self.starts = starts
    self.ends = ends
  }

  /// Whether a point in a row of the grid is inside a zone, by the edges east of it.
  @inline(__always)
  func holds(x: Double, y: Double, row: Int, zone: Int) -> Bool {
    let rows = zones[zone]
    let place = row - rows.first
    guard place >= 0, place < rows.count else { return false }
    var isInside = false
    var at = 4 * starts[rows.base + place]
    let end = 4 * starts[rows.base + place + 1]
    while at < end {
      let lowY = ends[at + 1]
      let highY = ends[at + 3]
      if lowY <= y && y < highY {
        let lowX = ends[at]
        // An edge is tried from its lower end whichever way it runs, so that two zones that share
        // it agree to the bit.
        if (ends[at + 2] - lowX) * (y - lowY) > (x - lowX) * (highY - lowY) { isInside.toggle() }
      }
      at += 4
    }
    return isInside
  }

  /// Sorts the edges of a zone by row, and finds the cells that it touches and fills.
  static func find(
    _ zone: Geometry, on lattice: ZoneLattice
  ) -> (edges: ZoneEdges, spans: [ZoneSpan]) {
    guard zone.dimension == 2, let box = zone.envelope, lattice.maxX > lattice.minX else {
      return (ZoneEdges(firstRow: 0, starts: [], ends: []), [])
    }
    let rows = lattice.rows(from: box.minY, to: box.maxY)
    var sizes = [Int](repeating: 0, count: rows.count + 1)
    forEachEdge(zone) { _, lowY, _, highY in
      for row in lattice.rows(from: lowY, to: highY) { sizes[row - rows.lowerBound + 1] += 1 }
    }
    for row in 1..<sizes.count { sizes[row] += sizes[row - 1] }
    let starts = sizes
    var ends = [Double](repeating: 0, count: 4 * starts[rows.count])
    forEachEdge(zone) { lowX, lowY, highX, highY in
      for row in lattice.rows(from: lowY, to: highY) {
        let at = 4 * sizes[row - rows.lowerBound]
        sizes[row - rows.lowerBound] += 1
        ends[at] = lowX
        ends[at + 1] = lowY
        ends[at + 2] = highX
        ends[at + 3] = highY
      }
    }
    let edges = ZoneEdges(firstRow: rows.lowerBound, starts: starts, ends: ends)
    var spans: [ZoneSpan] = []
    for row in rows { edges.addSpans(ofRow: row, on: lattice, to: &spans) }
    return (edges, spans)
  }

  private static func forEachEdge(
    _ zone: Geometry, _ body: (Double, Double, Double, Double) -> Void
  ) {
    let c = zone.coordinates
    var first = 0
    for end in zone.ringEnds {
      for at in stride(from: 2 * first, to: 2 * end - 2, by: 2) {
        if c[at + 1] <= c[at + 3] {
          body(c[at], c[at + 1], c[at + 2], c[at + 3])
        } else {
          body(c[at + 2], c[at + 3], c[at], c[at + 1])
        }
      }
      first = end
    }
  }

  /// The runs of cells of a row that edges touch, and those between them that the zone fills.
  private func addSpans(ofRow row: Int, on lattice: ZoneLattice, to spans: inout [ZoneSpan]) {
    let south = lattice.minY + (Double(row) - ZoneLattice.slack) / lattice.perY
    let north = lattice.minY + (Double(row + 1) + ZoneLattice.slack) / lattice.perY
    var touched: [ClosedRange<Int>] = []
    let place = row - zones[0].first
    for edge in starts[place]..<starts[place + 1] {
      let (x0, y0) = (ends[4 * edge], ends[4 * edge + 1])
      let (x1, y1) = (ends[4 * edge + 2], ends[4 * edge + 3])
      var (from, to) = (x0, x1)
      if y1 > y0 {
        from = x0 + (x1 - x0) * min(1, max(0, (south - y0) / (y1 - y0)))
        to = x0 + (x1 - x0) * min(1, max(0, (north - y0) / (y1 - y0)))
      }
      touched.append(lattice.columns(from: min(from, to), to: max(from, to)))
    }
    touched.sort { $0.lowerBound < $1.lowerBound }
    let base = row * lattice.columns
    let middle = lattice.minY + (Double(row) + 0.5) / lattice.perY
    var at = 0
    while at < touched.count {
      let first = touched[at].lowerBound
      var last = touched[at].upperBound
      at += 1
      while at < touched.count, touched[at].lowerBound <= last + 1 {
        last = max(last, touched[at].upperBound)
        at += 1
      }
      spans.append(ZoneSpan(first: base + first, last: base + last, fills: false))
      guard at < touched.count else { return }
      let x = lattice.minX + (Double(last + 1) + 0.5) / lattice.perX
      if holds(x: x, y: middle, row: row, zone: 0) {
        spans.append(
          ZoneSpan(first: base + last + 1, last: base + touched[at].lowerBound - 1, fills: true))
      }
    }
  }
}
