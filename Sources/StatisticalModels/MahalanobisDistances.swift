/// Distances between items in many covariates at once, each covariate counting alike whatever its
/// units, and correlated ones not twice (P. C. Mahalanobis 1936; see
/// doi:10.1007/s13171-019-00164-5).
///
/// Covariates are standardised (standard deviation with n − 1) to z. With R⁺ the pseudo-inverse of
/// their correlations and w the weights, d² = (w∘(zᵢ − zⱼ))ᵀ R⁺ (w∘(zᵢ − zⱼ)). With weights of 1 it
/// is the Mahalanobis distance. Weights multiply the standardised covariates after their
/// correlations are taken (compare R. A. Greevy et al. 2012, doi:10.1002/pds.3260): before, they
/// would cancel out.
///
/// A covariate without variance counts for nothing, and so does a direction whose eigenvalue of R
/// is at most 1e-10 of the greatest: a covariate given twice does not make the distance infinite.
public struct MahalanobisDistances: Sendable {
  /// The number of items.
  public let count: Int
  /// The number of directions that count.
  public var rank: Int { dimensions }

  private let dimensions: Int
  /// The items' places, all coordinates of an item together.
  private let places: [Double]

  /// Takes the measure of covariates: one array a covariate, each with a finite value an item.
  ///
  /// Weights are from 0 up, one a covariate; none for 1 each. Nil where the eigenvalues of the
  /// correlations cannot be had, as for numbers beyond 1e300.
  ///
  /// - Complexity: O(nk² + k³) for n items and k covariates.
  public init?(covariates: [[Double]], weights: [Double] = []) {
    guard let columns = Whitening(covariates: covariates, weights: weights)?.scores else {
      return nil
    }
    count = covariates.first?.count ?? 0
    dimensions = columns.count
    places = (0..<(covariates.first?.count ?? 0)).flatMap { item in columns.map { $0[item] } }
    guard places.allSatisfy(\.isFinite) else { return nil }
  }

  /// The distance between two items.
  public func callAsFunction(_ one: Int, _ other: Int) -> Double {
    var sum = 0.0
    for axis in 0..<dimensions {
      let apart = places[one * dimensions + axis] - places[other * dimensions + axis]
      sum += apart * apart
    }
    return sum.squareRoot()
  }
}
