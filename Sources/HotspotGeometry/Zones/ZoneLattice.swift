/// The grid that an index of zones lays over them.
struct ZoneLattice: Sendable {
  let minX: Double
  let minY: Double
  let maxX: Double
  let maxY: Double
  let columns: Int
  let rows: Int
  /// Columns in a unit of x.
  let perX: Double
  /// Rows in a unit of y.
  let perY: Double

  /// A grid of about four cells an edge over the extent of the zones.
  init(over zones: [Geometry], edges: Int) {
    var box = (
      minX: Double.infinity, minY: Double.infinity, maxX: -Double.infinity, maxY: -Double.infinity
    )
    for zone in zones where zone.dimension == 2 {
      guard let own = zone.envelope else { continue }
      box.minX = min(box.minX, own.minX)
      box.minY = min(box.minY, own.minY)
      box.maxX = max(box.maxX, own.maxX)
      box.maxY = max(box.maxY, own.maxY)
    }
    let (width, height) = (box.maxX - box.minX, box.maxY - box.minY)
    // An extent too small to divide, or none, holds no points.
    guard width.isFinite, height.isFinite, width > 1e-200, height > 1e-200 else {
      (minX, minY, maxX, maxY) = (0, 0, -1, -1)
      (columns, rows, perX, perY) = (1, 1, 1, 1)
      return
    }
    let cells = Double(min(max(4 * edges, 4_096), 1 << 22))
    let across = (cells * width / height).squareRoot().rounded(.up)
    columns = Int(min(max(across, 1), cells))
    rows = max(1, Int(cells) / columns)
    (minX, minY, maxX, maxY) = box
    perX = Double(columns) / width
    perY = Double(rows) / height
  }

  /// The cell that holds a point and its row, or nil where that is off the grid.
  @inline(__always)
  func cell(x: Double, y: Double) -> (cell: Int, row: Int)? {
    guard x >= minX, x <= maxX, y >= minY, y <= maxY else { return nil }
    let row = min(rows - 1, Int((y - minY) * perY))
    return (row * columns + min(columns - 1, Int((x - minX) * perX)), row)
  }

  /// How far rounding may move a point in the grid, in cells.
  static let slack = 1e-6

  /// The columns that a range of x touches, with slack.
  func columns(from low: Double, to high: Double) -> ClosedRange<Int> {
    Self.range((low - minX) * perX, (high - minX) * perX, count: columns)
  }

  /// The rows that a range of y touches, with slack.
  func rows(from low: Double, to high: Double) -> ClosedRange<Int> {
    Self.range((low - minY) * perY, (high - minY) * perY, count: rows)
  }

  private static func range(_ low: Double, _ high: Double, count: Int) -> ClosedRange<Int> {
    let first = max(0, min(count - 1, Int(low - slack)))
    return first...max(first, min(count - 1, Int(high + slack)))
  }
}
