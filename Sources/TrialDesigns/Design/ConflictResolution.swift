internal import DelimitedText
internal import HotspotGeometry
internal import ResultTables

/// What is done about units so near each other that treatment of one is felt in the other.
enum ConflictResolution {
  /// A design with its conflicts, and what is to be said of them.
  struct Resolution {
    var design: TrialDesign
    var lines: [String]
  }

  /// Finds the units whose buffers meet, and those that the design's rule drops.
  ///
  /// Two buffers of M metres meet where the figures are within 2·M from edge to edge. With `drop`
  /// the heaviest set by the column `count` is kept, or the largest where there is no such column.
  ///
  /// - Throws: `HotspotError.badData` for a frame without places or with figures that cannot be
  ///   compared.
  static func resolve(
    frame: TrialFrame, design: TrialDesign
  ) throws(HotspotError) -> Resolution {
    guard let buffer = design.buffer else { return Resolution(design: design, lines: []) }
    let graph = try ConflictGraph(frame: frame, buffer: buffer)
    var design = design
    var lines: [String] = []
    if !graph.withoutFigure.isEmpty {
      lines.append(
        "\(UnitWords.count(graph.withoutFigure.count, "unit")) without a place cannot conflict:"
          + " \(UnitWords.list(graph.withoutFigure.map { frame.units[$0].id })).")
    }
    design.conflicts = graph.conflicts
    let groups = graph.components.filter { $0.count > 1 }
    lines.append(
      design.conflicts.isEmpty
        ? "No buffers of \(UnitWords.metres(buffer)) meet."
        : "\(UnitWords.count(design.conflicts.count, "pair")) of units whose buffers of"
          + " \(UnitWords.metres(buffer)) meet, in \(UnitWords.count(groups.count, "connected group"))"
          + " of up to \(groups.map(\.count).max() ?? 0) units.")
    switch design.conflictRule {
    case .report:
      if !design.conflicts.isEmpty {
        lines.append(
          "They are reported and left as they are; \(Setting.conflictRule) drop or together"
            + " resolves them.")
      }
    case .limit(let limit):
      lines.append(
        "At most \(UnitWords.count(limit, "conflict")) between arms \(limit == 1 ? "is" : "are") accepted."
      )
    case .together:
      if !design.conflicts.isEmpty {
        lines.append(
          "Each group is allocated as one: a covariate of it is its units' mean, a stratum that of"
            + " its first.")
      }
    case .drop:
      let set = IndependentSet(graph, weights: weights(of: frame))
      design.dropped = set.dropped
      if !design.dropped.isEmpty {
        lines.append(
          "Dropped for conflicts: \(design.dropped.count) of \(frame.units.count) units,"
            + " \(UnitWords.list(design.dropped.map { frame.units[$0].id })).")
        lines.append(set.assurance)
      }
    }
    return Resolution(design: design, lines: lines)
  }

  /// What each unit counts for when some must go.
  private static func weights(of frame: TrialFrame) -> [Double] {
    guard let values = frame.values(ofColumn: "count") else { return frame.units.map { _ in 1 } }
    let numbers = values.map(\.doubleValue)
    guard numbers.contains(where: { $0 != nil }) else { return frame.units.map { _ in 1 } }
    return numbers.map { max(0, $0 ?? 0) }
  }
}
