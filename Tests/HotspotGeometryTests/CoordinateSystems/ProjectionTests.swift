import DelimitedText
import Foundation
import HotspotGeometry
import TestSupport
import Testing

@Suite struct ProjectionTests {
  /// Where the OSTN15 grid is, for the tests that need it.
  static let grid = ProcessInfo.processInfo.environment["HOTSPOT_OSTN15"]
  static let hasGrid =
    (try? Projection(from: .wgs84, to: .britishNationalGrid, datum: .ostn15, grid: grid)) != nil

  /// Street crime of Thames Valley Police, June 2018, data.police.uk, Open Government Licence v3:
  /// published longitude and latitude, and the whole metres that they were made from.
  static let published: [(longitude: Double, latitude: Double, easting: Double, northing: Double)] =
    [
      (-0.697530, 52.035074, 489443, 238208),
      (-0.756809, 51.668190, 486073, 197333),
      (-0.821551, 52.051566, 480906, 239897),
      (-0.833487, 51.621599, 480853, 192064),
      (-0.889904, 51.474286, 477196, 175620),
      (-0.981984, 51.454799, 470831, 173360),
      (-1.062076, 51.442969, 465283, 171970),
    ]

  @Test func `Helmert recovers the snap points of data.police.uk to the metre`() throws {
    let exact = try Projection(from: .wgs84, to: .britishNationalGrid, datum: .helmert)
    #expect(exact.datum == .helmert && exact.accuracyInMetres == 2)
    #expect(exact.operation.contains("OSGB36 to WGS 84 (6)"))
    let rounded = try Projection(
      from: .wgs84, to: .britishNationalGrid, datum: .helmert, roundsToMetre: true)
    for point in Self.published {
      let metres = try #require(try exact.transform(x: point.longitude, y: point.latitude))
      #expect(abs(metres.x - point.easting) < 0.1 && abs(metres.y - point.northing) < 0.1)
      let whole = try #require(try rounded.transform(x: point.longitude, y: point.latitude))
      #expect(whole == (point.easting, point.northing))
    }
  }

  @Test func `There and back again is the same place`() throws {
    let back = try Projection(from: .britishNationalGrid, to: .wgs84, datum: .helmert)
    for point in Self.published {
      let degrees = try #require(try back.transform(x: point.easting, y: point.northing))
      // Six decimals are published.
      #expect(abs(degrees.x - point.longitude) < 6e-7 && abs(degrees.y - point.latitude) < 6e-7)
    }
  }

  /// A reference pair of the OSTN15 transformation, to 1e-9 degrees (0.1 mm); PROJ's own `cct` 9.1
  /// gives 1.310733488185, 52.627603520823.
  @Test(.enabled(if: hasGrid, "needs the OSTN15 grid: set HOTSPOT_OSTN15 to its path"))
  func `OSTN15 gives the published position`() throws {
    let projection = try Projection(
      from: .britishNationalGrid, to: .wgs84, datum: .ostn15, grid: Self.grid)
    #expect(projection.datum == .ostn15 && projection.pipeline.contains(Projection.gridName))
    let place = try #require(try projection.transform(x: 624_161, y: 308_459.58))
    #expect(abs(place.x - 1.3107334884) < 1e-9 && abs(place.y - 52.6276035206) < 1e-9)
    let automatic = try Projection(from: .britishNationalGrid, to: .wgs84, grid: Self.grid)
    #expect(automatic == projection)
  }

