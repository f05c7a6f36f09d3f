internal import HotspotStatistics
internal import TrialDesigns

/// How sure a trial is to be: its two-sided level of significance and the power wanted.
public struct PowerLevel: Hashable, Sendable {
  /// The chance of finding an effect where there is none, on either side.
  public var alpha: Double
  /// The chance wanted of finding the effect that there is.
  public var power: Double

  /// A level; both lie between 0 and 1, and the power above the level of significance.
  public init(alpha: Double = 0.05, power: Double = 0.8) {
    self.alpha = alpha
    self.power = power
  }

  /// z₁₋α⸝₂, beyond which an estimate is significant.
  package var critical: Double { NormalDistribution.quantile(1 - alpha / 2) }

  /// z₁₋α⸝₂ + z_power: how many standard errors an effect must be for the power wanted.
  package var distance: Double { critical + NormalDistribution.quantile(power) }

  /// The power for an effect of so many standard errors, on both sides:
  /// Φ(d − z₁₋α⸝₂) + Φ(−d − z₁₋α⸝₂), which is α for none.
  package func power(ofDistance distance: Double) -> Double {
    NormalDistribution.cdf(distance - critical) + NormalDistribution.cdf(-distance - critical)
  }
}
