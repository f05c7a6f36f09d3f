import DelimitedText
import HotspotGeometry
import TestSupport
import ResultTables
import Testing
import TrialDesigns

/// How units come in from CSV, and where they are put.
@Suite struct UnitLayerTests {
  private func layer(
    _ csv: String, id: String = "id", area: String? = nil, crs: String? = nil
  ) throws -> UnitLayer {
    let folder = try TemporaryFolder()
    return try UnitLayer(csv: folder.put(csv, "units.csv"), id: id, area: area, crs: crs)
  }

  @Test func columnsAreTypedAsAWhole() throws {
    let layer = try layer(
      """
      id,count,code,share,mixed,long,none
      A,3,007,0.5,1,12345678901234567890,
      B,12,008,1.25,x,1,
      C,,010,-2,3,2,

      """)
    #expect(layer.ids == ["A", "B", "C"])
    #expect(layer.columns == ["count", "code", "share", "mixed", "long", "none"])
    #expect(layer.values[0] == [.integer(3), .integer(12), .empty])
    #expect(layer.values[1] == [.text("007"), .text("008"), .text("010")])
    #expect(layer.values[2] == [.number(0.5), .number(1.25), .integer(-2)])
    #expect(layer.values[3] == [.text("1"), .text("x"), .text("3")])
    #expect(layer.values[4] == [.text("12345678901234567890"), .text("1"), .text("2")])
    #expect(layer.values[5] == [.empty, .empty, .empty])
    #expect(layer.place == .nowhere)
    #expect(layer.notes.contains { $0.contains("no places") })
  }

  @Test("An id is text as it is written, and its column is sought in capitals or not")
  func ids() throws {
    let layer = try layer("Unit,n\n 1.0 ,1\n1,2\n", id: "unit")
    #expect(layer.ids == ["1.0", "1"])
    #expect(layer.columns == ["n"])
  }

  @Test func anIDThatIsMissingListsTheColumns() throws {
    let error = #expect(throws: HotspotError.self) { try layer("a,b\n1,2\n") }
    #expect(error?.fault == .badData)
    #expect(error?.message.contains("no column id. It has: a, b.") == true)
    #expect(error?.message.contains("\(Setting.idColumn) COLUMN") == true)
  }

  @Test func idsTwiceAreNamedUpToFive() throws {
    let rows = ["g", "a", "b", "c", "d", "e", "f"].map { "\($0),1\n\($0),2\n" }.joined()
    let error = #expect(throws: HotspotError.self) { try layer("id,n\n" + rows) }
    #expect(error?.message.contains("7 ids of the column id stand more than once") == true)
    #expect(error?.message.contains("a, b, c, d, e and others") == true)
  }

  @Test func emptyIDsAreNamedByRow() throws {
    let error = #expect(throws: HotspotError.self) { try layer("id,n\nA,1\n\"  \",2\n") }
    #expect(error?.message.contains("1 of 2 units") == true)
    #expect(error?.message.contains("rows 2") == true)
  }

  @Test func aFileWithoutRowsHoldsNoUnits() throws {
    let error = #expect(throws: HotspotError.self) { try layer("id,n\n") }
    #expect(error?.message.contains("no units") == true)
  }

  @Test func areasComeFromTheirColumnOrFromOneCalledArea() throws {
    let csv = "id,area,beat\nA,North,7\nB,,8\n"
    #expect(try layer(csv).areas == ["North", ""])
    #expect(try layer(csv, area: "BEAT").areas == ["7", "8"])
    #expect(try layer("id,n\nA,1\n").areas == [""])
    #expect(throws: HotspotError.self) { try layer(csv, area: "ward") }
  }

  @Test func eastingsAreOfTheNationalGridByTheirNames() throws {
    let layer = try layer("id,Easting,Northing\nA,451000,206000\nB,,\n")
    #expect(layer.place == .system(.britishNationalGrid))
    #expect(layer.figures == [.point(x: 451_000, y: 206_000), nil])
    #expect(layer.notes.contains { $0.contains("1 of 2 units have no place: B.") })
  }

