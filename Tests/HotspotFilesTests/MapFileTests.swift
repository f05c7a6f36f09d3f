import DelimitedText
import Foundation
import HotspotGeometry
import MapLayers
import TestSupport
import ResultTables
import Testing

@testable import HotspotFiles

@Suite struct MapFileTests {
  #if GDAL
    private static let layered = ["a.gpkg", "a.geojson", "a.fgb"]
    private static let all = layered + ["a.xlsx", "a.tif"]
  #else
    private static let layered = ["a.geojson"]
    private static let all = layered
  #endif

  @Test(arguments: all)
  func `A result and its record stand together under their names`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let path = try write(TestSurface(), to: name, in: folder)
    #expect(try names(in: folder) == [name, name + ".run.json"])
    #expect(bytes(of: path + ".run.json") == testRecord.bytes)
    #expect(!bytes(of: path).isEmpty)
  }

  @Test(arguments: all)
  func `The same result gives the same bytes a second later`(_ name: String) async throws {
    let folder = try TemporaryFolder()
    var surface = TestSurface()
    surface.map.boundary = surface.map.figure(of: 0)
    let first = try write(surface, to: "1" + name, in: folder)
    try await Task.sleep(for: .seconds(2.1))
    let second = try write(surface, to: "2" + name, in: folder)
    #expect(bytes(of: first) == bytes(of: second))
  }

  @Test(arguments: all)
  func `A file that is there is kept unless it may be replaced`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("old", name)
    let error = #expect(throws: HotspotError.self) { try openMap(path) }
    #expect(error?.fault == .exists)
    #expect(try names(in: folder) == [name])
    let file = try openMap(path, replaces: true)
    #expect(bytes(of: path) == Array("old".utf8))
    try file.write(TestSurface(), record: testRecord)
    #expect(bytes(of: path).count > 100)
    #expect(try names(in: folder) == [name, name + ".run.json"])
  }

  @Test(arguments: all)
  func `A file let go of leaves nothing`(_ name: String) throws {
    let folder = try TemporaryFolder()
    do {
      let file = try openMap(folder.path + name)
      #expect(file.format?.ending == name.split(separator: ".").last.map(String.init))
    }
    #expect(try names(in: folder).isEmpty)
  }

  @Test(arguments: all)
  func `An error of writing leaves nothing`(_ name: String) throws {
    let folder = try TemporaryFolder()
    var surface = TestSurface()
    surface.map.coordinateSystem = .britishNationalGrid
    surface.raster.values = [1]
    surface.map.layerName = ""
    surface.map.figures = [Geometry](repeating: .point(x: 1e300, y: 1e300), count: 6)
    let file = try openMap(folder.path + name)
    try folder.put("theirs", name)
    #expect(throws: (any Error).self) { try file.write(surface, record: testRecord) }
    #expect(try names(in: folder) == [name])
    #expect(bytes(of: folder.path + name) == Array("theirs".utf8))
  }

  @Test(arguments: [
    ("a.csv", false), ("a", false), (".gpkg", false), ("b/a.GPKG", true), ("a.tiff", true),
    ("a.b.geojson", true), ("gpkg", false), ("a.shp", false), ("a.xlsx", true),
  ])
  func `The ending says whether a format is ours`(_ path: String, _ isOurs: Bool) {
    #expect(ResultFormat.mapFiles.contains { Destination(path: path).names($0) } == isOurs)
  }

  #if GDAL
    @Test func `Places where no file can be are refused before any work`() throws {
      let folder = try TemporaryFolder()
      for (path, code, words) in [
        (folder.path + "none/a.gpkg", HotspotError.Fault.cannotCreate, "does not exist"),
        (folder.path + "a.doc", .unknownFormat, ".gpkg, .geojson"),
      ] {
        let error = #expect(throws: HotspotError.self) { try openMap(path) }
        #expect(error?.fault == code)
        #expect(error?.message.contains(words) == true)
      }
      let device = try FileManager.default.attributesOfItem(atPath: "/dev/null")
      #expect(device[.type] as? FileAttributeType == .typeCharacterSpecial)
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "null.gpkg", withDestinationPath: "/dev/null")
      let error = #expect(throws: HotspotError.self) {
        try openMap(folder.path + "null.gpkg", replaces: true)
      }
      #expect(error?.message.contains("device") == true)
    }

    @Test func `A map without a raster is no GeoTIFF`() throws {
      let folder = try TemporaryFolder()
      let error = #expect(throws: HotspotError.self) {
        try write(TestMap(), to: "a.tif", in: folder)
      }
      #expect(error?.fault == .unknownFormat)
      #expect(try names(in: folder).isEmpty)
    }
  #else
    @Test(arguments: ["a.gpkg", "a.fgb", "a.xlsx", "a.tif"])
    func `A build without GDAL says how to have it`(_ name: String) throws {
      let folder = try TemporaryFolder()
      let writing = #expect(throws: HotspotError.self) { try openMap(folder.path + name) }
      #expect(writing?.fault == .needsGDAL)
      let reading = #expect(throws: HotspotError.self) { try VectorLayer.read(name) }
      #expect(reading?.message.contains("the package trait GDAL") == true)
      #expect(try names(in: folder).isEmpty)
    }
  #endif

  @Test(arguments: layered)
  func `A personal file is readable by its owner only`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let file = try openMap(folder.path + name, isPersonal: true)
    try file.write(TestMap(), record: testRecord)
    for name in try names(in: folder) {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }
}
