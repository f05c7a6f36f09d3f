import Foundation
import StatisticalModels
import Testing
import TrialPower
import TrialDesigns

@Suite struct ClosedFormPowerTests {
  static let level = PowerLevel()
  /// 44 hotspots, half treated, .10 crimes per hotspot-day, 180 days.
  static let crossover = CrossoverPower(units: 44, days: 180, rate: 0.1)

  @Test("The published detectable ratios of 44 hotspots: .81, and .819 with equal expectations")
  func detectableRatio() throws {
    let ratio = try #require(Self.crossover.detectableRatio(Self.level))
    #expect(abs(ratio - 0.81) < 0.005)
    let equal = Self.crossover.detectableRatioWithEqualExpectations(Self.level)
    #expect(abs(equal - 0.819) < 0.0006)
  }

  @Test("Power at the detectable ratio is the power wanted, and at 1 it is alpha")
  func detectableRatioHasThePowerWanted() throws {
    let ratio = try #require(Self.crossover.detectableRatio(Self.level))
    #expect(abs(Self.crossover.power(at: ratio, Self.level) - 0.8) < 1e-6)
    #expect(abs(Self.crossover.power(at: 1, Self.level) - 0.05) < 1e-12)
  }

  @Test("ln .8 over the root of 1/316.8 + 1/396 is 2.960 standard errors")
  func distance() {
    let expected = Self.crossover.expected(at: 0.8)
    #expect(abs(expected.treated - 316.8) < 1e-9)
    #expect(abs(expected.control - 396) < 1e-9)
    let distance = 2.9603
    #expect(abs(Self.crossover.distance(at: 0.8) - distance) < 1e-4)
  }

  @Test("Twice the dispersion asks for twice the days")
  func dispersion() {
    let double = CrossoverPower(units: 44, days: 360, rate: 0.1, dispersion: 2)
    #expect(abs(double.distance(at: 0.7) - Self.crossover.distance(at: 0.7)) < 1e-12)
  }

  @Test("The fewest units suffice, and one fewer does not")
  func unitsNeeded() throws {
    let needed = try #require(Self.crossover.unitsNeeded(at: 0.9126, Self.level))
    #expect(Self.crossover.with(units: needed).power(at: 0.9126, Self.level) >= 0.8)
    #expect(Self.crossover.with(units: needed - 1).power(at: 0.9126, Self.level) < 0.8)
    // A fall of 8.74 % is out of reach of 44 hotspots in half a year.
    #expect(needed > 44)
  }

  @Test("Where events are few no ratio is found, and none is made up")
  func nothingIsDetectable() {
    #expect(CrossoverPower(units: 4, days: 10, rate: 0.1).detectableRatio(Self.level) == nil)
  }

  @Test("Hayes and Bennett 1999: rates .35 and .21, k .4, y 125 need 28 clusters")
  func clusters() {
    let formula = ClusterPower(units: 2, rate: 0.35, personTime: 125, variation: 0.4)
    #expect(formula.unitsNeeded(at: 0.6, Self.level) == 28)
    // c = 1 + 7.8489 × .031136/.0196 = 13.468.
    #expect(formula.with(units: 26).power(at: 0.6, Self.level) < 0.8)
    #expect(formula.with(units: 28).power(at: 0.6, Self.level) > 0.8)
  }

  @Test("In pairs a cluster more is needed in each arm for the same variation")
  func pairs() {
    let formula = ClusterPower(
      units: 2, rate: 0.35, personTime: 125, variation: 0.4, isPaired: true)
    #expect(formula.unitsNeeded(at: 0.6, Self.level) == 30)
    #expect(
      formula.with(units: 30).distance(at: 0.6)
        == ClusterPower(units: 28, rate: 0.35, personTime: 125, variation: 0.4).distance(at: 0.6))
  }

  @Test("Quantiles of t: 2.0167 with 43 degrees of freedom, 12.706 with one, as tabulated")
  func studentT() {
    let t43 = StudentTDistribution.quantile(degrees: 43, probability: 0.975)
    let t1 = StudentTDistribution.quantile(degrees: 1, probability: 0.975)
    #expect(abs(t43 - 2.0167) < 5e-5)
    #expect(abs(t1 - 12.7062) < 5e-5)
    #expect(StudentTDistribution.quantile(degrees: 0, probability: 0.975).isNaN)
  }
}