  @Test func `OSTN15 asked for and absent is an error that names the grid`() {
    guard (try? Projection(from: .wgs84, to: .britishNationalGrid, datum: .ostn15)) == nil else {
      return
    }
    let error = #expect(throws: HotspotError.self) {
      try Projection(from: .wgs84, to: .britishNationalGrid, datum: .ostn15)
    }
    #expect(error?.fault == .noProjection && error?.message.contains(Projection.gridName) == true)
    let automatic = try? Projection(from: .wgs84, to: .britishNationalGrid)
    #expect(automatic?.datum == .helmert)
  }

  @Test func `A grid of another name and a datum where none is crossed are refused`() throws {
    #expect(throws: HotspotError.self) {
      try Projection(from: .wgs84, to: .britishNationalGrid, grid: "/tmp/other.tif")
    }
    let zone = try CoordinateSystem("EPSG:32630")
    #expect(throws: HotspotError.self) { try Projection(from: .wgs84, to: zone, datum: .ostn15) }
  }

  @Test func `ETRS89 reaches the national grid by Helmert too`() throws {
    let projection = try Projection(
      from: CoordinateSystem("EPSG:4258"), to: .britishNationalGrid, datum: .helmert)
    let point = Self.published[0]
    let metres = try #require(try projection.transform(x: point.longitude, y: point.latitude))
    #expect(abs(metres.x - point.easting) < 0.1 && abs(metres.y - point.northing) < 0.1)
    #expect(projection.datum == .helmert && (projection.accuracyInMetres ?? 0) >= 2)
  }

  /// A round trip through two other systems must come back.
  @Test(arguments: ["EPSG:32630", "EPSG:3857", "EPSG:25830"])
  func `Other systems are reached from the national grid and left again`(code: String) throws {
    let other = try CoordinateSystem(code)
    let there = try Projection(from: .britishNationalGrid, to: other, datum: .helmert)
    let back = try Projection(from: other, to: .britishNationalGrid, datum: .helmert)
    let middle = try #require(try there.transform(x: 451_234, y: 206_789))
    let home = try #require(try back.transform(x: middle.x, y: middle.y))
    #expect(abs(home.x - 451_234) < 1e-3 && abs(home.y - 206_789) < 1e-3)
  }

  /// EPSG Guidance Note 7-2 (IOGP 373-07-2), Lambert conic conformal 2SP: NAD27 / Texas South
  /// Central in US survey feet.
  @Test func `Feet come out as feet`() throws {
    let texas = try CoordinateSystem("EPSG:32040")
    let base = try CoordinateSystem("EPSG:4267")
    let feet = try Projection(from: base, to: texas)
    let place = try #require(try feet.transform(x: -96, y: 28.5))
    #expect(abs(place.x - 2_963_503.91) < 0.01 && abs(place.y - 254_759.80) < 0.01)
  }

  @Test func `Equal systems change nothing`() throws {
    let same = try Projection(from: .wgs84, to: CoordinateSystem("OGC:CRS84"))
    #expect(same.isIdentity && same.accuracyInMetres == 0 && same.datum == nil)
    #expect(try #require(try same.transform(x: 1.25, y: -3.5)) == (1.25, -3.5))
  }

  @Test func `Points that cannot be projected become NaN and are counted`() throws {
    let projection = try Projection(from: .wgs84, to: .britishNationalGrid, datum: .helmert)
    var x = [-1.25, .nan, .infinity, -1.5]
    var y = [51.75, 51, 51, 1e9]
    #expect(try projection.transform(x: &x, y: &y, threads: 2) == 3)
    #expect(x[0].isFinite && x[1].isNaN && x[2].isNaN && x[3].isNaN && y[3].isNaN)
    #expect(throws: HotspotError.self) {
      try projection.transform(Geometry.point(x: 0, y: 1e9))
    }
  }

  @Test func `Many points come out the same on one thread and on four`() throws {
    var numbers = SeededNumbers(seed: 31)
    let longitudes = (0..<20_000).map { _ in Double.random(in: -6...2, using: &numbers) }
    let latitudes = (0..<20_000).map { _ in Double.random(in: 50...59, using: &numbers) }
    let projection = try Projection(from: .wgs84, to: .britishNationalGrid, datum: .helmert)
    var (x1, y1) = (longitudes, latitudes)
    var (x4, y4) = (longitudes, latitudes)
    #expect(try projection.transform(x: &x1, y: &y1, threads: 1) == 0)
    #expect(try projection.transform(x: &x4, y: &y4, threads: 4) == 0)
    #expect(x1 == x4 && y1 == y4)
    let alone = try #require(try projection.transform(x: longitudes[7_777], y: latitudes[7_777]))
    #expect(alone == (x1[7_777], y1[7_777]))
  }

  @Test func `A figure keeps its rings`() throws {
    let figure = try Geometry(
      wkt:
        "POLYGON ((-1 51, -0.9 51, -0.9 51.1, -1 51), (-0.95 51.01, -0.92 51.01, -0.92 51.04, -0.95 51.01))"
    )
    let moved = try Projection(from: .wgs84, to: .britishNationalGrid, datum: .helmert)
      .transform(figure)
    #expect(moved.kind == .polygon && moved.ringEnds == figure.ringEnds)
    #expect(abs(moved.area / 3.54e7 - 1) < 0.05)
  }
}
