internal import DelimitedText
internal import HotspotGeometry
internal import MapLayers

/// The cells over which a mean is taken.
public enum StudyDomain: String, CaseIterable, Hashable, Sendable {
  /// Every cell of the boundary.
  case boundary
  /// Every cell with an incident.
  case occupied
  /// Every cell of the rectangle around.
  case extent
}

extension GridRequest {
  /// The cells of a domain, and the sentence that states it.
  func cells(
    of study: Study, in domain: StudyDomain?
  ) throws -> (cells: StudyCells, note: String) {
    let chosen = domain ?? (study.boundary == nil || extent != nil ? .extent : .boundary)
    if chosen == .boundary, study.boundary == nil {
      throw HotspotError(.usage, "\(Setting.domain) boundary needs \(Setting.boundary) FILE.")
    }
    var cover = try self.cover(of: study)
    if chosen == .extent { cover = CellCover(frame: cover.frame) }
    var cells = StudyCells(study.incidents, in: cover, threads: study.threads)
    if chosen == .occupied {
      let occupied = cells.counts.indices.filter { cells.counts[$0] > 0 }
      cover = cover.keeping(occupied)
      cells = StudyCells(study.incidents, in: cover, threads: study.threads)
    }
    let words =
      switch chosen {
      case .boundary: "every cell of the boundary, those without incidents too"
      case .occupied: "the cells with incidents only, so that empty ground does not count"
      case .extent: "every cell of the extent, those without incidents too"
      }
    return (cells, "The domain is \(words): \(cover.count) cells.")
  }
}
