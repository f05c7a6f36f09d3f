internal import DelimitedText
public import HotspotGeometry
internal import HotspotStatistics
public import MapLayers
public import ResultTables

/// Hotspots by rank, with their polygons.
public struct HotspotTable: SpatialResult {
  /// The hotspots; those of the first half of the day before those of the second.
  public let hotspots: [DetectedHotspot]
  private let isNudged: Bool
  /// The system of the polygons.
  public let coordinateSystem: CoordinateSystem
  /// The boundary of the study.
  public let boundary: Geometry?
  /// How the hotspots are drawn.
  public let style: MapStyle
  /// What a reader should know.
  public let notes: [String]

  init(
    _ hotspots: [DetectedHotspot], study: Study, isNudged: Bool, style: MapStyle,
    notes: [String]
  ) {
    self.hotspots = hotspots
    self.isNudged = isNudged
    coordinateSystem = study.system
    boundary = study.boundary
    self.style = style
    self.notes = notes
  }

  /// The layer's name.
  public var layerName: String { "hotspots" }

  /// One row a hotspot.
  public var rowCount: Int { hotspots.count }

  /// The polygon of a hotspot.
  public func figure(of row: Int) -> Geometry { hotspots[row].figure }

  /// The declared columns.
  public var columns: [TableColumn] {
    isNudged ? HotspotTable.standard + HotspotTable.halves : HotspotTable.standard
  }

  private static let standard = [
    TableColumn(
      name: "hotspot", kind: .text,
      doc: "The name of its cell, or of the highest ranked of its cells; with a split, the half."),
    TableColumn(name: "rank", kind: .integer, doc: "Its place in the ranking, from 1."),
    TableColumn(name: "count", kind: .integer, doc: "The number of incidents."),
    TableColumn(
      name: "harm", kind: .decimal,
      doc: "The sum of the incidents' weights; empty where nothing was weighed."),
    TableColumn(
      name: "area_km2", kind: .number, doc: "The area inside the boundary in square kilometres."),
    TableColumn(name: "x", kind: .number, doc: "The centre's x in the grid's system, in metres."),
    TableColumn(name: "y", kind: .number, doc: "The centre's y in the grid's system, in metres."),
    TableColumn(
      name: "share", kind: .number, doc: "The share of the incidents ranked that it holds."),
    TableColumn(name: "periods", kind: .integer, doc: "The number of whole periods."),
    TableColumn(
      name: "periods_hot", kind: .integer,
      doc: "The periods in which its count was among the highest of all cells'."),
    TableColumn(
      name: "trend_z", kind: .number, doc: "Mann–Kendall's z of its counts by period."),
    TableColumn(name: "trend_p", kind: .number, doc: "The two-sided probability of that z."),
    TableColumn(
      name: "sen_slope", kind: .number, doc: "The median change of its count a period (Sen)."),
    TableColumn(
      name: "class", kind: .text,
      doc: "Its emerging hotspot class by its hot periods; empty under eight periods."),
    TableColumn(
      name: "enduring", kind: .text,
      doc: "Whether it endures, yes or no; empty under eight periods."),
    TableColumn(
      name: "dual_share", kind: .number,
      doc: "Of its hot periods that another follows, the share followed by a hot one."),
    TableColumn(
      name: "nearest_m", kind: .number,
      doc: "The distance to the nearest other hotspot's centre, in metres."),
    TableColumn(
      name: "top_point_share", kind: .number,
      doc: "The share of its incidents at its busiest point: over a half is one address."),
    TableColumn(
      name: "peak_hour", kind: .integer, doc: "The hour with most incidents; empty without times."),
    TableColumn(
      name: "peak_weekday", kind: .text,
      doc: "The weekday with most incidents; empty where only months are known."),
  ]

  private static let halves = [
    TableColumn(
      name: "count_train", kind: .integer,
      doc: "Incidents of the first half of the period, on which the cell was shifted."),
    TableColumn(
      name: "count_test", kind: .integer, doc: "Incidents of the second half, which it never saw."
    ),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let hotspot = hotspots[row]
    let history = hotspot.history
    cells.text(hotspot.name)
    cells.integer(hotspot.rank)
    cells.integer(hotspot.count)
    cells.optional(hotspot.harm) { $1.decimal(FixedDecimal(tenThousandths: $0)) }
    cells.number(hotspot.area / 1_000_000)
    cells.number(hotspot.x)
    cells.number(hotspot.y)
    cells.number(hotspot.share)
    cells.integer(history.periods)
    cells.integer(history.periodsHot)
    cells.number(history.trend?.z ?? .nan)
    cells.number(history.trend?.p ?? .nan)
    cells.number(history.slope?.slope ?? .nan)
    cells.optional(history.emergingClass) { $1.text($0) }
    cells.optional(history.isEnduring) { $1.text($0 ? "yes" : "no") }
    cells.number(history.dualShare ?? .nan)
    cells.number(hotspot.nearest ?? .nan)
    cells.number(hotspot.topPointShare)
    cells.optional(hotspot.peakHour) { $1.integer($0) }
    cells.optional(hotspot.peakWeekday) { $1.text($0.shortName) }
    guard isNudged else { return }
    cells.optional(hotspot.halves?.train) { $1.integer($0) }
    cells.optional(hotspot.halves?.test) { $1.integer($0) }
  }
}

extension CellWriter {
  /// Writes a value, or an empty cell where there is none.
  mutating func optional<Value>(
    _ value: Value?, _ write: (Value, inout CellWriter) -> Void
  ) {
    if let value { write(value, &self) } else { empty() }
  }
}
