public import HotspotGeometry
public import MapLayers
internal import ResultTables

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
    cover.outline(cell(of: row))
  }

  /// Writes the name and the centre of a row's cell.
  func writeCell(_ row: Int, to cells: inout CellWriter) {
    cells.writeCell(cell(of: row), of: cover)
  }
}

extension CellCover {
  /// The polygon of one of the cells.
  func outline(_ cell: Int) -> Geometry {
    frame.grid.outline(of: frame.address(of: Int(places[cell])))
  }

  /// The name of one of the cells.
  func name(_ cell: Int) -> String { frame.grid.name(of: frame.address(of: Int(places[cell]))) }
}

extension CellWriter {
  /// Writes the name and the centre of a cell.
  mutating func writeCell(_ cell: Int, of cover: CellCover) {
    let centre = cover.frame.centre(of: Int(cover.places[cell]))
    text(cover.name(cell))
    number(centre.x)
    number(centre.y)
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
