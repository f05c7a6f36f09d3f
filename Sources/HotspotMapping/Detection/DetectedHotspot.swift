public import DelimitedText
public import HotspotGeometry
public import HotspotStatistics

/// A patrol-sized place with many incidents, and what is known of it.
public struct DetectedHotspot: Sendable {
  /// The name of its cell, or of the highest ranked of its cells.
  public var name: String
  /// The place in its ranking, from 1.
  public var rank: Int
  /// The part of the day it was ranked in; nil for the whole day.
  public var half: String?
  /// Its polygon.
  public var figure: Geometry
  /// The centre of its polygon.
  public var x: Double
  /// The centre of its polygon.
  public var y: Double
  /// The area inside the boundary, in square metres.
  public var area: Double
  /// The incidents in it, as places in the study's incidents, ascending.
  public var incidents: [Int32]
  /// How far and how much its cell was shifted and turned; nil where it was not.
  public var nudge: (dx: Double, dy: Double, degrees: Int)?
  /// Incidents of the first and the second half of the period; nil where it was not nudged.
  public var halves: (train: Int, test: Int)?
  /// The sum of weights in ten-thousandths; nil where nothing was weighed.
  public var harm: Int64?
  /// The share of the incidents that were ranked.
  public var share = 0.0
  /// How it did over time.
  public var history = HotspotHistory()
  /// The distance to the nearest other hotspot's centre; nil for the only one.
  public var nearest: Double?
  /// The share of the incidents that lie at its busiest point.
  public var topPointShare = 0.0
  /// The hour of the day with most incidents, the earliest of several; nil without times.
  public var peakHour: Int?
  /// The weekday with most incidents, the earliest of several; nil where only months are known.
  public var peakWeekday: Weekday?

  /// The number of incidents.
  public var count: Int { incidents.count }
}

/// How a hotspot did from period to period.
public struct HotspotHistory: Sendable {
  /// The number of whole periods.
  public var periods = 0
  /// The number of periods in which it was hot.
  public var periodsHot = 0
  /// The trend of its counts; nil for fewer than three periods.
  public var trend: MannKendall?
  /// The change of its counts a period, with its interval; nil for fewer than two periods.
  public var slope: SenSlope?
  /// The emerging hotspot class; nil under eight periods, or where no rule holds.
  public var emergingClass: String?
  /// Whether it endures; nil under eight periods.
  public var isEnduring: Bool?
  /// Of the periods in which it was hot and that another follows, the share that were followed by
  /// a hot one; nil where there are none.
  public var dualShare: Double?
}
