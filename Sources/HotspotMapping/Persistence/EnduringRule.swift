public import HotspotStatistics

/// When a hotspot endures: hot in a share of periods or more, and with no significant fall.
public struct EnduringRule: Hashable, Sendable {
  /// The fewest periods that tell.
  public static let leastPeriods = 8

  /// The share of periods in which it is hot, at least.
  public var share: Double
  /// The level below which a fall is significant.
  public var critical: Double

  /// A rule; both numbers lie between 0 and 1.
  public init(share: Double, critical: Double = 0.05) {
    self.share = share
    self.critical = critical
  }

  /// Whether a hotspot that was hot in `hot` of `periods` periods endures; nil under eight periods.
  ///
  /// `p` takes the place of the trend's own probability, where it was adjusted for many tests. A
  /// trend without a probability is no fall.
  public func holds(hot: Int, periods: Int, trend: MannKendall, p: Double? = nil) -> Bool? {
    guard periods >= Self.leastPeriods else { return nil }
    let falls = trend.z < 0 && (p ?? trend.p) < critical
    return Double(hot) / Double(periods) >= share && !falls
  }
}
