internal import CNumerics

/// Student's t distribution, from Boost.Math.
public enum StudentTDistribution {
  /// The value below which a share `probability` of a t variable with so many degrees of freedom
  /// lies.
  ///
  /// NaN where `degrees` is not above 0, or `probability` is not between 0 and 1.
  public static func quantile(degrees: Double, probability: Double) -> Double {
    hotspot_student_t_quantile(degrees, probability)
  }
}
