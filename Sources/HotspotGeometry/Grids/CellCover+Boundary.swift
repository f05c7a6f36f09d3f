public import DelimitedText
internal import ParallelWork

extension CellCover {
  /// Covers the cells of a grid that a boundary takes, with each cell's area inside it.
  ///
  /// Cells that share less than a thousand-millionth of their area with the boundary do not
  /// intersect it, and those that lack less lie within. The boundary's parts are cut down to ever
  /// smaller blocks of cells (Sutherland and Hodgman 1974, doi:10.1145/360767.360802), so the cost
  /// is that of the cells on the edge, and areas are exact to rounding. The result does not
  /// depend on the threads.
  ///
  /// Fails where the boundary is not a valid polygon, takes no cell, or spans more than
  /// `maximumCells`.
  public init(
    boundary: Geometry, grid: CellGrid, choosing choice: CellChoice,
    maximumCells: Int = GridFrame.defaultMaximum, threads: Int
  ) throws(HotspotError) {
    guard boundary.dimension == 2, let box = boundary.envelope else {
      throw HotspotError(
        .badGrid, "The boundary has no area. Give a layer of polygons that is not empty.")
    }
    if let reason = try boundary.invalidity() {
      throw HotspotError(
        .invalidFigure, "The boundary is not a valid polygon: \(reason). Repair it first.")
    }
    let frame = try GridFrame(
      grid: grid, minX: box.minX, minY: box.minY, maxX: box.maxX, maxY: box.maxY,
      maximumCells: maximumCells)
    let rings = Self.openRings(boundary.oriented())
    // Bands are fixed by the frame, so that threads change nothing.
    let height = max(1, (frame.rows + 31) / 32)
    let bands = ParallelWork.map(count: (frame.rows + height - 1) / height, threads: threads) {
      band in
      let rows = band * height..<min(frame.rows, (band + 1) * height)
      var division = CellDivision(frame: frame, rows: rows, choice: choice)
      division.divide(rings, columns: 0..<frame.columns, rows: rows)
      return division.chosen()
    }
    var places: [Int32] = []
    var areas: [Double] = []
    for band in bands {
      places += band.places
      areas += band.areas
    }
    guard !places.isEmpty else {
      throw HotspotError(
        .badGrid,
        "No cell of \(Plain(grid.width)) is \(choice == .within ? "wholly " : "")inside the"
          + " boundary. Choose smaller cells, or cells that intersect it.")
    }
    self.init(frame: frame, places: places, areaInside: areas)
  }

  /// The rings without their repeated last position.
  private static func openRings(_ figure: Geometry) -> [[Double]] {
    figure.ringEnds.indices.map { Array(figure.ring($0).dropLast(2)) }
  }
}

/// The division of a boundary among the cells of a band of rows.
private struct CellDivision {
  let frame: GridFrame
  let rows: Range<Int>
  let choice: CellChoice
  /// Area inside by cell of the band; negative where the cell is not chosen.
  private var areas: [Double]
  private let cellArea: Double

  init(frame: GridFrame, rows: Range<Int>, choice: CellChoice) {
    self.frame = frame
    self.rows = rows
    self.choice = choice
    cellArea = frame.grid.cellArea
    areas = Array(repeating: -1, count: rows.count * frame.columns)
  }

  func chosen() -> (places: [Int32], areas: [Double]) {
    var places: [Int32] = []
    var chosen: [Double] = []
    for place in areas.indices where areas[place] >= 0 {
      places.append(Int32(truncatingIfNeeded: rows.lowerBound * frame.columns + place))
      chosen.append(areas[place])
    }
    return (places, chosen)
  }

  /// Cuts rings down to a block of cells, settles it where no edge crosses it, else halves it.
  mutating func divide(_ rings: [[Double]], columns: Range<Int>, rows: Range<Int>) {
    let box = frame.grid.box(
      firstColumn: frame.firstColumn + columns.lowerBound,
      firstRow: frame.firstRow + rows.lowerBound, columns: columns.count, rows: rows.count)
    let parts = rings.map { RingClipping.clip($0, to: box) }.filter { $0.count >= 6 }
    if parts.isEmpty { return }
    if parts.allSatisfy({ RingClipping.liesOnSides($0, of: box) }) {
      let share = parts.map(RingClipping.signedArea).reduce(0, +)
      if share > (box.maxX - box.minX) * (box.maxY - box.minY) / 2 {
        for row in rows {
          for column in columns { set(column: column, row: row, area: cellArea) }
        }
      }
      return
    }
    if columns.count == 1 && rows.count == 1 {
      settle(parts, column: columns.lowerBound, row: rows.lowerBound)
    } else if columns.count >= rows.count {
      let middle = columns.lowerBound + columns.count / 2
      divide(parts, columns: columns.lowerBound..<middle, rows: rows)
      divide(parts, columns: middle..<columns.upperBound, rows: rows)
    } else {
      let middle = rows.lowerBound + rows.count / 2
      divide(parts, columns: columns, rows: rows.lowerBound..<middle)
      divide(parts, columns: columns, rows: middle..<rows.upperBound)
    }
  }

  /// Decides over one cell that an edge may cross.
  private mutating func settle(_ rings: [[Double]], column: Int, row: Int) {
    let address = frame.address(of: row * frame.columns + column)
    var parts = rings
    if frame.grid.shape == .hexagon {
      let corners = frame.grid.outline(of: address).coordinates
      parts = parts.map { RingClipping.clip($0, toConvex: corners) }
    }
    let area = parts.map(RingClipping.signedArea).reduce(0, +)
    let negligible = 1e-9 * cellArea
    let inside = area >= cellArea - negligible ? cellArea : area
    switch choice {
    case .intersecting:
      if area > negligible { set(column: column, row: row, area: inside) }
    case .within:
      if inside == cellArea { set(column: column, row: row, area: inside) }
    case .centroid:
      let centre = frame.grid.centre(of: address)
      let crossings = parts.map { RingClipping.crossings($0, x: centre.x, y: centre.y) }
      if crossings.reduce(0, +) % 2 == 1 {
        set(column: column, row: row, area: max(0, inside))
      }
    }
  }

  private mutating func set(column: Int, row: Int, area: Double) {
    areas[(row - rows.lowerBound) * frame.columns + column] = area
  }
}
