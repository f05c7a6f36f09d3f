internal import DelimitedText
internal import HotspotGeometry
internal import MapLayers
internal import OffenceRecords
internal import ResultTables

/// A density surface as a user asks for it.
public struct DensityRequest: Sendable {
  /// How far incidents are spread.
  public enum Bandwidth: Hashable, Sendable {
    /// So many metres.
    case metres(Double)
    /// By a rule, from the points.
    case rule(BandwidthRule)
  }

  /// What incidents are compared with: people, premises, other offences.
  public struct Population: Sendable {
    /// Files of points.
    public var paths: [String]
    /// The header of the number at each point; nil for one each.
    public var weight: String?
    /// How the two surfaces are compared.
    public var relation: DualDensity

    /// A population.
    public init(paths: [String], weight: String?, relation: DualDensity) {
      self.paths = paths
      self.weight = weight
      self.relation = relation
    }
  }

  /// What to put on the map.
  public var study: StudyRequest
  /// The cells.
  public var grid: GridRequest
  /// How weights are spread.
  public var kernel = DensityKernel.quartic
  /// How far; nil to choose by a rule.
  public var bandwidth: Bandwidth?
  /// What the values are measured in.
  public var units = KernelDensity.Units.perSquareKilometre
  /// What is done about kernels that reach over the boundary.
  public var edge = KernelDensity.EdgeCorrection.none
  /// What incidents are compared with.
  public var population: Population?
  /// The isolines to draw.
  public var contours: ContourLevels?

  /// A request.
  public init(study: StudyRequest, grid: GridRequest) {
    self.study = study
    self.grid = grid
  }

  /// Reads, spreads and sums.
  ///
  /// - Throws: as `StudyRequest.run()` does, and `HotspotError`.
  public func run() throws -> MapOutcome {
    let study = try self.study.run()
    let cover = try grid.cover(of: study)
    let cells = StudyCells(study.placed, in: cover, threads: study.threads)
    var lines = [grid.description(of: cover)]
    if cells.uncovered > 0 {
      lines += cells.notes + ["They still count in cells that their kernels reach."]
    }
    let density = try kernelDensity(study, &lines)
    let finer = try finerCover(of: study, cover, density, &lines)
    var values = try surface(density, study, cover, finer)
    var units = unitText
    var weighed: [RunRecord.Input] = []
    if let population {
      let other = try read(population, in: study)
      weighed = RunRecord.inputs(of: other.intake)
      var against = density
      if case .perPoint = density.bandwidth {
        against.bandwidth = try bandwidth(of: other)
      }
      let below = try surface(against, other, cover, finer)
      values = population.relation.surface(of: values, against: below)
      let undefined = values.count { !$0.isFinite }
      let lacking = population.relation == .logRatio ? "population or density" : "population"
      units = "\(population.relation.rawValue) to the population"
      lines.append(
        "Compared with \(other.placed.count) points of \(population.paths.joined(separator: ", ")) "
          + "(\(population.relation.rawValue)); \(undefined) cells have no value, since their "
          + "\(lacking) is zero.")
    }
    let table = DensityTable(
      study, cells, values: values, units: units, style: style(study, values, units),
      contours: contours.map {
        Contour.contours(of: cover.whole(values), frame: cover.frame, levels: $0)
      } ?? [])
    return MapOutcome(
      table, study: study, lines: lines, options: grid.members + members(density),
      details: cells.members + [
        OrderedJSON.Member(
          "population",
          .array(weighed.map { ["name": .string($0.name), "sha256": .string($0.sha256)] }))
      ])
  }

  private func style(_ study: Study, _ values: [Double], _ units: String) -> MapStyle {
    var style = study.style(
      "Density", column: "density", values: values, legend: "Density, \(units)")
    if population?.relation == .difference || population?.relation == .logRatio {
      style.classes = MapStyle.diverging(values: values)
    }
    return style
  }

  private var unitText: String {
    switch units {
    case .perSquareKilometre: study.weight == .count ? "incidents per km2" : "weight per km2"
    case .raw: "sum of kernels of height one"
    case .probability: "share of the surface's sum"
    }
  }

