/// Sums of polynomial kernels at the centres of rows, at a cost of points × rows under the kernel
/// + cells.
///
/// On each row a kernel's polynomial is added where its interval begins and subtracted where it
/// ends; one pass along the row then has at each cell the sum of the polynomials that are open.
/// Rows are cut into tiles, each with its own origin and a fresh sum, so that the digits lost do not
/// depend on how long the row is or where it lies. Kernels of a few cells are added cell by cell.
struct RowSweep<Moments: RowMoments>: Sendable {
  let points: PointRows
  let rows: CentroidRows
  /// The squared bandwidth in steps, where all points have the same.
  private let square: Double
  /// The bits of a column that number it in its tile.
  private let tileBits: Int
  /// Where in a tile its origin lies.
  private let tileMiddle: Double

  /// Bandwidths in steps below which kernels are added cell by cell.
  static var direct: Double { 3 }

  init(points: PointRows, rows: CentroidRows) {
    self.points = points
    self.rows = rows
    square = points.bandwidth * points.bandwidth
    let wanted = Double(Moments.reachesInTile) * points.bandwidth
    var bits = 4
    while Double(1 << bits) < wanted, bits < 30 { bits += 1 }
    tileBits = bits
    tileMiddle = 0.5 * Double(min(1 << bits, rows.columns))
  }

  /// The sums of a band of rows, row by row.
  func values(of band: Range<Int>) -> [Double] {
    var sums = [Double](repeating: 0, count: band.count * rows.columns)
    let isDirect = points.bandwidth < Self.direct
    var changes = [Moments](repeating: .zero, count: isDirect ? 0 : rows.columns + 1)
    for row in band {
      let near = points.near(row: row)
      if near.isEmpty { continue }
      let first = (row - band.lowerBound) * rows.columns
      if isDirect {
        add(row: row, near: near, to: &sums, from: first)
      } else {
        open(row: row, near: near, changes: &changes)
        sweep(&changes, into: &sums, from: first)
      }
    }
    return sums
  }

  private func open(row: Int, near: Range<Int>, changes: inout [Moments]) {
    let along = points.along.span
    let across = points.across.span
    let weights = points.weights.span
    let squares = points.squares.span
    let isVaried = !squares.isEmpty
    let level = Double(row) * (rows.rowStep / rows.step)
    let shift = rows.shift(ofRow: row)
    let columns = Double(rows.columns)
    let bits = tileBits
    let middle = tileMiddle
    var changes = changes.mutableSpan
    for point in near {
      let distance = level - across[point]
      let half = (isVaried ? squares[point] : square) * Moments.edge - distance * distance
      guard half > 0 else { continue }
      let place = along[point] - shift
      let width = half.squareRoot()
      let start = Int(max(0, place - width + 1))
      let stop = Int(max(0, min(columns, place + width + 1)))
      guard start < stop else { continue }
      let tile = start >> bits
      let last = stop >> bits
      let weight = weights[point]
      var origin = Double(tile << bits) + middle
      var moments = Moments(weight: weight, half: half, place: place - origin)
      changes[start] += moments
      if last != tile {
        for next in tile + 1...last {
          origin = Double(next << bits) + middle
          moments = Moments(weight: weight, half: half, place: place - origin)
          changes[next << bits] += moments
        }
      }
      changes[stop] -= moments
    }
  }

  private func sweep(_ changes: inout [Moments], into sums: inout [Double], from first: Int) {
    var changes = changes.mutableSpan
    var sums = sums.mutableSpan
    let tile = 1 << tileBits
    var begin = 0
    while begin < rows.columns {
      let end = min(rows.columns, begin + tile)
      var sum = Moments.zero
      var cell = -tileMiddle
      for column in begin..<end {
        sum += changes[column]
        changes[column] = .zero
        sums[first + column] = sum.value(at: cell)
        cell += 1
      }
      begin = end
    }
    changes[rows.columns] = .zero
  }

  private func add(row: Int, near: Range<Int>, to sums: inout [Double], from first: Int) {
    let along = points.along.span
    let across = points.across.span
    let weights = points.weights.span
    let squares = points.squares.span
    let isVaried = !squares.isEmpty
    let level = Double(row) * (rows.rowStep / rows.step)
    let shift = rows.shift(ofRow: row)
    let columns = Double(rows.columns)
    var sums = sums.mutableSpan
    for point in near {
      let distance = level - across[point]
      let half = (isVaried ? squares[point] : square) * Moments.edge - distance * distance
      guard half > 0 else { continue }
      let place = along[point] - shift
      let width = half.squareRoot()
      let start = Int(max(0, place - width + 1))
      let stop = Int(max(0, min(columns, place + width + 1)))
      guard start < stop else { continue }
      for column in start..<stop {
        let away = Double(column) - place
        sums[first + column] += weights[point] * Moments.height(max(0, half - away * away))
      }
    }
  }
}
