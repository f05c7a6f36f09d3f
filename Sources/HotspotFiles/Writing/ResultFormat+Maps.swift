internal import DelimitedText
public import HotspotGeometry
internal import MapLayers
public import ResultTables

extension ResultFormat {
  /// A GeoPackage: layers, style and run record in one database.
  public static let geoPackage = map("gpkg", holdsCompanions: true) {
    result, writer throws(HotspotError) in
    try writer.writeGeoPackage(result)
  }

  /// GeoJSON in WGS 84 longitude and latitude (RFC 7946), with the record as a member.
  ///
  /// - Parameter datum: how longitude and latitude are reached from the result's system.
  public static func geoJSON(datum: DatumChoice = .auto) -> ResultFormat {
    ResultFormat(
      endings: ["geojson"], contents: [.figures, .surface], holds: "figures on a map",
      endsHiddenFile: true
    ) { result, target throws(HotspotError) in
      try MapWriter(target).writeGeoJSON(layer(result, target, "geojson"), datum: datum)
    }
  }

  /// A FlatGeobuf layer.
  public static let flatGeobuf = map("fgb") {
    result, writer throws(HotspotError) in
    try writer.writeFlatGeobuf(result)
  }

  /// A spreadsheet of the rows without their figures, and of the record.
  public static let spreadsheet = ResultFormat(
    endings: ["xlsx"], contents: [.table, .figures, .surface, .curve], holds: "rows",
    writesInOrder: false, endsHiddenFile: true, refusal: missingGDAL
  ) { result, target throws(HotspotError) in
    #if GDAL
      let name = target.name ?? (result as? any SpatialResult)?.layerName ?? "result"
      try MapWriter(target).writeSpreadsheet(result, named: name)
    #endif
  }

  /// A GeoTIFF of a surface.
  public static let geoTIFF = map(
    "tif", "tiff", contents: [.surface], holds: "the raster of a density on square cells"
  ) {
    result, writer throws(HotspotError) in
    try writer.writeRaster(result)
  }

  /// The formats of map files, and the spreadsheet.
  ///
  /// The same result and record give the same bytes.
  public static let mapFiles = [geoPackage, geoJSON(), flatGeobuf, spreadsheet, geoTIFF]

  /// Why a build without the trait cannot write a format; nil in one that has it.
  private static var missingGDAL: (@Sendable (_ path: String) -> HotspotError)? {
    #if GDAL
      nil
    #else
      { HotspotError.needingGDAL($0) }
    #endif
  }

  /// A format of map files that GDAL writes.
  private static func map(
    _ endings: String..., contents: Set<ResultContent> = [.figures, .surface],
    holds: String = "figures on a map", holdsCompanions: Bool = false,
    write: @escaping @Sendable (any SpatialResult, MapWriter) throws(HotspotError) -> Void
  ) -> ResultFormat {
    let ending = endings.first ?? ""
    return ResultFormat(
      endings: endings, contents: contents, holds: holds, holdsCompanions: holdsCompanions,
      writesInOrder: false, endsHiddenFile: true, refusal: missingGDAL
    ) { result, target throws(HotspotError) in
      try write(layer(result, target, ending), MapWriter(target))
    }
  }

  /// The result as figures, or an error that says what could hold it.
  private static func layer(
    _ result: any TabularResult, _ target: Target, _ ending: String
  ) throws(HotspotError) -> any SpatialResult {
    if let layer = result as? any SpatialResult { return layer }
    throw HotspotError(
      .unknownFormat, file: target.path,
      "this result is a table without figures, which a .\(ending) file"
        + " cannot hold. End the name in .csv, .json or .xlsx.")
  }
}
