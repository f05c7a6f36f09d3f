/// A form of map file that results are written in.
public enum MapFormat: String, Hashable, Sendable, CaseIterable {
  /// A GeoPackage: layers, style and run record in one database.
  case geoPackage = "gpkg"
  /// GeoJSON in WGS 84 longitude and latitude (RFC 7946).
  case geoJSON = "geojson"
  /// A FlatGeobuf layer.
  case flatGeobuf = "fgb"
  /// A GeoTIFF of a surface.
  case geoTIFF = "tif"
  /// A spreadsheet of the rows, without their figures.
  case spreadsheet = "xlsx"

  /// The format that a file name's extension asks for, in capitals or not; nil for any other.
  public init?(path: String) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    self.init(rawValue: ending == "tiff" ? "tif" : ending)
  }

  /// Whether writing it needs the package trait GDAL.
  var needsGDAL: Bool { self != .geoJSON }
}
