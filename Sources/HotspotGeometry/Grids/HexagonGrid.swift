public import DelimitedText

/// Regular hexagons of one width on an endless lattice, the centre of cell (0, 0) at the origin.
///
/// A point belongs to the nearest centre; ties go to the centre with the greater y, then to that
/// with the greater x. Addresses are axial (q, r). With a pointy top the centre of (q, r) is at
/// x = originX + width·(q + r/2), y = originY + r·width·√3/2; with a flat top x and y change
/// places, and q and r with them.
public struct HexagonGrid: Hashable, Sendable {
  /// The distance between opposite sides, which is that between neighbouring centres.
  public let width: Double
  /// x of the centre of cell (0, 0).
  public let originX: Double
  /// y of the centre of cell (0, 0).
  public let originY: Double
  /// Whether a corner or a side is at the top.
  public let top: HexagonTop

  /// Half the width: centres and upright sides lie on its multiples.
  let half: Double
  /// The distance between lines of cells, width·√3/2.
  let pitch: Double
  /// A third of the pitch: corners lie on its multiples.
  let third: Double

  /// Creates a grid, refusing a width that is not above zero.
  public init(
    width: Double, originX: Double = 0, originY: Double = 0, top: HexagonTop = .pointy
  ) throws(HotspotError) {
    try Lattice.check(width: width, originX: originX, originY: originY)
    self.width = width
    self.originX = originX
    self.originY = originY
    self.top = top
    half = width / 2
    pitch = width * 3.0.squareRoot() / 2
    third = width * 3.0.squareRoot() / 6
  }

  /// The cell that holds a point, or nil where the point is not finite or more than 2³⁰ cells away.
  ///
  /// - Complexity: O(1): the nearest centres of the two lines of cells about the point are
  ///   compared.
  public func address(x: Double, y: Double) -> CellAddress? {
    cell(x: x, y: y).map(address(of:))
  }

  /// The centre of a cell.
  public func centre(of address: CellAddress) -> (x: Double, y: Double) {
    centre(of: cell(of: address))
  }

  /// The hexagon of a cell, anticlockwise.
  ///
  /// Corners are computed from integers, so neighbours share them to the bit.
  public func outline(of address: CellAddress) -> Geometry {
    let (line, place) = linePlace(of: cell(of: address))
    let middle = 2 * place + (line & 1)
    let corners = [(0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2)]
    var coordinates: [Double] = []
    coordinates.reserveCapacity(14)
    for (along, across) in top == .pointy ? corners : corners.reversed() {
      let (u, v) = (Double(middle + along) * half, Double(3 * line + across) * third)
      switch top {
      case .pointy: coordinates += [originX + u, originY + v]
      case .flat: coordinates += [originX + v, originY + u]
      }
    }
    return Geometry(kind: .polygon, coordinates: coordinates, ringEnds: [7], polygonEnds: [1])
  }

  /// The area of a cell, width²·√3/2.
  public var cellArea: Double { width * pitch }

  /// The cells exactly `ring` steps away, in the order of addresses: 6·ring of them, or the cell
  /// itself for ring 0.
  public func neighbours(of address: CellAddress, ring: Int) -> [CellAddress] {
    precondition(ring >= 0 && ring < Lattice.reach, "A ring is a small number from zero up.")
    let reach = Int32(ring)
    var cells: [CellAddress] = []
    for row in -reach...reach {
      let first = max(-reach, -row - reach)
      let last = min(reach, -row + reach)
      let step = row.magnitude == ring ? 1 : max(1, Int(last - first))
      for column in stride(from: first, through: last, by: step) {
        cells.append(CellAddress(column: address.column + column, row: address.row + row))
      }
    }
    return cells
  }

  /// The number of steps between two cells.
  public func rings(from one: CellAddress, to other: CellAddress) -> Int {
    let columns = Int(one.column) - Int(other.column)
    let rows = Int(one.row) - Int(other.row)
    return max(abs(columns), abs(rows), abs(columns + rows))
  }

  /// The cell's name, of its axial coordinates: `Q12R5`, `Q-3R2`.
  public func name(of address: CellAddress) -> String {
    "Q\(address.column)R\(address.row)"
  }

