public import DelimitedText
public import HotspotGeometry
public import MapLayers

/// The area that an analysis is confined to, read from a map file.
public struct BoundaryFile: Sendable {
  /// All polygons of the layer united, in the system asked for or the layer's own.
  public let figure: Geometry
  /// The path of the file.
  public let path: String
  /// The system of the coordinates.
  public let coordinateSystem: CoordinateSystem
  /// What a reader should know, one sentence a note.
  public let notes: [String]
  /// The coordinate operation used, with its accuracy; nil where none was needed.
  public let operation: String?

  /// Reads a boundary: every polygon of a layer, united and projected.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`; of several layers one named `boundary` is taken.
  ///   - filter: a condition on the columns as in SQL.
  ///   - coordinateSystem: the system the layer is in, where the user states it; it goes before
  ///     the file's own, and a note says so.
  ///   - setting: the setting that states it, for messages.
  ///   - target: the system of the result; nil for the layer's own.
  ///   - datum: how to get from one to the other.
  /// - Throws: `HotspotError`, also where neither the file nor the user states a system.
  /// - Complexity: O(n log n) in the positions.
  public static func read(
    _ specification: String, filter: String? = nil, crs coordinateSystem: CoordinateSystem? = nil,
    statedBy setting: Setting = .areaSystem, to target: CoordinateSystem? = nil,
    datum: DatumChoice = .auto
  ) throws(HotspotError) -> BoundaryFile {
    let polygons = try PlacedPolygons(
      specification, filter: filter, preferring: "boundary", stated: coordinateSystem,
      setting: setting, to: target, datum: datum)
    do {
      let figure =
        polygons.figures.count == 1
        ? polygons.figures[0] : try Geometry.union(of: polygons.figures)
      return BoundaryFile(
        figure: figure, path: polygons.layer.file, coordinateSystem: polygons.system,
        notes: polygons.notes,
        operation: polygons.operation)
    } catch {
      throw HotspotError(
        .badData, file: specification, "the polygons cannot be united: \(error.message)")
    }
  }
}
