internal import DelimitedText
public import HotspotGeometry
public import MapLayers
public import ResultTables
internal import TrialDesigns

/// The rows of an export with the figures of their units, for GeoJSON, GeoPackage and pictures.
public struct UnitMap: SpatialResult {
  private let rows: any UnitRows
  /// The system of the frame.
  public let coordinateSystem: CoordinateSystem

  /// - Throws: `HotspotError.usage` where units have no place on Earth.
  init(_ rows: any UnitRows) throws(HotspotError) {
    self.rows = rows
    guard let system = rows.unitColumns.frame.coordinateSystem else {
      throw HotspotError(.usage, "the units have no places, so there is no map of them. Use csv.")
    }
    guard system != TrialFrame.plane else {
      throw HotspotError(
        .usage,
        "the units lie in metres of no stated coordinate system, so there is no map of them. Use"
          + " csv, or state \(Setting.coordinateSystem) when making the frame.")
    }
    do {
      coordinateSystem = try CoordinateSystem(system)
    } catch {
      throw HotspotError(.badData, error.message)
    }
  }

  /// The name of the layer.
  public var layerName: String { TrialExport.name }

  /// No boundary is kept with a trial.
  public var boundary: Geometry? { nil }

  /// Every unit alike, with its id beside it.
  public var style: MapStyle {
    MapStyle(title: "Trial units", column: nil, labelColumn: UnitColumns.head.first?.name)
  }

  /// The columns of the rows.
  public var columns: [TableColumn] { rows.columns }

  /// The number of rows.
  public var rowCount: Int { rows.rowCount }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) { rows.write(row: row, to: &cells) }

  /// The figure of a row's unit; an empty one where it has none.
  public func figure(of row: Int) -> Geometry {
    rows.unitColumns.frame.units[rows.unit(ofRow: row)].figure ?? .polygon([])
  }
}
