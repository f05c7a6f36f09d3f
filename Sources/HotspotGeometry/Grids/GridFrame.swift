public import DelimitedText

/// A rectangle of cells of a grid, addressed densely: place = row · columns + column, rows from the
/// south.
///
/// Rows of hexagons are staggered. With a pointy top the frame's row is r and its column is
/// q + ⌊r/2⌋, so odd rows stand half a width to the east; with a flat top the column is q and the
/// row r + ⌊q/2⌋, and odd columns stand half a width to the north.
public struct GridFrame: Hashable, Sendable {
  /// The endless grid that the frame is cut from.
  public let grid: CellGrid
  /// The westernmost column.
  public let firstColumn: Int
  /// The southernmost row.
  public let firstRow: Int
  /// The number of columns.
  public let columns: Int
  /// The number of rows.
  public let rows: Int

  /// The number of cells that a frame may have where nothing else is said.
  public static let defaultMaximum = 50_000_000

  /// Creates a frame from its corner and size, refusing one that is empty or too large.
  public init(
    grid: CellGrid, firstColumn: Int, firstRow: Int, columns: Int, rows: Int,
    maximumCells: Int = defaultMaximum
  ) throws(HotspotError) {
    guard columns > 0, rows > 0 else {
      throw HotspotError(.badGrid, "The grid has no cells. Give an extent that is not empty.")
    }
    let reach = -Lattice.reach...Lattice.reach
    guard reach.contains(firstColumn), reach.contains(firstRow), columns <= Lattice.reach,
      rows <= Lattice.reach, reach.contains(firstColumn + columns - 1),
      reach.contains(firstRow + rows - 1)
    else {
      throw HotspotError(
        .badGrid,
        "The extent reaches more than \(Lattice.reach) cells of \(Plain(grid.width)) from the"
          + " grid's origin. Choose larger cells, or check the coordinates.")
    }
    self.grid = grid
    self.firstColumn = firstColumn
    self.firstRow = firstRow
    self.columns = columns
    self.rows = rows
    let limit = min(maximumCells, Int(Int32.max))
    guard columns <= limit / rows else {
      let low = centre(column: firstColumn, row: firstRow)
      let high = centre(column: firstColumn + columns - 1, row: firstRow + rows - 1)
      throw HotspotError(
        .badGrid,
        "From \(Plain(low.x)), \(Plain(low.y)) to \(Plain(high.x)), \(Plain(high.y)) the grid"
          + " would have \(columns) × \(rows) cells of \(Plain(grid.width)), more than"
          + " the \(limit) allowed. Choose larger cells, or give an extent or a boundary that"
          + " leaves stray points out.")
    }
  }

  /// Creates the frame of the cells that meet a rectangle of the plane.
  ///
  /// The north and east edges are open: a rectangle of whole squares has just these squares.
  public init(
    grid: CellGrid, minX: Double, minY: Double, maxX: Double, maxY: Double,
    maximumCells: Int = defaultMaximum
  ) throws(HotspotError) {
    guard minX < maxX, minY < maxY, minX.isFinite, minY.isFinite, maxX.isFinite, maxY.isFinite
    else {
      throw HotspotError(
        .badGrid,
        "The extent \(Plain(minX)), \(Plain(minY)), \(Plain(maxX)), \(Plain(maxY)) is empty. Give"
          + " the south-west corner first, then the north-east one.")
    }
    let origin = grid.origin
    let width = grid.width
    let farthest = max(
      (minX - origin.x).magnitude, (maxX - origin.x).magnitude, (minY - origin.y).magnitude,
      (maxY - origin.y).magnitude)
    guard farthest / width < Double(Lattice.reach / 2) else {
      throw HotspotError(
        .badGrid,
        "The extent \(Plain(minX)), \(Plain(minY)), \(Plain(maxX)), \(Plain(maxY)) is too large"
          + " for cells of \(Plain(width)). Choose larger cells, or check the coordinates.")
    }
    switch grid {
    case .square:
      let first = Self.steps(minX, maxX, origin: origin.x, width: width)
      let second = Self.steps(minY, maxY, origin: origin.y, width: width)
      try self.init(
        grid: grid, firstColumn: first.low, firstRow: second.low,
        columns: first.high - first.low + 1, rows: second.high - second.low + 1,
        maximumCells: maximumCells)
    case .hexagon(let hexagons):
      let pointy = hexagons.top == .pointy
      let (v0, v1) =
        pointy ? (minY - origin.y, maxY - origin.y) : (minX - origin.x, maxX - origin.x)
      // A corner reaches two thirds of the pitch from its line, less or more by rounding.
      let reach = 2.0 / 3 + 1e-9
      let lowLine = (v0 / hexagons.pitch - reach).rounded(.up)
      let highLine = (v1 / hexagons.pitch + reach).rounded(.down)
      // Odd lines stand half a width on from even ones.
      let (first, last) = pointy ? (minX, maxX.nextDown) : (minY, maxY.nextDown)
      let lowPlace = min(hexagons.place(first, line: 0), hexagons.place(first, line: 1))
      let highPlace = max(hexagons.place(last, line: 0), hexagons.place(last, line: 1))
      let lines = Int(highLine) - Int(lowLine) + 1
      let places = highPlace - lowPlace + 1
      try self.init(
        grid: grid, firstColumn: pointy ? lowPlace : Int(lowLine),
        firstRow: pointy ? Int(lowLine) : lowPlace, columns: pointy ? places : lines,
        rows: pointy ? lines : places, maximumCells: maximumCells)
    }
  }

