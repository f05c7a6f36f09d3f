import DelimitedText
import Foundation
import HotspotGeometry
import MapLayers
import TestSupport
import ResultTables
import Testing

@testable import HotspotFiles

@Suite struct GeoJSONTests {
  private func document(_ path: String) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(bytes(of: path))) as? [String: Any])
  }

  private func geometries(_ path: String) throws -> [[String: Any]] {
    let features = try #require(try document(path)["features"] as? [[String: Any]])
    return try features.map { try #require($0["geometry"] as? [String: Any]) }
  }

  /// Figures in longitude and latitude, so that nothing is projected.
  private func map(_ figures: [Geometry]) -> TestMap {
    TestMap(coordinateSystem: .wgs84, rowCount: figures.count, figures: figures)
  }

  @Test func `The collection holds its name, its record and the operation`() throws {
    let folder = try TemporaryFolder()
    let path = try write(TestMap(), to: "a.geojson", in: folder)
    let document = try document(path)
    #expect(document["type"] as? String == "FeatureCollection")
    #expect(document["name"] as? String == "cells")
    #expect(document["crs"] == nil)
    let run = try #require(document["run"] as? [String: Any])
    #expect(run["command"] as? [String] == testRecord.command)
    #expect((document["coordinate_operation"] as? String)?.contains("OSGB36 to WGS 84") == true)
    #expect((document["features"] as? [Any])?.count == 6)
  }

  @Test func `Properties keep their types and any text`() throws {
    let folder = try TemporaryFolder()
    let path = try write(TestMap(), to: "a.geojson", in: folder)
    let features = try #require(try document(path)["features"] as? [[String: Any]])
    let first = try #require(features[1]["properties"] as? [String: Any])
    #expect(first["cell"] as? String == "=1+1")
    #expect(first["count"] as? Int == 1_000_000_007)
    #expect(first["harm"] as? Double == 1.2345)
    #expect(first["day"] is NSNull)
    let second = try #require(features[2]["properties"] as? [String: Any])
    #expect(second["density"] is NSNull && second["day"] as? String == "2018-06-03")
    #expect(second["cell"] as? String == "O'Neil; DROP TABLE cells")
  }

  /// data.police.uk made its points with EPSG:1314 from whole metres; the first square's corner is
  /// E 450000 N 200000, which PROJ 9.1 (`cs2cs EPSG:27700 EPSG:4326`) puts at the position below.
  @Test func `National grid becomes longitude and latitude to seven decimals`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "a.geojson"
    let file = try openMap(path, datum: .helmert)
    try file.write(TestMap(), record: testRecord)
    let rings = try #require(try geometries(path)[0]["coordinates"] as? [[[Double]]])
    #expect(rings[0].count == 5 && rings[0].first == rings[0].last)
    #expect(rings[0][0] == [-1.2779714, 51.6965288])
  }

  @Test func `Outlines go anticlockwise and holes clockwise`() throws {
    let folder = try TemporaryFolder()
    let clockwise = try Geometry(
      wkt: "POLYGON ((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 2,1 1))")
    let both = try Geometry(
      wkt:
        "MULTIPOLYGON (((0 0,0 1,1 1,0 0)),((5 5,6 5,6 6,5 5),(5.5 5.2,5.6 5.3,5.6 5.2,5.5 5.2)))"
    )
    let path = try write(map([clockwise, both]), to: "a.geojson", in: folder)
    let figures = try geometries(path)
    let polygon = try #require(figures[0]["coordinates"] as? [[[Double]]])
    #expect(polygon[0] == [[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]])
    #expect(polygon[1] == [[1, 1], [2, 2], [2, 1], [1, 1]])
    let several = try #require(figures[1]["coordinates"] as? [[[[Double]]]])
    #expect(several.map(\.count) == [1, 2])
    #expect(several[0][0] == [[0, 0], [1, 1], [0, 1], [0, 0]])
    #expect(several[1][0] == [[5, 5], [6, 5], [6, 6], [5, 5]])
    #expect(several[1][1] == [[5.5, 5.2], [5.6, 5.3], [5.6, 5.2], [5.5, 5.2]])
  }

  @Test func `Every kind of figure is written as its kind`() throws {
    let folder = try TemporaryFolder()
    let texts = [
      "POINT (-0.00000004 -51.123456789)", "LINESTRING (0 0,1 0.1)", "MULTIPOINT ((1 2),(3 4))",
      "MULTILINESTRING ((0 0,1 1),(2 2,3 3,4 -4))",
    ]
    let path = try write(
      map(try texts.map { try Geometry(wkt: $0) }), to: "a.geojson", in: folder)
    let text = String(decoding: bytes(of: path), as: UTF8.self)
    for part in [
      #"{"type":"Point","coordinates":[0,-51.1234568]}"#,
      #"{"type":"LineString","coordinates":[[0,0],[1,0.1]]}"#,
      #"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
      #"{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3],[4,-4]]]}"#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `No figure is null, and what cannot be reached is an error`() throws {
    let folder = try TemporaryFolder()
    let none = try write(map([.polygon([])]), to: "a.geojson", in: folder)
    let features = try #require(try document(none)["features"] as? [[String: Any]])
    #expect(features[0]["geometry"] is NSNull)
    let far = TestMap(rowCount: 1, figures: [.point(x: .nan, y: 0)])
    let error = #expect(throws: HotspotError.self) { try write(far, to: "b.geojson", in: folder) }
    #expect(error?.message.contains("row 1 lies where WGS 84 cannot be reached") == true)
    #expect(try names(in: folder) == ["a.geojson", "a.geojson.run.json"])
  }

  @Test func `The number of threads does not show`() throws {
    let folder = try TemporaryFolder()
    let map = TestMap(rowCount: 5_000)
    var files: [[UInt8]] = []
    for threads in [1, 2, 3] {
      let path = folder.path + "\(threads).geojson"
      try openMap(path, threads: threads).write(map, record: testRecord)
      files.append(bytes(of: path))
    }
    #expect(files[0] == files[1] && files[1] == files[2])
    #expect((try document(folder.path + "3.geojson")["features"] as? [Any])?.count == 5_000)
  }

  @Test func `Identifiers are pseudonymised`() throws {
    let folder = try TemporaryFolder()
    let key = try Pseudonymiser(key: Array(repeating: 0x61, count: 16))
    for name in ["a.geojson", "a.gpkg", "a.fgb"] {
      #if !GDAL
        if name != "a.geojson" { continue }
      #endif
      let path = folder.path + name
      try openMap(path, pseudonymiser: key).write(TestMap(), record: testRecord)
      let text = String(decoding: bytes(of: path), as: UTF8.self)
      let pseudonym = String(decoding: key.pseudonym(of: "P4".utf8.span), as: UTF8.self)
      #expect(text.contains(pseudonym) && !text.contains("\"P4\""))
    }
  }
}
