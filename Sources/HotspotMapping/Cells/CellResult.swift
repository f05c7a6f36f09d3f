public import HotspotGeometry
public import ResultTables

/// A result with one row a cell.
public protocol CellResult: SpatialResult {
  /// The cells.
  var cover: CellCover { get }
  /// The cell of a row, as a place in the cover.
  func cell(of row: Int) -> Int
}

extension CellResult {
  /// The polygon of the row's cell.
  public func figure(of row: Int) -> Geometry {
    let frame = cover.frame
    return frame.grid.outline(of: frame.address(of: Int(cover.places[cell(of: row)])))
  }

  /// Writes the name and the centre of a row's cell.
  func writeCell(_ row: Int, to cells: inout CellWriter) {
    let frame = cover.frame
    let place = Int(cover.places[cell(of: row)])
    let centre = frame.centre(of: place)
    cells.text(frame.grid.name(of: frame.address(of: place)))
    cells.number(centre.x)
    cells.number(centre.y)
  }
}

extension TableColumn {
  /// The columns that name a cell and its centre.
  static let cellColumns = [
    TableColumn(
      name: "cell", kind: .text,
      doc: "The cell: columns east and rows north of the grid's origin, or axial coordinates."),
    TableColumn(name: "x", kind: .number, doc: "The centre's x in the grid's system, in metres."),
    TableColumn(name: "y", kind: .number, doc: "The centre's y in the grid's system, in metres."),
  ]
}