  @Test func plainCoordinatesAreAPlaneUnlessTheyLookLikeDegrees() throws {
    let plane = try layer("id,x,y\nA,451000,206000\nB,10,20\n")
    #expect(plane.place == .plane)
    #expect(plane.notes.contains { $0.contains("metres of a plane") })
    #expect(try layer("id,x,y\nA,1,2\nB,10,20\n").place == .plane)
    let error = #expect(throws: HotspotError.self) { try layer("id,x,y\nA,-1.25,51.75\n") }
    #expect(error?.message.contains("\(Setting.coordinateSystem) EPSG:4326") == true)
    #expect(
      try layer("id,x,y\nA,-1.25,51.75\n", crs: "EPSG:4326").place == .system(.wgs84))
  }

  @Test(arguments: [("lon", "lat"), ("Longitude", "Latitude"), ("lng", "lat")])
  func degrees(x: String, y: String) throws {
    let layer = try layer("id,\(x),\(y)\nA,-1.25,51.75\n")
    #expect(layer.place == .system(.wgs84))
  }

  @Test func lengthsStatedForDegreesAreRefused() throws {
    let error = #expect(throws: HotspotError.self) {
      try layer("id,lon,lat\nA,-1.25,51.75\n", crs: "EPSG:27700")
    }
    #expect(error?.fault == .usage)
  }

  @Test(arguments: ["wkt", "WKT", "geom", "geometry"])
  func figuresFromText(name: String) throws {
    let layer = try layer(
      "id,\(name),x,y\nA,\"POLYGON((0 0,4 0,4 3,0 3,0 0))\",9,9\nB,POINT(1 2),9,9\nC,,9,9\n")
    #expect(layer.columns == ["x", "y"])
    #expect(layer.figures[0]?.area == 12)
    #expect(layer.figures[1] == .point(x: 1, y: 2))
    #expect(layer.figures[2] == nil)
  }

  @Test func whatIsNoFigureOrCoordinateIsNamed() throws {
    let figure = #expect(throws: HotspotError.self) { try layer("id,wkt\nA,POINT(1)\n") }
    #expect(figure?.message.contains("row 1") == true)
    let number = #expect(throws: HotspotError.self) {
      try layer("id,easting,northing\nA,1,2\nB,north,2\n")
    }
    #expect(number?.message.contains("row 2 has `north` in the column easting") == true)
  }

  @Test("Degrees in Great Britain go to its grid, to the millimetre; elsewhere to UTM")
  func carrying() throws {
    let oxford = try layer("id,lon,lat\nA,-1.25,51.75\nB,-1.26,51.76\n").inMetres()
    #expect(oxford.place == .system(.britishNationalGrid))
    let direct = try #require(
      try Projection(from: .wgs84, to: .britishNationalGrid).transform(x: -1.25, y: 51.75))
    let point = try #require(oxford.figures[0]?.coordinates)
    #expect(abs(point[0] - direct.x) <= 0.0005001)
    #expect(abs(point[1] - direct.y) <= 0.0005001)
    #expect(point.allSatisfy { ($0 * 1000).rounded() / 1000 == $0 })
    let chicago = try layer("id,lon,lat\nA,-87.63,41.88\n").inMetres()
    #expect(chicago.place == .system(try CoordinateSystem("EPSG:32616")))
    let stated = try layer("id,lon,lat\nA,-1.25,51.75\n").inMetres("EPSG:32630")
    #expect(stated.place == .system(try CoordinateSystem("EPSG:32630")))
  }

  @Test("A system in metres stays, but for one whose metres are not metres on the ground")
  func staying() throws {
    let utm = try layer("id,x,y\nA,620000,5734000\n", crs: "EPSG:32630").inMetres()
    #expect(utm.place == .system(try CoordinateSystem("EPSG:32630")))
    #expect(utm.figures[0] == .point(x: 620_000, y: 5_734_000))
    let mercator = try layer("id,x,y\nA,-139000,6755000\nB,-137000,6755000\n", crs: "EPSG:3857")
      .inMetres()
    #expect(mercator.place == .system(.britishNationalGrid))
    let pair = try mercator.figures.map { try #require($0) }
    // 2,000 m of Web Mercator at latitude φ are 2,000·cos φ on the ground; here φ is 51.77°.
    let metres = try #require(try pair[0].distance(to: pair[1]))
    #expect(abs(metres - 1_238) < 5)
  }

  @Test func coordinatesThatCannotBeOfTheirSystemAreRefused() throws {
    #expect(throws: HotspotError.self) {
      try layer("id,x,y\nA,451000,206000\n", crs: "EPSG:4326").inMetres()
    }
    #expect(throws: HotspotError.self) {
      try layer("id,easting,northing\nA,-1.25,51.75\n").inMetres()
    }
    let degrees = #expect(throws: HotspotError.self) {
      try layer("id,lon,lat\nA,-1.25,51.75\n").inMetres("EPSG:4326")
    }
    #expect(degrees?.fault == .usage)
    let plane = #expect(throws: HotspotError.self) {
      try layer("id,x,y\nA,1000,51\n").inMetres("EPSG:27700")
    }
    #expect(plane?.message.contains("\(Setting.coordinateSystem)") == true)
  }

  @Test("0, 0 is no place in a coordinate system, and one on a plane of one's own")
  func zeroes() throws {
    let grid = try layer("id,easting,northing\nA,0,0\nB,450000,200000\n")
    #expect(grid.figures[0] == nil && grid.figures[1] != nil)
    #expect(grid.notes.contains("1 unit at 0, 0, which is taken for no place."))
    let degrees = try layer("id,lon,lat\nA,0,0\nB,-1.25,51.75\n")
    #expect(degrees.figures[0] == nil && degrees.figures[1] != nil)
    let plane = try layer("id,x,y\nA,0,0\nB,10,0\n")
    #expect(plane.figures.allSatisfy { $0 != nil })
  }

  @Test(arguments: [(";", "semicolons"), ("\t", "tabs")])
  func otherSeparatorsAreNamed(separator: String, words: String) throws {
    let csv = ["id", "x", "y"].joined(separator: separator) + "\nA\(separator)1,5\(separator)2,5\n"
    let error = #expect(throws: HotspotError.self) { try layer(csv) }
    #expect(error?.line == 1 && error?.message.contains(words) == true)
  }
}
