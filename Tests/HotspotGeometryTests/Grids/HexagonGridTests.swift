import HotspotGeometry
import TestSupport
import Testing

@Suite struct HexagonGridTests {
  /// Whether a point is in a convex anticlockwise polygon, its edge included within a tolerance.
  private func holds(_ outline: Geometry, x: Double, y: Double, tolerance: Double) -> Bool {
    let c = outline.coordinates
    return stride(from: 0, to: c.count - 2, by: 2).allSatisfy { at in
      let (dx, dy) = (c[at + 2] - c[at], c[at + 3] - c[at + 1])
      let side = dx * (y - c[at + 1]) - dy * (x - c[at])
      return side >= -tolerance * (dx * dx + dy * dy).squareRoot()
    }
  }

  @Test(arguments: HexagonTop.allCases)
  func `Every point is in the hexagon of its nearest centre`(top: HexagonTop) throws {
    var numbers = SeededNumbers(seed: 12)
    for _ in 0..<5_000 {
      let grid = try HexagonGrid(
        width: .random(in: 0.5...500, using: &numbers),
        originX: .random(in: -1e4...1e4, using: &numbers),
        originY: .random(in: -1e4...1e4, using: &numbers), top: top)
      let x = Double.random(in: -7e5...7e5, using: &numbers)
      let y = Double.random(in: -7e5...7e5, using: &numbers)
      let cell = try #require(grid.address(x: x, y: y))
      #expect(holds(grid.outline(of: cell), x: x, y: y, tolerance: 1e-8))
      let own = distance(grid.centre(of: cell), (x, y))
      for other in grid.neighbours(of: cell, ring: 1) {
        #expect(own <= distance(grid.centre(of: other), (x, y)) + 1e-8)
      }
      let centre = grid.centre(of: cell)
      #expect(grid.address(x: centre.x, y: centre.y) == cell)
    }
  }

  private func distance(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  @Test func `Centres follow the axial formula`() throws {
    let pointy = try HexagonGrid(width: 200, originX: 7, originY: 5)
    let flat = try HexagonGrid(width: 200, originX: 7, originY: 5, top: .flat)
    let cell = CellAddress(column: 3, row: -5)
    #expect(pointy.centre(of: cell).x == 7 + 200 * 0.5)
    let step = 200 * 0.8660254037844386
    let (y, x) = (5 - 5 * step, 7 + 3 * step)
    #expect(abs(pointy.centre(of: cell).y - y) < 1e-9)
    #expect(abs(flat.centre(of: cell).x - x) < 1e-9)
    #expect(flat.centre(of: cell).y == 5 + 200 * -3.5)
  }

  @Test func `A tie goes to the greater y, then to the greater x`() throws {
    let pointy = try HexagonGrid(width: 200)
    #expect(pointy.address(x: 100, y: 0) == CellAddress(column: 1, row: 0))
    #expect(pointy.address(x: 100.0.nextDown, y: 0) == CellAddress(column: 0, row: 0))
    #expect(pointy.address(x: -100, y: 0) == CellAddress(column: 0, row: 0))
    let flat = try HexagonGrid(width: 200, top: .flat)
    #expect(flat.address(x: 0, y: 100) == CellAddress(column: 0, row: 1))
    #expect(flat.address(x: 0, y: -100) == CellAddress(column: 0, row: 0))
    for line in Int32(-2000)...2000 {
      let side = (Double(line) - 0.5) * 30.48
      let narrow = try HexagonGrid(width: 30.48)
      #expect(narrow.address(x: side, y: 0) == CellAddress(column: line, row: 0))
    }
  }

  @Test(arguments: HexagonTop.allCases)
  func `Neighbours share sides to the bit, and the outline has the cell's area`(top: HexagonTop)
    throws
  {
    let grid = try HexagonGrid(width: 213.85, originX: 0.1, originY: -0.3, top: top)
    let home = CellAddress(column: 1233, row: -77)
    func corners(_ cell: CellAddress) -> Set<[Double]> {
      let c = grid.outline(of: cell).coordinates
      return Set(stride(from: 0, to: c.count, by: 2).map { [c[$0], c[$0 + 1]] })
    }
    #expect(corners(home).count == 6)
    for other in grid.neighbours(of: home, ring: 1) {
      #expect(corners(home).intersection(corners(other)).count == 2)
    }
    let c = grid.outline(of: CellAddress(column: 0, row: 0)).coordinates
    var twice = 0.0
    for at in stride(from: 0, to: c.count - 2, by: 2) {
      twice += c[at] * c[at + 3] - c[at + 2] * c[at + 1]
    }
    #expect(abs(twice / 2 - grid.cellArea) < 1e-7)
  }

  @Test(arguments: HexagonTop.allCases)
  func `A ring has 6 cells a step, each at that distance, none twice`(top: HexagonTop) throws {
    let grid = try HexagonGrid(width: 10, top: top)
    let home = CellAddress(column: -4, row: 9)
    #expect(grid.neighbours(of: home, ring: 0) == [home])
    for ring in 1...6 {
      let cells = grid.neighbours(of: home, ring: ring)
      #expect(cells.count == 6 * ring && Set(cells).count == cells.count)
      #expect(cells.allSatisfy { grid.rings(from: home, to: $0) == ring })
      #expect(cells == cells.sorted())
    }
    for other in grid.neighbours(of: home, ring: 1) {
      #expect(abs(distance(grid.centre(of: home), grid.centre(of: other)) - 10) < 1e-9)
    }
  }

  @Test func `Names tell the axial coordinates and can be read back`() throws {
    let grid = try CellGrid(.hexagon, width: 100)
    let names = ["Q12R5": (12, 5), "Q-3R2": (-3, 2), "Q0R-1": (0, -1)]
    for (name, (column, row)) in names {
      let cell = CellAddress(column: Int32(column), row: Int32(row))
      #expect(grid.name(of: cell) == name)
      #expect(grid.address(named: name) == cell)
    }
    for name in ["", "Q1", "QR", "Q+1R2", "Q-0R1", "E1N1"] {
      #expect(grid.address(named: name) == nil)
    }
  }

  @Test(arguments: HexagonTop.allCases)
  func `Moving points along the lines by whole cells moves their cells`(top: HexagonTop) throws {
    var numbers = SeededNumbers(seed: 13)
    let grid = try HexagonGrid(width: 128, top: top)
    for _ in 0..<2_000 {
      let x = Double(Int.random(in: -90_000...90_000, using: &numbers))
      let y = Double(Int.random(in: -90_000...90_000, using: &numbers))
      let cell = try #require(grid.address(x: x, y: y))
      let moved = top == .pointy ? grid.address(x: x + 640, y: y) : grid.address(x: x, y: y + 640)
      let (q, r): (Int32, Int32) = top == .pointy ? (5, 0) : (0, 5)
      #expect(moved == CellAddress(column: cell.column + q, row: cell.row + r))
    }
  }
}
