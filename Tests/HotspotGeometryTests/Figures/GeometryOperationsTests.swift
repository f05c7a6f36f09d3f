import DelimitedText
import HotspotGeometry
import Testing

@Suite struct GeometryOperationsTests {
  private let square = Geometry.rectangle(minX: 0, minY: 0, maxX: 10, maxY: 10)

  @Test func `Area and length take holes into account, far from the origin too`() throws {
    let holed = try Geometry(
      wkt: "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))")
    #expect(holed.area == 96 && holed.length == 48)
    let far = holed.mapPositions { ($0 + 450_000, $1 + 1_200_000) }
    #expect(far.area == 96 && far.length == 48)
    #expect(Geometry.point(x: 1, y: 1).area == 0)
    let box = try #require(far.envelope)
    #expect(box == (450_000, 1_200_000, 450_010, 1_200_010))
  }

  @Test func `Distance is 0 where figures touch and nil where one is empty`() throws {
    #expect(try square.distance(to: .point(x: 13, y: 14)) == 5)
    #expect(try square.distance(to: .point(x: 10, y: 4)) == 0)
    #expect(try square.distance(to: Geometry(wkt: "POLYGON EMPTY")) == nil)
  }

  @Test func `A point on the edge intersects and is not contained`() throws {
    #expect(try square.contains(.point(x: 5, y: 5)))
    #expect(try !square.contains(.point(x: 10, y: 5)))
    #expect(try square.intersects(.point(x: 10, y: 5)))
    let prepared = try PreparedGeometry(square)
    #expect(try prepared.contains(x: 5, y: 5) && !prepared.contains(x: 10, y: 5))
    #expect(try prepared.intersects(x: 10, y: 5) && !prepared.intersects(x: 11, y: 5))
    let inner = Geometry.rectangle(minX: 1, minY: 1, maxX: 2, maxY: 2)
    #expect(try prepared.contains(inner) && prepared.intersects(inner))
  }

  @Test func `Intersection and difference share the area out`() throws {
    let other = Geometry.rectangle(minX: 6, minY: -5, maxX: 20, maxY: 5)
    #expect(try square.intersection(other).area == 20)
    #expect(try square.subtracting(other).area == 80)
  }

  @Test func `An intersection of polygons that also touch in a line keeps the polygon`() throws {
    let steps = try Geometry(wkt: "POLYGON ((10 0, 15 0, 15 10, 8 10, 8 6, 10 6, 10 0))")
    let shared = try square.intersection(steps)
    #expect(shared.kind == .polygon && shared.area == 8)
    let apart = try square.intersection(.rectangle(minX: 20, minY: 0, maxX: 21, maxY: 1))
    #expect(apart.isEmpty && apart.dimension == 2)
  }

  @Test func `A union of cells dissolves their shared sides`() throws {
    let grid = try CellGrid(.hexagon, width: 7.3, originX: 0.1)
    let home = CellAddress(column: 100, row: 40)
    let cells = [home] + grid.neighbours(of: home, ring: 1)
    let dissolved = try Geometry.union(of: cells.map { grid.outline(of: $0) })
    #expect(dissolved.kind == .polygon && dissolved.ringEnds == [19])
    #expect(abs(dissolved.area - 7 * grid.cellArea) < 1e-7)
    #expect(try Geometry.union(of: []).isEmpty)
  }

  @Test func `A buffer of a point is close to a circle`() throws {
    let circle = try Geometry.point(x: 0, y: 0).buffered(by: 10, quadrantSegments: 32)
    #expect(abs(circle.area / (100 * Double.pi) - 1) < 5e-4)
    #expect(try square.buffered(by: -6).isEmpty)
    #expect(throws: HotspotError.self) { try square.buffered(by: .nan) }
  }

  @Test func `Hulls hold the points`() throws {
    let points = Geometry.points(x: [0, 10, 10, 0, 5], y: [0, 0, 10, 10, 1])
    #expect(try points.convexHull().area == 100)
    let concave = try points.concaveHull(ratio: 0)
    #expect(concave.area < 100 && concave.area > 0)
    #expect(try points.concaveHull(ratio: 1).area == 100)
    #expect(throws: HotspotError.self) { try points.concaveHull(ratio: 2) }
  }

  @Test func `Simplifying drops positions on a line`() throws {
    let line = try Geometry(wkt: "LINESTRING (0 0, 1 0.001, 2 0, 3 5)")
    #expect(try line.simplified(tolerance: 0.01).wkt == "LINESTRING (0 0, 2 0, 3 5)")
    #expect(throws: HotspotError.self) { try line.simplified(tolerance: -1) }
  }

  @Test func `A bow tie is invalid, says where, and falls into two triangles`() throws {
    let tie = try Geometry(wkt: "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
    #expect(try tie.invalidity() == "Self-intersection[1 1]")
    let repaired = try tie.repaired()
    #expect(repaired.kind == .multiPolygon && repaired.polygonEnds.count == 2)
    #expect(try repaired.area == 2 && repaired.invalidity() == nil)
    #expect(try square.invalidity() == nil && square.repaired().area == 100)
    #expect(try Geometry(wkt: "POLYGON ((0 0, 1 1, 0 0, 0 0))").repaired().isEmpty)
  }

  @Test func `Centroid and a point inside of a horseshoe`() throws {
    let shoe = try Geometry(
      wkt: "POLYGON ((0 0, 10 0, 10 10, 8 10, 8 2, 2 2, 2 10, 0 10, 0 0))")
    let centre = try #require(try shoe.centroid())
    #expect(abs(centre.x - 5) < 1e-12)
    let inside = try #require(try shoe.pointInside())
    #expect(try shoe.contains(.point(x: inside.x, y: inside.y)))
    #expect(try Geometry(wkt: "POLYGON EMPTY").centroid() == nil)
  }

  @Test func `Parts collect again into the same figure`() throws {
    let figure = try Geometry(
      wkt: "MULTIPOLYGON (((0 0, 1 0, 0 1, 0 0)), ((5 5, 9 5, 9 9, 5 5), (7 6, 8 6, 8 7, 7 6)))")
    #expect(figure.parts.count == 2)
    #expect(Geometry.collecting(figure.parts) == figure)
  }
}
