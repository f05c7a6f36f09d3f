public import ResultTables

/// How near each unit that has an arm lies to the other side, the nearest first.
public struct SpilloverTable: TabularResult {
  private let units: [Spillover.Unit]

  /// What the table comes to.
  public let notes: [String]

  /// The table of an allocation's spillover.
  public init(_ spillover: Spillover) {
    // The sort is stable, so units as near stay in the order of their ids.
    units = spillover.units.filter { $0.arm != nil }
      .sorted { $0.distance ?? .infinity < $1.distance ?? .infinity }
    notes = spillover.lines
  }

  /// One row a unit in an arm.
  public var rowCount: Int { units.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "unit", kind: .identifier, doc: "The unit's id."),
    TableColumn(name: "arm", kind: .text, doc: "Its arm."),
    TableColumn(
      name: "nearest_opposite_unit", kind: .identifier,
      doc: "The nearest unit on the other side, treated or control."),
    TableColumn(
      name: "nearest_opposite_m", kind: .number, doc: "The metres to it, edge to edge."),
    TableColumn(
      name: "contaminated_share", kind: .number,
      doc: "The share of a control unit's area that buffers of treated units cover."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let unit = units[row]
    cells.identifier(unit.id)
    cells.text(unit.arm ?? "")
    cells.identifier(unit.nearestOpposite ?? "")
    if let distance = unit.distance { cells.number(distance) } else { cells.empty() }
    if let share = unit.contaminatedShare { cells.number(share) } else { cells.empty() }
  }
}
