import DelimitedText
import HotspotGeometry
import Testing

@Suite struct CellCoverTests {
  /// A horseshoe with a hole and an island.
  private let boundary = try? Geometry(
    wkt: """
      MULTIPOLYGON (((3 1, 97 6, 93 88, 70 92, 71 30, 25 33, 33 95, 5 90, 3 1), \
      (12 9, 14 22, 31 17, 12 9)), ((44 50, 58 52, 50 71, 44 50)))
      """)

  private func grids() throws -> [CellGrid] {
    [
      try CellGrid(.square, width: 4), try CellGrid(.square, width: 7.3, originX: 1, originY: -2),
      try CellGrid(.hexagon, width: 5), try CellGrid(.hexagon, width: 6.1, originX: 2, top: .flat),
      try CellGrid(.hexagon, width: 240), try CellGrid(.square, width: 240),
    ]
  }

  @Test func `Areas inside are those of the intersections, cell by cell`() throws {
    let boundary = try #require(boundary)
    for grid in try grids() {
      let cover = try CellCover(
        boundary: boundary, grid: grid, choosing: .intersecting, threads: 2)
      #expect(abs(cover.area - boundary.area) < 1e-9 * boundary.area)
      var areas: [Int32: Double] = [:]
      for (place, area) in zip(cover.places, cover.areaInside) { areas[place] = area }
      for place in 0..<cover.frame.count {
        let cell = grid.outline(of: cover.frame.address(of: place))
        let shared = try boundary.intersection(cell).area
        #expect(abs(shared - (areas[Int32(place)] ?? 0)) < 1e-8 * grid.cellArea)
      }
    }
  }

  @Test func `Cells within lie inside, cells by centroid have their centre inside`() throws {
    let boundary = try #require(boundary)
    let prepared = try PreparedGeometry(boundary)
    for grid in try grids().dropFirst().dropLast(2) {
      let within = try CellCover(boundary: boundary, grid: grid, choosing: .within, threads: 1)
      let centred = try CellCover(boundary: boundary, grid: grid, choosing: .centroid, threads: 1)
      let (inner, middle) = (Set(within.places), Set(centred.places))
      for place in 0..<within.frame.count {
        let cell = grid.outline(of: within.frame.address(of: place))
        #expect(try inner.contains(Int32(place)) == prepared.contains(cell))
        let centre = within.frame.centre(of: place)
        // A centre on the very edge may go either way.
        let isInside = try prepared.contains(x: centre.x, y: centre.y)
        guard try isInside == prepared.intersects(x: centre.x, y: centre.y) else { continue }
        #expect(middle.contains(Int32(place)) == isInside)
      }
      #expect(within.areaInside.allSatisfy { $0 == grid.cellArea })
      #expect(!within.isWhole && within.places == within.places.sorted())
    }
  }

  @Test func `A boundary of whole squares takes just these, whole`() throws {
    let cover = try CellCover(
      boundary: .rectangle(minX: 300, minY: -200, maxX: 500, maxY: 100),
      grid: CellGrid(.square, width: 100), choosing: .intersecting, threads: 1)
    #expect(cover.isWhole && cover.count == 6)
    #expect(cover.areaInside.allSatisfy { $0 == 10_000 })
  }

  @Test func `Threads change nothing`() throws {
    let boundary = try #require(boundary)
    let grid = try CellGrid(.hexagon, width: 2.1)
    let one = try CellCover(boundary: boundary, grid: grid, choosing: .intersecting, threads: 1)
    let four = try CellCover(boundary: boundary, grid: grid, choosing: .intersecting, threads: 4)
    #expect(one.places == four.places && one.areaInside == four.areaInside)
  }

  @Test func `Boundaries that are broken, empty, points or too small are refused`() throws {
    let grid = try CellGrid(.square, width: 10)
    for text in [
      "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", "POLYGON EMPTY", "POINT (1 1)",
      "POLYGON ((1 1, 2 1, 2 2, 1 1))",
    ] {
      #expect(throws: HotspotError.self) {
        try CellCover(boundary: Geometry(wkt: text), grid: grid, choosing: .within, threads: 1)
      }
    }
    let error = #expect(throws: HotspotError.self) {
      try CellCover(
        boundary: .rectangle(minX: 0, minY: 0, maxX: 1e6, maxY: 1e6), grid: grid,
        choosing: .within, threads: 1)
    }
    #expect(error?.fault == .badGrid)
  }
}
