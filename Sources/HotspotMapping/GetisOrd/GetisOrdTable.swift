public import HotspotGeometry
public import MapLayers
public import ResultTables

/// Gi or Gi* of each cell, with its probability and confidence bin.
public struct GetisOrdTable: CellResult {
  private let counts: [Int64]
  private let statistics: LocalStatistics
  /// The cells.
  public let cover: CellCover
  /// The system of the cells.
  public let coordinateSystem: CoordinateSystem
  /// The boundary of the study.
  public let boundary: Geometry?
  /// How the bins are drawn.
  public let style: MapStyle

  init(_ study: Study, _ cells: StudyCells, _ statistics: LocalStatistics, style: MapStyle) {
    cover = cells.cover
    counts = cells.counts
    self.statistics = statistics
    coordinateSystem = study.system
    boundary = study.boundary
    self.style = style
  }

  /// The layer's name.
  public var layerName: String { "getis_ord" }

  /// One row a cell of the domain.
  public var rowCount: Int { cover.count }

  /// The cell of a row.
  public func cell(of row: Int) -> Int { row }

  /// The declared columns.
  public var columns: [TableColumn] {
    TableColumn.cellColumns + [
      TableColumn(name: "count", kind: .integer, doc: "The number of incidents."),
      TableColumn(
        name: "z", kind: .number, doc: "The standard score; empty where it is undefined."),
      TableColumn(name: "p", kind: .number, doc: "The two-sided probability of that score."),
      TableColumn(name: "q", kind: .number, doc: "p adjusted for the number of cells."),
      TableColumn(
        name: "bin", kind: .integer,
        doc: "3, 2, 1 for hot at 99, 95, 90 % confidence by q, negative for cold, else 0."),
    ]
  }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let place = Int(cover.places[row])
    writeCell(row, to: &cells)
    cells.integer(Int(counts[row]))
    cells.number(statistics.z[place])
    cells.number(statistics.p[place])
    cells.number(statistics.q[place])
    if statistics.z[place].isNaN {
      cells.empty()
    } else {
      cells.integer(Int(statistics.bins[place]))
    }
  }
}