  /// The boundary in cells of an odd part of the width, for the mass of kernels near the edge: the
  /// error of that mass falls with the square of cell width over bandwidth.
  private func finerCover(
    of study: Study, _ cover: CellCover, _ density: KernelDensity, _ lines: inout [String]
  ) throws -> CellCover? {
    guard edge == .uniform, let boundary = study.boundary,
      case .fixed(let bandwidth) = density.bandwidth
    else { return nil }
    var parts = 1
    while grid.shape == .square, bandwidth * Double(parts) / grid.width < 15,
      cover.count * (parts + 2) * (parts + 2) <= 4_000_000
    {
      parts += 2
    }
    let steps = bandwidth * Double(parts) / grid.width
    if steps < 10 {
      lines.append(
        "The edge correction sees the boundary cell by cell, which is coarse for a bandwidth of "
          + "\(NumberText.shortest((steps * 10).rounded() / 10)) cells; smaller cells are closer.")
    }
    guard parts > 1 else { return nil }
    var fine = grid
    fine.width = grid.width / Double(parts)
    return try CellCover(
      boundary: boundary, grid: fine.grid, choosing: .intersecting, threads: study.threads)
  }

  /// The surface at the cover's cells.
  private func surface(
    _ density: KernelDensity, _ study: Study, _ cover: CellCover, _ finer: CellCover?
  ) throws -> [Double] {
    let surface = try density.surface(
      x: study.placed.x, y: study.placed.y,
      weights: study.placed.weightByLocation.map { Double($0) / 10_000 }, cover: cover,
      finerCover: finer, threads: study.threads)
    return cover.isWhole ? surface : cover.places.map { surface[Int($0)] }
  }

  private func kernelDensity(_ study: Study, _ lines: inout [String]) throws -> KernelDensity {
    let width = try bandwidth(of: study)
    var text = "Kernel \(kernel.rawValue), "
    switch width {
    case .fixed(let metres): text += "bandwidth \(NumberText.metres(metres))"
    case .perPoint(let metres):
      let sorted = metres.sorted()
      text +=
        "bandwidths of \(NumberText.metres(sorted.first ?? .nan)) to "
        + "\(NumberText.metres(sorted.last ?? .nan)), median "
        + "\(NumberText.metres(sorted.isEmpty ? .nan : sorted[sorted.count / 2]))"
    }
    switch bandwidth {
    case .metres: text += ", as stated."
    case .rule(let rule): text += ", by the rule \(rule.name)."
    case nil:
      text +=
        ", by the rule scott since no \(Setting.bandwidth) was given: a smooth view of the whole "
        + "area. For streets try \(Setting.bandwidth) 300."
    }
    lines.append(text)
    lines.append("Density in \(unitText); edge correction \(edge.rawValue).")
    return KernelDensity(kernel: kernel, bandwidth: width, units: units, edge: edge)
  }

  private func bandwidth(of study: Study) throws -> KernelDensity.Bandwidth {
    let rule: BandwidthRule
    switch bandwidth {
    case .metres(let metres): return .fixed(metres)
    case .rule(let stated): rule = stated
    case nil: rule = .scott
    }
    // Strays outside the boundary must not widen the kernels; each point needs its own width.
    var points = study.incidents
    if case .nearest = rule { points = study.placed }
    return try rule.bandwidth(
      x: points.x, y: points.y, counts: points.countByLocation.map { Double($0) }, kernel: kernel,
      cellWidth: grid.width, threads: study.threads)
  }

  private func read(_ population: Population, in study: Study) throws -> Study {
    var request = StudyRequest(paths: population.paths)
    request.reading = self.study.reading
    request.reading.columns = [:]
    request.crs = self.study.crs
    request.gridCRS = self.study.gridCRS ?? study.system.authorityCode
    request.datum = self.study.datum
    request.weight = population.weight.map { .column($0) } ?? .count
    request.unweighted = .zero
    return try request.run()
  }

  private func members(_ density: KernelDensity) -> [OrderedJSON.Member] {
    var metres: OrderedJSON = .string("adaptive")
    if case .fixed(let width) = density.bandwidth { metres = .number(width) }
    var rule: OrderedJSON = .string("fixed")
    if case .rule(let stated) = bandwidth { rule = .string(stated.name) }
    if bandwidth == nil { rule = .string(BandwidthRule.scott.name) }
    return [
      OrderedJSON.Member("kernel", .string(kernel.rawValue)),
      OrderedJSON.Member("bandwidth_m", metres), OrderedJSON.Member("bandwidth_rule", rule),
      OrderedJSON.Member("units", .string(units.rawValue)),
      OrderedJSON.Member("edge", .string(edge.rawValue)),
      OrderedJSON.Member(
        "relation", population.map { .string($0.relation.rawValue) } ?? .null),
    ]
  }
}
