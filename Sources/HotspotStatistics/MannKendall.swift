/// The Mann–Kendall test of a series for a steady rise or fall.
///
/// S = Σ_{i<j} sign(xⱼ − xᵢ); Var(S) = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18 over the groups of t
/// tied values; z = (S ∓ 1)/√Var(S), nearer to 0 by the continuity correction. H. B. Mann,
/// Econometrica 13 (1945) 245–259, doi:10.2307/1907187; M. G. Kendall, Rank Correlation Methods
/// (1975); as in R. O. Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987),
/// section 16.4.
///
/// NaN values are missing and passed over. Under two values there is no test: z, p and tau are
/// NaN. Where all values are tied z is 0 and p is 1. The normal approximation is rough under
/// about ten values.
public struct MannKendall: Hashable, Sendable {
  /// The number of values that are not missing.
  public let count: Int
  /// Pairs that rise less pairs that fall.
  public let s: Int
  /// The variance of S where there is no trend, corrected for ties.
  public let variance: Double
  /// S in standard errors, with the continuity correction; positive for a rise.
  public let z: Double
  /// The two-sided probability of such a z where there is no trend.
  public let p: Double
  /// S over the number of pairs, −1 … 1; ties do not widen it.
  public let tau: Double

  /// Tests a series in order of time.
  ///
  /// - Complexity: O(n²) for n values.
  public init(_ series: [Double]) {
    self.init(series.span)
  }

  /// Tests a series in order of time.
  ///
  /// - Complexity: O(n²) for n values.
  public init(_ series: Span<Double>) {
    var values: [Double] = []
    values.reserveCapacity(series.count)
    for place in series.indices where !series[place].isNaN { values.append(series[place]) }
    let n = values.count
    count = n
    let s = Self.score(values.span)
    self.s = s
    guard n >= 2 else {
      variance = 0
      (z, p, tau) = (.nan, .nan, .nan)
      return
    }
    variance = Double(Self.eighteenfoldVariance(values)) / 18
    tau = Double(s) / Double(n * (n - 1) / 2)
    z = s == 0 ? 0 : Double(s - s.signum()) / variance.squareRoot()
    p = NormalDistribution.twoSidedP(z)
  }

  private static func score(_ values: Span<Double>) -> Int {
    var s = 0
    for later in 0..<values.count {
      let value = values[later]
      for earlier in 0..<later {
        s += (value > values[earlier] ? 1 : 0) - (value < values[earlier] ? 1 : 0)
      }
    }
    return s
  }

  private static func eighteenfoldVariance(_ values: [Double]) -> Int {
    func term(_ ties: Int) -> Int { ties * (ties - 1) * (2 * ties + 5) }
    var total = term(values.count)
    var run = 0
    var last = Double.nan
    for value in values.sorted() {
      if value != last {
        total -= term(run)
        run = 0
      }
      run += 1
      last = value
    }
    return total - term(run)
  }
}