  /// The first and the last step that [low, high) meets.
  private static func steps(
    _ low: Double, _ high: Double, origin: Double, width: Double
  ) -> (low: Int, high: Int) {
    let first = Lattice.step(low, origin: origin, width: width) ?? 0
    let last = Lattice.step(high, origin: origin, width: width) ?? 0
    return (first, high <= origin + Double(last) * width ? max(first, last - 1) : last)
  }

  /// The number of cells.
  public var count: Int { columns * rows }

  /// The place of the cell that holds a point, or nil where that is outside the frame.
  ///
  /// - Complexity: O(1).
  public func place(x: Double, y: Double) -> Int? {
    switch grid {
    case .square(let squares): squares.cell(x: x, y: y).flatMap(place(of:))
    case .hexagon(let hexagons): hexagons.cell(x: x, y: y).flatMap(place(of:))
    }
  }

  /// The place of a cell, or nil where it is outside the frame.
  public func place(of address: CellAddress) -> Int? {
    place(of: grid.cell(of: address))
  }

  @inline(__always)
  func place(of cell: FrameCell) -> Int? {
    let column = cell.column - firstColumn
    let row = cell.row - firstRow
    guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
    return row * columns + column
  }

  /// The address of the cell at a place.
  public func address(of place: Int) -> CellAddress {
    precondition(place >= 0 && place < count, "The frame has no such place.")
    let (row, column) = place.quotientAndRemainder(dividingBy: columns)
    return grid.address(of: FrameCell(column: firstColumn + column, row: firstRow + row))
  }

  /// The centre of the cell at a place.
  public func centre(of place: Int) -> (x: Double, y: Double) {
    let (row, column) = place.quotientAndRemainder(dividingBy: columns)
    return centre(column: firstColumn + column, row: firstRow + row)
  }

  private func centre(column: Int, row: Int) -> (x: Double, y: Double) {
    switch grid {
    case .square(let squares):
      (
        squares.originX + (Double(column) + 0.5) * squares.width,
        squares.originY + (Double(row) + 0.5) * squares.width
      )
    case .hexagon(let hexagons): hexagons.centre(of: FrameCell(column: column, row: row))
    }
  }

  /// The smallest rectangle of the plane that holds all cells.
  public var extent: (minX: Double, minY: Double, maxX: Double, maxY: Double) {
    grid.box(firstColumn: firstColumn, firstRow: firstRow, columns: columns, rows: rows)
  }
}

extension CellGrid {
  /// The smallest rectangle of the plane that holds a block of cells, given as in a frame.
  func box(
    firstColumn: Int, firstRow: Int, columns: Int, rows: Int
  ) -> (minX: Double, minY: Double, maxX: Double, maxY: Double) {
    switch self {
    case .square(let squares):
      return (
        squares.originX + Double(firstColumn) * squares.width,
        squares.originY + Double(firstRow) * squares.width,
        squares.originX + Double(firstColumn + columns) * squares.width,
        squares.originY + Double(firstRow + rows) * squares.width
      )
    case .hexagon(let hexagons):
      let pointy = hexagons.top == .pointy
      let (line, lines, place, places) =
        pointy
        ? (firstRow, rows, firstColumn, columns) : (firstColumn, columns, firstRow, rows)
      // A line alone is even or odd; of two or more the even ones begin and the odd ones end.
      let lowU = 2 * place + (lines > 1 ? 0 : line & 1) - 1
      let highU = 2 * (place + places - 1) + (lines > 1 ? 1 : line & 1) + 1
      let (u0, u1) = (Double(lowU) * hexagons.half, Double(highU) * hexagons.half)
      let v0 = Double(3 * line - 2) * hexagons.third
      let v1 = Double(3 * (line + lines - 1) + 2) * hexagons.third
      let (x, y) = (hexagons.originX, hexagons.originY)
      return pointy ? (x + u0, y + v0, x + u1, y + v1) : (x + v0, y + u0, x + v1, y + u1)
    }
  }
}
