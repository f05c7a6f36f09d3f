#if GDAL
  import DelimitedText
  import Foundation
  import HotspotGeometry
  import MapLayers
  import TestSupport
  import ResultTables
  import Testing

  @testable import HotspotFiles

  @Suite struct RoundTripTests {
    /// The rows of a result as values.
    private func rows(of result: some TabularResult) -> [[CellValue]] {
      var collector = CellCollector(for: result)
      return (0..<result.rowCount).map { collector.values(of: $0, in: result) }
    }

    private func rows(of layer: VectorLayer) throws -> [[CellValue]] {
      let columns = try layer.fields.map { try #require(layer.column(named: $0.name)) }
      return (0..<layer.rowCount).map { row in columns.map { $0[row] } }
    }

    /// Decimals come back as the doubles nearest to them.
    private func plain(_ rows: [[CellValue]]) -> [[CellValue]] {
      rows.map { row in
        row.map { value in
          if case .decimal(let decimal) = value { return .number(decimal.doubleValue) }
          return value
        }
      }
    }

    @Test func `A GeoPackage gives back figures, values, types and system`() throws {
      let folder = try TemporaryFolder()
      let map = TestMap()
      let layer = try VectorLayer.read(try write(map, to: "a.gpkg", in: folder))
      #expect(layer.name == "cells")
      #expect(layer.coordinateSystem?.authorityCode == "EPSG:27700")
      #expect(layer.figures == (0..<6).map { map.figure(of: $0) })
      #expect(layer.fields.map(\.name) == map.columns.map(\.name))
      #expect(layer.fields.map(\.kind) == [.text, .text, .integer, .number, .date, .number])
      #expect(try rows(of: layer) == plain(rows(of: map)))
      #expect(layer.notes.isEmpty)
    }

    @Test func `A FlatGeobuf gives back every row in an order of its own`() throws {
      let folder = try TemporaryFolder()
      let map = TestMap()
      let layer = try VectorLayer.read(try write(map, to: "a.fgb", in: folder))
      #expect(layer.coordinateSystem?.authorityCode == "EPSG:27700")
      let expected = plain(rows(of: map))
      #expect(Set(try rows(of: layer).map { $0[2] }) == Set(expected.map { $0[2] }))
      #expect(Set(layer.figures) == Set((0..<6).map { map.figure(of: $0) }))
      for row in try rows(of: layer) {
        let same = try #require(expected.first { $0[2] == row[2] })
        #expect([row[0], row[1], row[3], row[5]] == [same[0], same[1], same[3], same[5]])
      }
    }

    @Test func `A spreadsheet neutralises formulas and keeps numbers and days`() throws {
      let folder = try TemporaryFolder()
      let map = TestMap()
      let path = try write(map, to: "a.xlsx", in: folder)
      let source = try GDALSource(path, drivers: ["XLSX"], options: [])
      #expect(source.heads.map(\.name) == ["cells", "run"])
      #expect(
        source.heads[0].fields.map(\.kind) == [.text, .text, .integer, .number, .date, .number])
      var cells: [[CellValue]] = []
      try source.readRows(ofLayer: 0, where: nil) { cells.append($0.values) }
      let expected = plain(rows(of: map))
      #expect(cells.map { $0[1] } == expected.map { $0[1] })
      #expect(cells.map { $0[2] } == expected.map { $0[2] })
      #expect(cells.map { $0[3] } == expected.map { $0[3] })
      #expect(cells.map { $0[4] } == expected.map { $0[4] })
      for (cell, value) in zip(cells, expected) {
        guard let wanted = value[5].doubleValue else {
          #expect(cell[5] == .empty)
          continue
        }
        // Fifteen digits, as spreadsheets hold them.
        #expect(abs((cell[5].doubleValue ?? .nan) - wanted) <= 1e-14 * wanted)
      }
      #expect(
        cells.map { $0[0] } == [
          .text("E1N1"), .text("'=1+1"), .text("O'Neil; DROP TABLE cells"),
          .text("Łódź \"x\" <b>&"), .text("two\nlines"), .empty,
        ])
      var record: [CellValue: CellValue] = [:]
      try source.readRows(ofLayer: 1, where: nil) { record[$0.values[0]] = $0.values[1] }
      #expect(record[.text("inputs[0].name")] == .text("a.csv"))
      #expect(record[.text("options.band")] == .text("0.5"))
      #expect(record[.text("seed")] == .empty)
    }

    @Test func `A spreadsheet that was cut is noticed`() throws {
      let folder = try TemporaryFolder()
      let path = try write(TestMap(), to: "a.xlsx", in: folder)
      let whole = bytes(of: path)
      #expect(GDALLibrary.run { GDALLibrary.isWhole(archive: path) })
      let cut = try folder.put(whole.prefix(whole.count - 40), "cut.xlsx")
      #expect(!GDALLibrary.run { GDALLibrary.isWhole(archive: cut) })
      var damaged = whole
      for place in 100..<200 { damaged[place] ^= 0x55 }
      let other = try folder.put(damaged, "damaged.xlsx")
      #expect(!GDALLibrary.run { GDALLibrary.isWhole(archive: other) })
    }

    @Test func `Text with zeros, control characters and emoji is kept as far as it can be`() throws
    {
      let folder = try TemporaryFolder()
      let map = TestMap(rowCount: 1, names: ["a\0b\u{1}c\u{1F600}"])
      let stored = try VectorLayer.read(try write(map, to: "a.gpkg", in: folder))
      #expect(stored.column(named: "cell") == [.text("a\u{FFFD}b\u{1}c\u{1F600}")])
      let source = try GDALSource(
        try write(map, to: "a.xlsx", in: folder), drivers: ["XLSX"], options: [])
      var cells: [CellValue] = []
      try source.readRows(ofLayer: 0, where: nil) { cells.append($0.values[0]) }
      #expect(cells == [.text("a\u{FFFD}b\u{FFFD}c\u{1F600}")])
    }

    @Test func `Raw cells reach a spreadsheet as they are`() throws {
      let folder = try TemporaryFolder()
      let path = try write(TestMap(names: ["-1x"]), to: "a.xlsx", in: folder, rawCells: true)
      let source = try GDALSource(path, drivers: ["XLSX"], options: [])
      var cells: [CellValue] = []
      try source.readRows(ofLayer: 0, where: nil) { cells.append($0.values[0]) }
      #expect(cells.allSatisfy { $0 == .text("-1x") } && cells.count == 6)
    }

    @Test func `A GeoTIFF gives back every double from the north`() throws {
      let folder = try TemporaryFolder()
      let surface = TestSurface()
      let path = try write(surface, to: "a.tif", in: folder)
      let image = try #require(GDALProbe(path, item: "RUN_RECORD"))
      #expect((image.columns, image.rows) == (3, 2))
      #expect(image.transform == [450_000, 100, 0, 200_200, 0, -100])
      #expect(image.values[0] == 3 && image.values[1].isNaN && image.values[2] == 1.0 / 3)
      #expect(Array(image.values[3...]) == [0.1, 1, 2])
      #expect(image.noData.isNaN)
      #expect((image.units, image.band) == ("per km2", "density"))
      #expect(image.blockWidth == 256 && image.compression == "DEFLATE")
      #expect(image.code == "27700")
      #expect(abs(image.mean - (0.1 + 1 + 2 + 3 + 1.0 / 3) / 5) < 1e-12)
      #expect(image.metadata == testRecord.document.prettyPrinted)
    }

    @Test func `A surface of several tiles keeps its rows apart`() throws {
      let folder = try TemporaryFolder()
      var surface = TestSurface()
      surface.raster.columns = 300
      surface.raster.rows = 513
      surface.raster.values = (0..<300 * 513).map(Double.init)
      let image = try #require(
        GDALProbe(try write(surface, to: "a.tif", in: folder), item: "RUN_RECORD"))
      for row in [0, 255, 256, 511, 512] {
        #expect(image.values[row * 300 + 7] == Double((512 - row) * 300 + 7))
      }
    }

    @Test func `A GeoPackage carries its boundary, styles and run record`() throws {
      let folder = try TemporaryFolder()
      var map = TestMap()
      map.boundary = .polygon([(449_000, 199_000), (451_000, 199_000), (451_000, 201_000)])
      let path = try write(map, to: "a.gpkg", in: folder)
      let source = try GDALSource(path, drivers: ["GPKG"], options: [])
      #expect(source.heads.map(\.name) == ["cells", "boundary", "layer_styles"])
      var styles: [[CellValue]] = []
      try source.readRows(ofLayer: 2, where: nil) { styles.append($0.values) }
      #expect(styles.map { $0[2] } == [.text("cells"), .text("boundary")])
      #expect(styles.allSatisfy { $0[3] == .text("geom") && $0[7] == .integer(1) })
      #expect(styles.first?[5].description.contains("attr=\"density\"") == true)
      #expect(
        GDALProbe(path, item: "GPKG_METADATA_ITEM_1")?.metadata
          == testRecord.document.prettyPrinted)
      #expect(try VectorLayer.read(path).name == "cells")
      #expect(try VectorLayer.read(path + ":boundary").figures == [try #require(map.boundary)])
    }

    @Test(arguments: ["a.gpkg", "a.fgb", "a.geojson"])
    func `A result without rows is a layer without rows`(_ name: String) throws {
      let folder = try TemporaryFolder()
      let path = try write(TestMap(rowCount: 0), to: name, in: folder)
      let error = #expect(throws: HotspotError.self) { try VectorLayer.read(path) }
      #expect(error?.fault == .badData)
      #expect(error?.message.contains("is empty") == true)
    }

    @Test func `Points, lines and several kinds keep their kinds`() throws {
      let folder = try TemporaryFolder()
      let square = TestMap().figure(of: 0)
      for (index, figures) in [
        [Geometry.point(x: 1, y: 2), .point(x: 3, y: 4)], [square, .point(x: 1, y: 2)],
      ].enumerated() {
        let map = TestMap(rowCount: 2, figures: figures)
        let path = try write(map, to: "\(index).gpkg", in: folder)
        #expect(try VectorLayer.read(path).figures == figures)
      }
    }

    @Test(arguments: ["a.gpkg", "a.fgb"])
    func `A system without a code is kept by its definition`(_ name: String) throws {
      let folder = try TemporaryFolder()
      let system = try CoordinateSystem(
        """
        PROJCS["Local",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
        PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],\
        PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",51],\
        PARAMETER["central_meridian",-1.25],PARAMETER["scale_factor",1],\
        PARAMETER["false_easting",450000],PARAMETER["false_northing",200000],UNIT["metre",1]]
        """)
      #expect(system.authorityCode == nil)
      let path = try write(TestMap(coordinateSystem: system), to: name, in: folder)
      let stored = try #require(try VectorLayer.read(path).coordinateSystem)
      #expect(stored.isEquivalent(to: system))
      #expect(!stored.isEquivalent(to: .wgs84))
    }

    @Test(arguments: ["GPKG", "FlatGeobuf", "ESRI Shapefile"])
    func `A layer written without a system is read without one`(_ driver: String) throws {
      let folder = try TemporaryFolder()
      let endings = ["GPKG": "gpkg", "FlatGeobuf": "fgb"]
      let path = folder.path + "a." + (endings[driver] ?? "shp")
      try GDALLibrary.run(isWriting: true) {
        let layers = try GDALLayers(path, driver: driver)
        try layers.beginLayer(
          "a", kind: .one(.point), system: nil, fields: [LayerField(name: "n", kind: .integer)])
        try layers.add([.integer(4)], figure: Geometry.point(x: 1, y: 2).wkb)
        try layers.close()
      }
      let layer = try VectorLayer.read(path)
      #expect(layer.coordinateSystem == nil)
      #expect(layer.figures == [.point(x: 1, y: 2)])
      #expect(layer.column(named: "n") == [.integer(4)])
    }

    @Test func `Columns named as a GeoPackage names its own do not collide`() throws {
      let folder = try TemporaryFolder()
      let path = try write(OwnNames(), to: "a.gpkg", in: folder)
      let layer = try VectorLayer.read(path)
      #expect(layer.fields.map(\.name) == ["FID", "geom"])
      #expect(try rows(of: layer) == [[.integer(7), .text("x")]])
    }
  }

  /// A result whose columns have the names of a GeoPackage's key and figure.
  private struct OwnNames: SpatialResult {
    let map = TestMap()
    var layerName: String { "a" }
    var coordinateSystem: CoordinateSystem { map.coordinateSystem }
    var style: MapStyle { MapStyle(title: "", column: nil) }
    var boundary: Geometry? { nil }
    let columns = [
      TableColumn(name: "FID", kind: .integer, doc: ""),
      TableColumn(name: "geom", kind: .text, doc: ""),
    ]
    var rowCount: Int { 1 }

    func write(row: Int, to cells: inout CellWriter) {
      cells.integer(7)
      cells.text("x")
    }

    func figure(of row: Int) -> Geometry { map.figure(of: row) }
  }
#endif
