internal import DelimitedText
public import HotspotGeometry
internal import ResultTables

extension MapFile {
  /// Claims a GeoJSON file of any name, or standard output.
  ///
  /// - Parameters:
  ///   - path: where the file will stand, its run record beside it; nil for standard output.
  ///   - replaces: whether files already there may be replaced.
  ///   - datum: how longitude and latitude are reached from the result's system.
  /// - Throws: `HotspotError` for a place that will not do.
  public static func openGeoJSON(
    _ path: String?, replaces: Bool = false, datum: DatumChoice = .auto
  ) throws -> OpenMapFile {
    let path = path ?? "/dev/stdout"
    let file = try ResultFile(path: path, replace: replaces, isPersonal: false)
    return OpenMapFile(
      path: path, format: .geoJSON, file: file, rawCells: false, pseudonymiser: nil, datum: datum,
      threads: 1)
  }
}
