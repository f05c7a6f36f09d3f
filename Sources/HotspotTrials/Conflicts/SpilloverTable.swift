public import ResultTables

/// How near each unit lies to the other side, unit by unit.
public struct SpilloverTable: TabularResult {
  private let spillover: Spillover

  /// The table of an allocation's spillover.
  public init(_ spillover: Spillover) { self.spillover = spillover }

  /// One row a unit of the frame.
  public var rowCount: Int { spillover.units.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "unit", kind: .identifier, doc: "The unit's id."),
    TableColumn(name: "arm", kind: .text, doc: "Its arm; empty for a unit in none."),
    TableColumn(
      name: "nearest_opposite_unit", kind: .identifier,
      doc: "The nearest unit on the other side, treated or control."),
    TableColumn(
      name: "nearest_opposite_m", kind: .number, doc: "The metres to it, edge to edge."),
    TableColumn(
      name: "contaminated_share", kind: .number,
      doc: "The share of a control unit's area that buffers of treated units cover."),
  ]

  /// The summary.
  public var notes: [String] { spillover.lines }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let unit = spillover.units[row]
    cells.identifier(unit.id)
    cells.text(unit.arm ?? "")
    cells.identifier(unit.nearestOpposite ?? "")
    if let distance = unit.distance { cells.number(distance) } else { cells.empty() }
    if let share = unit.contaminatedShare { cells.number(share) } else { cells.empty() }
  }
}
