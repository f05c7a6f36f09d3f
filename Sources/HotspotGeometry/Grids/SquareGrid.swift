public import DelimitedText

/// Squares of one width on an endless lattice, the south-west corner of cell (0, 0) at the origin.
///
/// Cells are half-open: a point is in column k if and only if
/// `originX + k·width <= x < originX + (k + 1)·width`, evaluated in Double, and so for rows.
/// Each point is therefore in exactly one cell, and corners agree with membership to the bit.
public struct SquareGrid: Hashable, Sendable {
  /// The length of a side, in units of the coordinates.
  public let width: Double
  /// x of the south-west corner of cell (0, 0).
  public let originX: Double
  /// y of the south-west corner of cell (0, 0).
  public let originY: Double

  /// Creates a grid, refusing a width that is not above zero.
  public init(width: Double, originX: Double = 0, originY: Double = 0) throws(HotspotError) {
    try Lattice.check(width: width, originX: originX, originY: originY)
    self.width = width
    self.originX = originX
    self.originY = originY
  }

  /// The cell that holds a point, or nil where the point is not finite or more than 2³⁰ cells away.
  ///
  /// - Complexity: O(1).
  public func address(x: Double, y: Double) -> CellAddress? {
    cell(x: x, y: y).map(address(of:))
  }

  /// The centre of a cell.
  public func centre(of address: CellAddress) -> (x: Double, y: Double) {
    (
      originX + (Double(address.column) + 0.5) * width,
      originY + (Double(address.row) + 0.5) * width
    )
  }

  /// The square of a cell, anticlockwise from its south-west corner.
  ///
  /// Neighbours share corners to the bit.
  public func outline(of address: CellAddress) -> Geometry {
    let west = originX + Double(address.column) * width
    let east = originX + (Double(address.column) + 1) * width
    let south = originY + Double(address.row) * width
    let north = originY + (Double(address.row) + 1) * width
    return Geometry(
      kind: .polygon,
      coordinates: [west, south, east, south, east, north, west, north, west, south],
      ringEnds: [5], polygonEnds: [1])
  }

  /// The area of a cell.
  public var cellArea: Double { width * width }

  /// The cells at a Chebyshev distance of exactly `ring`, in the order of addresses: 8·ring of
  /// them, or the cell itself for ring 0.
  public func neighbours(of address: CellAddress, ring: Int) -> [CellAddress] {
    precondition(ring >= 0 && ring < Lattice.reach, "A ring is a small number from zero up.")
    let reach = Int32(ring)
    var cells: [CellAddress] = []
    for row in -reach...reach {
      let step = row.magnitude == ring ? 1 : max(1, 2 * ring)
      for column in stride(from: -reach, through: reach, by: step) {
        cells.append(CellAddress(column: address.column + column, row: address.row + row))
      }
    }
    return cells
  }

  /// The number of rings between two cells: their Chebyshev distance.
  public func rings(from one: CellAddress, to other: CellAddress) -> Int {
    max(abs(Int(one.column) - Int(other.column)), abs(Int(one.row) - Int(other.row)))
  }

  /// The cell's name, of its column and its row: `E4521N2073`; west and south of the origin,
  /// `W3S2`.
  public func name(of address: CellAddress) -> String {
    let (column, row) = (address.column, address.row)
    return "\(column < 0 ? "W" : "E")\(column.magnitude)\(row < 0 ? "S" : "N")\(row.magnitude)"
  }

  @inline(__always)
  func cell(x: Double, y: Double) -> FrameCell? {
    guard let column = Lattice.step(x, origin: originX, width: width),
      let row = Lattice.step(y, origin: originY, width: width)
    else { return nil }
    return FrameCell(column: column, row: row)
  }

  func address(of cell: FrameCell) -> CellAddress {
    CellAddress(
      column: Int32(truncatingIfNeeded: cell.column), row: Int32(truncatingIfNeeded: cell.row))
  }
}
