internal import DelimitedText
internal import HotspotGeometry
internal import HotspotStatistics
internal import MapLayers
internal import ResultTables

/// Emerging hotspots as a user asks for them: Gi* in space and time, and the class of each cell.
public struct EmergingRequest: Sendable {
  /// The rules that name a sequence of hot and cold steps.
  public enum Rules: String, CaseIterable, Hashable, Sendable {
    /// New, consecutive, intensifying, persistent and so on.
    case esri
    /// Persistent, emerging, former, intermittent.
    case chainey
  }

  /// What to put on the map.
  public var study: StudyRequest
  /// The cells.
  public var grid: GridRequest
  /// Which cells are neighbours, and how probabilities are adjusted over the cube.
  public var statistic = GetisOrd()
  /// The length of a step.
  public var periods = PeriodLength.month
  /// The rules of the classes.
  public var rules = Rules.esri
  /// The adjusted probability at which a step is hot or cold.
  public var critical = 0.05

  /// A request.
  public init(study: StudyRequest, grid: GridRequest) {
    self.study = study
    self.grid = grid
  }

  /// Reads, counts, tests and classifies.
  ///
  /// - Throws: as `StudyRequest.run()` does.
  public func run() throws -> MapOutcome {
    var request = self.study
    request.needsDates = true
    let study = try request.run()
    let cells = StudyCells(
      study.incidents, in: try grid.cover(of: study), threads: study.threads)
    let periods = try study.periods(self.periods)
    let whole = study.wholePeriods(periods)
    guard whole.count >= 3 else {
      throw HotspotError(
        .badData,
        "there are \(whole.count) whole periods (\(periods.length.rawValue)), and emerging needs "
          + "three at least, better ten. Give more data, or shorter \(Setting.periods).")
    }
    let counts = cells.counts(of: study.incidents, by: periods)
    let cube = statistic.statistics(
      ofSteps: counts[whole].map { cells.cover.spread($0) }, cover: cells.cover,
      threads: study.threads)
    let entries = cells.counts.indices.map { cell in
      entry(
        cell: Int(cells.cover.places[cell]),
        count: whole.reduce(0) { $0 + Int64(counts[$1][cell]) }, cube: cube)
    }
    let table = EmergingTable(
      study, cover: cells.cover, entries: entries, steps: whole.count,
      style: style(study, entries))
    return MapOutcome(
      table, study: study, lines: lines(study, cells, periods, whole, entries),
      options: grid.members + statistic.members + [
        OrderedJSON.Member("periods", .string(self.periods.rawValue)),
        OrderedJSON.Member("rules", .string(rules.rawValue)),
        OrderedJSON.Member("critical", .number(critical)),
      ])
  }

  private func entry(cell: Int, count: Int64, cube: [LocalStatistics]) -> EmergingTable.Entry {
    let scores = cube.map { $0.z[cell] }
    let states = cube.map { step -> Int in
      guard step.q[cell] <= critical else { return 0 }
      return step.z[cell] > 0 ? 1 : -1
    }
    let trend = MannKendall(scores)
    let found: EmergingClass? =
      switch rules {
      case .esri: .esri(states, trendZ: trend.z)
      case .chainey: .chainey(states)
      }
    return EmergingTable.Entry(
      count: count, className: found?.name ?? "none", trendZ: trend.z, trendP: trend.p,
      hot: states.count { $0 > 0 }, cold: states.count { $0 < 0 },
      lastZ: scores.last ?? .nan, lastBin: Int(cube.last?.bins[cell] ?? 0))
  }

  private func lines(
    _ study: Study, _ cells: StudyCells, _ periods: Periods, _ whole: Range<Int>,
    _ entries: [EmergingTable.Entry]
  ) -> [String] {
    var classes: [String: Int] = [:]
    for entry in entries where entry.className != "none" {
      classes[entry.className, default: 0] += 1
    }
    let found = classes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }
    return [grid.description(of: cells.cover)] + cells.notes + [
      study.description(of: periods),
      "\(whole.count) whole steps, \(periods.name(whole.lowerBound)) to "
        + "\(periods.name(whole.upperBound - 1))"
        + (whole.count < 10 ? "; under ten steps classes are unsteady." : "."),
      "\(statistic.sentence(cellWidth: grid.width)) Neighbours are those of a step and of the one before; mean and variance "
        + "are those of the whole cube. A step is hot or cold where q is at most "
        + "\(NumberText.shortest(critical)).",
      "Classes by the \(rules.rawValue) rules: "
        + (found.isEmpty ? "none." : found.joined(separator: ", ") + "."),
    ]
  }

  private func style(_ study: Study, _ entries: [EmergingTable.Entry]) -> MapStyle {
    let hot = entries.map { Double($0.hot) }
    return study.style(
      "Emerging hotspots", column: "steps_hot", values: hot, legend: "Steps in which a cell was hot"
    )
  }
}
