import DelimitedText
import HotspotGeometry
import TestSupport
import Testing

@Suite struct GridFrameTests {
  private func grids() throws -> [CellGrid] {
    [
      try CellGrid(.square, width: 100),
      try CellGrid(.square, width: 37.5, originX: 11, originY: -3),
      try CellGrid(.hexagon, width: 120),
      try CellGrid(.hexagon, width: 120, originX: 55, originY: 1, top: .flat),
    ]
  }

  @Test func `Places count rows from the south-west and find their cells again`() throws {
    for grid in try grids() {
      let frame = try GridFrame(grid: grid, firstColumn: -3, firstRow: -4, columns: 7, rows: 9)
      #expect(frame.count == 63)
      for place in 0..<frame.count {
        let centre = frame.centre(of: place)
        let address = frame.address(of: place)
        #expect(frame.place(x: centre.x, y: centre.y) == place)
        #expect(frame.place(of: address) == place)
        #expect(grid.centre(of: address) == centre)
      }
      #expect(frame.centre(of: 1).x > frame.centre(of: 0).x)
      #expect(frame.centre(of: 7).y > frame.centre(of: 0).y)
    }
  }

  @Test func `Rows of hexagons are staggered as documented`() throws {
    let pointy = try GridFrame(
      grid: CellGrid(.hexagon, width: 10), firstColumn: 0, firstRow: -2, columns: 3, rows: 5)
    #expect([0, 3, 6, 9, 12].map { pointy.centre(of: $0).x } == [0, 5, 0, 5, 0])
    let flat = try GridFrame(
      grid: CellGrid(.hexagon, width: 10, top: .flat), firstColumn: -2, firstRow: 0, columns: 5,
      rows: 3)
    #expect((0..<5).map { flat.centre(of: $0).y } == [0, 5, 0, 5, 0])
  }

  @Test func `An extent of whole squares has just these`() throws {
    let grid = try CellGrid(.square, width: 100)
    let frame = try GridFrame(grid: grid, minX: 300, minY: -200, maxX: 1300, maxY: 100)
    #expect([frame.firstColumn, frame.firstRow, frame.columns, frame.rows] == [3, -2, 10, 3])
    #expect(frame.extent == (300, -200, 1300, 100))
  }

  @Test func `An extent that ends where hexagons end has no idle columns`() throws {
    let grid = try CellGrid(.hexagon, width: 30.48)
    let frame = try GridFrame(grid: grid, minX: 0, minY: 0, maxX: 5 * 30.48, maxY: 30)
    // Even rows stand out half a width at the west, odd ones nowhere.
    #expect([frame.firstColumn, frame.columns] == [0, 6])
    #expect([frame.firstRow, frame.rows] == [0, 2])
  }

  @Test func `Every point of an extent is in its frame, and its outer lines have a use`() throws {
    var numbers = SeededNumbers(seed: 14)
    for grid in try grids() {
      for _ in 0..<30 {
        let (x, y) = (
          Double.random(in: -2000...2000, using: &numbers),
          Double.random(in: -2000...2000, using: &numbers)
        )
        let wide = Double.random(in: 50...900, using: &numbers)
        let high = Double.random(in: 50...900, using: &numbers)
        let frame = try GridFrame(grid: grid, minX: x, minY: y, maxX: x + wide, maxY: y + high)
        for step in 0..<400 {
          let (px, py) =
            step < 200
            ? (x + wide * Double(step) / 200, y) : (x, y + high * Double(step - 200) / 200)
          #expect(frame.place(x: px, y: py) != nil)
          #expect(frame.place(x: (px + wide).nextDown, y: py) != nil || step < 200)
          #expect(frame.place(x: px, y: (py + high).nextDown) != nil || step >= 200)
        }
        let box = frame.extent
        #expect(x - box.minX < 1.5 * grid.width && y - box.minY < 1.5 * grid.width)
        #expect(box.maxX - x - wide < 1.5 * grid.width && box.maxY - y - high < 1.5 * grid.width)
      }
    }
  }

  @Test func `A frame over points is the smallest that holds them`() throws {
    for grid in try grids() {
      let x = [10.0, 512.3, -77, .nan]
      let y = [4.0, 900, 333, 5]
      let frame = try GridFrame(grid: grid, x: x, y: y)
      let places = frame.places(x: x, y: y, threads: 1)
      #expect(places.prefix(3).allSatisfy { $0 >= 0 } && places[3] == -1)
      let columns = Set(places.prefix(3).map { Int($0) % frame.columns })
      let rows = Set(places.prefix(3).map { Int($0) / frame.columns })
      #expect(columns.contains(0) && columns.contains(frame.columns - 1))
      #expect(rows.contains(0) && rows.contains(frame.rows - 1))
    }
  }

  @Test func `A stray point is named when it would make the grid too large`() throws {
    let grid = try CellGrid(.square, width: 10)
    let error = #expect(throws: HotspotError.self) {
      try GridFrame(grid: grid, x: [450_000, 451_000, 0], y: [200_000, 201_000, 0])
    }
    #expect(error?.fault == .badGrid)
    #expect(error?.message.contains("west 0, 0") == true)
    #expect(error?.message.contains("50000000") == true)
  }

  @Test func `Extents without area, not finite or off the lattice are refused`() throws {
    let grid = try CellGrid(.square, width: 10)
    for (minX, maxX) in [(0.0, 0.0), (5, 1), (.nan, 4), (0, .infinity), (0, 1e300), (-1e14, 0)] {
      #expect(throws: HotspotError.self) {
        try GridFrame(grid: grid, minX: minX, minY: 0, maxX: maxX, maxY: 10)
      }
    }
    #expect(throws: HotspotError.self) { try GridFrame(grid: grid, x: [.nan], y: [1]) }
    #expect(throws: HotspotError.self) { try GridFrame(grid: grid, x: [1e13], y: [1]) }
  }

  @Test func `Bulk places are those of single points, whatever the threads`() throws {
    var numbers = SeededNumbers(seed: 15)
    let x = (0..<80_000).map { _ in Double(Int.random(in: -500...1500, using: &numbers)) }
    let y = (0..<80_000).map { _ in Double(Int.random(in: -500...1500, using: &numbers)) }
    for grid in try grids() {
      let frame = try GridFrame(grid: grid, firstColumn: -2, firstRow: 0, columns: 9, rows: 8)
      let one = frame.places(x: x, y: y, threads: 1)
      #expect(one == frame.places(x: x, y: y, threads: 3))
      for point in stride(from: 0, to: x.count, by: 37) {
        #expect(Int(one[point]) == frame.place(x: x[point], y: y[point]) ?? -1)
      }
    }
  }

  @Test func `A frame grows by rings on each side`() throws {
    let frame = try GridFrame(
      grid: CellGrid(.square, width: 10), firstColumn: 4, firstRow: 5, columns: 2, rows: 3)
    let wide = try frame.expanded(by: 2)
    #expect([wide.firstColumn, wide.firstRow, wide.columns, wide.rows] == [2, 3, 6, 7])
  }

  @Test func `A cover of a frame has all its places and whole areas`() throws {
    let cover = try CellCover(
      minX: 0, minY: 0, maxX: 50, maxY: 30, grid: CellGrid(.square, width: 10))
    #expect(cover.isWhole && cover.places == Array(0..<15))
    #expect(cover.areaInside == Array(repeating: 100, count: 15))
  }
}
