internal import DelimitedText
internal import HotspotGeometry
internal import ResultTables

extension UnitLayer {
  /// Reads units from a CSV file; no map library is needed.
  ///
  /// Places come from a column of WKT (`wkt`, `geom`, `geometry`), or from a pair of columns:
  /// `easting` and `northing`, `longitude` and `latitude` (`lon`, `lat`), or `x` and `y`. A column
  /// is of numbers where every cell that is not empty is one; `007` stays text.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - id: the column of ids.
  ///   - area: the column of areas; nil for a column `area`, where there is one.
  ///   - crs: the coordinate system, where the user states it.
  /// - Throws: `HotspotError` for a file that cannot be read as CSV, for a system or a figure that
  ///   is none, and for ids and coordinates that cannot serve.
  public init(csv path: String, id: String, area: String? = nil, crs: String? = nil) throws {
    let bytes = try SmallFile.bytes(at: path, limit: SmallFile.largestTable)
    let table = try SmallTable(csv: bytes, file: path)
    let texts = table.header.indices.map { column in table.rows.map { $0.fields[column] } }
    // An id is text whatever it looks like, and 1.0 is not 1.
    let lowered = id.lowercased()
    let isID = table.header.map { $0 == id || $0.lowercased() == lowered }
    let places = try UnitPlaces(
      header: table.header, texts: texts, stated: try crs.map { try CoordinateSystem($0) },
      file: path)
    let kept = table.header.indices.filter { $0 != places.figureColumn }
    try self.init(
      name: path, id: id, area: area, columns: kept.map { table.header[$0] },
      values: kept.map { column in
        isID[column]
          ? texts[column].map { $0.isEmpty ? .empty : .text($0) }
          : ColumnValues.typed(texts[column])
      }, figures: places.figures, place: places.place, notes: places.notes)
  }
}
