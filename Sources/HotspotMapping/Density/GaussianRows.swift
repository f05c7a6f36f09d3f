internal import Foundation

/// Sums of gaussian kernels at the centres of rows, each cut at the kernel's reach.
///
/// Along a row the exponential goes from cell to cell by two products, from the point outwards, so
/// that what rounding adds grows only where the kernel is small. The rows of a band share it, as
/// from one to the other it differs by a factor.
/// - Complexity: O(points × cells under the kernel).
struct GaussianRows: Sendable {
  let points: PointRows
  let rows: CentroidRows

  /// Adds the sums of a band of rows, row by row.
  func add(band: Range<Int>, to sums: inout MutableSpan<Double>) {
    let isStaggered = rows.shiftedParity != nil
    for stretch in 0..<points.stretches {
      let near = points.near(rows: band, stretch: stretch)
      if near.isEmpty { continue }
      let columns = points.columns(ofStretch: stretch)
      var profile = [Double](repeating: 0, count: columns.count)
      // Rows that are shifted have another profile.
      for parity in isStaggered ? [0, 1] : [0] {
        let lines = band.filter { !isStaggered || $0 & 1 == parity }.map { row in
          RowLine(
            row: row, rows: rows, columns: columns, origin: points.origin(ofStretch: stretch))
        }
        let places = band.filter { !isStaggered || $0 & 1 == parity }.map { row in
          (row - band.lowerBound) * rows.columns + columns.lowerBound
        }
        add(near: near, lines: lines, places: places, profile: &profile, to: &sums)
      }
    }
  }

  private func add(
    near: Range<Int>, lines: [RowLine], places: [Int], profile: inout [Double],
    to sums: inout MutableSpan<Double>
  ) {
    guard let low = lines.first, let high = lines.last else { return }
    let points = points.points.span
    let cut = DensityKernel.gaussian.reach * DensityKernel.gaussian.reach
    var profile = profile.mutableSpan
    for number in near {
      let point = points[number]
      let reach = point.w * cut
      let nearest = max(0, low.level - point.y, point.y - high.level)
      guard nearest * nearest < reach else { continue }
      let place = point.x + low.shift
      let widest = low.cells(place: place, width: (reach - nearest * nearest).squareRoot())
      guard widest.start < widest.stop else { continue }
      Self.fill(&profile, widest.start..<widest.stop, from: place - low.first, square: point.w)
      for line in 0..<lines.count {
        let distance = lines[line].level - point.y
        let half = reach - distance * distance
        guard half > 0 else { continue }
        let cells = low.cells(place: place, width: half.squareRoot())
        let factor = point.z * exp(-0.5 * distance * distance / point.w)
        let first = places[line]
        for column in cells.start..<max(cells.start, min(cells.stop, widest.stop)) {
          sums[first + column] += factor * profile[column]
        }
      }
    }
  }

  /// exp(−(i − place)²/2·square) at each cell i of a range.
  private static func fill(
    _ profile: inout MutableSpan<Double>, _ cells: Range<Int>, from place: Double, square: Double
  ) {
    let nearest = max(Double(cells.lowerBound), min(Double(cells.upperBound - 1), place.rounded()))
    let middle = Int(nearest)
    let away = nearest - place
    let factor = -0.5 / square
    let ratio = exp(2 * factor)
    let height = exp(away * away * factor)
    var value = height
    var change = exp((1 + 2 * away) * factor)
    for column in middle..<cells.upperBound {
      profile[column] = value
      value *= change
      change *= ratio
    }
    value = height
    change = exp((1 - 2 * away) * factor)
    for column in (cells.lowerBound..<middle).reversed() {
      value *= change
      change *= ratio
      profile[column] = value
    }
  }
}
