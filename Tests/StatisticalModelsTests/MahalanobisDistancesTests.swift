import StatisticalModels
import Testing

@Suite struct MahalanobisDistancesTests {
  static let crimes = [12.0, 30, 7, 18, 25, 9]
  static let area = [1.5, 2.25, 0.5, 3, 1, 0.75]

  /// scipy 1.17.1 `spatial.distance.mahalanobis` with `linalg.inv(cov)`, first item to the others.
  static let published = [
    1.9791859579218076, 1.0397562303070629, 1.5720104911188555, 2.050207526692314,
    0.7860052455594277,
  ]

  @Test func `Equals published values whatever the units`() throws {
    for (scale, shift) in [(1.0, 0.0), (1e-6, 5.0), (1e9, -1e9)] {
      let distance = try #require(
        MahalanobisDistances(covariates: [Self.crimes.map { $0 * scale + shift }, Self.area]))
      #expect(distance.rank == 2)
      for (other, expected) in Self.published.enumerated() {
        #expect(abs(distance(0, other + 1) - expected) < 1e-7, "0 to \(other + 1), × \(scale)")
      }
    }
  }

  @Test func `One covariate: standard deviations apart`() throws {
    let distance = try #require(MahalanobisDistances(covariates: [[0, 2, 3, 5]]))
    // The variance of 0, 2, 3, 5 is 13/3.
    #expect(abs(distance(0, 3) - 5 / (13.0 / 3).squareRoot()) < 1e-12)
  }

  @Test func `A covariate given twice, or without variance, changes nothing`() throws {
    let plain = try #require(MahalanobisDistances(covariates: [Self.crimes, Self.area]))
    let more = try #require(
      MahalanobisDistances(
        covariates: [
          Self.crimes, Self.area, Self.crimes.map { 3 * $0 - 1 }, Array(repeating: 7, count: 6),
        ]))
    #expect(more.rank == 2)
    for one in 0..<6 {
      for other in 0..<6 { #expect(abs(plain(one, other) - more(one, other)) < 1e-9) }
    }
  }

  @Test func `Weights count, and a weight for all alike only scales`() throws {
    let plain = try #require(MahalanobisDistances(covariates: [Self.crimes, Self.area]))
    let double = try #require(
      MahalanobisDistances(covariates: [Self.crimes, Self.area], weights: [2, 2]))
    let first = try #require(
      MahalanobisDistances(covariates: [Self.crimes, Self.area], weights: [1, 0]))
    #expect(abs(double(1, 4) - 2 * plain(1, 4)) < 1e-12)
    // With the correlation r the part of the first covariate alone is Δz/√(1 − r²).
    #expect(abs(first(1, 4) / first(0, 2) - 1) < 1e-12)
    #expect(abs(first(0, 3) / first(0, 1) - 6.0 / 18) < 1e-12)
  }

  @Test func `No variance at all`() throws {
    let distance = try #require(MahalanobisDistances(covariates: [[4, 4, 4]]))
    #expect(distance.rank == 0)
    #expect(distance(0, 2) == 0)
  }
}
