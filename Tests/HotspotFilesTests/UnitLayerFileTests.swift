#if GDAL
  import MapLayers

  import DelimitedText

  import HotspotFiles
  import HotspotGeometry
  import TrialDesigns
  import TestSupport
  import ResultTables
  import Testing

  /// Units from map files.
  @Suite struct UnitLayerFileTests {
    private static let features = [
      feature("Point", "[-1.25,51.75]", "\"id\":\"H1\",\"count\":12,\"share\":0.5,\"area\":\"N\""),
      feature("Point", "[-1.26,51.76]", "\"id\":\"H2\",\"count\":3,\"share\":2,\"area\":\"S\""),
    ]

    @Test func `the same units from GeoJSON and CSV are the same frame`() throws {
      let folder = try TemporaryFolder()
      let map = try UnitLayer(
        file: folder.put(collection(Self.features), "units.geojson"), id: "ID",
        reading: VectorLayer.reader)
      let table = try UnitLayer(
        file: folder.put(
          "id,count,share,area,lon,lat\nH2,3,2,S,-1.26,51.76\nH1,12,0.5,N,-1.25,51.75\n",
          "units.csv"), id: "id", reading: VectorLayer.reader)
      var fromTable = FrameRequest(units: table)
      fromTable.columns = ["count", "share"]
      let one = try FrameRequest(units: map).run().frame
      let other = try fromTable.run().frame
      #expect(one.coordinateSystem == "EPSG:27700")
      #expect(one == other)
      #expect(one.sha256 == other.sha256)
    }

    @Test func `ids of a map file are checked as those of a CSV`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(
        collection([Self.features[0], Self.features[0]]), "units.geojson")
      let twice = #expect(throws: HotspotError.self) {
        try UnitLayer(file: path, id: "id", reading: VectorLayer.reader)
      }
      #expect(twice?.message.contains("stands more than once: H1") == true)
      let missing = #expect(throws: HotspotError.self) {
        try UnitLayer(file: path, id: "beat", reading: VectorLayer.reader)
      }
      #expect(missing?.message.contains("It has: id, count, share, area.") == true)
    }

    @Test func `a stated system goes before the file's own, and is said`() throws {
      let folder = try TemporaryFolder()
      let path = try folder.put(
        collection([feature("Point", "[451000,206000]", "\"id\":\"H1\"")]), "units.geojson")
      let layer = try UnitLayer(
        file: path, id: "id", crs: "EPSG:27700", reading: VectorLayer.reader)
      #expect(layer.place == .system(.britishNationalGrid))
      #expect(layer.notes.contains { $0.contains("is taken as") })
    }

    @Test func `a file that is not there is missing`() throws {
      let error = #expect(throws: HotspotError.self) {
        try UnitLayer(file: "/nowhere/units.gpkg", id: "id", reading: VectorLayer.reader)
      }
      #expect(error?.fault == .missing)
    }
  }
#endif
