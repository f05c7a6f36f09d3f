#if GDAL
  import DelimitedText

  import HotspotFiles
  import HotspotGeometry
  import TestSupport
  import ResultTables
  import Testing

  @Suite struct BoundaryFileTests {
    private let grid = "urn:ogc:def:crs:EPSG::27700"

    private func square(_ x: Double, _ y: Double, _ properties: String = "") -> String {
      let (right, top) = (x + 100, y + 100)
      return feature(
        "Polygon", "[[[\(x),\(y)],[\(right),\(y)],[\(right),\(top)],[\(x),\(top)],[\(x),\(y)]]]",
        properties)
    }

    @Test func `All polygons of the layer are united`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(
        collection(
          [square(450_000, 200_000), square(450_050, 200_000), feature("Point", "[1,2]")],
          crs: grid), "a.geojson")
      let boundary = try BoundaryFile.read(path, to: .britishNationalGrid)
      #expect(abs(boundary.figure.area - 15_000) < 1e-6)
      #expect(boundary.operation == nil)
      #expect(boundary.notes == ["1 of 3 figures are no polygons and are left out."])
    }

    /// The Ordnance Survey's worked example of projecting and of the Helmert transform, "A guide to
    /// coordinate systems in Great Britain", puts Caister water tower near E 651409, N 313177.
    @Test func `Longitude and latitude are projected, with the operation named`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(
        collection([
          feature(
            "Polygon",
            "[[[1.716,52.657],[1.718,52.657],[1.718,52.659],[1.716,52.659],[1.716,52.657]]]")
        ]), "a.geojson")
      let boundary = try BoundaryFile.read(path, to: .britishNationalGrid, datum: .helmert)
      let box = try #require(boundary.figure.envelope)
      #expect(box.minX > 651_200 && box.maxX < 651_600)
      #expect(box.minY > 313_000 && box.maxY < 313_400)
      #expect(boundary.operation?.contains("OSGB36 to WGS 84") == true)
      #expect(boundary.operation?.contains("accurate to 2 m") == true)
    }

    @Test func `A layer without a system needs one stated`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(ArchivedShapes.two, "two.zip") + ":a"
      let error = #expect(throws: HotspotError.self) {
        try BoundaryFile.read(path, statedBy: Setting("system of wards"), to: .britishNationalGrid)
      }
      #expect(error?.fault == .badData)
      #expect(error?.message.contains("‹system of wards› EPSG:27700") == true)
      let boundary = try BoundaryFile.read(
        path, crs: .britishNationalGrid, to: .britishNationalGrid)
      #expect(boundary.figure.area == 5_000 && boundary.notes.isEmpty)
    }

    @Test func `A stated system goes before the file's and that is said`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(collection([square(450_000, 200_000)]), "a.geojson")
      let boundary = try BoundaryFile.read(
        path, crs: .britishNationalGrid, to: .britishNationalGrid)
      #expect(boundary.figure.area == 10_000)
      #expect(boundary.notes.count == 1 && boundary.notes[0].contains("though it says WGS 84"))
    }

    @Test func `Metres taken for degrees are an error`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(collection([square(450_000, 200_000)]), "a.geojson")
      let error = #expect(throws: HotspotError.self) {
        try BoundaryFile.read(path, to: .britishNationalGrid)
      }
      #expect(error?.message.contains("coordinate system is stated rightly") == true)
    }

    @Test func `Points are no boundary`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(collection([feature("Point", "[1,2]")]), "a.geojson")
      let error = #expect(throws: HotspotError.self) {
        try BoundaryFile.read(path, to: .britishNationalGrid)
      }
      #expect(error?.message.contains("polygons are needed") == true)
    }

    @Test func `Zones keep their order, unite their rows and say what is amiss`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(
        collection(
          [
            square(450_000, 200_000, "\"code\":7"), square(450_100, 200_000, "\"code\":5"),
            square(450_200, 200_000, "\"code\":null"), square(450_500, 200_000, "\"code\":7"),
          ], crs: grid), "a.geojson")
      let file = try ZoneFile.read(path, idColumn: "Code", to: .britishNationalGrid)
      #expect(file.zones.map(\.id) == ["7", "5"])
      #expect(file.zones.map(\.figure.area) == [20_000, 10_000])
      #expect(
        file.notes == [
          "1 of 4 zones have nothing in column Code and are left out.",
          "1 ids stand in several rows, which are united: 7.",
        ])
      let wrong = #expect(throws: HotspotError.self) {
        try ZoneFile.read(path, idColumn: "ward", to: .britishNationalGrid)
      }
      #expect(wrong?.message.contains("no column ward. It has code.") == true)
    }
  }
#endif
