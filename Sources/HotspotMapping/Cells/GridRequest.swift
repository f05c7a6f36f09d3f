internal import DelimitedText
public import HotspotGeometry

/// A grid as a user asks for it.
public struct GridRequest: Sendable {
  /// A rectangle of the grid's coordinates.
  public struct Extent: Hashable, Sendable {
    /// The western edge.
    public var minX: Double
    /// The southern edge.
    public var minY: Double
    /// The eastern edge.
    public var maxX: Double
    /// The northern edge.
    public var maxY: Double

    /// A rectangle.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
      self.minX = minX
      self.minY = minY
      self.maxX = maxX
      self.maxY = maxY
    }
  }

  /// The width of a cell in metres: a side of a square, flat to flat of a hexagon.
  public var width: Double
  /// Whether the width was stated; where it was not, the result says what was chosen.
  public var isWidthStated = true
  /// The shape of the cells.
  public var shape: CellShape
  /// Which part of a hexagon is at its top.
  public var top = HexagonTop.pointy
  /// Where the lattice is anchored.
  public var origin = (x: 0.0, y: 0.0)
  /// The rectangle to cover; nil for the boundary, or else for wherever the points are.
  public var extent: Extent?
  /// Which cells of a boundary are taken.
  public var choice = CellChoice.intersecting
  /// How many cells the grid may have.
  public var maximumCells = 10_000_000

  /// A grid of cells of a width in metres.
  public init(width: Double, shape: CellShape = .square) {
    self.width = width
    self.shape = shape
  }

  /// The endless grid.
  public var grid: CellGrid {
    get throws(HotspotError) {
      try CellGrid(shape, width: width, originX: origin.x, originY: origin.y, top: top)
    }
  }

  /// The cells of a study: those of the extent, or of the boundary, or all between the points.
  public func cover(of study: Study) throws -> CellCover {
    let grid = try grid
    if let extent {
      let frame = try GridFrame(
        grid: grid, minX: extent.minX, minY: extent.minY, maxX: extent.maxX, maxY: extent.maxY,
        maximumCells: maximumCells)
      return CellCover(frame: frame)
    }
    if let boundary = study.boundary {
      return try CellCover(
        boundary: boundary, grid: grid, choosing: choice, maximumCells: maximumCells,
        threads: study.threads)
    }
    return CellCover(
      frame: try GridFrame(
        grid: grid, x: study.incidents.x, y: study.incidents.y, maximumCells: maximumCells))
  }

  /// The grid in a sentence.
  public func description(of cover: CellCover) -> String {
    let size = "\(NumberText.shortest(width)) m"
    let cells =
      shape == .square
      ? "squares of \(size)" : "hexagons of \(size) from flat to flat (\(top.rawValue) top)"
    let anchor =
      "anchored at \(NumberText.shortest(origin.x)), \(NumberText.shortest(origin.y))"
    return "\(NumberText.count(cover.count, "cell")): \(cells), \(anchor)."
  }
}
