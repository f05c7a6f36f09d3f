public import DelimitedText

/// An endless grid of squares or hexagons.
public enum CellGrid: Hashable, Sendable {
  /// Squares.
  case square(SquareGrid)
  /// Hexagons.
  case hexagon(HexagonGrid)

  /// Creates a grid; `top` is for hexagons.
  public init(
    _ shape: CellShape, width: Double, originX: Double = 0, originY: Double = 0,
    top: HexagonTop = .pointy
  ) throws(HotspotError) {
    switch shape {
    case .square:
      self = .square(try SquareGrid(width: width, originX: originX, originY: originY))
    case .hexagon:
      self = .hexagon(try HexagonGrid(width: width, originX: originX, originY: originY, top: top))
    }
  }

  /// The shape of the cells.
  public var shape: CellShape {
    switch self {
    case .square: .square
    case .hexagon: .hexagon
    }
  }

  /// The width of a cell: a side of a square, flat to flat of a hexagon.
  public var width: Double {
    switch self {
    case .square(let grid): grid.width
    case .hexagon(let grid): grid.width
    }
  }

  /// The grid's origin: the south-west corner of square (0, 0), the centre of hexagon (0, 0).
  public var origin: (x: Double, y: Double) {
    switch self {
    case .square(let grid): (grid.originX, grid.originY)
    case .hexagon(let grid): (grid.originX, grid.originY)
    }
  }

  /// The area of a cell, in square units of the coordinates.
  public var cellArea: Double {
    switch self {
    case .square(let grid): grid.cellArea
    case .hexagon(let grid): grid.cellArea
    }
  }

  /// The cell that holds a point, or nil where the point is not finite or more than 2³⁰ cells away.
  ///
  /// - Complexity: O(1).
  public func address(x: Double, y: Double) -> CellAddress? {
    switch self {
    case .square(let grid): grid.address(x: x, y: y)
    case .hexagon(let grid): grid.address(x: x, y: y)
    }
  }

  /// The centre of a cell.
  public func centre(of address: CellAddress) -> (x: Double, y: Double) {
    switch self {
    case .square(let grid): grid.centre(of: address)
    case .hexagon(let grid): grid.centre(of: address)
    }
  }

  /// The polygon of a cell, anticlockwise; neighbours share corners to the bit.
  public func outline(of address: CellAddress) -> Geometry {
    switch self {
    case .square(let grid): grid.outline(of: address)
    case .hexagon(let grid): grid.outline(of: address)
    }
  }

  /// The cells exactly `ring` steps away, in the order of addresses: 8·ring squares or 6·ring
  /// hexagons, or the cell itself for ring 0.
  public func neighbours(of address: CellAddress, ring: Int) -> [CellAddress] {
    switch self {
    case .square(let grid): grid.neighbours(of: address, ring: ring)
    case .hexagon(let grid): grid.neighbours(of: address, ring: ring)
    }
  }

  /// The number of steps between two cells: over sides and corners of squares, sides of hexagons.
  public func rings(from one: CellAddress, to other: CellAddress) -> Int {
    switch self {
    case .square(let grid): grid.rings(from: one, to: other)
    case .hexagon(let grid): grid.rings(from: one, to: other)
    }
  }

  /// The cell's name: `E4521N2073` for squares, `Q12R5` for hexagons.
  public func name(of address: CellAddress) -> String {
    switch self {
    case .square(let grid): grid.name(of: address)
    case .hexagon(let grid): grid.name(of: address)
    }
  }

  /// The address of a cell by its name, or nil where it is not such a name.
  public func address(named name: String) -> CellAddress? {
    let text = Substring(name)
    switch self {
    case .square:
      guard let middle = text.lastIndex(where: { $0 == "N" || $0 == "S" }) else { return nil }
      guard let first = text.first, first == "E" || first == "W",
        let column = Int32((first == "W" ? "-" : "") + text[..<middle].dropFirst()),
        let row = Int32((text[middle] == "S" ? "-" : "") + text[middle...].dropFirst())
      else { return nil }
      return checked(CellAddress(column: column, row: row), named: name)
    case .hexagon:
      guard let middle = text.lastIndex(of: "R"), text.first == "Q",
        let column = Int32(text[..<middle].dropFirst()),
        let row = Int32(text[middle...].dropFirst())
      else { return nil }
      return checked(CellAddress(column: column, row: row), named: name)
    }
  }

  private func checked(_ address: CellAddress, named name: String) -> CellAddress? {
    self.name(of: address) == name ? address : nil
  }

  func cell(of address: CellAddress) -> FrameCell {
    switch self {
    case .square: FrameCell(column: Int(address.column), row: Int(address.row))
    case .hexagon(let grid): grid.cell(of: address)
    }
  }

  func address(of cell: FrameCell) -> CellAddress {
    switch self {
    case .square(let grid): grid.address(of: cell)
    case .hexagon(let grid): grid.address(of: cell)
    }
  }
}
