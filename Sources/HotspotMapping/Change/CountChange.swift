internal import HotspotStatistics
internal import StatisticalModels

/// How a count of events changed from one period to another.
///
/// Periods may differ in length: their exposures are days, or anything else that events grow with.
/// Numbers that have no value are NaN: all of them where a count is below 0 or an exposure not
/// above 0.
public struct CountChange: Hashable, Sendable {
  /// A value with its confidence limits.
  public struct Estimate: Hashable, Sendable {
    /// The value.
    public let value: Double
    /// The lower limit.
    public let lower: Double
    /// The upper limit; may be infinite.
    public let upper: Double
  }

  /// The events before.
  public let before: Int64
  /// The events after.
  public let after: Int64
  /// The events after less those expected at the rate before: after − before·t₂/t₁.
  ///
  /// For periods of one length it is the plain difference. The limits combine the score limits of
  /// each mean, k + z²/2 ± z√(k + z²/4), by the method of variance estimates recovery (G. Y. Zou
  /// and A. Donner, Statistics in Medicine 27 (2008) 1693–1702, doi:10.1002/sim.3095).
  public let difference: Estimate
  /// The rate after over the rate before.
  ///
  /// It is infinite where there was nothing before, and NaN where there was nothing at all. The
  /// limits are exact, given the total: those of C. J. Clopper and E. S. Pearson (Biometrika 26
  /// (1934) 404–413, doi:10.1093/biomet/26.4.404) for the share of events after; they are 0 and ∞
  /// where there was nothing at all.
  public let ratio: Estimate
  /// The two-sided probability of the E-test that the rates are equal.
  public let p: Double

  /// Compares two counts; `confidence` lies between 0 and 1.
  ///
  /// - Complexity: O(√(before + after)).
  public init(
    before: Int64, after: Int64, exposureBefore: Double = 1, exposureAfter: Double = 1,
    confidence: Double = 0.95
  ) {
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1.")
    (self.before, self.after) = (before, after)
    let scale = exposureAfter / exposureBefore
    guard before >= 0, after >= 0, exposureBefore > 0, exposureAfter > 0, scale.isFinite, scale > 0
    else {
      let none = Estimate(value: .nan, lower: .nan, upper: .nan)
      (difference, ratio, p) = (none, none, .nan)
      return
    }
    let (one, other) = (Double(before), Double(after))
    difference = Self.difference(one, other, scale: scale, confidence: confidence)
    ratio = Self.ratio(one, other, scale: scale, confidence: confidence)
    p = PoissonETest.p(
      count: before, exposure: exposureBefore, count: after, exposure: exposureAfter)
  }

  private static func difference(
    _ before: Double, _ after: Double, scale: Double, confidence: Double
  ) -> Estimate {
    let z = NormalDistribution.quantile(0.5 + confidence / 2)
    /// How far the score limits of a mean lie below and above the count.
    func arms(_ count: Double) -> (down: Double, up: Double) {
      let spread = z * (count + z * z / 4).squareRoot()
      return (spread - z * z / 2, spread + z * z / 2)
    }
    let value = after - before * scale
    let (one, other) = (arms(before), arms(after))
    func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Estimate(
      value: value, lower: value - length(other.down, one.up * scale),
      upper: value + length(other.up, one.down * scale))
  }

  private static func ratio(
    _ before: Double, _ after: Double, scale: Double, confidence: Double
  ) -> Estimate {
    let tail = (1 - confidence) / 2
    func odds(_ share: Double) -> Double { share / (1 - share) / scale }
    let lower =
      after == 0
      ? 0 : odds(BetaDistribution.quantile(a: after, b: before + 1, probability: tail))
    let upper =
      before == 0
      ? .infinity : odds(BetaDistribution.quantile(a: after + 1, b: before, probability: 1 - tail))
    return Estimate(value: after / before / scale, lower: lower, upper: upper)
  }
}
