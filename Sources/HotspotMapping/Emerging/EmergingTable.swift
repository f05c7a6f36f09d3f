public import HotspotGeometry
internal import HotspotStatistics
public import MapLayers
public import ResultTables

/// The emerging hotspot class of each cell, with the sequence it follows from.
public struct EmergingTable: CellResult {
  /// What became of one cell over the steps.
  struct Entry: Sendable {
    var count: Int64
    var className: String
    var trendZ: Double
    var trendP: Double
    var hot: Int
    var cold: Int
    var lastZ: Double
    var lastBin: Int
  }

  private let entries: [Entry]
  private let steps: Int
  /// The cells.
  public let cover: CellCover
  /// The system of the cells.
  public let coordinateSystem: CoordinateSystem
  /// The boundary of the study.
  public let boundary: Geometry?
  /// How the classes are drawn.
  public let style: MapStyle

  init(_ study: Study, cover: CellCover, entries: [Entry], steps: Int, style: MapStyle) {
    self.cover = cover
    self.entries = entries
    self.steps = steps
    coordinateSystem = study.system
    boundary = study.boundary
    self.style = style
  }

  /// The layer's name.
  public var layerName: String { "emerging" }

  /// One row a cell.
  public var rowCount: Int { entries.count }

  /// The cell of a row.
  public func cell(of row: Int) -> Int { row }

  /// The declared columns.
  public var columns: [TableColumn] {
    TableColumn.cellColumns + [
      TableColumn(name: "count", kind: .integer, doc: "The number of incidents in all steps."),
      TableColumn(name: "class", kind: .text, doc: "The emerging class, or none."),
      TableColumn(
        name: "trend_z", kind: .number, doc: "Mann–Kendall's z of the cell's scores by step."),
      TableColumn(name: "trend_p", kind: .number, doc: "The two-sided probability of that z."),
      TableColumn(name: "steps", kind: .integer, doc: "The number of steps."),
      TableColumn(name: "steps_hot", kind: .integer, doc: "Steps in which the cell was hot."),
      TableColumn(name: "steps_cold", kind: .integer, doc: "Steps in which the cell was cold."),
      TableColumn(name: "last_z", kind: .number, doc: "The score of the last step."),
      TableColumn(name: "last_bin", kind: .integer, doc: "The confidence bin of the last step."),
    ]
  }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let entry = entries[row]
    writeCell(row, to: &cells)
    cells.integer(Int(entry.count))
    cells.text(entry.className)
    cells.number(entry.trendZ)
    cells.number(entry.trendP)
    cells.integer(steps)
    cells.integer(entry.hot)
    cells.integer(entry.cold)
    cells.number(entry.lastZ)
    cells.integer(entry.lastBin)
  }
}
