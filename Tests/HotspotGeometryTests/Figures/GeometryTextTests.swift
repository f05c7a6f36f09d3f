import DelimitedText
import HotspotGeometry
import Testing

@Suite struct GeometryTextTests {
  @Test(arguments: [
    #"{"type":"Point","coordinates":[1,2.5]}"#,
    #"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[1,0.5],[2,1],[2,0.5],[1,0.5]]]}"#,
    #"{"type":"MultiPoint","coordinates":[[0,0],[1,1]]}"#,
    #"{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}"#,
    #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]]]}"#,
  ])
  func `GeoJSON reads back`(text: String) throws {
    #expect(try Geometry(geoJSON: text).geoJSON == text)
  }

  @Test func `Outlines are turned anticlockwise in GeoJSON, holes clockwise`() throws {
    let figure = try Geometry(wkt: "POLYGON ((0 0, 0 4, 4 4, 0 0), (1 2, 2 3, 1 3, 1 2))")
    #expect(
      figure.geoJSON
        == #"{"type":"Polygon","coordinates":[[[0,0],[4,4],[0,4],[0,0]],[[1,2],[1,3],[2,3],[1,2]]]}"#
    )
  }

  @Test func `Of a feature the geometry is read, and heights are dropped`() throws {
    let text =
      #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2,3]}}"#
    #expect(try Geometry(geoJSON: text) == .point(x: 1, y: 2))
  }

  @Test(arguments: ["", "POLYGON ((0 0, 1 1))", "CIRCLE (0 0, 1)", "POINT (1"])
  func `Text that is no figure is refused with what the library says`(text: String) {
    let error = #expect(throws: HotspotError.self) { try Geometry(wkt: text) }
    #expect(error?.fault == .notAFigure && (error?.message.contains(": ") ?? false))
    #expect(throws: HotspotError.self) { try Geometry(geoJSON: text) }
  }
}
