internal import HotspotGeometry
internal import HotspotStatistics

/// A cell that may become a hotspot.
struct HotspotCandidate: Sendable {
  /// The place in the cover.
  var cell: Int
  /// What it is ranked by.
  var score: Double
  var count: Int64
  var weight: Int64
}

/// Chooses cells by rank, from the whole grid to those that may become hotspots.
struct HotspotSelection {
  let study: Study
  let incidents: Incidents
  let cells: StudyCells
  let options: DetectionOptions
  let clearings: HotspotClearings?
  /// The years that the incidents span.
  let years: Double

  private(set) var funnel: DetectionFunnel
  private(set) var notes: [String] = []

  init(
    study: Study, incidents: Incidents, cells: StudyCells, options: DetectionOptions,
    clearings: HotspotClearings?, years: Double
  ) {
    self.study = study
    self.incidents = incidents
    self.cells = cells
    self.options = options
    self.clearings = clearings
    self.years = years
    funnel = DetectionFunnel(cells: cells.cover.count)
  }

  /// The cells with incidents that pass the limits, the highest ranked first.
  ///
  /// Ties go to the greater count, then the greater weight, then the cell's place in the grid.
  mutating func candidates() throws -> [HotspotCandidate] {
    let scores = try scores()
    var found: [HotspotCandidate] = []
    for cell in cells.counts.indices where cells.counts[cell] > 0 {
      found.append(
        HotspotCandidate(
          cell: cell, score: scores[cell], count: cells.counts[cell], weight: cells.weights[cell]))
    }
    funnel.note("with incidents", left: found.count)
    try exclude(&found)
    if let least = options.minimumCount {
      found.removeAll { Double($0.count) < least * years }
      funnel.note("with \(NumberText.shortest(least)) a year or more", left: found.count)
    }
    if let most = options.maximumCount {
      found.removeAll { Double($0.count) > most * years }
      funnel.note("with \(NumberText.shortest(most)) a year or fewer", left: found.count)
    }
    found.removeAll { $0.score.isNaN }
    return found.sorted(by: precedes)
  }

  private func precedes(_ left: HotspotCandidate, _ right: HotspotCandidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if left.count != right.count { return left.count > right.count }
    if left.weight != right.weight { return left.weight > right.weight }
    return left.cell < right.cell
  }

  private mutating func scores() throws -> [Double] {
    switch options.measure {
    case .count: return cells.counts.map { Double($0) }
    case .harm: return cells.weights.map { Double($0) }
    case .density:
      let bandwidth = 2 * cells.cover.frame.grid.width
      notes.append(
        "Cells are ranked by the quartic density at their centres, with a bandwidth of "
          + "\(NumberText.metres(bandwidth)): two cells.")
      let kernel = KernelDensity(kernel: .quartic, bandwidth: .fixed(bandwidth))
      let surface = try kernel.surface(
        x: study.placed.x, y: study.placed.y,
        weights: study.placed.countByLocation.map { Double($0) }, cover: cells.cover,
        threads: study.threads)
      return cells.cover.places.map { surface[Int($0)] }
    case .getisOrd:
      notes.append(
        "Cells are ranked by Gi* of their counts with one ring of neighbours, over all "
          + "\(cells.cover.count) cells.")
      let statistics = GetisOrd().statistics(
        of: cells.cover.spread(cells.counts), cover: cells.cover, threads: study.threads)
      return cells.cover.gathered(statistics.z)
    }
  }

  /// Drops cells that touch a place to keep clear of, counted by the place's name.
  private mutating func exclude(_ found: inout [HotspotCandidate]) throws {
    guard let clearings else { return }
    var dropped: [String: Int] = [:]
    var kept: [HotspotCandidate] = []
    for candidate in found {
      let outline = cells.cover.outline(candidate.cell)
      if let name = try clearings.name(touching: outline) {
        dropped[name, default: 0] += 1
      } else {
        kept.append(candidate)
      }
    }
    found = kept
    funnel.note("clear of excluded places", left: found.count)
    for (name, count) in dropped.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      notes.append("Excluded for \(name): \(count) \(count == 1 ? "cell" : "cells").")
    }
  }
}

/// Polygons to keep clear of, found quickly.
struct HotspotClearings {
  private let names: [String]
  private let figures: [Geometry]
  private let tree: STRtree

  init(names: [String], figures: [Geometry]) {
    self.names = names
    self.figures = figures
    tree = STRtree(figures)
  }

  /// The name of the first polygon that shares some area with a figure.
  func name(touching figure: Geometry) throws -> String? {
    guard let box = figure.envelope else { return nil }
    let near = tree.query(minX: box.minX, minY: box.minY, maxX: box.maxX, maxY: box.maxY)
    for index in near.sorted() {
      let shared = try figures[index].intersection(figure)
      if shared.area > 0 { return names[index] }
    }
    return nil
  }
}