  @inline(__always)
  func cell(x: Double, y: Double) -> FrameCell? {
    switch top {
    case .pointy:
      guard
        let (line, place) = linePlace(
          along: x, across: y, origin: originX, lineOrigin: originY, lineWins: true)
      else { return nil }
      return FrameCell(column: place, row: line)
    case .flat:
      guard
        let (line, place) = linePlace(
          along: y, across: x, origin: originY, lineOrigin: originX, lineWins: false)
      else { return nil }
      return FrameCell(column: line, row: place)
    }
  }

  /// The line of cells and the place on it that hold a point given along and across the lines.
  ///
  /// Corners reach two thirds of the pitch from their line, so the line is one of the two about
  /// the point. `lineWins`: a tie between lines goes to the greater line, else to the centre that
  /// is farther along.
  @inline(__always)
  private func linePlace(
    along u: Double, across v: Double, origin: Double, lineOrigin: Double, lineWins: Bool
  ) -> (line: Int, place: Int)? {
    let lines = (v - lineOrigin) / pitch
    let halves = (u - origin) / half
    guard lines.magnitude <= Double(Lattice.reach), halves.magnitude <= Double(Lattice.reach)
    else { return nil }
    var line = Int(lines)
    if Double(line) > lines { line -= 1 }
    let lower = nearest(u, halves: halves, line: line, origin: origin)
    let upper = nearest(u, halves: halves, line: line + 1, origin: origin)
    let toLower = v - (lineOrigin + Double(line) * pitch)
    let toUpper = v - (lineOrigin + Double(line + 1) * pitch)
    let lowerSquare = lower.offset * lower.offset + toLower * toLower
    let upperSquare = upper.offset * upper.offset + toUpper * toUpper
    if upperSquare < lowerSquare { return (line + 1, upper.place) }
    if upperSquare > lowerSquare { return (line, lower.place) }
    return lineWins || upper.offset < lower.offset
      ? (line + 1, upper.place) : (line, lower.place)
  }

  /// The place on a line whose half-open span along the line holds u, and how far u is from its
  /// centre.
  @inline(__always)
  private func nearest(
    _ u: Double, halves: Double, line: Int, origin: Double
  ) -> (place: Int, offset: Double) {
    let odd = line & 1
    var side = 2 * (Int(halves + Double(2 * Lattice.reach + 1 - odd)) >> 1) - 2 * Lattice.reach
    side += odd - 1
    if u < origin + Double(side) * half {
      side -= 2
    } else if u >= origin + Double(side + 2) * half {
      side += 2
    }
    return ((side + 1 - odd) >> 1, u - (origin + Double(side + 1) * half))
  }

  /// The place on a line, even or odd, whose span holds a coordinate along the lines, which lies
  /// within reach.
  func place(_ u: Double, line: Int) -> Int {
    let origin = top == .pointy ? originX : originY
    return nearest(u, halves: (u - origin) / half, line: line, origin: origin).place
  }

  func centre(of cell: FrameCell) -> (x: Double, y: Double) {
    let (line, place) = linePlace(of: cell)
    let u = Double(2 * place + (line & 1)) * half
    let v = Double(line) * pitch
    return top == .pointy ? (originX + u, originY + v) : (originX + v, originY + u)
  }

  /// The cell's place on its line, lines being rows with a pointy top and columns with a flat one.
  @inline(__always)
  private func linePlace(of cell: FrameCell) -> (line: Int, place: Int) {
    top == .pointy ? (cell.row, cell.column) : (cell.column, cell.row)
  }

  @inline(__always)
  func cell(of address: CellAddress) -> FrameCell {
    let (q, r) = (Int(address.column), Int(address.row))
    return top == .pointy
      ? FrameCell(column: q + (r >> 1), row: r) : FrameCell(column: q, row: r + (q >> 1))
  }

  func address(of cell: FrameCell) -> CellAddress {
    let (column, row) = (cell.column, cell.row)
    return top == .pointy
      ? CellAddress(
        column: Int32(truncatingIfNeeded: column - (row >> 1)),
        row: Int32(truncatingIfNeeded: row))
      : CellAddress(
        column: Int32(truncatingIfNeeded: column),
        row: Int32(truncatingIfNeeded: row - (column >> 1)))
  }
}
