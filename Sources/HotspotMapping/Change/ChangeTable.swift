public import HotspotGeometry
public import MapLayers
public import ResultTables

/// The units that are compared, and their counts.
struct ChangeUnits: Sendable {
  /// What a unit is.
  enum Kind: Sendable {
    case cells(CellCover, [Int])
    case zones([String], [Geometry])
  }

  var kind: Kind
  var before: [Int64]
  var after: [Int64]

  /// The cells with incidents in either period.
  static func cells(
    _ study: Study, cover: CellCover, _ early: Incidents, _ late: Incidents
  ) throws -> ChangeUnits {
    let before = StudyCells(early, in: cover, threads: study.threads).counts
    let after = StudyCells(late, in: cover, threads: study.threads).counts
    let chosen = before.indices.filter { before[$0] + after[$0] > 0 }
    return ChangeUnits(
      kind: .cells(cover, chosen), before: chosen.map { before[$0] },
      after: chosen.map { after[$0] })
  }

  /// All zones of a layer.
  static func zones(
    _ study: Study, _ layer: ZoneLayer, _ early: Incidents, _ late: Incidents
  ) throws -> ChangeUnits {
    let figures = try study.figures(of: layer)
    let index = ZoneIndex(figures)
    func counts(_ incidents: Incidents) -> [Int64] {
      incidents.counts(
        by: index.zones(x: incidents.x, y: incidents.y, threads: study.threads),
        of: figures.count)
    }
    return ChangeUnits(
      kind: .zones(layer.names, figures), before: counts(early), after: counts(late))
  }
}

/// The change of each cell or zone between two periods.
public struct ChangeTable: SpatialResult {
  private let units: ChangeUnits
  private let changes: [PoissonChange]
  /// The system of the figures.
  public let coordinateSystem: CoordinateSystem
  /// The boundary of the study.
  public let boundary: Geometry?
  /// How the changes are drawn.
  public let style: MapStyle

  init(_ study: Study, _ units: ChangeUnits, _ changes: [PoissonChange], style: MapStyle) {
    self.units = units
    self.changes = changes
    coordinateSystem = study.system
    boundary = study.boundary
    self.style = style
  }

  /// The layer's name.
  public var layerName: String { "change" }

  /// One row a unit.
  public var rowCount: Int { changes.count }

  /// The polygon of a unit.
  public func figure(of row: Int) -> Geometry {
    switch units.kind {
    case .cells(let cover, let chosen): cover.outline(chosen[row])
    case .zones(_, let figures): figures[row]
    }
  }

  /// The declared columns.
  public var columns: [TableColumn] {
    let names =
      switch units.kind {
      case .cells: TableColumn.cellColumns
      case .zones:
        [TableColumn(name: "zone", kind: .text, doc: "The zone, as its layer names it.")]
      }
    return names + ChangeTable.measures
  }

  private static let measures = [
    TableColumn(name: "before", kind: .integer, doc: "Incidents of the first period."),
    TableColumn(name: "after", kind: .integer, doc: "Incidents of the second period."),
    TableColumn(
      name: "difference", kind: .number,
      doc: "Incidents after less those before, brought to the length of the second period."),
    TableColumn(name: "difference_low", kind: .number, doc: "The lower limit of the difference."),
    TableColumn(name: "difference_high", kind: .number, doc: "The upper limit of the difference."),
    TableColumn(name: "ratio", kind: .number, doc: "The rate after over the rate before."),
    TableColumn(name: "ratio_low", kind: .number, doc: "The lower limit of the ratio."),
    TableColumn(name: "ratio_high", kind: .number, doc: "The upper limit; empty where unbounded."),
    TableColumn(
      name: "p", kind: .number, doc: "The two-sided probability by the Poisson e-test."),
    TableColumn(name: "q", kind: .number, doc: "p corrected for the number of units by bh."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    switch units.kind {
    case .cells(let cover, let chosen): cells.writeCell(chosen[row], of: cover)
    case .zones(let names, _): cells.text(names[row])
    }
    let change = changes[row]
    cells.integer(Int(change.before))
    cells.integer(Int(change.after))
    for value in [
      change.difference, change.differenceLow, change.differenceHigh, change.ratio,
      change.ratioLow, change.ratioHigh, change.p, change.q,
    ] { cells.number(value) }
  }
}
