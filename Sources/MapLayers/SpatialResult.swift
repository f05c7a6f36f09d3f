public import HotspotGeometry
public import ResultTables

/// A table whose rows are figures on a map.
///
/// As with any table, rows are asked for in any order and on several threads at once.
public protocol SpatialResult: TabularResult {
  /// The name of the layer in a file of layers: `density`.
  var layerName: String { get }

  /// The system of the figures' coordinates.
  var coordinateSystem: CoordinateSystem { get }

  /// How a map of the rows is drawn unless someone says otherwise.
  var style: MapStyle { get }

  /// The outline of the area studied, where one was given.
  var boundary: Geometry? { get }

  /// Layers that belong to the result: the isolines of a surface.
  var companions: [any SpatialResult] { get }

  /// The figure of one row.
  func figure(of row: Int) -> Geometry
}

extension SpatialResult {
  /// No other layers.
  public var companions: [any SpatialResult] { [] }
}

/// A surface of square cells, which can be written as a raster.
public protocol RasterResult: SpatialResult {
  /// The raster's values, as the column that `style` colours holds them.
  var raster: Raster { get }
}

/// Values on a rectangle of square cells.
public struct Raster: Hashable, Sendable {
  /// Columns of cells, west to east.
  public var columns: Int
  /// Rows of cells.
  public var rows: Int
  /// The western edge.
  public var minX: Double
  /// The southern edge.
  public var minY: Double
  /// The width of a cell.
  public var cellWidth: Double
  /// One value a cell, row by row from the south, each west to east; NaN where there is none.
  public var values: [Double]
  /// What the values are measured in: `per km2`.
  public var units: String

  /// Makes a raster.
  public init(
    columns: Int, rows: Int, minX: Double, minY: Double, cellWidth: Double, values: [Double],
    units: String
  ) {
    self.columns = columns
    self.rows = rows
    self.minX = minX
    self.minY = minY
    self.cellWidth = cellWidth
    self.values = values
    self.units = units
  }
}
