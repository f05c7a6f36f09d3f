public import DelimitedText
internal import HotspotGeometry
public import MapLayers

/// How hotspots are chosen from the cells of a grid.
public struct DetectionOptions: Sendable {
  /// What ranks cells.
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// The number of incidents.
    case count
    /// The sum of their weights.
    case harm
    /// The quartic density at the cell's centre.
    case density
    /// The cell's Gi*, with its neighbours.
    case getisOrd = "getis-ord"
  }

  /// Whether neighbouring cells become one hotspot.
  public enum Merge: String, CaseIterable, Hashable, Sendable {
    /// Chosen cells that share a side are one hotspot.
    case adjacent
    /// Every cell is a hotspot of its own.
    case none
  }

  /// What ranks cells.
  public var measure = Measure.count
  /// The most hotspots, or with `merge` the most cells, as stated; nil for as many as the Thames
  /// Valley trial had.
  public var statedTop: Int?
  /// Whether neighbouring cells become one hotspot.
  public var merge = Merge.none
  /// Whether cells are shifted and turned to hold more incidents.
  public var nudges = false
  /// The fewest incidents a year.
  public var minimumCount: Double?
  /// The most incidents a year.
  public var maximumCount: Double?
  /// The least distance between two hotspots' centres, in metres.
  public var minimumSeparation: Double?
  /// Places that hotspots must keep clear of.
  public var exclusions: ZoneLayer?
  /// The periods that persistence and trend are judged by; nil for months.
  public var periods: PeriodLength?
  /// The share of periods in which an enduring hotspot is hot, as stated; nil for half of them.
  public var statedEnduringShare: Double?
  /// How many cells are hot in a period; nil for as many as are selected.
  public var hotTop: Int?
  /// The part of the day that is ranked apart from the rest; nil for the whole day.
  public var split: ClockRange?

  /// The usual options.
  public init() {}

  /// The most hotspots, or with `merge` the most cells.
  public var top: Int { statedTop ?? 44 }

  /// The share of periods in which an enduring hotspot is hot.
  public var enduringShare: Double { statedEnduringShare ?? 0.5 }

  /// What was chosen for the user, in sentences.
  var choices: [String] {
    var choices: [String] = []
    if statedTop == nil {
      choices.append(
        "At most 44 are kept, as in the Thames Valley trial, since no \(Setting.mostHotspots) was "
          + "given.")
    }
    if periods == nil {
      choices.append("Trend and persistence go by months, since no \(Setting.periods) were given.")
    }
    if hotTop == nil {
      choices.append(
        "Hot in a period are the \(top) cells with most incidents, as many as are kept; choose "
          + "with \(Setting.hotCells).")
    }
    if statedEnduringShare == nil {
      choices.append(
        "Enduring is hot in half of the periods or more; choose with \(Setting.enduringShare).")
    }
    return choices
  }

  /// Seven in the morning to seven in the evening, the halves of the Thames Valley trial.
  public static let day = ClockRange(start: 420, end: 1140)
}
