public import DelimitedText
internal import HotspotGeometry
public import MapLayers
internal import ResultTables

extension UnitLayer {
  /// Reads units from a CSV, or from a layer of a map file.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`; a CSV needs no map library.
  ///   - id: the column of ids.
  ///   - area: the column of areas; nil for a column `area`, where there is one.
  ///   - crs: the coordinate system of a file that names none, or in place of its own.
  ///   - read: reads a layer of a map file, as `VectorLayer.read` of HotspotFiles does.
  /// - Throws: `HotspotError` for a file that cannot be read, a system that is not known, or ids
  ///   that cannot serve.
  public init(
    file specification: String, id: String, area: String? = nil, crs: String? = nil,
    reading read: LayerReader
  ) throws {
    if specification.lowercased().hasSuffix(".csv") {
      try self.init(csv: specification, id: id, area: area, crs: crs)
      return
    }
    let layer = try read(specification)
    let stated = try crs.map { try CoordinateSystem($0) }
    guard let system = stated ?? layer.coordinateSystem else {
      throw HotspotError(
        .badData, file: specification,
        "layer \(layer.name) does not state its coordinate system. State it with"
          + " \(Setting.coordinateSystem) EPSG:27700.")
    }
    var notes = layer.notes
    if let stated, let own = layer.coordinateSystem, !own.isEquivalent(to: stated) {
      notes.append("Layer \(layer.name) is taken as \(stated.name), though it says \(own.name).")
    }
    try self.init(
      name: specification, id: id, area: area, columns: layer.fields.map(\.name),
      values: layer.fields.map { layer.column(named: $0.name) ?? [] },
      figures: layer.figures, place: .system(system), notes: notes)
  }
}
