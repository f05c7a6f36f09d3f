import StatisticalModels
import Testing

@Suite struct WhiteningTests {
  private static let covariates: [[Double]] = [
    [1, 2, 4, 8, 3, 5, 9], [3, 1, 4, 1, 5, 9, 2], [2, 7, 1, 8, 2, 8, 1],
  ]

  @Test("Scores have mean 0, variance 1 and no correlation")
  func uncorrelated() throws {
    let whitening = try #require(Whitening(covariates: Self.covariates))
    #expect(whitening.rank == 3)
    for (index, one) in whitening.scores.enumerated() {
      #expect(abs(one.reduce(0, +)) < 1e-12)
      for (other, values) in whitening.scores.enumerated() {
        let covariance = zip(one, values).map { $0 * $1 }.reduce(0, +) / 6
        #expect(abs(covariance - (index == other ? 1 : 0)) < 1e-12)
      }
    }
  }

  @Test("The distance of two items is the Mahalanobis distance, whatever the units")
  func distance() throws {
    func squared(_ covariates: [[Double]]) throws -> Double {
      let whitening = try #require(Whitening(covariates: covariates))
      return whitening.scores.map { ($0[0] - $0[1]) * ($0[0] - $0[1]) }.reduce(0, +)
    }
    // Two covariates by hand: with differences a = 4, b = −2 of the two items, variances v = 2.5,
    // w = 1 and covariance c = −.5, (a²w − 2abc + b²v)/(vw − c²) = (16 − 8 + 10)/2.25 = 8.
    #expect(abs(try squared([[5, 1, 2, 4, 3], [1, 3, 1, 3, 2]]) - 8) < 1e-12)
    let own = try squared(Self.covariates)
    var scaled = Self.covariates
    scaled[1] = scaled[1].map { 1e6 * $0 + 4e6 }
    #expect(abs(try squared(scaled) - own) < 1e-9)
    // A covariate that follows from others adds nothing.
    scaled.append(zip(scaled[0], scaled[1]).map { 2 * $0 - $1 })
    #expect(abs(try squared(scaled) - own) < 1e-9)
    #expect(try #require(Whitening(covariates: scaled)).rank == 3)
  }

  @Test("Covariates without variance are named; none at all have rank 0")
  func constant() throws {
    let whitening = try #require(
      Whitening(covariates: [[0.1, 0.1, 0.1], [1, 2, 4], [7, 7, 7]]))
    #expect(whitening.constant == [0, 2])
    #expect(whitening.rank == 1)
    #expect(Whitening(covariates: [])?.rank == 0)
    #expect(Whitening(covariates: [[1, .nan]]) == nil)
    #expect(Whitening(covariates: [[1, 2], [1]]) == nil)
    #expect(Whitening(covariates: [[1e300, -1e300, 0]]) == nil)
  }

  @Test("Eigenvalues and vectors of a matrix by hand")
  func eigen() throws {
    let eigen = try #require(SymmetricEigen(rows: [[2, 1], [1, 2]]))
    #expect(zip(eigen.values, [1, 3]).allSatisfy { abs($0 - $1) < 1e-14 })
    let vector = eigen.vectors[1]
    #expect(abs(vector[0] - vector[1]) < 1e-14)
    #expect(abs(vector[0] * vector[0] - 0.5) < 1e-14)
    #expect(SymmetricEigen(rows: []) == nil)
    #expect(SymmetricEigen(rows: [[1, 2]]) == nil)
    #expect(SymmetricEigen(rows: [[.infinity]]) == nil)
  }

  @Test("Moments of numbers that are all the same are exact")
  func moments() {
    let same = SampleMoments([0.1, 0.1, 0.1])
    #expect(same.mean == 0.1)
    #expect(same.variance == 0)
    #expect(SampleMoments([1, 2, 3, 4]).variance == 5.0 / 3)
    #expect(SampleMoments([7]).variance.isNaN)
    #expect(SampleMoments([]).mean.isNaN)
  }
}
