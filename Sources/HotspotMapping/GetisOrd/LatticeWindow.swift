internal import HotspotGeometry

/// The neighbours of a cell, itself included, as a span of cells on each row about it.
///
/// Rows are those of `CentroidRows`: with hexagons that have a flat top they are the frame's columns.
/// Rows of hexagons are staggered, so there the spans differ between even and odd rows.
struct LatticeWindow: Sendable {
  /// The cells of one row, counted in columns from the cell's own.
  struct Span: Hashable, Sendable {
    var row: Int
    var first: Int
    var last: Int
  }

  /// The spans about a cell on an even row of the lattice, and on an odd one.
  let even: [Span]
  let odd: [Span]
  /// The number of rings; nil where the window is a disc.
  let rings: Int?

  /// All cells within a number of rings: king's moves on squares, steps over sides on hexagons.
  ///
  /// - Parameter farthest: No two cells are more rows or columns apart, so the window may end there.
  init(rings: Int, shape: CellShape, farthest: Int) {
    let rings = max(0, min(rings, 2 * farthest))
    self.rings = rings
    let rows = -min(rings, farthest)...min(rings, farthest)
    switch shape {
    case .square:
      even = rows.map { Span(row: $0, first: -rings, last: rings) }
      odd = even
    case .hexagon:
      even = rows.map { row in
        let shift = row >> 1
        return Span(
          row: row, first: max(-rings, -rings - row) + shift,
          last: min(rings, rings - row) + shift)
      }
      odd = rows.map { row in
        let shift = (row + 1) >> 1
        return Span(
          row: row, first: max(-rings, -rings - row) + shift,
          last: min(rings, rings - row) + shift)
      }
    }
  }

  /// All cells whose centre is at most so many cell widths away.
  init(reach: Double, shape: CellShape, farthest: Int) {
    rings = nil
    // Squared distances of centres are whole numbers of squared widths on both lattices.
    let whole = min(max(0, reach), 4 * Double(farthest) + 4)
    let limit = whole * whole * (1 + 1e-12)
    let rows = -farthest...farthest
    func spans(shift: (Int) -> Int) -> [Span] {
      rows.compactMap { row in
        var middle = 0.0
        var square = Double(row * row)
        if shape == .hexagon {
          // q² + qr + r² is least, at ¾r², where q = −r/2.
          middle = -Double(row) / 2
          square *= 0.75
        }
        guard square <= limit else { return nil }
        let half = (limit - square).squareRoot()
        let first = Int((middle - half).rounded(.up))
        let last = Int((middle + half).rounded(.down))
        guard first <= last else { return nil }
        return Span(row: row, first: first + shift(row), last: last + shift(row))
      }
    }
    even = spans { shape == .hexagon ? $0 >> 1 : 0 }
    odd = spans { shape == .hexagon ? ($0 + 1) >> 1 : 0 }
  }

  /// The number of cells in a window that lies in the domain as a whole.
  var count: Int { even.reduce(0) { $0 + $1.last - $1.first + 1 } }
}
