public import HotspotGeometry
public import MapLayers
public import ResultTables

/// The isolines of a surface.
public struct ContourLayer: SpatialResult {
  private let contours: [Contour]
  private let units: String
  /// The system of the lines.
  public let coordinateSystem: CoordinateSystem

  init(_ contours: [Contour], units: String, coordinateSystem: CoordinateSystem) {
    self.contours = contours
    self.units = units
    self.coordinateSystem = coordinateSystem
  }

  /// The layer's name.
  public var layerName: String { "contours" }

  /// All lines are drawn alike.
  public var style: MapStyle { MapStyle(title: "Contours", column: nil) }

  /// A line has no boundary of its own.
  public var boundary: Geometry? { nil }

  /// One row a level.
  public var rowCount: Int { contours.count }

  /// The declared columns.
  public var columns: [TableColumn] {
    [TableColumn(name: "level", kind: .number, doc: "The value along the lines, \(units).")]
  }

  /// The lines of a level.
  public func figure(of row: Int) -> Geometry { contours[row].lines }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) { cells.number(contours[row].level) }
}
