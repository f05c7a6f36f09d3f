/// Sums of whole numbers over the window of each cell of a rectangle.
///
/// Sums of whole numbers are exact, so it does not matter how the rows are shared out.
struct WindowSums: Sendable {
  let rows: Int
  let columns: Int
  /// The parity of the first row on its lattice.
  let firstParity: Int
  let window: LatticeWindow
  let isSquare: Bool

  /// The sums about each cell of a band of rows, row by row.
  func sums(_ values: [Int64], of band: Range<Int>) -> [Int64] {
    if isSquare, let rings = window.rings { return boxes(values, of: band, rings: rings) }
    return spans(values, of: band)
  }

  /// Two running sums: of each column over the rows of the window, then along the row.
  ///
  /// - Complexity: O(cells) whatever the number of rings, and a start of rings × columns a band.
  private func boxes(_ values: [Int64], of band: Range<Int>, rings: Int) -> [Int64] {
    let columns = columns
    let values = values.span
    var heights = [Int64](repeating: 0, count: columns)
    var result = [Int64](repeating: 0, count: band.count * columns)
    var sums = result.mutableSpan
    var above = heights.mutableSpan
    for row in max(0, band.lowerBound - rings)..<min(rows, band.lowerBound + rings) {
      for column in 0..<columns { above[column] += values[row * columns + column] }
    }
    for row in band {
      if row + rings < rows {
        let first = (row + rings) * columns
        for column in 0..<columns { above[column] += values[first + column] }
      }
      if row - rings - 1 >= 0, row > band.lowerBound {
        let first = (row - rings - 1) * columns
        for column in 0..<columns { above[column] -= values[first + column] }
      }
      let first = (row - band.lowerBound) * columns
      var sum: Int64 = 0
      for column in 0..<min(rings, columns) { sum += above[column] }
      for column in 0..<columns {
        if column + rings < columns { sum += above[column + rings] }
        sums[first + column] = sum
        if column - rings >= 0 { sum -= above[column - rings] }
      }
    }
    return result
  }

  /// Running sums along rows, two of which give a span.
  ///
  /// - Complexity: O(cells × rows of the window).
  private func spans(_ values: [Int64], of band: Range<Int>) -> [Int64] {
    let spans = window.even + window.odd
    let below = spans.map(\.row).min() ?? 0
    let above = spans.map(\.row).max() ?? 0
    let first = max(0, band.lowerBound + below)
    let last = min(rows - 1, band.upperBound - 1 + above)
    guard first <= last else { return [] }
    var running = [Int64](repeating: 0, count: (last - first + 1) * (columns + 1))
    for row in first...last {
      var sum: Int64 = 0
      let start = (row - first) * (columns + 1)
      for column in 0..<columns {
        sum += values[row * columns + column]
        running[start + column + 1] = sum
      }
    }
    var result = [Int64](repeating: 0, count: band.count * columns)
    var sums = result.mutableSpan
    let totals = running.span
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
    return result
  }
}
