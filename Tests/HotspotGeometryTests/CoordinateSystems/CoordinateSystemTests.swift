import DelimitedText
import HotspotGeometry
import Testing

@Suite struct CoordinateSystemTests {
  @Test func `Codes and definitions in WKT give the same system`() throws {
    let grid = try CoordinateSystem("EPSG:27700")
    #expect(grid == .britishNationalGrid)
    #expect(grid.name == "OSGB36 / British National Grid" && !grid.isGeographic)
    #expect(try CoordinateSystem(grid.wkt) == grid)
    #expect(try CoordinateSystem("urn:ogc:def:crs:EPSG::27700").authorityCode == "EPSG:27700")
    let earth = try CoordinateSystem("EPSG:4326")
    #expect(earth == .wgs84 && earth.isGeographic && earth.metresPerUnit == 1)
  }

  /// The definition that ESRI's tools write beside a shapefile of EPSG:27700.
  @Test func `A definition without a code is recognised`() throws {
    let system = try CoordinateSystem(
      """
      PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID\
      ["Airy_1830",6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],UNIT["Degree",\
      0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000.0],\
      PARAMETER["False_Northing",-100000.0],PARAMETER["Central_Meridian",-2.0],PARAMETER\
      ["Scale_Factor",0.9996012717],PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]
      """)
    #expect(system.authorityCode == "EPSG:27700")
    #expect(system.isEquivalent(to: .britishNationalGrid))
  }

  @Test func `Feet are told from metres`() throws {
    let newYork = try CoordinateSystem("EPSG:2263")
    #expect(abs(newYork.metresPerUnit - 1200.0 / 3937) < 1e-12)
  }

  @Test func `Of a compound system the plane part is taken`() throws {
    #expect(try CoordinateSystem("EPSG:7405") == .britishNationalGrid)
  }

  @Test(arguments: [
    ("27700", "EPSG:27700"), ("EPSG:99999", "no coordinate system"), ("", "no coordinate system"),
    ("EPSG:5701", "heights alone"), ("EPSG:4978", "geocentric"),
    ("+proj=merc +ellps=WGS84", "is not a"),
  ])
  func `What is no plane system is refused, and why`(text: String, reason: String) {
    let error = #expect(throws: HotspotError.self) { try CoordinateSystem(text) }
    #expect(error?.fault == .unknownSystem)
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
  }

  @Test func `Longitude first and latitude first are the same system`() throws {
    #expect(try CoordinateSystem("OGC:CRS84").isEquivalent(to: .wgs84))
    #expect(!CoordinateSystem.wgs84.isEquivalent(to: .britishNationalGrid))
  }

  @Test(arguments: [
    (-1.25, 51.75, 32630), (3.0, 51.0, 32631), (5.3, 60.4, 32632), (15.6, 78.2, 32633),
    (-74.0, 40.7, 32618), (151.2, -33.9, 32756), (180.0, 10.0, 32660),
  ])
  func `A position has its UTM zone`(longitude: Double, latitude: Double, code: Int) throws {
    let system = try CoordinateSystem.utm(longitude: longitude, latitude: latitude)
    #expect(system.authorityCode == "EPSG:\(code)")
  }

  @Test func `No UTM zone is made up for the poles or bad positions`() {
    for (longitude, latitude) in [(0.0, 85.0), (200, 0), (.nan, 0), (0, .infinity)] {
      #expect(throws: HotspotError.self) {
        try CoordinateSystem.utm(longitude: longitude, latitude: latitude)
      }
    }
  }

  @Test(arguments: [
    ("London", -0.13, 51.51), ("Lerwick", -1.14, 60.15), ("Stornoway", -6.39, 58.21),
    ("Penzance", -5.54, 50.12), ("Scilly", -6.32, 49.91), ("Portpatrick", -5.12, 54.84),
    ("Campbeltown", -5.61, 55.42), ("Southend, Kintyre", -5.65, 55.31),
    ("Port Ellen", -6.19, 55.63),
    ("Holyhead", -4.63, 53.31), ("St Davids", -5.27, 51.88), ("Dover", 1.31, 51.13),
    ("Lowestoft", 1.75, 52.48), ("Brighton", -0.14, 50.82), ("Hastings", 0.57, 50.85),
    ("Newcastle", -1.61, 54.97), ("St Kilda", -8.57, 57.81),
  ])
  func `Great Britain holds its towns`(town: String, longitude: Double, latitude: Double) {
    #expect(
      CoordinateSystem.isInsideGreatBritain(longitude: longitude, latitude: latitude), "\(town)")
  }

  @Test(arguments: [
    ("Belfast", -5.93, 54.60), ("Dublin", -6.26, 53.35), ("Derry", -7.31, 55.0),
    ("Larne", -5.82, 54.85), ("Bangor", -5.67, 54.66), ("Portavogie", -5.44, 54.46),
    ("Ballycastle", -6.25, 55.20), ("Malin", -7.37, 55.38), ("Cork", -8.47, 51.9),
    ("Wexford", -6.46, 52.34), ("Calais", 1.86, 50.95), ("Boulogne", 1.61, 50.73),
    ("Dieppe", 1.08, 49.92), ("St Helier", -2.1, 49.19), ("Cherbourg", -1.62, 49.64),
    ("New York", -74, 40.7), ("null island", 0, 0), ("nowhere", .nan, 52),
  ])
  func `Great Britain does not hold its neighbours`(
    town: String, longitude: Double, latitude: Double
  ) {
    #expect(
      !CoordinateSystem.isInsideGreatBritain(longitude: longitude, latitude: latitude), "\(town)")
  }

  @Test func `Degrees are told from metres by their range`() {
    #expect(CoordinateSystem.looksLikeDegrees(minX: -1.5, minY: 51, maxX: 0.2, maxY: 52))
    #expect(!CoordinateSystem.looksLikeDegrees(minX: 450_000, minY: 1e5, maxX: 5e5, maxY: 2e5))
    #expect(!CoordinateSystem.looksLikeDegrees(minX: .nan, minY: 0, maxX: 1, maxY: 1))
  }
}
