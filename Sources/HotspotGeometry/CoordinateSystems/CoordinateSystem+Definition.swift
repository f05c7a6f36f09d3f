public import DelimitedText

extension CoordinateSystem {
  /// Finds a coordinate system by its code, `EPSG:27700`, or reads its definition in WKT, PROJJSON
  /// or as a PROJ string.
  ///
  /// Of a system with heights the plane part is taken. A definition without a code that means the
  /// same as a registered system becomes that one.
  public init(_ text: String) throws(HotspotError) {
    let context = try PROJContext()
    guard var object = context.object(text) else {
      let hint =
        text.allSatisfy(\.isNumber)
        ? "Write EPSG:\(text)." : "Give a code such as EPSG:27700, or its definition in WKT."
      throw HotspotError(
        .unknownSystem, "There is no coordinate system \(Self.short(text)). \(hint)")
    }
    while let inner = object.inner { object = inner }
    if object.authorityCode == nil, object.systemKind != nil, let known = object.identified {
      object = known
    }
    switch object.systemKind {
    case .geographic, .projected: break
    case .geocentric:
      throw Self.refused(text, object, "is geocentric: it measures from the centre of the Earth")
    case .vertical: throw Self.refused(text, object, "is vertical: it measures heights alone")
    case .compound, .bound, .other:
      throw Self.refused(text, object, "is local: it is not tied to the Earth")
    case nil: throw Self.refused(text, object, "is not a coordinate system")
    }
    guard let wkt = object.wkt, let factor = object.unitFactor else {
      throw Self.refused(text, object, "has no definition that can be written")
    }
    let isGeographic = object.systemKind == .geographic
    self.init(
      name: object.name, authorityCode: object.authorityCode, wkt: wkt, isGeographic: isGeographic,
      metresPerUnit: isGeographic ? 1 : factor)
  }

  private static func refused(_ text: String, _ object: PROJObject, _ why: String) -> HotspotError {
    HotspotError(
      .unknownSystem,
      "\(short(text)) (\(object.name)) \(why). Give a geographic or a projected system, such as"
        + " EPSG:4326 or EPSG:27700.")
  }

  private static func short(_ text: String) -> String {
    text.count <= 60 ? "\u{201C}\(text)\u{201D}" : "\u{201C}\(text.prefix(57))…\u{201D}"
  }

  /// Eastings and northings of Great Britain, EPSG:27700.
  public static let britishNationalGrid = registered(
    "EPSG:27700", name: "OSGB36 / British National Grid", isGeographic: false)

  /// Longitude and latitude in degrees, EPSG:4326.
  public static let wgs84 = registered("EPSG:4326", name: "WGS 84", isGeographic: true)

  /// A system that every registry has; where the registry itself is missing it keeps its name, and
  /// the first projection says what is wrong.
  private static func registered(
    _ code: String, name: String, isGeographic: Bool
  ) -> CoordinateSystem {
    (try? CoordinateSystem(code))
      ?? CoordinateSystem(
        name: name, authorityCode: code, wkt: "", isGeographic: isGeographic, metresPerUnit: 1)
  }

  /// The UTM zone of a position on WGS 84, EPSG:326nn in the north and EPSG:327nn in the south,
  /// with the wider zones of south-west Norway and Svalbard.
  public static func utm(longitude: Double, latitude: Double) throws(HotspotError)
    -> CoordinateSystem
  {
    guard (-180...180).contains(longitude), (-80...84).contains(latitude) else {
      throw HotspotError(
        .unknownSystem,
        "No UTM zone holds longitude \(Plain(longitude)), latitude \(Plain(latitude)). State a"
          + " system for the grid.")
    }
    var zone = min(60, Int((longitude + 180) / 6) + 1)
    if (56..<64).contains(latitude), (3..<12).contains(longitude) { zone = 32 }
    if latitude >= 72, (0..<42).contains(longitude) {
      zone = longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37
    }
    return try CoordinateSystem("EPSG:\((latitude < 0 ? 32_700 : 32_600) + zone)")
  }

  /// Whether two systems give a position the same coordinates, whatever they are called.
  public func isEquivalent(to other: CoordinateSystem) -> Bool {
    if self == other { return true }
    if let code = authorityCode, code == other.authorityCode { return true }
    guard isGeographic == other.isGeographic, metresPerUnit == other.metresPerUnit,
      let context = try? PROJContext(), let left = context.object(wkt),
      let right = context.object(other.wkt)
    else { return false }
    return left.isEquivalent(to: right)
  }

  /// Whether a box of coordinates could be degrees of longitude and latitude.
  ///
  /// True of coordinates within 180 and 90 that are taken for metres, which is seldom meant.
  public static func looksLikeDegrees(
    minX: Double, minY: Double, maxX: Double, maxY: Double
  ) -> Bool {
    minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90 && minX <= maxX && minY <= maxY
  }
}
