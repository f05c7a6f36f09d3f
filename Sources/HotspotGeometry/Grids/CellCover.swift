public import DelimitedText

/// Which cells of a grid a boundary takes.
public enum CellChoice: String, CaseIterable, Sendable {
  /// Cells that have some area inside the boundary.
  case intersecting
  /// Cells that lie inside the boundary as a whole.
  case within
  /// Cells whose centre is inside the boundary.
  case centroid
}

/// The cells that an analysis covers: all or some of the places of a frame.
public struct CellCover: Sendable {
  /// The rectangle that the places count in.
  public let frame: GridFrame
  /// The places of the cells, ascending.
  public let places: [Int32]
  /// The area of each cell inside the boundary, in square units of the coordinates; the cell's
  /// whole area where there is no boundary.
  public let areaInside: [Double]

  /// Covers some places of a frame, ascending, with the area of each inside the boundary.
  public init(frame: GridFrame, places: [Int32], areaInside: [Double]) {
    precondition(places.count == areaInside.count, "Each place of a cover has an area.")
    self.frame = frame
    self.places = places
    self.areaInside = areaInside
  }

  /// Covers every cell of a frame.
  public init(frame: GridFrame) {
    self.init(
      frame: frame, places: (0..<frame.count).map { Int32(truncatingIfNeeded: $0) },
      areaInside: Array(repeating: frame.grid.cellArea, count: frame.count))
  }

  /// Covers every cell of the frame that meets a rectangle, with the cells' whole areas.
  public init(
    minX: Double, minY: Double, maxX: Double, maxY: Double, grid: CellGrid,
    maximumCells: Int = GridFrame.defaultMaximum
  ) throws(HotspotError) {
    self.init(
      frame: try GridFrame(
        grid: grid, minX: minX, minY: minY, maxX: maxX, maxY: maxY, maximumCells: maximumCells))
  }

  /// Some of the cells, given as ascending places in `places`.
  public func keeping(_ cells: [Int]) -> CellCover {
    CellCover(
      frame: frame, places: cells.map { places[$0] }, areaInside: cells.map { areaInside[$0] })
  }

  /// The number of cells.
  public var count: Int { places.count }

  /// Whether every place of the frame is covered.
  public var isWhole: Bool { places.count == frame.count }

  /// The total of the areas inside the boundary.
  public var area: Double { areaInside.reduce(0, +) }
}
