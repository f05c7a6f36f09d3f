internal import DelimitedText
internal import HotspotGeometry
internal import HotspotStatistics
internal import MapLayers

/// Makes hotspots of one set of incidents: the whole day's, or those of one half.
struct HotspotDetector {
  let study: Study
  let incidents: Incidents
  let grid: GridRequest
  let cells: StudyCells
  let options: DetectionOptions
  let half: String?
  let clearings: HotspotClearings?

  private(set) var selection: HotspotSelection
  private(set) var funnel: DetectionFunnel
  private(set) var notes: [String] = []

  init(
    study: Study, incidents: Incidents, cover: CellCover, grid: GridRequest,
    options: DetectionOptions, half: String?, years: Double
  ) throws {
    self.study = study
    self.incidents = incidents
    self.grid = grid
    self.options = options
    self.half = half
    cells = StudyCells(incidents, in: cover, threads: study.threads)
    clearings = try options.exclusions.map {
      HotspotClearings(
        names: $0.names, figures: try study.figures(of: $0))
    }
    selection = HotspotSelection(
      study: study, incidents: incidents, cells: cells, options: options, clearings: clearings,
      years: years)
    funnel = DetectionFunnel(cells: cover.count)
  }

  /// The hotspots by rank.
  mutating func hotspots() throws -> [DetectedHotspot] {
    let candidates = try selection.candidates()
    funnel = selection.funnel
    notes = selection.notes
    var drafts: [DetectedHotspot]
    switch options.merge {
    case .none: drafts = try separate(candidates)
    case .adjacent: drafts = try merged(Array(candidates.prefix(options.top)))
    }
    describe(&drafts)
    rank(&drafts)
    return drafts
  }

  private mutating func separate(_ candidates: [HotspotCandidate]) throws -> [DetectedHotspot] {
    var kept: [DetectedHotspot] = []
    var nudger =
      options.nudges ? HotspotNudger(study: study, incidents: incidents, grid: try grid.grid) : nil
    if let note = nudger?.note { notes.append(note) }
    let members = nudger == nil ? incidentsByCell() : [:]
    var near = 0
    var emptied = 0
    var walked = 0
    for candidate in candidates {
      if kept.count == options.top { break }
      walked += 1
      var draft = draft(of: [candidate.cell])
      if nudger == nil {
        draft.incidents = members[Int32(candidate.cell)] ?? []
      } else if let moved = try nudger?.nudge(draft, clearings: clearings) {
        draft = moved
      }
      guard isEligible(draft) else {
        emptied += 1
        continue
      }
      if let least = options.minimumSeparation,
        kept.contains(where: { $0.distance(to: draft) < least })
      {
        near += 1
        continue
      }
      nudger?.claim(draft)
      kept.append(draft)
    }
    if options.minimumSeparation != nil || options.nudges {
      funnel.note("ranked high enough to be looked at", left: walked)
    }
    if options.nudges {
      funnel.note("within the limits with incidents of their own", left: walked - emptied)
    }
    if let least = options.minimumSeparation {
      funnel.note(
        "at least \(NumberText.metres(least)) from a higher one", left: walked - emptied - near)
    }
    funnel.note("kept", left: kept.count)
    return kept
  }

  /// Whether a hotspot keeps within the limits once it is shifted or merged, and higher ones have
  /// taken their incidents.
  private func isEligible(_ draft: DetectedHotspot) -> Bool {
    let count = Double(draft.count)
    return count > 0 && count >= (options.minimumCount ?? 0) * selection.years
      && count <= (options.maximumCount ?? .infinity) * selection.years
  }

