import StatisticalModels
import Testing

@Suite struct BetaDistributionTests {
  @Test func `Quantiles of the uniform and of a power`() {
    #expect(BetaDistribution.quantile(a: 1, b: 1, probability: 0.3) == 0.3)
    #expect(abs(BetaDistribution.quantile(a: 2, b: 1, probability: 0.25) - 0.5) < 1e-14)
    #expect(BetaDistribution.quantile(a: 0, b: 1, probability: 0.5).isNaN)
  }
}
