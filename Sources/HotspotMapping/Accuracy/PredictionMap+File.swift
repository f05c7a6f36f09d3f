public import DelimitedText
internal import HotspotGeometry
public import MapLayers
internal import ResultTables

extension PredictionMap {
  /// A map from a file: CSV of a mapping command with its run record, or polygons.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`.
  ///   - column: the column of values; nil for the first of `valueColumns` that is there.
  ///   - system: the coordinate system of a file that names none.
  ///   - read: reads a layer of a map file, as `VectorLayer.read` of HotspotFiles does.
  /// - Throws: `HotspotError` for a file that is no such map.
  public init(
    file specification: String, column: String?, system: String? = nil, reading read: LayerReader
  ) throws {
    if specification.lowercased().hasSuffix(".csv") {
      self = try PredictionMap(csv: specification, column: column)
      return
    }
    let layer = try read(specification)
    let name = column ?? PredictionMap.valueColumns.first { layer.column(named: $0) != nil }
    guard let name, let cells = layer.column(named: name) else {
      throw HotspotError(
        .badData, file: specification,
        "layer \(layer.name) has no column \(column ?? "density, z or count"). Name one with "
          + "\(Setting.mapValues) COLUMN: \(layer.fields.map(\.name).joined(separator: ", ")).")
    }
    guard let found = try system.map({ try CoordinateSystem($0) }) ?? layer.coordinateSystem
    else {
      throw HotspotError(
        .badData, file: specification,
        "layer \(layer.name) does not state its coordinate system. State it with "
          + "\(Setting.areaSystem) EPSG:27700.")
    }
    let areas = layer.column(named: "area_km2")?.map { ($0.number ?? .nan) * 1_000_000 } ?? []
    self.init(
      name: specification, column: name, values: cells.map { $0.number ?? .nan },
      areas: areas.contains { !$0.isFinite } ? [] : areas, figures: layer.figures, system: found)
  }
}

extension CellValue {
  /// The value as a number, where it is one.
  fileprivate var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .text(let text): Double(text)
    default: nil
    }
  }
}
