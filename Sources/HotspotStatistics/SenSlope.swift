/// The median slope of a series, with its interval and intercept.
///
/// The slope is the median of (xⱼ − xᵢ)/(j − i) over all pairs i < j (P. K. Sen, Journal of the
/// American Statistical Association 63 (1968) 1379–1389, doi:10.1080/01621459.1968.10480934). The
/// limits are, of the N slopes in ascending order, those of rank (N − C)/2 and (N + C)/2 + 1 with
/// C = z₁₋α/₂·√Var(S) of the Mann–Kendall test, interpolated between ranks (R. O. Gilbert,
/// Statistical Methods for Environmental Pollution Monitoring (1987), section 16.5). The intercept
/// is the median value less the slope times the median time, with time 0 at the first place of
/// the series.
///
/// NaN values are missing: they take no part but keep their place in time, so the slope is a
/// change per step of the series. Under two values there is no slope, and everything is NaN. A
/// limit whose rank lies outside the slopes is unbounded: −∞ or ∞; this takes five values or fewer
/// at 95 % without ties.
public struct SenSlope: Hashable, Sendable {
  /// The median slope, per step.
  public let slope: Double
  /// The lower confidence limit of the slope.
  public let lower: Double
  /// The upper confidence limit of the slope.
  public let upper: Double
  /// The value that the median line has at the first place of the series.
  public let intercept: Double

  /// Fits a series in order of time; `confidence` lies between 0 and 1.
  ///
  /// - Complexity: O(n² log n) time and O(n²) memory for n values.
  public init(_ series: [Double], confidence: Double = 0.95) {
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1.")
    let times = series.indices.filter { !series[$0].isNaN }
    var slopes: [Double] = []
    slopes.reserveCapacity(times.count * (times.count - 1) / 2)
    for later in times.indices {
      for earlier in 0..<later {
        let (from, to) = (times[earlier], times[later])
        slopes.append((series[to] - series[from]) / Double(to - from))
      }
    }
    let sorted = SortedSample(slopes.filter { !$0.isNaN }).values
    guard !sorted.isEmpty else {
      (slope, lower, upper, intercept) = (.nan, .nan, .nan, .nan)
      return
    }
    slope = Self.median(sorted)
    let middle = Self.median(SortedSample(times.map { series[$0] }).values)
    intercept = middle - Self.median(times.map(Double.init)) * slope
    let spread =
      NormalDistribution.quantile(0.5 + confidence / 2)
      * MannKendall(series).variance.squareRoot()
    let count = Double(sorted.count)
    lower = Self.value(ofRank: (count - spread) / 2, in: sorted) ?? -.infinity
    upper = Self.value(ofRank: (count + spread) / 2 + 1, in: sorted) ?? .infinity
  }

  private static func median(_ sorted: [Double]) -> Double {
    let half = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[half] }
    return (sorted[half - 1] + sorted[half]) / 2
  }

  /// The value of a rank from 1, between two ranks by the line through their values.
  private static func value(ofRank rank: Double, in sorted: [Double]) -> Double? {
    guard rank >= 1, rank <= Double(sorted.count) else { return nil }
    let below = Int(rank)
    let share = rank - Double(below)
    let value = sorted[below - 1]
    return share == 0 ? value : value + share * (sorted[below] - value)
  }
}
