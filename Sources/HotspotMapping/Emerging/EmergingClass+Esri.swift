internal import HotspotStatistics

extension EmergingClass {
  /// The class by the rules of Esri's emerging hot spot analysis, or nil where none fits.
  ///
  /// `states` are the steps in order of time: 1 for significantly hot, −1 for cold, 0 for neither.
  /// `trendZ` is Mann–Kendall's z of the cell's scores; it is a trend where its two-sided
  /// probability is below `critical`, and NaN is none. The first that matches, in this order,
  /// is the class; each is tried for hot and then, mirrored, for cold:
  ///
  /// | class | rule |
  /// |---|---|
  /// | new | hot in the final step and never before |
  /// | consecutive | one unbroken run of 2 or more hot steps ending in the final step, never hot before it, under 90 % hot |
  /// | intensifying | 90 % or more hot including the final step, z trends up |
  /// | persistent | 90 % or more hot including the final step, no trend |
  /// | diminishing | 90 % or more hot including the final step, z trends down |
  /// | sporadic | hot in the final step, on and off before, under 90 % hot, never cold |
  /// | oscillating | hot in the final step, cold at some step before, under 90 % hot |
  /// | historical | 90 % or more hot, the final step not hot |
  ///
  /// For cold steps the trend is mirrored too: intensifying means that z falls.
  ///
  /// - Complexity: O(steps).
  public static func esri(
    _ states: [Int], trendZ: Double, critical: Double = 0.05
  ) -> EmergingClass? {
    let isTrend = NormalDistribution.twoSidedP(trendZ) < critical
    let trend = isTrend ? (trendZ > 0 ? 1 : -1) : 0
    let hot = EsriSequence(states, side: 1, trend: trend)
    let cold = EsriSequence(states, side: -1, trend: -trend)
    for pattern in EsriSequence.order {
      if hot.matches(pattern) { return EmergingClass(pattern) }
      if cold.matches(pattern) { return EmergingClass(pattern, cold: true) }
    }
    return nil
  }
}

/// What the rules ask of one side of a sequence.
private struct EsriSequence {
  static let order: [EmergingClass.Pattern] = [
    .new, .consecutive, .intensifying, .persistent, .diminishing, .sporadic, .oscillating,
    .historical,
  ]

  /// Steps of the side and of the other side.
  private let own: Int
  private let other: Int
  /// The length of the run that ends in the final step.
  private let finalRun: Int
  /// 1 where scores move towards the side, −1 where away from it.
  private let trend: Int
  private let isNearlyAlways: Bool

  init(_ states: [Int], side: Int, trend: Int) {
    own = states.count { $0.signum() == side }
    other = states.count { $0.signum() == -side }
    finalRun = states.reversed().prefix { $0.signum() == side }.count
    self.trend = trend
    isNearlyAlways = own * 10 >= states.count * 9
  }

  func matches(_ pattern: EmergingClass.Pattern) -> Bool {
    guard own > 0 else { return false }
    let isFinal = finalRun > 0
    return switch pattern {
    case .new: isFinal && own == 1
    case .consecutive: finalRun >= 2 && own == finalRun && !isNearlyAlways
    case .intensifying: isFinal && isNearlyAlways && trend > 0
    case .persistent: isFinal && isNearlyAlways && trend == 0
    case .diminishing: isFinal && isNearlyAlways && trend < 0
    case .sporadic: isFinal && !isNearlyAlways && other == 0
    case .oscillating: isFinal && !isNearlyAlways && other > 0
    case .historical: !isFinal && isNearlyAlways
    case .emerging, .former, .intermittent: false
    }
  }
}
