public import DelimitedText
internal import ParallelWork

extension GridFrame {
  /// Creates the smallest frame that holds all points of a set; points that are not finite are
  /// left out.
  ///
  /// Where it would be too large the error names the farthest points, which may be strays.
  ///
  /// - Complexity: O(points).
  public init(
    grid: CellGrid, x: [Double], y: [Double], maximumCells: Int = defaultMaximum
  ) throws(HotspotError) {
    precondition(x.count == y.count, "Points need as many x as y.")
    var west = Int.max
    var east = Int.min
    var south = Int.max
    var north = Int.min
    for place in x.indices {
      let cell: FrameCell?
      switch grid {
      case .square(let squares): cell = squares.cell(x: x[place], y: y[place])
      case .hexagon(let hexagons): cell = hexagons.cell(x: x[place], y: y[place])
      }
      guard let cell else {
        if x[place].isFinite && y[place].isFinite {
          throw HotspotError(
            .badGrid,
            "The point \(Plain(x[place])), \(Plain(y[place])) is too far from the grid's origin"
              + " for cells of \(Plain(grid.width)). Choose larger cells, or leave it out.")
        }
        continue
      }
      west = min(west, cell.column)
      east = max(east, cell.column)
      south = min(south, cell.row)
      north = max(north, cell.row)
    }
    guard west <= east else {
      throw HotspotError(
        .badGrid, "There are no points with coordinates to lay a grid over. Give an extent.")
    }
    do {
      try self.init(
        grid: grid, firstColumn: west, firstRow: south, columns: east - west + 1,
        rows: north - south + 1, maximumCells: maximumCells)
    } catch {
      throw HotspotError(error.fault, error.message + Self.extremes(x: x, y: y))
    }
  }

  /// The westernmost, easternmost, southernmost and northernmost point, said in words.
  private static func extremes(x: [Double], y: [Double]) -> String {
    let finite = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
    guard let west = finite.min(by: { x[$0] < x[$1] }),
      let east = finite.max(by: { x[$0] < x[$1] }),
      let south = finite.min(by: { y[$0] < y[$1] }), let north = finite.max(by: { y[$0] < y[$1] })
    else { return "" }
    let points = [("west", west), ("east", east), ("south", south), ("north", north)]
    let named = points.map { "\($0.0) \(Plain(x[$0.1])), \(Plain(y[$0.1]))" }
    return " The farthest points are: \(named.joined(separator: "; "))."
  }

  /// The frame with `rings` more columns and rows on each side.
  public func expanded(
    by rings: Int, maximumCells: Int = defaultMaximum
  ) throws(HotspotError) -> GridFrame {
    precondition(rings >= 0 && rings <= Lattice.reach, "A frame grows by a number from zero up.")
    return try GridFrame(
      grid: grid, firstColumn: firstColumn - rings, firstRow: firstRow - rings,
      columns: columns + 2 * rings, rows: rows + 2 * rings, maximumCells: maximumCells)
  }

  /// The place of the cell that holds each point, −1 where that is outside the frame.
  ///
  /// - Complexity: O(points), on up to `threads` threads.
  public func places(x: [Double], y: [Double], threads: Int) -> [Int32] {
    precondition(x.count == y.count, "Points need as many x as y.")
    return ParallelWork.gather(count: x.count, threads: threads) { range in
      switch grid {
      case .square(let squares): places(x: x, y: y, range: range, squares: squares)
      case .hexagon(let hexagons): places(x: x, y: y, range: range, hexagons: hexagons)
      }
    }
  }

  private func places(
    x: [Double], y: [Double], range: Range<Int>, squares: SquareGrid
  ) -> [Int32] {
    let frame = self
    let (xs, ys) = (x.span, y.span)
    return [Int32](capacity: range.count) { output in
      for point in range {
        guard let cell = squares.cell(x: xs[point], y: ys[point]), let place = frame.place(of: cell)
        else {
          output.append(-1)
          continue
        }
        output.append(Int32(truncatingIfNeeded: place))
      }
    }
  }

  private func places(
    x: [Double], y: [Double], range: Range<Int>, hexagons: HexagonGrid
  ) -> [Int32] {
    let frame = self
    let (xs, ys) = (x.span, y.span)
    return [Int32](capacity: range.count) { output in
      for point in range {
        guard let cell = hexagons.cell(x: xs[point], y: ys[point]),
          let place = frame.place(of: cell)
        else {
          output.append(-1)
          continue
        }
        output.append(Int32(truncatingIfNeeded: place))
      }
    }
  }
}