  private mutating func merged(_ chosen: [HotspotCandidate]) throws -> [DetectedHotspot] {
    funnel.note("ranked in the first \(options.top)", left: chosen.count)
    let groups = CellGroups(chosen.map(\.cell), in: cells.cover).groups
    funnel.note("after neighbours are merged", left: groups.count)
    let members = incidentsByCell()
    var kept: [DetectedHotspot] = []
    var over = 0
    for group in groups {
      var draft = draft(of: group)
      draft.incidents = group.flatMap { members[Int32($0)] ?? [] }.sorted()
      if group.count > 1 {
        let outlines = group.map { cells.cover.outline($0) }
        draft.figure = try Geometry.union(of: outlines)
        if let centre = try draft.figure.centroid() { (draft.x, draft.y) = centre }
      }
      guard isEligible(draft) else {
        over += 1
        continue
      }
      if let least = options.minimumSeparation,
        kept.contains(where: { $0.distance(to: draft) < least })
      {
        continue
      }
      kept.append(draft)
    }
    if over > 0 { funnel.note("within the limits once merged", left: groups.count - over) }
    if let least = options.minimumSeparation {
      funnel.note("at least \(NumberText.metres(least)) from a higher one", left: kept.count)
    }
    funnel.note("kept", left: kept.count)
    return kept
  }

  private func draft(of group: [Int]) -> DetectedHotspot {
    let centre = cells.cover.frame.centre(of: Int(cells.cover.places[group[0]]))
    let name = cells.cover.name(group[0])
    return DetectedHotspot(
      name: half.map { "\(name) \($0)" } ?? name, rank: 0, half: half,
      figure: cells.cover.outline(group[0]), x: centre.x, y: centre.y,
      area: group.reduce(0) { $0 + cells.cover.areaInside[$1] }, incidents: [])
  }

  private func incidentsByCell() -> [Int32: [Int32]] {
    var members: [Int32: [Int32]] = [:]
    for (index, place) in incidents.location.enumerated() {
      let cell = cells.cellOfLocation[Int(place)]
      if cell >= 0 { members[cell, default: []].append(Int32(index)) }
    }
    return members
  }

  private mutating func describe(_ drafts: inout [DetectedHotspot]) {
    let histories = HotspotHistories(
      of: drafts, study: study, incidents: incidents, cells: cells, options: options)
    let covered = incidents.count - cells.uncovered
    for index in drafts.indices {
      drafts[index].describe(incidents, hasHarm: study.hasWeights, of: covered)
      drafts[index].history = histories.histories[index]
      drafts[index].nearest = drafts.indices.filter { $0 != index }
        .map { drafts[$0].distance(to: drafts[index]) }.min()
    }
    notes.append(histories.note)
  }

  /// Ranks by what the hotspots hold in the end; by density and Gi* as their cells were ranked.
  private func rank(_ drafts: inout [DetectedHotspot]) {
    let order: [Int] =
      switch options.measure {
      case .count:
        drafts.indices.sorted { (-drafts[$0].count, $0) < (-drafts[$1].count, $1) }
      case .harm:
        drafts.indices.sorted {
          (-(drafts[$0].harm ?? 0), $0) < (-(drafts[$1].harm ?? 0), $1)
        }
      case .density, .getisOrd: Array(drafts.indices)
      }
    drafts = order.map { drafts[$0] }
    for index in drafts.indices { drafts[index].rank = index + 1 }
  }
}

extension DetectedHotspot {
  /// The distance between two centres, in metres.
  func distance(to other: DetectedHotspot) -> Double {
    let (dx, dy) = (x - other.x, y - other.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Fills in what its incidents say; its share is of `total` incidents.
  mutating func describe(_ all: Incidents, hasHarm: Bool, of total: Int) {
    if hasHarm { harm = incidents.reduce(0) { $0 + all.weight[Int($1)] } }
    share = total == 0 ? 0 : Double(count) / Double(total)
    var points: [Int32: Int] = [:]
    var hours = [Int](repeating: 0, count: 24)
    var weekdays = [Int](repeating: 0, count: 7)
    for index in incidents {
      points[all.location[Int(index)], default: 0] += 1
      let minute = all.minute[Int(index)]
      if minute >= 0 { hours[Int(minute) / 60] += 1 }
      if minute != -2, all.day[Int(index)] != .min {
        weekdays[Weekday(day: all.day[Int(index)]).rawValue] += 1
      }
    }
    topPointShare = count == 0 ? 0 : Double(points.values.max() ?? 0) / Double(count)
    peakHour = DetectedHotspot.peak(hours)
    peakWeekday = DetectedHotspot.peak(weekdays).flatMap { Weekday(rawValue: $0) }
  }

  private static func peak(_ counts: [Int]) -> Int? {
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most)
  }
}
