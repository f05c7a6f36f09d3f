internal import HotspotGeometry
public import MapLayers
private import Foundation
public import DelimitedText
internal import ResultTables

extension StudyArea {
  /// The area that the polygons of a map file cover.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`.
  ///   - filter: a condition on the columns as in SQL.
  ///   - system: the coordinate system of a file that names none, or in place of its own.
  /// - Throws: `HotspotError`, also for a system that is not known.
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
  ///   - setting: the setting that states it, for messages.
  /// - Throws: `HotspotError`, also for a system that is not known.
  public init(
    file specification: String, idColumn: String?, filter: String? = nil, system: String? = nil,
    statedBy setting: Setting = .areaSystem
  ) throws {
    let stated = try system.map { try CoordinateSystem($0) }
    let file = try ZoneFile.read(
      specification, idColumn: idColumn, filter: filter, crs: stated, statedBy: setting)
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
