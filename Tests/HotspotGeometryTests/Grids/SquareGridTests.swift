import DelimitedText
import HotspotGeometry
import TestSupport
import Testing

@Suite struct SquareGridTests {
  @Test(arguments: [100.0, 150, 250, 30.48, 0.1])
  func `A point on a lattice line belongs to the cell north and east of it`(width: Double) throws {
    let grid = try SquareGrid(width: width)
    for line in Int32(-3000)...3000 {
      let edge = Double(line) * width
      let cell = CellAddress(column: line, row: line)
      #expect(grid.address(x: edge, y: edge) == cell)
      #expect(
        grid.address(x: edge.nextDown, y: edge.nextDown)
          == CellAddress(column: line - 1, row: line - 1))
    }
  }

  @Test func `Every point is in the cell whose corners hold it, to the bit`() throws {
    var numbers = SeededNumbers(seed: 11)
    for _ in 0..<20_000 {
      let width = Double.random(in: 0.3...900, using: &numbers)
      let grid = try SquareGrid(
        width: width, originX: .random(in: -1e4...1e4, using: &numbers),
        originY: .random(in: -1e4...1e4, using: &numbers))
      let x = Double.random(in: -7e5...7e5, using: &numbers)
      let y = Double.random(in: -7e5...7e5, using: &numbers)
      let cell = try #require(grid.address(x: x, y: y))
      let corners = grid.outline(of: cell).coordinates
      #expect(corners[0] <= x && x < corners[2] && corners[1] <= y && y < corners[5])
      #expect(grid.address(x: grid.centre(of: cell).x, y: grid.centre(of: cell).y) == cell)
    }
  }

  @Test func `Moving points and origin by whole cells moves their cells`() throws {
    var numbers = SeededNumbers(seed: 16)
    let grid = try SquareGrid(width: 150)
    let moved = try SquareGrid(width: 150, originX: 300, originY: -450)
    for _ in 0..<2_000 {
      let x = Double(Int.random(in: -90_000...90_000, using: &numbers))
      let y = Double(Int.random(in: -90_000...90_000, using: &numbers))
      let cell = try #require(grid.address(x: x, y: y))
      let other = CellAddress(column: cell.column + 2, row: cell.row - 3)
      #expect(grid.address(x: x + 300, y: y - 450) == other)
      #expect(moved.address(x: x + 300, y: y - 450) == cell)
    }
  }

  @Test func `Neighbours share corners to the bit`() throws {
    let grid = try SquareGrid(width: 0.7, originX: 0.1, originY: -0.3)
    let cell = grid.outline(of: CellAddress(column: 41, row: -7)).coordinates
    let east = grid.outline(of: CellAddress(column: 42, row: -7)).coordinates
    let north = grid.outline(of: CellAddress(column: 41, row: -6)).coordinates
    #expect(cell[2] == east[0] && cell[4] == east[6])
    #expect(cell[5] == north[1] && cell[7] == north[3])
  }

  @Test func `A ring has 8 cells a step, each at that distance, none twice`() throws {
    let grid = try SquareGrid(width: 10)
    let home = CellAddress(column: -4, row: 9)
    #expect(grid.neighbours(of: home, ring: 0) == [home])
    for ring in 1...6 {
      let cells = grid.neighbours(of: home, ring: ring)
      #expect(cells.count == 8 * ring && Set(cells).count == cells.count)
      #expect(cells.allSatisfy { grid.rings(from: home, to: $0) == ring })
      #expect(cells == cells.sorted())
    }
  }

  @Test func `Names tell column and row and can be read back`() throws {
    let grid = try CellGrid(.square, width: 100)
    let names = ["E4521N2073": (4521, 2073), "W3S2": (-3, -2), "E0N0": (0, 0), "E0S1": (0, -1)]
    for (name, (column, row)) in names {
      let cell = CellAddress(column: Int32(column), row: Int32(row))
      #expect(grid.name(of: cell) == name)
      #expect(grid.address(named: name) == cell)
    }
    for name in ["", "E", "E1", "N1E1", "E1N", "E-1N2", "W0N0", "E01N2", "E99999999999N1", "Q1R1"] {
      #expect(grid.address(named: name) == nil)
    }
  }

  @Test func `Points that are not finite or off the lattice have no cell`() throws {
    let grid = try SquareGrid(width: 100)
    for x in [Double.nan, .infinity, -.infinity, 1.1e11, -1e300] {
      #expect(grid.address(x: x, y: 0) == nil)
      #expect(grid.address(x: 0, y: x) == nil)
    }
    #expect(grid.address(x: 1e11, y: -1e11) != nil)
  }

  @Test(arguments: [0, -1, Double.nan, .infinity])
  func `A width that makes no grid is refused`(width: Double) {
    #expect(throws: HotspotError.self) { try SquareGrid(width: width) }
    #expect(throws: HotspotError.self) { try HexagonGrid(width: width) }
  }

  @Test func `An origin too far off for the width is refused`() {
    #expect(throws: HotspotError.self) { try SquareGrid(width: 1e-9, originX: 500_000) }
    #expect(throws: HotspotError.self) { try SquareGrid(width: 1, originX: .nan) }
  }
}
