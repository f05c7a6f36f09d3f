import StatisticalModels
import Testing

@Suite struct ChiSquaredDistributionTests {
  @Test("Quantiles: the threshold of rerandomisation, and tables")
  func quantiles() {
    // Ten covariates at .001, as in Morgan and Rubin 2012.
    let threshold = ChiSquaredDistribution.quantile(probability: 0.001, degreesOfFreedom: 10)
    #expect(abs(threshold - 1.4787) < 5e-5)
    // Two degrees of freedom are exponential: −2 ln(1 − p).
    #expect(
      abs(ChiSquaredDistribution.quantile(probability: 0.5, degreesOfFreedom: 2) - 1.3862943611)
        < 1e-10)
    // 1.959964² of the normal distribution.
    #expect(
      abs(ChiSquaredDistribution.quantile(probability: 0.95, degreesOfFreedom: 1) - 3.8414588207)
        < 1e-10)
  }

  @Test func aQuantileAndItsShareAreInverse() {
    for degrees in [1.0, 3, 10, 44] {
      for probability in [1e-6, 0.001, 0.2, 0.999] {
        let value = ChiSquaredDistribution.quantile(
          probability: probability, degreesOfFreedom: degrees)
        let back = ChiSquaredDistribution.cumulative(value, degreesOfFreedom: degrees)
        #expect(abs(back / probability - 1) < 1e-10)
      }
    }
  }

  @Test func edges() {
    #expect(
      ChiSquaredDistribution.quantile(probability: 1, degreesOfFreedom: 3) == .infinity)
    #expect(ChiSquaredDistribution.quantile(probability: 0, degreesOfFreedom: 3) == 0)
    #expect(ChiSquaredDistribution.quantile(probability: 0.5, degreesOfFreedom: 0).isNaN)
    #expect(ChiSquaredDistribution.quantile(probability: 1.5, degreesOfFreedom: 1).isNaN)
    #expect(ChiSquaredDistribution.cumulative(.infinity, degreesOfFreedom: 1) == 1)
    #expect(ChiSquaredDistribution.cumulative(-1, degreesOfFreedom: 1).isNaN)
  }
}
