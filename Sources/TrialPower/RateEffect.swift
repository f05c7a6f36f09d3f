internal import HotspotStatistics
internal import TrialDesigns

/// Applies rate ratios to events by binomial thinning.
///
/// At a ratio below 1 each event stays with that probability, independently of the others; above 1,
/// to 2, each stays and is doubled with probability ratio − 1. Counts of Poisson's distribution so
/// keep it, and the dispersion of others shrinks toward 1 as it does when offences are prevented
/// one by one.
///
/// All ratios of a simulation share one uniform number an event, so that an event that is there at
/// one ratio is there at every greater one: the power curve is smooth, and each ratio by itself is
/// exactly as if drawn alone.
struct RateEffect: Sendable {
  /// The rate ratios, ascending.
  let ratios: [Double]
  private let doubles: Bool

  init(ratios: [Double]) {
    self.ratios = ratios
    doubles = (ratios.last ?? 1) > 1
  }

  /// The position of the first ratio at which an event is there, and at which it is doubled; the
  /// number of ratios for never.
  ///
  /// - Parameter strength: the share of the effect that the event's place and day feel: 1 where
  ///   treated, d of a lingering effect, 0 for none. The ratio felt is 1 − strength·(1 − ratio).
  @inline(__always)
  func levels(
    strength: Double, using stream: inout SeededStream
  ) -> (there: Int, doubled: Int) {
    guard strength > 0 else { return (0, ratios.count) }
    let first = stream.unit()
    var there = 0
    while there < ratios.count, first >= 1 - strength * (1 - ratios[there]) { there += 1 }
    guard doubles else { return (there, ratios.count) }
    let second = stream.unit()
    var doubled = 0
    while doubled < ratios.count, second >= strength * (ratios[doubled] - 1) { doubled += 1 }
    return (there, doubled)
  }
}
