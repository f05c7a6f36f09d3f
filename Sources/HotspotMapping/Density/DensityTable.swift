internal import DelimitedText
public import HotspotGeometry
public import MapLayers
public import ResultTables

/// A density surface with the incidents of each cell.
public struct DensityTable: CellResult, RasterResult {
  private let counts: [Int64]
  private let weights: [Int64]
  private let units: String
  /// One value a cell of the cover; NaN where there is none.
  public let values: [Double]
  /// The cells.
  public let cover: CellCover
  /// The system of the cells.
  public let coordinateSystem: CoordinateSystem
  /// The boundary of the study.
  public let boundary: Geometry?
  /// How the surface is drawn.
  public let style: MapStyle
  /// The isolines asked for, as a layer of their own.
  public let companions: [any SpatialResult]

  init(
    _ study: Study, _ cells: StudyCells, values: [Double], units: String, style: MapStyle,
    contours: [Contour]
  ) {
    cover = cells.cover
    counts = cells.counts
    weights = cells.weights
    self.values = values
    self.units = units
    coordinateSystem = study.system
    boundary = study.boundary
    self.style = style
    companions =
      contours.isEmpty
      ? [] : [ContourLayer(contours, units: units, coordinateSystem: study.system)]
  }

  /// The layer's name.
  public var layerName: String { "density" }

  /// One row a cell.
  public var rowCount: Int { cover.count }

  /// The cell of a row.
  public func cell(of row: Int) -> Int { row }

  /// The declared columns.
  public var columns: [TableColumn] {
    TableColumn.cellColumns + [
      TableColumn(name: "count", kind: .integer, doc: "The number of incidents in the cell."),
      TableColumn(
        name: "weight", kind: .decimal,
        doc: "The sum of their weights; the count where nothing is weighed."),
      TableColumn(name: "density", kind: .number, doc: "The density at the centre, \(units)."),
    ]
  }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    writeCell(row, to: &cells)
    cells.integer(Int(counts[row]))
    cells.decimal(FixedDecimal(tenThousandths: weights[row]))
    cells.number(values[row])
  }

  /// The surface as a raster; hexagons have none.
  public var raster: Raster {
    let frame = cover.frame
    let extent = frame.extent
    return Raster(
      columns: frame.columns, rows: frame.rows, minX: extent.minX, minY: extent.minY,
      cellWidth: frame.grid.width, values: cover.whole(values), units: units)
  }
}
