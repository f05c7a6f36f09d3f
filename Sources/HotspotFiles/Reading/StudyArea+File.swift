internal import HotspotGeometry
public import HotspotMapping
private import Foundation
internal import DelimitedText
internal import ResultTables

extension StudyArea {
  /// The area that the polygons of a map file cover.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`.
  ///   - filter: a condition on the columns as in SQL.
  ///   - system: the coordinate system of a file that names none, or in place of its own.
  /// - Throws: `HotspotError`, or `HotspotError` for a system that is not known.
  public init(
    file specification: String, filter: String? = nil, system: String? = nil
  ) throws {
    let stated = try system.map { try CoordinateSystem($0) }
    let file = try BoundaryFile.read(specification, filter: filter, crs: stated)
    self.init(
      name: specification, figure: file.figure, system: file.coordinateSystem, notes: file.notes,
      inputs: try RunRecord.Input.ofMap(file.path))
  }
}

extension ZoneLayer {
  /// The named polygons of a map file.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`.
  ///   - idColumn: the column that names them; nil for a column `name`, or numbers.
  ///   - filter: a condition on the columns as in SQL.
  ///   - system: the coordinate system of a file that names none, or in place of its own.
  /// - Throws: `HotspotError`, or `HotspotError` for a system that is not known.
  public init(
    file specification: String, idColumn: String?, filter: String? = nil, system: String? = nil
  ) throws {
    let stated = try system.map { try CoordinateSystem($0) }
    let file = try ZoneFile.read(
      specification, idColumn: idColumn, filter: filter, crs: stated, statedBy: "--boundary-crs")
    self.init(
      name: specification, names: file.zones.map(\.id), figures: file.zones.map(\.figure),
      system: file.coordinateSystem, notes: file.notes,
      inputs: try RunRecord.Input.ofMap(file.path))
  }
}

extension RunRecord.Input {
  /// The record of a map file; none for a database.
  fileprivate static func ofMap(_ path: String) throws -> [RunRecord.Input] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let (bytes, sha256) = try ContentHash.measuring(path)
    return [RunRecord.Input(name: path, bytes: bytes, sha256: sha256)]
  }
}

extension PredictionMap {
  /// A map from a file: CSV of a mapping command with its run record, or polygons.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`.
  ///   - column: the column of values; nil for the first of `valueColumns` that is there.
  ///   - system: the coordinate system of a file that names none.
  /// - Throws: `HotspotError`, `HotspotError` or `HotspotError`.
  public init(file specification: String, column: String?, system: String? = nil) throws {
    if specification.lowercased().hasSuffix(".csv") {
      self = try PredictionMap(csv: specification, column: column)
      return
    }
    let layer = try VectorLayer.read(specification)
    let name = column ?? PredictionMap.valueColumns.first { layer.column(named: $0) != nil }
    guard let name, let cells = layer.column(named: name) else {
      throw HotspotError(
        .badData, file: specification,
        "layer \(layer.name) has no column \(column ?? "density, z or count"). Name one with "
          + "--value COLUMN: \(layer.fields.map(\.name).joined(separator: ", ")).")
    }
    guard let found = try system.map({ try CoordinateSystem($0) }) ?? layer.coordinateSystem
    else {
      throw HotspotError(
        .badData, file: specification,
        "layer \(layer.name) does not state its coordinate system. State it with --boundary-crs "
          + "EPSG:27700.")
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
