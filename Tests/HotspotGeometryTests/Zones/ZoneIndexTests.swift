import HotspotGeometry
import TestSupport
import Testing

@Suite struct ZoneIndexTests {
  /// Hexagons that tile a part of the plane, with corners shared to the bit.
  private func tiles() throws -> [Geometry] {
    let grid = try CellGrid(.hexagon, width: 13.7, originX: 3.3, originY: 1.1)
    let frame = try GridFrame(grid: grid, minX: 0, minY: 0, maxX: 120, maxY: 90)
    return (0..<frame.count).map { grid.outline(of: frame.address(of: $0)) }
  }

  /// The first zone by the library's own test, or nil where a point is on an edge.
  private func slow(_ zones: [PreparedGeometry], x: Double, y: Double) throws -> Int? {
    for (place, zone) in zones.enumerated() {
      if try zone.contains(x: x, y: y) { return place }
      if try zone.intersects(x: x, y: y) { return nil }
    }
    return -1
  }

  @Test func `Points are where each polygon on its own says`() throws {
    var numbers = SeededNumbers(seed: 41)
    let zones = [
      try Geometry(
        wkt: """
          MULTIPOLYGON (((3 1, 97 6, 93 88, 70 92, 71 30, 25 33, 33 95, 5 90, 3 1), \
          (12 9, 14 22, 31 17, 12 9)), ((44 50, 58 52, 50 71, 44 50)))
          """),
      try Geometry(wkt: "POLYGON ((10 5, 30 5, 30 20, 10 20, 10 5))"),
      try Geometry(wkt: "POINT (50 40)"),
      try Geometry(
        wkt: "POLYGON ((40 40, 60 40, 60 60, 40 60, 40 40), (45 45, 55 45, 50 55, 45 45))"),
      try Geometry(wkt: "POLYGON EMPTY"),
    ]
    let index = ZoneIndex(zones)
    let prepared = try zones.map { try PreparedGeometry($0) }
    let x = (0..<4_000).map { _ in Double.random(in: -5...105, using: &numbers) }
    let y = (0..<4_000).map { _ in Double.random(in: -5...100, using: &numbers) }
    let found = index.zones(x: x, y: y, threads: 2)
    var shared = 0
    for point in x.indices {
      guard let expected = try slow(prepared, x: x[point], y: y[point]) else { continue }
      #expect(Int(found[point]) == expected, "\(x[point]), \(y[point])")
      #expect(index.zone(x: x[point], y: y[point]) ?? -1 == expected)
      let holders = try prepared.count { try $0.contains(x: x[point], y: y[point]) }
      shared += holders > 1 ? 1 : 0
    }
    #expect(shared > 0 && index.overlapping(x: x, y: y, threads: 3) == shared)
  }

  @Test func `Tiles share all points out, also those on their edges and corners`() throws {
    let zones = try tiles()
    let index = ZoneIndex(zones)
    let corners = zones.flatMap { $0.coordinates }
    var x = stride(from: 0, to: corners.count, by: 2).map { corners[$0] }
    var y = stride(from: 1, to: corners.count, by: 2).map { corners[$0] }
    for place in 0..<x.count - 1 {
      x.append((x[place] + x[place + 1]) / 2)
      y.append((y[place] + y[place + 1]) / 2)
    }
    #expect(index.overlapping(x: x, y: y, threads: 1) == 0)
    // Well inside the tiled part each point must have a tile.
    for (place, zone) in index.zones(x: x, y: y, threads: 1).enumerated()
    where x[place] > 0 && x[place] < 120 && y[place] > 0 && y[place] < 90 {
      #expect(zone >= 0, "\(x[place]), \(y[place])")
    }
  }

  @Test func `A square holds its south and west sides and not the others`() {
    let index = ZoneIndex([
      .rectangle(minX: 0, minY: 0, maxX: 1, maxY: 1),
      .rectangle(minX: 1, minY: 0, maxX: 2, maxY: 1),
    ])
    #expect(index.zone(x: 0, y: 0) == 0 && index.zone(x: 0.5, y: 0) == 0)
    #expect(index.zone(x: 1, y: 0.5) == 1 && index.zone(x: 2, y: 0.5) == nil)
    #expect(index.zone(x: 0.5, y: 1) == nil)
  }

  @Test func `Points that are not finite or far away are in no zone`() {
    let index = ZoneIndex([.rectangle(minX: 0, minY: 0, maxX: 1, maxY: 1)])
    let far = [Double.nan, .infinity, -.infinity, 1e300, -1e300]
    #expect(index.zones(x: far, y: far, threads: 1) == [-1, -1, -1, -1, -1])
    #expect(ZoneIndex([]).zones(x: [0], y: [0], threads: 1) == [-1])
    #expect(ZoneIndex([.point(x: 0, y: 0)]).zone(x: 0, y: 0) == nil)
    #expect(index.count == 1)
  }

  @Test func `Threads and the order of points change nothing`() throws {
    var numbers = SeededNumbers(seed: 42)
    let index = ZoneIndex(try tiles(), threads: 3)
    let x = (0..<70_000).map { _ in Double.random(in: -5...130, using: &numbers) }
    let y = (0..<70_000).map { _ in Double.random(in: -5...100, using: &numbers) }
    let one = index.zones(x: x, y: y, threads: 1)
    #expect(one == index.zones(x: x, y: y, threads: 4))
    #expect(one == index.zones(x: x.reversed(), y: y.reversed(), threads: 2).reversed())
    #expect(ZoneIndex(try tiles(), threads: 1).zones(x: x, y: y, threads: 1) == one)
  }
}
