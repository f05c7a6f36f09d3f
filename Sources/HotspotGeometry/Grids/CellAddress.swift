internal import DelimitedText

/// The shape of the cells of a grid.
public enum CellShape: String, CaseIterable, Sendable {
  /// Squares with sides along the axes.
  case square
  /// Regular hexagons.
  case hexagon
}

/// Which part of a hexagon points along the y axis.
public enum HexagonTop: String, CaseIterable, Sendable {
  /// A corner is at the top; cells stand side by side in rows.
  case pointy
  /// A side is at the top; cells stand on each other in columns.
  case flat
}

/// The address of a cell on the endless lattice of its grid.
///
/// Squares count columns eastward and rows northward from the origin. Hexagons have axial
/// coordinates: `column` is q and `row` is r.
public struct CellAddress: Hashable, Comparable, Sendable {
  /// Column of a square, axial q of a hexagon.
  public var column: Int32
  /// Row of a square, axial r of a hexagon.
  public var row: Int32

  /// Creates an address.
  public init(column: Int32, row: Int32) {
    self.column = column
    self.row = row
  }

  /// By row, then by column.
  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

/// A cell by its place in a rectangular frame, before it has an address.
struct FrameCell: Hashable {
  var column: Int
  var row: Int
}

/// Where a number lies on a line of equal steps.
enum Lattice {
  /// How many steps from the origin a cell may lie, so that addresses and their sums are small
  /// integers and cells far away still have their width.
  static let reach = 1 << 30

  /// The step k with origin + k·width ≤ value < origin + (k + 1)·width, both evaluated in Double,
  /// or nil where the value is not finite or farther than `reach` steps away.
  @inline(__always)
  static func step(_ value: Double, origin: Double, width: Double) -> Int? {
    let quotient = (value - origin) / width
    guard quotient.magnitude <= Double(reach) else { return nil }
    let step = Int(quotient)
    if value < origin + Double(step) * width { return step - 1 }
    if value >= origin + Double(step + 1) * width { return step + 1 }
    return step
  }

  /// Refuses widths and origins that make no grid.
  static func check(width: Double, originX: Double, originY: Double) throws(HotspotError) {
    guard width.isFinite, width > 0 else {
      throw HotspotError(
        .badGrid, "A cell width of \(Plain(width)) makes no grid. Give a width above zero.")
    }
    let farthest = max(originX.magnitude, originY.magnitude)
    guard farthest <= Double(reach) * width else {
      throw HotspotError(
        .badGrid,
        "Cells of \(Plain(width)) are too small for a grid whose origin is"
          + " \(Plain(originX)), \(Plain(originY)). Choose larger cells or an origin nearer to zero."
      )
    }
  }
}

/// A number in a message, without a needless `.0`.
struct Plain: CustomStringConvertible {
  let value: Double
  init(_ value: Double) { self.value = value }

  var description: String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
