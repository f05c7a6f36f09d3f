internal import CNumerics

/// The beta distribution, from Boost.Math.
public enum BetaDistribution {
  /// The value below which a share `probability` of a beta(a, b) variable lies.
  ///
  /// NaN where `a` or `b` is not above 0, or `probability` is outside 0 to 1.
  public static func quantile(a: Double, b: Double, probability: Double) -> Double {
    hotspot_beta_quantile(a, b, probability)
  }
}
