public import DelimitedText
public import HotspotGeometry
internal import MapLayers
internal import OffenceRecords
public import ResultTables

/// Incidents on a map, with all that was decided on the way.
public struct Study: Sendable {
  private let request: StudyRequest
  private let weightsTable: WeightsTable?
  private let operations: [String]
  private let decisions: [String]
  private let isPlaceless: Bool
  /// All incidents that could be placed, those outside the boundary too.
  public let placed: Incidents
  /// Whether each location of `placed` is inside the boundary; empty without one.
  public let isInside: [Bool]
  /// The incidents inside the boundary; all of them without one.
  public let incidents: Incidents
  /// The grid's coordinate system.
  public let system: CoordinateSystem
  /// The boundary in that system.
  public let boundary: Geometry?
  /// What was read.
  public let intake: IntakeReport
  /// Rows left out, by reason.
  public let excluded: [(reason: IncidentExclusion, rows: Int)]
  /// Incidents outside the boundary.
  public let outside: Int
  /// Incidents without a weight, by code.
  public let unweighted: [(code: String, incidents: Int)]
  /// The last day of which nine in ten offences have been reported; nil where none says.
  public let lastCompleteDay: CalendarDate?

  init(
    request: StudyRequest, placed: PlacedIncidents, collected: CollectedIncidents,
    intake: IntakeReport, weightsTable: WeightsTable?, countsOffences: Bool
  ) {
    self.request = request
    self.weightsTable = weightsTable
    self.placed = placed.incidents
    isInside = placed.isInside
    if placed.isInside.isEmpty {
      incidents = placed.incidents
    } else {
      incidents = placed.incidents.filter {
        placed.isInside[Int(placed.incidents.location[$0])]
      }
    }
    outside = placed.incidents.count - incidents.count
    system = placed.system
    boundary = placed.boundary
    operations = placed.operations
    isPlaceless = placed.isPlaceless
    hasSnapPoints = placed.hasSnapPoints
    self.intake = intake
    unweighted = collected.unweighted
    lastCompleteDay = collected.lastCompleteDay
    var excluded = collected.excluded
    if placed.offTheEarth > 0 {
      if let index = excluded.firstIndex(where: { $0.reason == .offTheEarth }) {
        excluded[index].rows += placed.offTheEarth
      } else {
        excluded.append((.offTheEarth, placed.offTheEarth))
      }
    }
    self.excluded = excluded
    var decisions = placed.notes
    if countsOffences {
      decisions.append(
        "Rows of several people in one offence (same event and code) count once"
          + (placed.incidents.weight.isEmpty ? "." : ", with the greatest weight among them."))
    }
    self.decisions = decisions
  }

  /// How positions are carried between OSGB36 and WGS 84.
  public var datum: DatumChoice { request.datum }

  /// The file of the OSTN15 grid, where one was named.
  public var datumGrid: String? { request.datumGrid }

  /// The polygons of a layer in the grid's system.
  func figures(of layer: ZoneLayer) throws(HotspotError) -> [Geometry] {
    try layer.figures(in: system, datum: datum, grid: datumGrid)
  }

  /// Whether positions were published as snap points, many offences to one.
  public let hasSnapPoints: Bool

  /// Workers for what follows.
  public var threads: Int { request.reading.threads }

  /// What incidents weigh.
  public var weight: IncidentWeight { request.weight }

  /// Whether the incidents have weights.
  public var hasWeights: Bool { !placed.weight.isEmpty }

  /// The first and last police day of the incidents inside the boundary, or those asked for.
  public var span: (first: CalendarDate, last: CalendarDate)? {
    guard let last = incidents.day.max(), last != .min,
      let first = incidents.day.lazy.filter({ $0 != .min }).min()
    else { return nil }
    return (
      request.filter.from ?? firstDay(first), request.filter.to ?? CalendarDate(days: last)
    )
  }

  /// A month-only date stands at its month's end, so its span begins with the month.
  private func firstDay(_ day: Int32) -> CalendarDate {
    let date = CalendarDate(days: day)
    guard isMonthOnly else { return date }
    let (year, month, _) = date.components
    return CalendarDate(year: year, month: month, day: 1) ?? date
  }

  /// Whether some incident has a month and no day.
  public var isMonthOnly: Bool { incidents.minute.contains(-2) }

