/// A coordinate reference system, by its authority's code or its full definition.
public struct CoordinateSystem: Hashable, Sendable {
  /// The name in its registry: `OSGB36 / British National Grid`.
  public let name: String
  /// The authority and code, `EPSG:27700`, where it has one.
  public let authorityCode: String?
  /// The definition as WKT 2.
  public let wkt: String
  /// Whether coordinates are degrees of longitude and latitude, in this order, and not lengths.
  public let isGeographic: Bool
  /// Metres in a unit of x and y; 1 where the unit is a degree.
  public let metresPerUnit: Double

  init(
    name: String, authorityCode: String?, wkt: String, isGeographic: Bool, metresPerUnit: Double
  ) {
    self.name = name
    self.authorityCode = authorityCode
    self.wkt = wkt
    self.isGeographic = isGeographic
    self.metresPerUnit = metresPerUnit
  }
}
