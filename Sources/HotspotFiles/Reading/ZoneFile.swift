public import DelimitedText
public import HotspotGeometry
public import MapLayers
internal import ResultTables

/// Named areas to count in, read from a map file: policing areas, wards, LSOAs.
public struct ZoneFile: Sendable {
  /// One named area.
  public struct Zone: Hashable, Sendable {
    /// What the column of ids says.
    public let id: String
    /// The area, in the system asked for or the layer's own.
    public let figure: Geometry
  }

  /// The zones, in the order in which their ids first stand in the file.
  public let zones: [Zone]
  /// The path of the file.
  public let path: String
  /// The system of the coordinates.
  public let coordinateSystem: CoordinateSystem
  /// What a reader should know, one sentence a note.
  public let notes: [String]
  /// The coordinate operation used, with its accuracy; nil where none was needed.
  public let operation: String?

  /// Reads the zones of a layer.
  ///
  /// Rows of one id are united, as a ward of two parts may be stored; rows without an id are left
  /// out; notes say how many and which.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`.
  ///   - idColumn: the column that names the zones, in capitals or not; nil for a column
  ///     `name`, and the number of the row where there is none.
  ///   - filter: a condition on the columns as in SQL.
  ///   - coordinateSystem: the system the layer is in, where the user states it.
  ///   - setting: the setting that states it, for messages.
  ///   - target: the system of the result; nil for the layer's own.
  ///   - datum: how to get from one to the other.
  /// - Throws: `HotspotError`, also for a column that is not there.
  public static func read(
    _ specification: String, idColumn: String?, filter: String? = nil,
    crs coordinateSystem: CoordinateSystem? = nil, statedBy setting: Setting = .areaSystem,
    to target: CoordinateSystem? = nil, datum: DatumChoice = .auto
  ) throws(HotspotError) -> ZoneFile {
    let polygons = try PlacedPolygons(
      specification, filter: filter, preferring: nil, stated: coordinateSystem, setting: setting,
      to: target, datum: datum)
    let ids = idColumn.map { polygons.layer.column(named: $0) } ?? polygons.names
    guard let ids else {
      let names = polygons.layer.fields.map(\.name).joined(separator: ", ")
      throw HotspotError(
        .badData, file: specification,
        "layer \(polygons.layer.name) has no column \(idColumn ?? "")."
          + (names.isEmpty ? " It has no columns at all." : " It has \(names)."))
    }
    var order: [String] = []
    var parts: [String: [Geometry]] = [:]
    var nameless = 0
    for (figure, row) in zip(polygons.figures, polygons.rows) {
      let id = ids[row].description
      if id.isEmpty {
        nameless += 1
        continue
      }
      if parts[id] == nil { order.append(id) }
      parts[id, default: []].append(figure)
    }
    guard !order.isEmpty else {
      throw HotspotError(
        .badData, file: specification,
        "column \(idColumn ?? "") of layer \(polygons.layer.name) is empty in every row.")
    }
    var notes = polygons.notes
    if nameless > 0 {
      notes.append(
        "\(nameless) of \(polygons.figures.count) zones have nothing in column \(idColumn ?? "") and are"
          + " left out.")
    }
    let repeated = order.filter { (parts[$0]?.count ?? 0) > 1 }
    if !repeated.isEmpty {
      notes.append(
        "\(repeated.count) ids stand in several rows, which are united: "
          + repeated.prefix(3).joined(separator: ", ") + (repeated.count > 3 ? ", …." : "."))
    }
    var zones: [Zone] = []
    for id in order {
      let figures = parts[id] ?? []
      do {
        zones.append(
          Zone(
            id: id, figure: figures.count == 1 ? figures[0] : try Geometry.union(of: figures)))
      } catch {
        throw HotspotError(
          .badData, file: specification,
          "the parts of zone \(id) cannot be united: \(error.message)"
        )
      }
    }
    return ZoneFile(
      zones: zones, path: polygons.layer.file, coordinateSystem: polygons.system, notes: notes,
      operation: polygons.operation)
  }
}
