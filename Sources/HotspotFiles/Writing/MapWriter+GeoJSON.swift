internal import DelimitedText
internal import HotspotGeometry
internal import MapLayers
internal import ParallelWork
internal import ResultTables

extension MapWriter {
  /// Rows as features in WGS 84 (RFC 7946), the run record and the way to WGS 84 as members of the
  /// collection that the standard leaves free.
  func writeGeoJSON(
    _ result: some SpatialResult, datum: DatumChoice
  ) throws(HotspotError) {
    let projection = try Projection(from: result.coordinateSystem, to: .wgs84, datum: datum)
    let rows = result.rowCount
    let columns = result.columns
    let pseudonymiser = pseudonymiser
    let chunks = OrderedChunks(
      count: (rows + Self.chunkRows - 1) / Self.chunkRows, threads: max(1, threads))
    let title: OrderedJSON = [
      "name": .string(result.layerName), "run": record.document,
      "coordinate_operation": .string(projection.summary),
    ]
    let head = title.prettyPrinted.dropFirst("{\n".count).dropLast("\n}".count)
    try file.write(Array("{\n  \"type\": \"FeatureCollection\",\n\(head),\n".utf8))
    try file.write(Array("  \"features\": [\n".utf8))
    try chunks.forEach { index in
      let start = index * Self.chunkRows
      return GeoJSONChunk(
        rows: start..<min(rows, start + Self.chunkRows), of: result, columns: columns,
        projection: projection, pseudonymiser: pseudonymiser)
    } use: { (chunk: GeoJSONChunk) throws(HotspotError) in
      if let failure = chunk.failure {
        throw HotspotError(.cannotCreate, file: path, failure)
      }
      try file.write(chunk.bytes)
    }
    try file.write(Array("\n  ]\n}\n".utf8))
  }

  private static let chunkRows = 2048
}

/// Some rows as the features of a GeoJSON file, or why they cannot be.
private struct GeoJSONChunk: Sendable {
  var bytes: [UInt8] = []
  var failure: String?

  init(
    rows: Range<Int>, of result: some SpatialResult, columns: [TableColumn],
    projection: Projection, pseudonymiser: Pseudonymiser?
  ) {
    let figures = rows.map { result.figure(of: $0) }
    var longitude: [Double] = []
    var latitude: [Double] = []
    for figure in figures {
      for place in stride(from: 0, to: figure.coordinates.count, by: 2) {
        longitude.append(figure.coordinates[place])
        latitude.append(figure.coordinates[place + 1])
      }
    }
    do {
      try projection.transform(x: &longitude, y: &latitude, threads: 1)
    } catch {
      failure = "the rows cannot be projected to WGS 84: \(error)"
      return
    }
    var cells = CellWriter(columns: columns, format: .json, pseudonymiser: pseudonymiser)
    var start = 0
    for (figure, row) in zip(figures, rows) {
      let end = start + figure.coordinates.count / 2
      guard longitude[start..<end].allSatisfy(\.isFinite),
        latitude[start..<end].allSatisfy(\.isFinite)
      else {
        failure =
          "row \(row + 1) lies where WGS 84 cannot be reached. Check the coordinate system, or end"
          + " the name in .gpkg."
        return
      }
      var shape = GeoJSONFigure()
      shape.append(figure, longitude: longitude, latitude: latitude, from: start)
      cells.verbatim(Array((row > 0 ? ",\n" : "").utf8))
      cells.verbatim(Array("{\"type\":\"Feature\",\"properties\":".utf8))
      cells.beginRow(isFirst: true)
      result.write(row: row, to: &cells)
      cells.endRow()
      cells.verbatim(Array(",\"geometry\":".utf8))
      cells.verbatim(shape.bytes)
      cells.verbatim([UInt8(ascii: "}")])
      start = end
    }
    bytes = cells.finish()
  }
}
