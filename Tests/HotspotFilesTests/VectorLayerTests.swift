#if GDAL
  import MapLayers

  import DelimitedText
  import HotspotGeometry
  import TestSupport
  import ResultTables
  import Testing

  @testable import HotspotFiles

  /// A GeoJSON collection of features.
  func collection(_ features: [String], crs: String? = nil) -> String {
    let system = crs.map {
      "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\($0)\"}},"
    }
    return "{\"type\":\"FeatureCollection\",\(system ?? "")\"features\":["
      + features.joined(separator: ",") + "]}"
  }

  /// A GeoJSON feature.
  func feature(_ type: String, _ coordinates: String, _ properties: String = "") -> String {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":"
      + "{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}}"
  }

  let triangle = "[[[0,0],[2,0],[2,2],[0,0]]]"

  @Suite struct VectorLayerTests {
    private func reading(
      _ text: String, _ name: String = "a.geojson", layer: String = "", filter: String? = nil
    ) throws -> VectorLayer {
      let folder = try TemporaryFolder()
      return try VectorLayer.read(try folder.put(text, name) + layer, filter: filter)
    }

    private func failing(
      _ text: String, _ name: String = "a.geojson", layer: String = "", filter: String? = nil
    ) -> HotspotError? {
      #expect(throws: HotspotError.self) {
        try reading(text, name, layer: layer, filter: filter)
      }
    }

    @Test func `GeoJSON without a system is longitude and latitude`() throws {
      let layer = try reading(
        collection([feature("Polygon", triangle, "\"id\":\"007\",\"n\":3,\"x\":0.5")]))
      #expect(layer.coordinateSystem?.authorityCode == "EPSG:4326")
      #expect(layer.figures == [.polygon([(0, 0), (2, 0), (2, 2), (0, 0)])])
      #expect(layer.fields.map(\.kind) == [.text, .integer, .number])
      #expect(layer.column(named: "ID") == [.text("007")])
      #expect(layer.column(named: "n") == [.integer(3)])
      #expect(layer.column(named: "none") == nil)
    }

    @Test func `GeoJSON's old way of stating a system is understood`() throws {
      let layer = try reading(
        collection([feature("Point", "[450000,200000]")], crs: "urn:ogc:def:crs:EPSG::27700"))
      #expect(layer.coordinateSystem?.authorityCode == "EPSG:27700")
      #expect(layer.figures == [.point(x: 450_000, y: 200_000)])
    }

    @Test func `Rows without a figure are counted and left out with their values`() throws {
      let empty = "{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":null}"
      let layer = try reading(
        collection([
          empty, feature("Polygon", triangle, "\"n\":2"), feature("Polygon", "[]", "\"n\":3"),
        ]))
      #expect(layer.rowCount == 1)
      #expect(layer.column(named: "n") == [.integer(2)])
      #expect(layer.notes == ["2 of 3 rows have no figure and are left out."])
    }

    @Test func `Invalid polygons are repaired and named`() throws {
      let bowTie = feature("Polygon", "[[[0,0],[2,2],[2,0],[0,2],[0,0]]]", "\"ward\":\"Abbey\"")
      let layer = try reading(collection([feature("Polygon", triangle), bowTie]))
      #expect(layer.rowCount == 2)
      #expect(abs(layer.figures[1].area - 2) < 1e-12)
      #expect(layer.notes.count == 1)
      #expect(layer.notes[0].hasPrefix("1 of 2 figures were invalid and were repaired: Abbey"))
    }

    @Test func `Heights are dropped and collections become one figure`() throws {
      let polygon = "{\"type\":\"Polygon\",\"coordinates\":\(triangle)}"
      let point = "{\"type\":\"Point\",\"coordinates\":[5,5,9]}"
      let mixed =
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"GeometryCollection\","
        + "\"geometries\":[\(point),\(polygon)]}}"
      let points =
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"GeometryCollection\","
        + "\"geometries\":[\(point),\(point)]}}"
      let layer = try reading(collection([mixed, points, feature("Point", "[1,2,3]")]))
      #expect(layer.figures.map(\.kind) == [.multiPolygon, .multiPoint, .point])
      #expect(layer.figures[0].area == 2)
      #expect(layer.figures[2] == .point(x: 1, y: 2))
      #expect(layer.notes.count == 1)
      #expect(layer.notes[0].hasPrefix("1 of 3 figures mix"))
    }

    @Test func `Curves become lines close to them`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put("id,WKT\n1,\"CURVEPOLYGON (CIRCULARSTRING (0 0,2 0,0 0))\"\n")
      let figure = try VectorLayer.read(path).figures[0]
      #expect(figure.kind == .polygon)
      #expect(abs(figure.area - Double.pi) < 0.01)
    }

    @Test func `A CSV keeps leading zeros and types what surely is a number`() throws {
      let text = """
        code,n,x,day,WKT
        007,1,1.50,2018-06-01,"POLYGON ((0 0,1 0,1 1,0 0))"
        010,-2,2,,"POINT (1 2)"
        """
      let layer = try reading(text, "a.csv")
      #expect(layer.coordinateSystem == nil)
      #expect(layer.fields.map(\.name) == ["code", "n", "x", "day"])
      #expect(layer.fields.map(\.kind) == [.text, .integer, .number, .text])
      #expect(layer.column(named: "code") == [.text("007"), .text("010")])
      #expect(layer.column(named: "x") == [.number(1.5), .number(2)])
      let filtered = try reading(text, "a.csv", filter: "n > 0")
      #expect(filtered.column(named: "code") == [.text("007")])
    }

    @Test func `A condition chooses rows and a wrong one is explained`() throws {
      let text = collection((0..<4).map { feature("Polygon", triangle, "\"n\":\($0)") })
      #expect(try reading(text, filter: "n >= 2").rowCount == 2)
      let wrong = failing(text, filter: "m = 1")
      #expect(wrong?.fault == .unreadable)
      #expect(wrong?.message.contains("The columns are n.") == true)
      let none = failing(text, filter: "n > 9")
      #expect(none?.fault == .badData)
      #expect(none?.message.contains("meets the condition n > 9") == true)
    }

    @Test func `Shapefiles are read with and without their system`() throws {
      let folder = try TemporaryFolder()
      let one = try VectorLayer.read(try folder.put(ArchivedShapes.one, "one.zip"))
      #expect(one.coordinateSystem?.authorityCode == "EPSG:27700")
      #expect(one.column(named: "id") == [.text("A1")])
      #expect(one.figures[0].area == 5_000)
      let path = try folder.put(ArchivedShapes.two, "two.zip")
      let several = #expect(throws: HotspotError.self) { try VectorLayer.read(path) }
      #expect(several?.message.contains("2 map files: a, b. Name one:") == true)
      let named = try VectorLayer.read(path + ":b")
      #expect(named.name == "b" && named.coordinateSystem == nil)
      let none = #expect(throws: HotspotError.self) { try VectorLayer.read(path + ":c") }
      #expect(none?.fault == .badData)
      let shapeless = try folder.put(Array(ArchivedShapes.two.prefix(300)), "cut.zip")
      #expect(throws: HotspotError.self) { try VectorLayer.read(shapeless) }
    }

    @Test func `Of several layers one has to be named`() throws {
      let folder = try TemporaryFolder()
      let path = folder.path + "a.gpkg"
      try GDALLibrary.run(isWriting: true) {
        let layers = try GDALLayers(path, driver: "GPKG")
        for name in ["wards", "lsoas", "boundary"] {
          try layers.beginLayer(
            name, kind: .one(.point), system: .britishNationalGrid, fields: [])
          try layers.add([], figure: Geometry.point(x: 1, y: 2).wkb)
        }
        try layers.close()
      }
      let error = #expect(throws: HotspotError.self) { try VectorLayer.read(path) }
      #expect(error?.fault == .badData)
      #expect(error?.message.contains("3 layers: wards, lsoas, boundary. Name one") == true)
      #expect(try VectorLayer.read(path + ":LSOAs").name == "lsoas")
      #expect(try VectorLayer.read(path, preferring: "boundary").name == "boundary")
      let none = #expect(throws: HotspotError.self) { try VectorLayer.read(path + ":mosoas") }
      #expect(none?.message.contains("no layer named mosoas, but wards, lsoas") == true)
    }

    @Test func `Files that are none say what to do`() throws {
      let folder = try TemporaryFolder()
      let missing = #expect(throws: HotspotError.self) {
        try VectorLayer.read(folder.path + "none.gpkg")
      }
      #expect(missing?.fault == .missing)
      #expect(missing?.file == folder.path + "none.gpkg")
      let foreign = failing("hello", "a.gpkg")
      #expect(foreign?.fault == .unreadable)
      #expect(foreign?.message.contains("CSV with a WKT column") == true)
      #expect(failing("a,b\n1,2\n", "a.csv")?.message.contains("column named WKT") == true)
      #expect(failing(collection([]))?.fault == .badData)
      #expect(failing("", "a.geojson")?.fault == .unreadable)
      #expect(failing("not a zip", "a.zip")?.message.contains("holds no map file") == true)
    }

    @Test func `A cut file is an error, not a part of a map`() throws {
      let folder = try TemporaryFolder()
      let whole = bytes(of: try write(TestMap(), to: "a.gpkg", in: folder))
      let geojson = Array(
        collection((0..<50).map { feature("Polygon", triangle, "\"n\":\($0)") }).utf8)
      for share in [0.2, 0.5, 0.9] {
        for (name, bytes) in [("b.gpkg", whole), ("b.geojson", geojson)] {
          let cut = try folder.put(bytes.prefix(Int(Double(bytes.count) * share)), name)
          #expect(throws: HotspotError.self, "\(name) cut at \(share)") {
            try VectorLayer.read(cut)
          }
        }
      }
    }

    @Test func `A file whose name holds a colon is that file`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(collection([feature("Polygon", triangle)]), "a:b.geojson")
      #expect(try VectorLayer.read(path).rowCount == 1)
      #expect(try VectorLayer.read(path + ":a:b").rowCount == 1)
    }
  }
#endif
