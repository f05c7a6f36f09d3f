internal import HotspotGeometry

/// Sums of whole numbers over the window of each cell of a rectangle.
///
/// Sums of whole numbers are exact, so it does not matter how the rows are shared out.
struct WindowSums: Sendable {
  let rows: Int
  let columns: Int
  /// The parity of the first row on its lattice.
  let firstParity: Int
  let window: LatticeWindow
  let shape: CellShape

  /// Adds the sums about each cell of a band of rows, row by row.
  func add(_ values: [Int64], of band: Range<Int>, to sums: inout MutableSpan<Int64>) {
    guard let rings = window.rings else { return addSpans(values.span, of: band, to: &sums) }
    switch shape {
    case .square: addBoxes(values.span, of: band, rings: rings, to: &sums)
    case .hexagon: addHexagons(values.span, of: band, rings: rings, to: &sums)
    }
  }

  /// Two running sums: of each column over the rows of the window, then along the row.
  ///
  /// - Complexity: O(cells) whatever the number of rings, and a start of rings × columns a band.
  private func addBoxes(
    _ values: Span<Int64>, of band: Range<Int>, rings: Int, to sums: inout MutableSpan<Int64>
  ) {
    let columns = columns
    var heights = [Int64](repeating: 0, count: columns + 2 * rings + 1)
    var above = heights.mutableSpan
    for row in max(0, band.lowerBound - rings)..<min(rows, band.lowerBound + rings) {
      let first = row * columns
      for column in 0..<columns { above[rings + column] += values[first + column] }
    }
    for row in band {
      let entering = row + rings < rows ? (row + rings) * columns : -1
      let leaving =
        row - rings > 0 && row > band.lowerBound ? (row - rings - 1) * columns : -1
      if entering >= 0, leaving >= 0 {
        for column in 0..<columns {
          above[rings + column] += values[entering + column] - values[leaving + column]
        }
      } else if entering >= 0 {
        for column in 0..<columns { above[rings + column] += values[entering + column] }
      } else if leaving >= 0 {
        for column in 0..<columns { above[rings + column] -= values[leaving + column] }
      }
      let first = (row - band.lowerBound) * columns
      var sum: Int64 = 0
      for column in 0..<2 * rings { sum += above[column] }
      for column in 0..<columns {
        sum += above[column + 2 * rings]
        sums[first + column] += sum
        sum -= above[column]
      }
    }
  }

  /// Running sums along rows, two of which give a span.
  ///
  /// - Complexity: O(cells × rows of the window).
  private func addSpans(
    _ values: Span<Int64>, of band: Range<Int>, to sums: inout MutableSpan<Int64>
  ) {
    let spans = window.even + window.odd
    let below = spans.map(\.row).min() ?? 0
    let above = spans.map(\.row).max() ?? 0
    let first = max(0, band.lowerBound + below)
    let last = min(rows - 1, band.upperBound - 1 + above)
    guard first <= last else { return }
    var running = [Int64](repeating: 0, count: (last - first + 1) * (columns + 1))
    var totals = running.mutableSpan
    for row in first...last {
      var sum: Int64 = 0
      let start = (row - first) * (columns + 1)
      for column in 0..<columns {
        sum += values[row * columns + column]
        totals[start + column + 1] = sum
      }
    }
    for row in band {
      let output = (row - band.lowerBound) * columns
      for span in (row + firstParity) & 1 == 0 ? window.even : window.odd {
        let other = row + span.row
        guard other >= 0, other < rows else { continue }
        let start = (other - first) * (columns + 1)
        for column in 0..<columns {
          let from = max(0, min(columns, column + span.first))
          let to = max(0, min(columns, column + span.last + 1))
          sums[output + column] += totals[start + to] - totals[start + from]
        }
      }
    }
  }
}
