import DelimitedText
import Foundation
import HotspotGeometry
import HotspotReports
import MapLayers
import ResultTables
import TestSupport
import Testing

@Suite struct ResultFormatTests {
  private let folder: TemporaryFolder
  private let map: PlainMap

  init() throws {
    folder = try TemporaryFolder()
    var map = PlainMap.squares([[1, 2], [3, nil]])
    map.style = .three
    self.map = map
  }

  private func destination(_ name: String, replaces: Bool = false) -> Destination {
    var destination = Destination(path: folder.path + name, formats: ResultFormat.all)
    destination.replaces = replaces
    return destination
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder.path + name))
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test(arguments: ["a.svg", "b.SVG"])
  func `A picture comes with its run record`(name: String) throws {
    try destination(name).open(holding: .figures).write(withCompanions: map, record: plainRecord)
    #expect(try Array(bytes(name)) == MapPicture().svg(of: map, record: plainRecord))
    #expect(try Array(bytes(name + ".run.json")) == plainRecord.bytes)
    #expect(try names() == [name, name + ".run.json"])
  }

  @Test func `A table holds the rows`() throws {
    try destination("a.csv").open(holding: .figures).write(withCompanions: map, record: plainRecord)
    #expect(try String(decoding: bytes("a.csv"), as: UTF8.self).hasPrefix("name,value\n1.1,1\n"))
    try destination("a.json").open(holding: .table).write(
      PlainTable(map), named: "cells", record: plainRecord)
    #expect(try String(decoding: bytes("a.json"), as: UTF8.self).hasPrefix("[\n{\"name\":\"1.1\""))
  }

  @Test func `A name without a known extension is refused with those that work`() throws {
    for name in ["a", "a.shp", ".svg/x", "svg"] {
      let error = #expect(throws: HotspotError.self) {
        _ = try destination(name).open(holding: .figures)
      }
      #expect(error?.fault == .unknownFormat)
      #expect(error?.message.contains(".svg") == true)
    }
    #expect(try names().isEmpty)
  }

  @Test func `A table makes no picture`() throws {
    let error = #expect(throws: HotspotError.self) {
      _ = try destination("a.svg").open(holding: .table)
    }
    #expect(error?.fault == .unknownFormat)
    #expect(error?.message.contains("a map of figures") == true)
    #expect(error?.message.hasSuffix("End it in .csv, .json or .xlsx.") == true)
    #expect(throws: HotspotError.self) {
      try destination("b.svg").open(holding: .figures).write(
        PlainTable(map), named: "cells", record: plainRecord)
    }
    #expect(try names().isEmpty)
  }

  @Test func `Only a surface makes a raster`() throws {
    for name in ["a.tif", "a.TIFF"] {
      let error = #expect(throws: HotspotError.self) {
        _ = try destination(name).open(holding: .figures)
      }
      #expect(error?.message.contains("the raster of a density on square cells") == true)
      #expect(
        error?.message.hasSuffix(
          "End it in .csv, .json, .gpkg, .geojson, .fgb, .xlsx or .svg.") == true)
    }
    let error = #expect(throws: HotspotError.self) {
      _ = try destination("a.gpkg").open(holding: .table)
    }
    #expect(error?.message.contains("figures on a map") == true)
    #expect(try names().isEmpty)
  }

  #if GDAL
    @Test(arguments: ["a.gpkg", "a.geojson", "a.fgb", "a.xlsx"])
    func `A map file comes with its run record`(name: String) throws {
      var map = map
      map.coordinateSystem = try CoordinateSystem("EPSG:27700")
      try destination(name).open(holding: .figures).write(withCompanions: map, record: plainRecord)
      #expect(try bytes(name).count > 200)
      #expect(try names() == [name, name + ".run.json"])
    }
  #endif

  @Test func `A picture that is there stays until it may be replaced`() throws {
    try folder.put("old", "a.svg")
    #expect(throws: HotspotError.self) { _ = try destination("a.svg").open(holding: .figures) }
    #expect(try bytes("a.svg") == Data("old".utf8))
    try destination("a.svg", replaces: true).open(holding: .figures).write(
      withCompanions: map, record: plainRecord)
    #expect(try bytes("a.svg").count > 1000)
  }

  @Test func `A destination that is let go of leaves nothing`() throws {
    _ = try destination("a.svg").open(holding: .figures)
    #expect(try names().isEmpty)
    #expect(throws: HotspotError.self) { _ = try destination("no/a.svg").open(holding: .figures) }
  }
}

/// The rows of a map without their figures.
private struct PlainTable: TabularResult {
  let map: PlainMap

  init(_ map: PlainMap) { self.map = map }

  var columns: [TableColumn] { map.columns }
  var rowCount: Int { map.rowCount }
  func write(row: Int, to cells: inout CellWriter) { map.write(row: row, to: &cells) }
}
