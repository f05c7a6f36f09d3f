import HotspotStatistics
import Testing

@Suite struct NormalDistributionTests {
  /// Values of mpmath 1.3 at 40 digits; what rounding z by half a digit does is allowed for.
  @Test(arguments: [
    (0.0, 0.5), (1, 0.841344746068542949), (-1, 0.158655253931457051),
    (1.96, 0.975002104851779550), (-5, 2.86651571879193912e-07),
    (-10, 7.61985302416052607e-24), (-37, 5.72557122252457682e-300),
  ])
  func `Cumulative probabilities`(z: Double, expected: Double) {
    #expect(abs(NormalDistribution.cdf(z) / expected - 1) < 2.3e-16 * (2 + z * z))
  }

  @Test func `Two sides are twice the lower tail`() {
    for z in stride(from: -8.0, through: 8, by: 0.25) {
      let expected = 2 * NormalDistribution.cdf(-z.magnitude)
      #expect(abs(NormalDistribution.twoSidedP(z) / expected - 1) < 1e-15)
    }
    #expect(NormalDistribution.twoSidedP(0) == 1)
    #expect(NormalDistribution.twoSidedP(.infinity) == 0)
    #expect(NormalDistribution.twoSidedP(.nan).isNaN)
  }

  /// Values of mpmath 1.3 at 40 digits.
  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.95996398454005423), (0.01, -2.32634787404084110),
    (0.25, -0.674489750196081743), (1e-10, -6.36134090240406), (1e-200, -30.2055941795796431),
  ])
  func `Quantiles`(p: Double, expected: Double) {
    #expect(abs(NormalDistribution.quantile(p) - expected) <= 1e-14 * max(1, abs(expected)))
  }

  @Test func `The quantile undoes the cumulative probability`() {
    for z in stride(from: -20.0, through: 5, by: 0.125) {
      let back = NormalDistribution.quantile(NormalDistribution.cdf(z))
      #expect(abs(back - z) < (z > 3 ? 1e-9 : 1e-13) * max(1, z.magnitude))
    }
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.quantile(-0.1).isNaN)
    #expect(NormalDistribution.quantile(.nan).isNaN)
  }
}
