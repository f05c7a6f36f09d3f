/// Sums of polynomial kernels at the centres of rows, at a cost of points × rows under the kernel
/// + cells.
///
/// On each row a kernel's polynomial is added where its interval begins and subtracted where it
/// ends; one pass along the row then has at each cell the sum of the polynomials that are open.
/// The points of each stretch of a row are summed apart, about an origin in the middle of the
/// stretch, so that the digits lost depend neither on how long the row is nor on where it lies.
/// Kernels of a few cells are added cell by cell, and so are kernels that only their outskirts reach
/// into the frame with: next to what is small there, the coefficients would be large.
struct RowSweep<Moments: RowMoments>: Sendable {
  let points: PointRows
  let rows: CentroidRows
  /// Whether kernels are added cell by cell.
  let isDirect: Bool

  /// Bandwidths in steps below which kernels are added cell by cell.
  static var direct: Double { 3 }

  init(points: PointRows, rows: CentroidRows, isDirect: Bool) {
    self.points = points
    self.rows = rows
    self.isDirect = isDirect || points.bandwidth < Self.direct
  }

  /// Adds the sums of a band of rows, row by row.
  func add(band: Range<Int>, to sums: inout MutableSpan<Double>) {
    for stretch in 0..<points.stretches
    where !points.near(rows: band, stretch: stretch).isEmpty {
      let columns = points.columns(ofStretch: stretch)
      var changes = [Moments](repeating: .zero, count: isDirect ? 0 : columns.count + 1)
      for row in band {
        let near = points.near(rows: row..<row + 1, stretch: stretch)
        if near.isEmpty { continue }
        let line = RowLine(
          row: row, rows: rows, columns: columns, origin: points.origin(ofStretch: stretch))
        let first = (row - band.lowerBound) * rows.columns + columns.lowerBound
        if isDirect {
          addCells(near: near, line: line, to: &sums, from: first)
        } else {
          open(near: near, line: line, changes: &changes)
          sweep(&changes, line: line, into: &sums, from: first)
        }
      }
    }
  }

  private func open(near: Range<Int>, line: RowLine, changes: inout [Moments]) {
    let points = points.points.span
    var changes = changes.mutableSpan
    for number in near {
      let point = points[number]
      let distance = line.level - point.y
      let half = point.w * Moments.edge - distance * distance
      guard half > 0 else { continue }
      let place = point.x + line.shift
      let cells = line.cells(place: place, width: half.squareRoot())
      guard cells.start < cells.stop else { continue }
      let moments = Moments(weight: point.z, half: half, place: place)
      changes[cells.start] += moments
      changes[cells.stop] -= moments
    }
  }

  private func sweep(
    _ changes: inout [Moments], line: RowLine, into sums: inout MutableSpan<Double>,
    from first: Int
  ) {
    var changes = changes.mutableSpan
    var sum = Moments.zero
    var cell = line.first
    for column in 0..<changes.count - 1 {
      sum += changes[column]
      changes[column] = .zero
      sums[first + column] += sum.value(at: cell)
      cell += 1
    }
    changes[changes.count - 1] = .zero
  }

  private func addCells(
    near: Range<Int>, line: RowLine, to sums: inout MutableSpan<Double>, from first: Int
  ) {
    let points = points.points.span
    for number in near {
      let point = points[number]
      let distance = line.level - point.y
      let half = point.w * Moments.edge - distance * distance
      guard half > 0 else { continue }
      let place = point.x + line.shift
      let cells = line.cells(place: place, width: half.squareRoot())
      guard cells.start < cells.stop else { continue }
      var away = line.first + Double(cells.start) - place
      for column in cells.start..<cells.stop {
        sums[first + column] += point.z * Moments.height(max(0, half - away * away))
        away += 1
      }
    }
  }
}

/// The cells of a row that kernels of a stretch may reach.
struct RowLine: Sendable {
  /// Where the row lies, in steps from the first.
  let level: Double
  /// What is added to the places of points as the row's centres are shifted.
  let shift: Double
  /// Where the first cell lies, in steps from the origin of the stretch.
  let first: Double
  /// What turns a place into the number of a cell.
  private let offset: Double
  private let last: Double

  init(row: Int, rows: CentroidRows, columns: Range<Int>, origin: Double) {
    level = Double(row) * (rows.rowStep / rows.step)
    shift = -rows.shift(ofRow: row)
    first = Double(columns.lowerBound) - origin
    offset = 0.5 - first
    last = Double(columns.count)
  }

  /// The cells whose centre is within `width` of a place; where that is none, start = stop or both
  /// lie outside on one side.
  ///
  /// Numbers are rounded to whole ones by adding 1.5·2⁵², which leaves them in the low bits.
  @inline(__always)
  func cells(place: Double, width: Double) -> (start: Int, stop: Int) {
    let middle = place + offset
    var from = middle - width
    var to = middle + width
    from = from > 0 ? from : 0
    from = from < last ? from : last
    to = to > 0 ? to : 0
    to = to < last ? to : last
    let start = (from + 0x1.8p52).bitPattern
    let stop = (to + 0x1.8p52).bitPattern
    return (
      Int(Int32(truncatingIfNeeded: start)), Int(Int32(truncatingIfNeeded: stop))
    )
  }
}
