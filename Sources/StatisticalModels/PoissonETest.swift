private import Foundation

/// The e-test of two Poisson counts: whether two rates can be one.
///
/// The statistic is T = (x₁/n₁ − x₂/n₂)/√(x₁/n₁² + x₂/n₂²), for counts x over exposures n. Its
/// probability is summed over all pairs of counts under one pooled rate, (x₁ + x₂)/(n₁ + n₂), and
/// not taken from a normal distribution (Krishnamoorthy and Thomson 2004,
/// doi:10.1016/j.jspi.2002.09.004). It is more powerful than the conditional binomial test, and
/// holds its size for small counts.
public enum PoissonETest {
  /// The two-sided probability of rates at least as far apart as those seen, if they were one.
  ///
  /// It is symmetric in its two sides and depends on the ratio of the exposures alone. NaN where
  /// both counts are 0, where a count is negative, and where an exposure is not positive and
  /// finite. Probabilities below 1e-30 are not told from zero; above a hundred million counts in
  /// all, the normal distribution stands in, which then differs by less than 1e-4 of the value.
  ///
  /// - Complexity: O(√(x₁ + x₂)): for each first count the second counts in the tails are two
  ///   ranges whose ends only move one way.
  public static func twoSidedP(
    _ first: Int64, exposure firstExposure: Double, _ second: Int64,
    exposure secondExposure: Double
  ) -> Double {
    guard first >= 0, second >= 0, first > 0 || second > 0,
      firstExposure > 0, secondExposure > 0, firstExposure.isFinite, secondExposure.isFinite
    else { return .nan }
    let share = firstExposure / (firstExposure + secondExposure)
    let ratio = secondExposure / firstExposure
    guard share > 0, share < 1, ratio > 0, ratio.isFinite else { return .nan }
    let statistic = ETestStatistic(ratio: ratio)
    let total = Double(first) + Double(second)
    let seen = statistic(Double(first), Double(second)).magnitude
    guard total <= 1e8 else { return erfc(seen * 0.5.squareRoot()) }
    // Pairs as far apart as those seen stay with them whatever the rounding.
    let limit = seen * (1 - 1e-12)
    guard limit > 0 else { return 1 }
    let ones = PoissonWeights(mean: total * share)
    let others = PoissonWeights(mean: total * (1 - share))
    var below = 0
    var above = 0
    var p = 0.0
    for (offset, weight) in ones.weights.enumerated() {
      let one = Double(ones.first + offset)
      // Second counts small enough for T ≥ limit are those under `below`.
      while below < others.weights.count,
        statistic(one, Double(others.first + below)) >= limit
      {
        below += 1
      }
      // Second counts great enough for T ≤ −limit are those from `above` on.
      while above < others.weights.count,
        statistic(one, Double(others.first + above)) > -limit
      {
        above += 1
      }
      p += weight * (others.lower[below] + others.upper[above])
    }
    return min(1, p)
  }
}

/// T for a ratio of the second exposure to the first.
private struct ETestStatistic {
  let ratio: Double

  /// T rises with the first count and falls with the second; of two zeros it is 0.
  func callAsFunction(_ one: Double, _ other: Double) -> Double {
    let variance = one * ratio * ratio + other
    return variance > 0 ? (one * ratio - other) / variance.squareRoot() : 0
  }
}

/// The probabilities of a Poisson variable wherever they are above 1e-33 of the greatest.
private struct PoissonWeights {
  /// The count that the first weight belongs to.
  let first: Int
  let weights: [Double]
  /// The sum of the weights before each place; one more than there are weights.
  let lower: [Double]
  /// The sum of the weights from each place on; one more than there are weights.
  let upper: [Double]

  /// The weights around a mean of at most 1e8.
  init(mean: Double) {
    let mode = Int(mean)
    var falling: [Double] = []
    var weight = 1.0
    var count = mode
    while count > 0, weight > 1e-33 {
      weight *= Double(count) / mean
      falling.append(weight)
      count -= 1
    }
    first = count
    var weights = Array(falling.reversed())
    weights.append(1)
    weight = 1
    count = mode
    while weight > 1e-33 {
      count += 1
      weight *= mean / Double(count)
      weights.append(weight)
    }
    var sum = 0.0
    for weight in weights { sum += weight }
    var lower = [0.0]
    var upper = [0.0]
    for place in weights.indices { weights[place] /= sum }
    for weight in weights { lower.append(lower[lower.count - 1] + weight) }
    for weight in weights.reversed() { upper.append(upper[upper.count - 1] + weight) }
    upper.reverse()
    self.weights = weights
    self.lower = lower
    self.upper = upper
  }
}
