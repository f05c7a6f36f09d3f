internal import Foundation

/// Sums of gaussian kernels at the centres of rows, each cut at the kernel's reach.
///
/// Along a row the exponential goes from cell to cell by two products, from the point outwards, so
/// that what rounding adds grows only where the kernel is small.
/// - Complexity: O(points × cells under the kernel).
struct GaussianRows: Sendable {
  let points: PointRows
  let rows: CentroidRows

  /// The sums of a band of rows, row by row.
  func values(of band: Range<Int>) -> [Double] {
    var sums = [Double](repeating: 0, count: band.count * rows.columns)
    for row in band {
      add(row: row, to: &sums, from: (row - band.lowerBound) * rows.columns)
    }
    return sums
  }

  private func add(row: Int, to sums: inout [Double], from first: Int) {
    let along = points.along.span
    let across = points.across.span
    let weights = points.weights.span
    let squares = points.squares.span
    let isVaried = !squares.isEmpty
    let common = points.bandwidth * points.bandwidth
    let cut = DensityKernel.gaussian.reach * DensityKernel.gaussian.reach
    let level = Double(row) * (rows.rowStep / rows.step)
    let shift = rows.shift(ofRow: row)
    let columns = rows.columns
    var sums = sums.mutableSpan
    for point in points.near(row: row) {
      let square = isVaried ? squares[point] : common
      let distance = level - across[point]
      let half = square * cut - distance * distance
      guard half > 0 else { continue }
      let place = along[point] - shift
      let width = half.squareRoot()
      let start = Int(max(0, place - width + 1))
      let stop = Int(max(0, min(Double(columns), place + width + 1)))
      guard start < stop else { continue }
      // The cell to begin at: the nearest one in reach.
      let middle = min(stop - 1, max(start, Int(max(0, min(Double(columns), place + 0.5)))))
      let away = Double(middle) - place
      let factor = -0.5 / square
      let ratio = exp(2 * factor)
      let height = weights[point] * exp((away * away + distance * distance) * factor)
      var value = height
      var change = exp((1 + 2 * away) * factor)
      for column in middle..<stop {
        sums[first + column] += value
        value *= change
        change *= ratio
      }
      value = height
      change = exp((1 - 2 * away) * factor)
      for column in (start..<middle).reversed() {
        value *= change
        change *= ratio
        sums[first + column] += value
      }
    }
  }
}
