internal import HotspotStatistics

/// The test that two Poisson counts have the same rate, by estimated probabilities.
///
/// K. Krishnamoorthy and J. Thomson, "A more powerful test for comparing two Poisson means",
/// Journal of Statistical Planning and Inference 119 (2004) 23–35, doi:10.1016/j.jspi.2002.09.004.
public enum PoissonETest {
  /// The mean from which the statistic's normal limit stands for the sum.
  private static let large = 1e10

  /// The two-sided probability, under one common rate, of a statistic as far from 0 as observed.
  ///
  /// The statistic is (x₁/t₁ − x₂/t₂) / √(x₁/t₁² + x₂/t₂²), and 0 for two zeros; counts have the
  /// means tᵢ·(k₁ + k₂)/(t₁ + t₂). Terms below 1e-18 of the greatest are left out; above a mean of
  /// 10¹⁰ the normal limit is taken. Counts below 0 or exposures not above 0 give NaN.
  ///
  /// - Complexity: O(√(k₁ + k₂)).
  public static func p(
    count first: Int64, exposure firstExposure: Double, count second: Int64,
    exposure secondExposure: Double
  ) -> Double {
    let exposures = firstExposure + secondExposure
    guard first >= 0, second >= 0, firstExposure > 0, secondExposure > 0, exposures.isFinite
    else { return .nan }
    func statistic(_ one: Double, _ other: Double) -> Double {
      let (a, b) = (one / firstExposure, other / secondExposure)
      let variance = a / firstExposure + b / secondExposure
      return variance > 0 ? (a - b) / variance.squareRoot() : 0
    }
    let observed = statistic(Double(first), Double(second)).magnitude
    // Statistics that are equal but for rounding are as extreme.
    let limit = observed * (1 - 1e-12)
    guard limit > 0 else { return 1 }
    let rate = (Double(first) + Double(second)) / exposures
    guard rate * max(firstExposure, secondExposure) < large else {
      return NormalDistribution.twoSidedP(observed)
    }
    let one = PoissonWeights(mean: rate * firstExposure)
    let other = PoissonWeights(mean: rate * secondExposure)
    let (below, above) = (one.below, one.above)
    // The statistic rises with the first count and falls with the second, so both limits only
    // move on.
    var (lower, upper) = (0, 0)
    var total = 0.0
    for (place, weight) in other.weights.enumerated() {
      let count = Double(other.first + place)
      while lower < one.weights.count && statistic(Double(one.first + lower), count) <= -limit {
        lower += 1
      }
      upper = max(upper, lower)
      while upper < one.weights.count && statistic(Double(one.first + upper), count) < limit {
        upper += 1
      }
      total += weight * (below[lower] + above[upper])
    }
    return min(1, total)
  }
}

/// The probabilities of a Poisson variable where they matter, from the first count on.
private struct PoissonWeights {
  let first: Int
  let weights: [Double]

  init(mean: Double) {
    let mode = Int(mean)
    var down: [Double] = []
    var weight = 1.0
    var count = mode
    while count > 0 {
      weight *= Double(count) / mean
      guard weight > 1e-18 else { break }
      down.append(weight)
      count -= 1
    }
    var up: [Double] = []
    weight = 1
    count = mode
    while true {
      count += 1
      weight *= mean / Double(count)
      guard weight > 1e-18 else { break }
      up.append(weight)
    }
    // Small terms first, so that their sum is not lost beside large ones.
    let sum = down.reversed().reduce(0, +) + 1 + up.reversed().reduce(0, +)
    first = mode - down.count
    weights = (down.reversed() + [1] + up).map { $0 / sum }
  }

  /// The probability of the first so many counts.
  var below: [Double] {
    var sum = 0.0
    return [0]
      + weights.map { weight in
        sum += weight
        return sum
      }
  }

  /// The probability of all but the first so many counts.
  var above: [Double] {
    var sum = 0.0
    let sums = weights.reversed().map { weight in
      sum += weight
      return sum
    }
    return sums.reversed() + [0]
  }
}
