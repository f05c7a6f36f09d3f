internal import DelimitedText
internal import HotspotGeometry
internal import MapLayers
internal import OffenceRecords
internal import ResultTables

/// From offences to a ranked list of patrol-sized hotspots.
public struct DetectRequest: Sendable {
  /// What to put on the map.
  public var study: StudyRequest
  /// The cells.
  public var grid: GridRequest
  /// How hotspots are chosen.
  public var options: DetectionOptions

  /// The width, flat to flat, of hexagons of 3.97 hectares: 145,000 of them cover Thames Valley.
  public static let standardWidth = 214.0

  /// A request.
  public init(study: StudyRequest, grid: GridRequest, options: DetectionOptions) {
    self.study = study
    self.grid = grid
    self.options = options
  }

  /// Reads, ranks and describes.
  ///
  /// - Throws: as `StudyRequest.run()` does.
  public func run() throws -> MapOutcome {
    var request = self.study
    request.gathersHarm = true
    request.needsDates =
      options.nudges || options.split != nil || options.periods != nil
      || options.minimumCount != nil || options.maximumCount != nil
    request.otherInputs += options.exclusions?.inputs ?? []
    let study = try request.run()
    try check(study)
    let cover = try grid.cover(of: study)
    var lines: [String] = []
    if !grid.isWidthStated, grid.shape == .hexagon {
      lines.append(
        "The cells are hexagons of 214 m (3.97 ha), the size of the Thames Valley trial; choose "
          + "others with \(Setting.cellWidth) and \(Setting.cellShape).")
    }
    lines.append(grid.description(of: cover))
    lines += options.choices
    var hotspots: [DetectedHotspot] = []
    var funnels: [OrderedJSON.Member] = []
    for (half, incidents) in halves(of: study, &lines) {
      var detector = try HotspotDetector(
        study: study, incidents: incidents, cover: cover, grid: grid, options: options, half: half,
        years: years(study))
      hotspots += try detector.hotspots()
      let label = half.map { "\($0): " } ?? ""
      lines += detector.cells.notes.map { label + $0 }
      lines.append(label + detector.funnel.line + ".")
      lines += detector.notes.map { label + $0 }
      funnels.append(OrderedJSON.Member(half ?? "all", detector.funnel.document))
    }
    let warnings = warnings(hotspots, study)
    lines += warnings
    let table = HotspotTable(
      hotspots, study: study, isNudged: options.nudges, style: style(study, hotspots),
      notes: warnings)
    return MapOutcome(
      table, study: study, lines: lines, options: grid.members + members,
      details: [OrderedJSON.Member("funnel", .object(funnels))])
  }

  private func check(_ study: Study) throws {
    if options.measure == .harm, !study.hasWeights {
      throw HotspotError(
        .header,
        "\(Setting.ranking) harm needs weights, and there is no code column. Name it with "
          + "\(Setting.column) code=HEADER, or weigh by a column of numbers: \(Setting.weight) "
          + "HEADER.")
    }
    if options.split != nil, !study.incidents.minute.contains(where: { $0 >= 0 }) {
      throw HotspotError(
        .badData,
        "\(Setting.splitOfDay) needs times of day, and no incident has one. Leave "
          + "\(Setting.splitOfDay) out.")
    }
    if study.incidents.count == 0 {
      throw HotspotError(.badData, "no incident is left to find hotspots in.")
    }
    if options.periods != nil { _ = try study.periods(options.periods ?? .month) }
  }

  /// The sets of incidents that are ranked, with their names where there are two.
  private func halves(
    of study: Study, _ lines: inout [String]
  ) -> [(half: String?, incidents: Incidents)] {
    guard let split = options.split else { return [(nil, study.incidents)] }
    let minutes = study.incidents.minute
    let timeless = minutes.count { $0 < 0 }
    if timeless > 0 { lines.append("\(timeless) incidents have no time and are in neither half.") }
    let names =
      split == DetectionOptions.day ? ("day", "night") : ("\(split)", "\(split.complement)")
    return [
      (names.0, study.incidents.filter { minutes[$0] >= 0 && split.contains(minutes[$0]) }),
      (names.1, study.incidents.filter { minutes[$0] >= 0 && !split.contains(minutes[$0]) }),
    ]
  }

  private func years(_ study: Study) -> Double {
    guard let span = study.span else { return 1 }
    return Double(span.last.days - span.first.days + 1) / 365.25
  }

  private func warnings(_ hotspots: [DetectedHotspot], _ study: Study) -> [String] {
    let single = hotspots.filter { $0.topPointShare > 0.5 }
    guard !single.isEmpty else { return [] }
    let found =
      "\(single.count) of \(hotspots.count) hotspots have over half of their incidents at one point"
    if study.hasSnapPoints {
      return [
        found + "; published positions are snapped to a few points a street, so that need not be "
          + "one address."
      ]
    }
    return [
      found + ", perhaps an address such as a custody suite, hospital, hostel or shop rather than "
        + "a place to patrol: \(single.prefix(10).map(\.name).joined(separator: ", "))"
        + (single.count > 10 ? ", …." : ".")
    ]
  }

  private func style(_ study: Study, _ hotspots: [DetectedHotspot]) -> MapStyle {
    var style = study.style(
      "Hotspots", column: "count", values: hotspots.map { Double($0.count) }, legend: "Incidents")
    style.labelColumn = "rank"
    return style
  }

  private var members: [OrderedJSON.Member] {
    [
      OrderedJSON.Member("by", .string(options.measure.rawValue)),
      OrderedJSON.Member("top", .integer(options.top)),
      OrderedJSON.Member("merge", .string(options.merge.rawValue)),
      OrderedJSON.Member("nudge", .bool(options.nudges)),
      OrderedJSON.Member("min_count_a_year", options.minimumCount.map { .number($0) } ?? .null),
      OrderedJSON.Member("max_count_a_year", options.maximumCount.map { .number($0) } ?? .null),
      OrderedJSON.Member(
        "min_separation_m", options.minimumSeparation.map { .number($0) } ?? .null),
      OrderedJSON.Member(
        "exclude", options.exclusions.map { .string(RunRecord.name(of: $0.name)) } ?? .null),
      OrderedJSON.Member("periods", .string((options.periods ?? .month).rawValue)),
      OrderedJSON.Member("enduring_share", .number(options.enduringShare)),
      OrderedJSON.Member("hot_top", .integer(options.hotTop ?? options.top)),
      OrderedJSON.Member("split", options.split.map { .string("\($0)") } ?? .null),
    ]
  }
}
