internal import CNumerics

/// The chi-squared distribution, from Boost.Math.
public enum ChiSquaredDistribution {
  /// The value below which a share `probability` of a chi-squared variable lies.
  ///
  /// Infinite for probability 1. NaN where the degrees of freedom are not above 0, or `probability`
  /// is outside 0 to 1.
  public static func quantile(probability: Double, degreesOfFreedom: Double) -> Double {
    hotspot_chi_squared_quantile(degreesOfFreedom, probability)
  }

  /// The share of a chi-squared variable that lies at or below `value`.
  ///
  /// NaN where the degrees of freedom are not above 0 or `value` is negative or NaN.
  public static func cumulative(_ value: Double, degreesOfFreedom: Double) -> Double {
    hotspot_chi_squared_cumulative(degreesOfFreedom, value)
  }
}
