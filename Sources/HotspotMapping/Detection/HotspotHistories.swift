internal import DelimitedText
internal import HotspotStatistics

/// How cells and hotspots did from period to period.
struct HotspotHistories {
  private let incidents: Incidents
  private let periods: Periods?
  /// The periods that lie in the study's days as a whole.
  private let whole: Range<Int>
  /// The count that a hotspot needs in each whole period to be hot.
  private let thresholds: [Int64]
  private let enduringShare: Double

  init(study: Study, incidents: Incidents, cells: StudyCells, options: DetectionOptions) {
    self.incidents = incidents
    enduringShare = options.enduringShare
    guard let periods = try? study.periods(options.periods ?? .month) else {
      (periods, whole, thresholds) = (nil, 0..<0, [])
      return
    }
    self.periods = periods
    let whole = study.wholePeriods(periods)
    self.whole = whole
    let counts = PeriodCounts(incidents, groups: cells.cellOfLocation, periods: periods)
    var byPeriod = [[Int64]](repeating: [], count: periods.count)
    for entry in counts.entries { byPeriod[Int(entry.period)].append(entry.count) }
    let top = options.hotTop ?? options.top
    thresholds = byPeriod[whole].map { values in
      values.count < top ? 1 : values.sorted(by: >)[top - 1]
    }
  }

  /// What a reader of persistence and trend should know.
  var note: String? {
    guard let periods, !whole.isEmpty else {
      return "There is no whole period, so there is no trend and no persistence."
    }
    return "Trend and persistence: \(whole.count) whole periods (\(periods.length.rawValue)), "
      + "\(periods.name(whole.lowerBound)) to \(periods.name(whole.upperBound - 1))"
      + (whole.count < 8 ? "; enduring and class need eight." : ".")
  }

  /// One hotspot's counts in whole periods, and what follows from them.
  func history(of hotspot: DetectedHotspot) -> HotspotHistory {
    var history = HotspotHistory()
    guard let periods, !whole.isEmpty else { return history }
    var counts = [Int64](repeating: 0, count: whole.count)
    for index in hotspot.incidents {
      if let period = periods.period(of: incidents.day[Int(index)]), whole.contains(period) {
        counts[period - whole.lowerBound] += 1
      }
    }
    let isHot = zip(counts, thresholds).map { $0 > 0 && $0 >= $1 }
    history.periods = whole.count
    history.periodsHot = isHot.count { $0 }
    let series = counts.map { Double($0) }
    if series.count >= 2 { history.slope = SenSlope(series) }
    if series.count >= 3 { history.trend = MannKendall(series) }
    let followed = zip(isHot, isHot.dropFirst()).filter { $0.0 }
    if !followed.isEmpty {
      history.dualShare = Double(followed.count { $0.1 }) / Double(followed.count)
    }
    if let trend = history.trend, whole.count >= 8 {
      let falls = trend.z < 0 && trend.p < 0.05
      history.isEnduring =
        !falls && Double(history.periodsHot) >= enduringShare * Double(whole.count)
      history.emergingClass =
        EmergingClass.esri(isHot.map { $0 ? 1 : 0 }, trendZ: trend.z)?.name
    }
    return history
  }
}

extension Study {
  /// The periods that lie in the study's days, but for a tenth of their length at most, and whose
  /// records are complete.
  func wholePeriods(_ periods: Periods) -> Range<Int> {
    guard let span else { return 0..<0 }
    let end = min(span.last, lastCompleteDay ?? span.last)
    func isWhole(_ period: Int) -> Bool {
      let first = periods.firstDay(period).days
      let last = periods.lastDay(period).days
      let missing = max(0, span.first.days - first) + max(0, last - end.days)
      return Int(missing) * 10 <= Int(last - first + 1)
    }
    let whole = (0..<periods.count).filter(isWhole)
    guard let first = whole.first, let last = whole.last else { return 0..<0 }
    return first..<last + 1
  }
}
