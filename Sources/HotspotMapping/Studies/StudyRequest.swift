internal import DelimitedText
public import HotspotGeometry
public import MapLayers
public import OffenceRecords
public import ResultTables

/// What to put on a map, as a user asks for it: paths and names, not yet read.
public struct StudyRequest: Sendable {
  /// Files, folders, archives, or `-`.
  public var paths: [String]
  /// How the files are read.
  public var reading = ReaderOptions()
  /// Which offences count.
  public var filter = IncidentFilter()
  /// The system of the input's coordinates as stated: `EPSG:27700`; nil to tell from the layout.
  public var crs: String?
  /// The system of the grid; nil to choose by the place.
  public var gridCRS: String?
  /// How positions are carried between OSGB36 and WGS 84.
  public var datum = DatumChoice.auto
  /// The file of the OSTN15 grid, or its folder; nil to look where PROJ does.
  public var datumGrid: String?
  /// What incidents weigh.
  public var weight = IncidentWeight.count
  /// The weights table for `harm`: a built-in name or a path.
  public var weightsTable = "ons-crime-severity"
  /// What becomes of incidents without a weight.
  public var unweighted = UnweightedIncidents.error
  /// The area studied; nil for wherever the points are.
  public var area: StudyArea?
  /// Other files that the result depends on, for its run record.
  public var otherInputs: [RunRecord.Input] = []
  /// Whether harm is gathered where the file has codes, even if it is not what incidents weigh.
  public var gathersHarm = false
  /// Whether the length of offences is gathered.
  public var readsEnds = false
  /// Whether every row needs a date; a filter by time needs them in any case.
  public var needsDates = false
  /// Whether rows need a place; without one they all stand at one point, if there is no boundary.
  public var needsPlaces = true

  /// A request with the usual options.
  public init(paths: [String]) { self.paths = paths }

  /// Reads the files and puts the incidents on the map.
  ///
  /// - Throws: `HotspotError` or `TooManyRejects`.
  public func run() throws -> Study {
    var reading = self.reading
    if case .column(let header) = weight { reading.columns[.gravity] = header }
    let reader = try OffenceReader(paths, options: reading)
    let plane =
      needsPlaces || area != nil ? try InputPlane(plan: reader.plan, stated: crs) : nil
    try requireFilterColumns(reader.plan)
    let gravity = try gravity(reader.plan)
    let countsOffences = reader.plan.has(.event) && reader.plan.has(.person)
    let collector = IncidentCollector(
      filter: filter, gravity: gravity.choice, positions: plane?.positions ?? .none,
      countsOffences: countsOffences, readsEnds: readsEnds)
    let (collected, intake) = try reader.summarise(
      collector, columns: collector.columns,
      required: needsDates || filter.asksForTime ? [.date] : [])
    try check(collected)
    let placed =
      try plane?.place(
        collected, grid: gridCRS, area: area, datum: datum, datumGrid: datumGrid,
        threads: reading.threads)
      ?? PlacedIncidents(placeless: collected)
    return Study(
      request: self, placed: placed, collected: collected, intake: intake,
      weightsTable: gravity.table, countsOffences: countsOffences)
  }

  private func gravity(
    _ plan: FilePlan
  ) throws -> (choice: IncidentCollector.Gravity, table: WeightsTable?) {
    switch weight {
    case .column: return (.column, nil)
    case .count where !gathersHarm: return (.none, nil)
    case .count, .harm:
      guard plan.has(.code) || plan.has(.offenceClass) else {
        if plan.has(.gravity) { return (.column, nil) }
        if weight == .harm {
          throw HotspotError(
            .header, file: plan.texts.first?.source.name,
            "\(Setting.weight) harm needs an offence code or a column of weights, and there is "
              + "neither. Name it: \(Setting.column) code=HEADER or \(Setting.column) "
              + "gravity=HEADER.")
        }
        return (.none, nil)
      }
      let table = try WeightsTable.load(weightsTable)
      return (.table(table), table)
    }
  }

  /// The columns that the filters cannot do without.
  private func requireFilterColumns(_ plan: FilePlan) throws {
    if filter.publicPlace {
      try require(.placeType, .publicPlaces, plan)
    }
    if filter.excludesDomestic { try require(.domestic, .withoutDomestic, plan) }
    if readsEnds { try plan.require([.end]) }
  }

  private func require(_ column: OffenceColumn, _ setting: Setting, _ plan: FilePlan) throws {
    for (text, layout) in zip(plan.texts, plan.layouts) where layout.places[column] == nil {
      throw HotspotError(
        .header, file: text.source.name,
        "\(setting) needs the column \(column.name), and the file has none. Name it with "
          + "\(Setting.column) \(column.name)=HEADER, or leave \(setting) out.")
    }
  }

  /// Stops where nothing can be made of what was read.
  private func check(_ collected: CollectedIncidents) throws {
    if collected.monthOnlyRows > 0, filter.hours != nil || filter.weekdays != nil {
      throw HotspotError(
        .badData,
        "\(collected.monthOnlyRows) rows have a month and no day, so they have neither hours nor "
          + "weekdays. Leave out \(Setting.hours) and \(Setting.weekdays), or use data with times.")
    }
    let otherTypes = collected.excluded.contains { $0.reason == .otherType }
    if collected.location.isEmpty, otherTypes, !filter.types.isEmpty {
      let asked = Set(filter.types.map(\.foldedWords))
      if !collected.groups.contains(where: { asked.contains($0.foldedWords) }) {
        throw HotspotError(
          .badData,
          "no offence is of the type \(filter.types.joined(separator: " or ")). The types are: "
            + collected.groups.prefix(20).joined(separator: "; ")
            + (collected.groups.count > 20 ? "; …" : "") + ".")
      }
    }
    let off = collected.excluded.first { $0.reason == .offTheEarth }?.rows ?? 0
    if off > collected.location.count {
      throw HotspotError(
        .badData,
        "\(off) rows have a longitude beyond 180 or a latitude beyond 90, so the columns do not "
          + "hold degrees. If they are eastings and northings, say so: \(Setting.column) "
          + "easting=HEADER \(Setting.column) northing=HEADER \(Setting.coordinateSystem) "
          + "EPSG:27700.")
    }
    guard !collected.location.isEmpty else {
      let reasons = collected.excluded.map { "\($0.rows) \($0.reason.name)" }
      throw HotspotError(
        .badData,
        "no row is left to put on a map"
          + (reasons.isEmpty ? "; the input has no rows." : ": \(reasons.joined(separator: ", ")).")
      )
    }
    try checkWeights(collected)
  }

  private func checkWeights(_ collected: CollectedIncidents) throws {
    let lacking = collected.unweighted.map(\.incidents).reduce(0, +)
    guard weight != .count, unweighted == .error, lacking * 100 > collected.location.count else {
      return
    }
    let names = collected.unweighted.prefix(8).map { "\($0.code) \($0.incidents)" }
    throw HotspotError(
      .badData,
      "\(lacking) of \(collected.location.count) incidents have no weight (\(names.joined(separator: ", ")))."
        + " Give a table that has them (\(Setting.weightsTable) FILE), or let them weigh nothing "
        + "(\(Setting.unweighted) zero).")
  }
}
