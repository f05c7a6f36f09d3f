internal import DelimitedText
internal import HotspotStatistics

/// How hotspots did from period to period.
struct HotspotHistories {
  private let periods: Periods?
  /// The periods that lie in the study's days as a whole.
  private let whole: Range<Int>
  /// How many cells are hot in a period.
  private let top: Int
  /// One a hotspot, in their order.
  private(set) var histories: [HotspotHistory]

  /// Looks at each hotspot's incidents in each whole period.
  ///
  /// A hotspot is hot in a period where its count is above 0 and at least that of the K-th of all
  /// cells.
  init(
    of hotspots: [DetectedHotspot], study: Study, incidents: Incidents, cells: StudyCells,
    options: DetectionOptions
  ) {
    histories = hotspots.map { _ in HotspotHistory() }
    top = options.hotTop ?? options.top
    guard let periods = try? study.periods(options.periods ?? .month) else {
      (self.periods, whole) = (nil, 0..<0)
      return
    }
    let whole = study.wholePeriods(periods)
    (self.periods, self.whole) = (periods, whole)
    let counts = hotspots.map { hotspot in
      HotspotHistories.counts(of: hotspot, incidents, periods, whole)
    }
    let needed = HotspotHistories.thresholds(
      incidents, cells, periods, top: top)[whole]
    let hot = HotPeriods(
      zip(needed, whole.indices).map { least, period in
        counts.map { $0[period - whole.lowerBound] >= least }
      })
    let (periodsHot, dualShares) = (hot.periodsHot, hot.dualSharesOfCells)
    let rule = EnduringRule(share: options.enduringShare)
    for index in hotspots.indices where !whole.isEmpty {
      let series = counts[index].map { Double($0) }
      histories[index].periods = whole.count
      histories[index].periodsHot = periodsHot[index]
      histories[index].dualShare = dualShares[index].isNaN ? nil : dualShares[index]
      if series.count >= 2 { histories[index].slope = SenSlope(series) }
      guard series.count >= 3 else { continue }
      let trend = MannKendall(series)
      histories[index].trend = trend
      guard whole.count >= EnduringRule.leastPeriods else { continue }
      histories[index].isEnduring = rule.holds(
        hot: periodsHot[index], periods: whole.count, trend: trend)
      let states = needed.indices.map {
        counts[index][$0 - whole.lowerBound] >= needed[$0] ? 1 : 0
      }
      histories[index].emergingClass = EmergingClass.esri(states, trendZ: trend.z)?.name
    }
  }

  private static func counts(
    of hotspot: DetectedHotspot, _ incidents: Incidents, _ periods: Periods, _ whole: Range<Int>
  ) -> [Int64] {
    var counts = [Int64](repeating: 0, count: whole.count)
    for index in hotspot.incidents {
      if let period = periods.period(of: incidents.day[Int(index)]), whole.contains(period) {
        counts[period - whole.lowerBound] += 1
      }
    }
    return counts
  }

  /// The count that is hot in each period: the K-th greatest of all cells, but at least one.
  private static func thresholds(
    _ incidents: Incidents, _ cells: StudyCells, _ periods: Periods, top: Int
  ) -> [Int64] {
    let counts = PeriodCounts(incidents, groups: cells.cellOfLocation, periods: periods)
    var byPeriod = [[Int64]](repeating: [], count: periods.count)
    for entry in counts.entries { byPeriod[Int(entry.period)].append(entry.count) }
    return byPeriod.map { HotPeriods.threshold($0, top: top) }
  }

  /// What a reader of persistence and trend should know.
  var note: String {
    guard let periods, !whole.isEmpty else {
      return "There is no whole period, so there is no trend and no persistence."
    }
    return "Trend and persistence: \(whole.count) whole \(whole.count == 1 ? "period" : "periods") "
      + "(\(periods.length.rawValue)), \(periods.name(whole.lowerBound)) to "
      + periods.name(whole.upperBound - 1)
      + "; hot are the \(top) cells with most, and all that tie with the last"
      + (whole.count < EnduringRule.leastPeriods ? "; enduring and class need eight." : ".")
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
