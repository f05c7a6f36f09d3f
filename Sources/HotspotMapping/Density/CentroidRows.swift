internal import HotspotGeometry

/// The centres of a frame's cells as rows of equally spaced points.
///
/// Every other row of a lattice of hexagons is shifted by half a step. With hexagons that have a
/// flat top it is the columns that are straight, and x and y change places.
struct CentroidRows: Sendable {
  /// How many rows there are.
  var rows: Int
  /// How many centres a row has.
  var columns: Int
  /// Where the first centre of a row that is not shifted lies along the row.
  var firstX: Double
  /// Where the first row lies.
  var firstY: Double
  /// The distance of centres in a row.
  var step: Double
  /// The distance of rows.
  var rowStep: Double
  /// The parity of the rows that are shifted by half a step; nil where none are.
  var shiftedParity: Int?
  /// Whether rows run along y.
  var isTransposed = false

  /// The rows of a frame.
  init(_ frame: GridFrame) {
    let width = frame.grid.width
    step = width
    switch frame.grid {
    case .square(let grid):
      rows = frame.rows
      columns = frame.columns
      firstX = grid.originX + (Double(frame.firstColumn) + 0.5) * width
      firstY = grid.originY + (Double(frame.firstRow) + 0.5) * width
      rowStep = width
    case .hexagon(let grid):
      rowStep = width * 3.0.squareRoot() / 2
      isTransposed = grid.top == .flat
      let firstRow = isTransposed ? frame.firstColumn : frame.firstRow
      let firstColumn = isTransposed ? frame.firstRow : frame.firstColumn
      rows = isTransposed ? frame.columns : frame.rows
      columns = isTransposed ? frame.rows : frame.columns
      firstX = (isTransposed ? grid.originY : grid.originX) + Double(firstColumn) * width
      firstY = (isTransposed ? grid.originX : grid.originY) + Double(firstRow) * rowStep
      shiftedParity = 1 - firstRow & 1
    }
  }

  /// By how much of a step a row is shifted.
  func shift(ofRow row: Int) -> Double { shiftedParity == row & 1 ? 0.5 : 0 }
}
