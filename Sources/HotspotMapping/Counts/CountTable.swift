internal import DelimitedText
public import HotspotGeometry
public import MapLayers
public import ResultTables

/// Incidents counted by cell, and by period where periods are asked for.
///
/// Without periods every cell has a row. With periods a cell has one for each period in which it
/// has incidents.
public struct CellCountTable: CellResult {
  private let entries: [PeriodCounts.Entry]
  private let periods: Periods?
  /// The cells.
  public let cover: CellCover
  /// The system of the cells.
  public let coordinateSystem: CoordinateSystem
  /// The boundary of the study.
  public let boundary: Geometry?
  /// How the table is drawn.
  public let style: MapStyle

  /// Counts the incidents of a study.
  ///
  /// - Parameter style: how the counts of the rows are drawn.
  public init(
    _ study: Study, _ cells: StudyCells, periods: Periods?,
    style: (_ counts: [Double]) -> MapStyle
  ) {
    cover = cells.cover
    coordinateSystem = study.system
    boundary = study.boundary
    self.periods = periods
    if let periods {
      entries =
        PeriodCounts(study.incidents, groups: cells.cellOfLocation, periods: periods).entries
    } else {
      entries = cells.counts.indices.map {
        PeriodCounts.Entry(
          group: Int32($0), period: 0, count: cells.counts[$0], weight: cells.weights[$0])
      }
    }
    self.style = style(entries.map { Double($0.count) })
  }

  /// The layer's name.
  public var layerName: String { "counts" }

  /// One row a cell, or a cell and a period.
  public var rowCount: Int { entries.count }

  /// The cell of a row.
  public func cell(of row: Int) -> Int { Int(entries[row].group) }

  /// The declared columns.
  public var columns: [TableColumn] {
    TableColumn.cellColumns + TableColumn.countColumns(hasPeriods: periods != nil)
  }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let entry = entries[row]
    writeCell(row, to: &cells)
    cells.writeCounts(
      count: entry.count, weight: entry.weight, area: cover.areaInside[Int(entry.group)],
      period: periods?.name(Int(entry.period)))
  }
}

/// Incidents counted by zone, and by period where periods are asked for.
///
/// Every zone has a row, in the order of the layer; with periods, one a period.
public struct ZoneCountTable: SpatialResult {
  private let zones: ZoneLayer
  private let figures: [Geometry]
  private let areas: [Double]
  private let periods: Periods?
  private let counts: [Int64]
  private let weights: [Int64]
  /// Incidents in no zone.
  public let outside: Int
  /// The system of the zones.
  public let coordinateSystem: CoordinateSystem
  /// The boundary of the study.
  public let boundary: Geometry?
  /// How the table is drawn.
  public let style: MapStyle

  /// Counts the incidents of a study into zones.
  ///
  /// - Throws: `HotspotError` where the zones cannot be put in the study's system.
  public init(
    _ study: Study, zones: ZoneLayer, periods: Periods?,
    style: (_ counts: [Double]) -> MapStyle
  ) throws {
    self.zones = zones
    self.periods = periods
    figures = try study.figures(of: zones)
    areas = figures.map(\.area)
    let incidents = study.incidents
    let zoneOfLocation = ZoneIndex(figures).zones(
      x: incidents.x, y: incidents.y, threads: study.threads)
    let span = periods?.count ?? 1
    var counts = [Int64](repeating: 0, count: figures.count * span)
    var weights = counts
    var outside = 0
    for index in incidents.location.indices {
      let zone = Int(zoneOfLocation[Int(incidents.location[index])])
      guard zone >= 0 else {
        outside += 1
        continue
      }
      guard let period = periods.map({ $0.period(of: incidents.day[index]) }) ?? 0 else {
        continue
      }
      counts[zone * span + period] += 1
      weights[zone * span + period] += incidents.weight.isEmpty ? 10_000 : incidents.weight[index]
    }
    self.counts = counts
    self.weights = weights
    self.outside = outside
    coordinateSystem = study.system
    boundary = study.boundary
    self.style = style(counts.map { Double($0) })
  }

  /// The layer's name.
  public var layerName: String { "counts" }

  /// One row a zone, or a zone and a period.
  public var rowCount: Int { counts.count }

  /// The declared columns.
  public var columns: [TableColumn] {
    [TableColumn(name: "zone", kind: .text, doc: "The zone, as its layer names it.")]
      + TableColumn.countColumns(hasPeriods: periods != nil)
  }

  /// The polygon of a row's zone.
  public func figure(of row: Int) -> Geometry { figures[row / (periods?.count ?? 1)] }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let (zone, period) = row.quotientAndRemainder(dividingBy: periods?.count ?? 1)
    cells.text(zones.names[zone])
    cells.writeCounts(
      count: counts[row], weight: weights[row], area: areas[zone],
      period: periods?.name(period))
  }
}
