internal import DelimitedText
internal import HotspotGeometry
internal import HotspotStatistics
internal import MapLayers
internal import ResultTables

/// Local statistics of Getis and Ord as a user asks for them.
public struct GetisOrdRequest: Sendable {
  /// What to put on the map.
  public var study: StudyRequest
  /// The cells.
  public var grid: GridRequest
  /// Which cells are neighbours, and how probabilities are adjusted.
  public var statistic = GetisOrd()
  /// The cells over which the mean is taken; nil for the boundary's, or else the extent's.
  public var domain: StudyDomain?

  /// A request.
  public init(study: StudyRequest, grid: GridRequest) {
    self.study = study
    self.grid = grid
  }

  /// Reads, counts and tests.
  ///
  /// - Throws: as `StudyRequest.run()` does.
  public func run() throws -> MapOutcome {
    let study = try self.study.run()
    let (cells, note) = try grid.cells(of: study, in: domain)
    let statistics = statistic.statistics(
      of: cells.cover.spread(self.study.weight == .count ? cells.counts : cells.weights),
      cover: cells.cover, threads: study.threads)
    let bins = cells.cover.gathered(statistics.bins)
    let table = GetisOrdTable(study, cells, statistics, style: style(study))
    return MapOutcome(
      table, study: study,
      lines: [grid.description(of: cells.cover)] + cells.notes + [
        note, statistic.sentence(cellWidth: grid.width),
        "Hot at 99, 95, 90 % confidence: \(bins.count { $0 == 3 }), \(bins.count { $0 == 2 }), "
          + "\(bins.count { $0 == 1 }) cells; cold: \(bins.count { $0 == -3 }), "
          + "\(bins.count { $0 == -2 }), \(bins.count { $0 == -1 }). Undefined: "
          + "\(statistics.undefined).",
      ], options: grid.members + statistic.members,
      details: cells.members + [
        OrderedJSON.Member("domain", .string(note)),
        OrderedJSON.Member("undefined", .integer(statistics.undefined)),
      ])
  }

  private func style(_ study: Study) -> MapStyle {
    var style = study.style(
      statistic.includesSelf ? "Getis–Ord Gi*" : "Getis–Ord Gi", column: "bin", values: [],
      legend: "Confidence")
    style.classes = MapStyle.getisOrdBins
    return style
  }
}

extension GetisOrd {
  /// What is tested, in a sentence.
  func sentence(cellWidth: Double) -> String {
    let name = includesSelf ? "Gi*" : "Gi"
    let near =
      switch neighbourhood {
      case .rings(let rings): "\(rings) \(rings == 1 ? "ring" : "rings") of neighbours"
      case .distance(let metres): "neighbours within \(NumberText.shortest(metres)) m"
      }
    var alone = ""
    if case .distance(let metres) = neighbourhood, metres < cellWidth {
      alone =
        " No two centres are so near, so each cell stands alone; give the cells' width at least."
    }
    return "\(name) with \(near); q is p corrected by \(correction.rawValue).\(alone)"
  }

  /// The statistic as a run record holds it.
  var members: [OrderedJSON.Member] {
    let near: OrderedJSON =
      switch neighbourhood {
      case .rings(let rings): ["rings": .integer(rings)]
      case .distance(let metres): ["distance_m": .number(metres)]
      }
    return [
      OrderedJSON.Member("neighbours", near), OrderedJSON.Member("star", .bool(includesSelf)),
      OrderedJSON.Member("correction", .string(correction.rawValue)),
    ]
  }
}
