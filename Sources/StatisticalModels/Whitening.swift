/// Covariates turned into uncorrelated scores of mean 0 and variance 1, so that the Mahalanobis
/// distance of two groups is the plain distance of their mean scores.
///
/// Each covariate is standardised with its standard deviation (n − 1), their correlation matrix is
/// decomposed as VΛVᵀ, and the scores are Λ^(−½)Vᵀz. Directions whose eigenvalue is at most
/// `tolerance` times the greatest carry nothing but rounding and are left out: the distance is then
/// that of the pseudo-inverse. As differences of means always lie in the span of the data, every
/// generalised inverse of the covariance gives the same distance.
public struct Whitening: Hashable, Sendable {
  /// What an eigenvalue of the correlation matrix must exceed, relative to the greatest.
  public static let tolerance = 1e-10

  /// One array a score, each with a value an item; the scores with the least variance come first.
  public let scores: [[Double]]
  /// The positions of covariates without variance, which add nothing.
  public let constant: [Int]

  /// The number of independent directions: the rank of the covariance.
  public var rank: Int { scores.count }

  /// Whitens covariates.
  ///
  /// - Parameters:
  ///   - covariates: one array a covariate, each with a value an item.
  ///   - weights: what each covariate is multiplied by once it is standardised and the correlations
  ///     are taken; none for 1 each. With weights the scores are no longer uncorrelated.
  /// - Returns: nil where the arrays differ in length, or a number or variance is not finite.
  /// - Complexity: O(items · covariates² + covariates³).
  public init?(covariates: [[Double]], weights: [Double] = []) {
    let count = covariates.first?.count ?? 0
    guard covariates.allSatisfy({ $0.count == count }),
      weights.isEmpty || weights.count == covariates.count
    else { return nil }
    var constant: [Int] = []
    var standardised: [[Double]] = []
    var factors: [Double] = []
    for (index, values) in covariates.enumerated() {
      guard values.allSatisfy(\.isFinite) else { return nil }
      let moments = SampleMoments(values)
      if count < 2 || moments.variance == 0 {
        constant.append(index)
        continue
      }
      let deviation = moments.standardDeviation
      guard deviation.isFinite else { return nil }
      standardised.append(values.map { ($0 - moments.mean) / deviation })
      factors.append(weights.isEmpty ? 1 : weights[index])
    }
    self.constant = constant
    if standardised.isEmpty {
      scores = []
      return
    }
    let correlations = standardised.map { one in
      standardised.map { other in
        zip(one, other).map { $0 * $1 }.reduce(0, +) / Double(count - 1)
      }
    }
    guard let eigen = SymmetricEigen(rows: correlations), let greatest = eigen.values.last else {
      return nil
    }
    scores = zip(eigen.values, eigen.vectors).compactMap { value, vector in
      guard value > Self.tolerance * greatest else { return nil }
      var score = [Double](repeating: 0, count: count)
      for (index, values) in standardised.enumerated() {
        let weight = vector[index] * factors[index]
        for item in score.indices { score[item] += weight * values[item] }
      }
      let scale = value.squareRoot()
      return score.map { $0 / scale }
    }
  }
}
