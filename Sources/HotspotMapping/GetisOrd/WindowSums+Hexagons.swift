extension WindowSums {
  /// Sums over rings of hexagons, at the same cost for any number of rings.
  ///
  /// From a cell to the next on its row, the window gains the two sides on its right and loses the
  /// two on its left. The sides lie on lines of equal q or of equal s = q + r, and the sums along
  /// these, above and below the row, are kept up from row to row as cells enter and leave.
  /// - Complexity: O(cells), and a start of rings × columns a band.
  func addHexagons(
    _ values: Span<Int64>, of band: Range<Int>, rings: Int, to sums: inout MutableSpan<Int64>
  ) {
    var sides = HexagonSides(rows: rows, columns: columns, parity: firstParity, rings: rings)
    for row in max(0, band.lowerBound - rings)..<min(rows, band.lowerBound + rings) {
      sides.add(row: row, of: values, isAbove: row >= band.lowerBound, sign: 1)
    }
    for row in band {
      if row > band.lowerBound {
        sides.add(row: row - 1, of: values, isAbove: true, sign: -1)
        sides.add(row: row - 1, of: values, isAbove: false, sign: 1)
        if row - 1 - rings >= 0 {
          sides.add(row: row - 1 - rings, of: values, isAbove: false, sign: -1)
        }
      }
      if row + rings < rows { sides.add(row: row + rings, of: values, isAbove: true, sign: 1) }
      sides.slide(along: row, output: (row - band.lowerBound) * columns, to: &sums)
    }
  }
}

/// Sums along the lines of hexagons within reach of a row: of equal q and of equal s, on the rows
/// from the row itself up and on those below it.
private struct HexagonSides {
  private let columns: Int
  private let parity: Int
  private let rings: Int
  /// What is added to q and s so that they are places in the arrays.
  private let offset: Int
  private var aboveQ: [Int64]
  private var aboveS: [Int64]
  private var belowQ: [Int64]
  private var belowS: [Int64]

  init(rows: Int, columns: Int, parity: Int, rings: Int) {
    self.columns = columns
    self.parity = parity
    self.rings = rings
    offset = rows / 2 + 2 * rings + 4
    aboveQ = [Int64](repeating: 0, count: columns + rows + 4 * rings + 12)
    aboveS = aboveQ
    belowQ = aboveQ
    belowS = aboveQ
  }

  /// The places of the first cell of a row.
  private func first(_ row: Int) -> (q: Int, s: Int) {
    let r = row + parity
    return (offset - (r >> 1), offset + r - (r >> 1))
  }

  mutating func add(row: Int, of values: Span<Int64>, isAbove: Bool, sign: Int64) {
    let (q, s) = first(row)
    if isAbove {
      Self.add(values, from: row * columns, count: columns, sign: sign, to: &aboveQ, at: q)
      Self.add(values, from: row * columns, count: columns, sign: sign, to: &aboveS, at: s)
    } else {
      Self.add(values, from: row * columns, count: columns, sign: sign, to: &belowQ, at: q)
      Self.add(values, from: row * columns, count: columns, sign: sign, to: &belowS, at: s)
    }
  }

  private static func add(
    _ values: Span<Int64>, from first: Int, count: Int, sign: Int64, to line: inout [Int64],
    at place: Int
  ) {
    var line = line.mutableSpan
    for column in 0..<count { line[place + column] += sign * values[first + column] }
  }

  /// Moves the window along a row, from where it holds no cell yet.
  func slide(along row: Int, output: Int, to sums: inout MutableSpan<Int64>) {
    let (q, s) = first(row)
    let (aboveQ, aboveS) = (aboveQ.span, aboveS.span)
    let (belowQ, belowS) = (belowQ.span, belowS.span)
    var sum: Int64 = 0
    for column in -rings..<0 {
      sum += aboveS[s + column + rings] + belowQ[q + column + rings]
      sum -= aboveQ[q + column - rings - 1] + belowS[s + column - rings - 1]
    }
    for column in 0..<columns {
      sum += aboveS[s + column + rings] + belowQ[q + column + rings]
      sum -= aboveQ[q + column - rings - 1] + belowS[s + column - rings - 1]
      sums[output + column] += sum
    }
  }
}