  /// One line a fact about what was read and left out.
  public var lines: [String] {
    var lines: [String] = []
    let read = "\(intake.rowsRead) rows read, \(intake.rejectedCount) rejected; "
    if isPlaceless {
      lines.append(read + "\(incidents.count) incidents counted.")
    } else {
      lines.append(
        read + "\(incidents.count) incidents on the map, at \(incidents.x.count) distinct points.")
      lines.append(offTheMap)
      if let strays { lines.append(strays) }
    }
    let placeless: Set<IncidentExclusion> = [.noCoordinates, .offTheEarth, .nullIsland]
    let others = excluded.filter { !placeless.contains($0.reason) }
    if !others.isEmpty {
      lines.append(
        "Rows left out: "
          + others.map { "\($0.rows) \($0.reason.name)" }.joined(separator: ", ") + ".")
    }
    if !unweighted.isEmpty {
      let names = unweighted.prefix(8).map { "\($0.code) \($0.incidents)" }
      lines.append(
        "Incidents without a weight, which add nothing: \(names.joined(separator: ", "))"
          + (unweighted.count > 8 ? ", …." : "."))
    }
    lines += decisions
    lines += operations.map { "Positions were carried by \($0)." }
    if let order = intake.dateOrder {
      lines.append("Dates such as 03/04/2024 are read \(order.rawValue).")
    }
    if let last = lastCompleteDay, let span, span.last > last {
      lines.append(
        "The last period is incomplete: nine in ten offences are known only up to \(last).")
    }
    return lines
  }

  /// The points that lie farthest outside the boundary's box, which may be strays.
  private var strays: String? {
    guard outside > 0, let box = boundary?.envelope else { return nil }
    func distance(_ place: Int) -> Double {
      let dx = max(box.minX - placed.x[place], 0, placed.x[place] - box.maxX)
      let dy = max(box.minY - placed.y[place], 0, placed.y[place] - box.maxY)
      return (dx * dx + dy * dy).squareRoot()
    }
    let far = isInside.indices.filter { !isInside[$0] && distance($0) > 10_000 }
      .sorted { (-distance($0), $0) < (-distance($1), $1) }
    guard !far.isEmpty else { return nil }
    let named = far.prefix(3).map {
      "\(NumberText.shortest(placed.x[$0].rounded())), \(NumberText.shortest(placed.y[$0].rounded()))"
    }
    return "Of the points outside, \(far.count) lie more than 10 km away: "
      + named.joined(separator: "; ") + (far.count > 3 ? "; …." : ".")
  }

  private var offTheMap: String {
    func rows(_ reason: IncidentExclusion) -> Int {
      excluded.first { $0.reason == reason }?.rows ?? 0
    }
    return "Not on the map: \(rows(.noCoordinates)) without coordinates, \(rows(.offTheEarth)) off "
      + "the Earth, \(rows(.nullIsland)) at 0, 0"
      + (boundary == nil ? "." : ", \(outside) outside the boundary.")
  }

  /// The run's record.
  ///
  /// - Parameters:
  ///   - command: the command line.
  ///   - options: the options of the analysis.
  ///   - details: what the analysis has to tell.
  public func record(
    command: [String], options: [OrderedJSON.Member], details: [OrderedJSON.Member] = []
  ) -> RunRecord {
    func counts(_ pairs: [(String, Int)]) -> OrderedJSON {
      .object(pairs.map { OrderedJSON.Member($0.0, .integer($0.1)) })
    }
    let filter = request.filter
    return RunRecord(
      version: ToolVersion.current, command: command,
      definitions: filter.offences.map {
        [
          RunRecord.Configuration(
            name: $0.name, version: String($0.version),
            sha256: ContentHash.sha256(of: Array($0.text.utf8)))
        ]
      } ?? [],
      weights: weightsTable.map { [RunRecord.Configuration(name: $0.name, sha256: $0.sha256)] }
        ?? [],
      inputs: RunRecord.inputs(of: intake) + (request.area?.inputs ?? []) + request.otherInputs,
      rows: RunRecord.rows(of: intake),
      options: [
        OrderedJSON.Member("time_zone", .string(request.reading.zone.name)),
        OrderedJSON.Member("day_start", .string(ClockRange.clock(filter.dayStart))),
        OrderedJSON.Member("from", filter.from.map { .string($0.description) } ?? .null),
        OrderedJSON.Member("to", filter.to.map { .string($0.description) } ?? .null),
        OrderedJSON.Member("datum", .string(request.datum.rawValue)),
        OrderedJSON.Member("grid_crs", .string(system.label)),
        OrderedJSON.Member(
          "boundary", request.area.map { .string(RunRecord.name(of: $0.name)) } ?? .null),
      ] + options,
      details: [
        OrderedJSON.Member("coordinate_operations", .array(operations.map { .string($0) })),
        OrderedJSON.Member("incidents", .integer(incidents.count)),
        OrderedJSON.Member("distinct_points", .integer(incidents.x.count)),
        OrderedJSON.Member("outside_boundary", .integer(outside)),
        OrderedJSON.Member(
          "rows_left_out", counts(excluded.map { ($0.reason.name, $0.rows) })),
        OrderedJSON.Member(
          "unweighted", counts(unweighted.map { ($0.code, $0.incidents) })),
        OrderedJSON.Member("notes", .array(decisions.map { .string($0) })),
      ] + details)
  }
}
