/// How the weight of a point is spread around it: a function of u, distance over bandwidth.
///
/// Each is a density over the plane, so that a point of weight one adds up to one. All but the
/// gaussian are 0 from u = 1 on. Formulas: B. W. Silverman, Density Estimation for Statistics and
/// Data Analysis (1986), section 4.2.
public enum DensityKernel: String, CaseIterable, Hashable, Sendable {
  /// 3/(πh²)·(1 − u²)².
  case quartic
  /// 2/(πh²)·(1 − u²).
  case epanechnikov
  /// 4/(πh²)·(1 − u²)³.
  case triweight
  /// 1/(πh²).
  case uniform
  /// 1/(2πh²)·exp(−u²/2), taken as 0 from u = 6.5 on, where it is below 1e-9 of its peak.
  case gaussian

  /// The height at the point itself for a bandwidth of one.
  public var peak: Double {
    switch self {
    case .quartic: 3 / .pi
    case .epanechnikov: 2 / .pi
    case .triweight: 4 / .pi
    case .uniform: 1 / .pi
    case .gaussian: 1 / (2 * .pi)
    }
  }

  /// Where the kernel ends, in bandwidths.
  public var reach: Double { self == .gaussian ? 6.5 : 1 }

  /// What the bandwidth of a gaussian is multiplied with for as smooth a surface.
  ///
  /// It is the ratio of the standard deviations along one axis.
  var scottMultiplier: Double {
    switch self {
    case .quartic: 8.0.squareRoot()
    case .epanechnikov: 6.0.squareRoot()
    case .triweight: 10.0.squareRoot()
    case .uniform: 2
    case .gaussian: 1
    }
  }

  /// The power of 1 − u², or nil for the gaussian.
  var power: Int? {
    switch self {
    case .uniform: 0
    case .epanechnikov: 1
    case .quartic: 2
    case .triweight: 3
    case .gaussian: nil
    }
  }
}
