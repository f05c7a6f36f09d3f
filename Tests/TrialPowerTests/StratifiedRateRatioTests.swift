import Foundation
import Testing
@testable import TrialPower
@testable import TrialDesigns

@Suite struct StratifiedRateRatioTests {
  private static func stratum(
    _ treated: Double, _ treatedDays: Double, _ control: Double, _ controlDays: Double
  ) -> StratifiedRateRatio.Stratum {
    var stratum = StratifiedRateRatio.Stratum()
    (stratum.treatedEvents, stratum.treatedDays) = (treated, treatedDays)
    (stratum.controlEvents, stratum.controlDays) = (control, controlDays)
    // One event a day at most.
    (stratum.treatedSquares, stratum.controlSquares) = (treated, control)
    stratum.cells = treatedDays + controlDays
    return stratum
  }

  @Test("Of one unit it is the crude ratio with variance 1/T + 1/C at a ratio of 1")
  func oneStratum() throws {
    let estimate = try #require(StratifiedRateRatio([Self.stratum(30, 100, 30, 100)]))
    #expect(abs(estimate.logRatio) < 1e-12)
    #expect(abs(estimate.variance - 2.0 / 30) < 1e-12)
  }

  @Test("Two strata by hand: (8·.75 + 5·.5)/(12·.25 + 10·.5), variance 7.5/(8.5 × 8)")
  func twoStrata() throws {
    // 8 on 25 treated and 12 on 75 control days; 5 on 50 and 10 on 50.
    let estimate = try #require(
      StratifiedRateRatio([Self.stratum(8, 25, 12, 75), Self.stratum(5, 50, 10, 50)]))
    #expect(abs(estimate.logRatio - log(8.5 / 8)) < 1e-12)
    // Σ n·d·c/D² = 20 × .1875 + 15 × .25 = 7.5.
    #expect(abs(estimate.variance - 7.5 / (8.5 * 8)) < 1e-12)
    let ratio = 8.5 / 8
    let (one, other) = (20 / (ratio * 25 + 75), 15 / (ratio * 50 + 50))
    let statistic =
      8 / (one * ratio) + 12 / one - 20 + 5 / (other * ratio) + 10 / other - 15
    #expect(abs(estimate.dispersion - statistic / 197) < 1e-12)
  }

  @Test("A unit twice as busy changes nothing; without events in an arm there is no ratio")
  func strataDoNotConfound() throws {
    let estimate = try #require(
      StratifiedRateRatio([Self.stratum(10, 25, 60, 75), Self.stratum(50, 50, 100, 50)]))
    #expect(abs(estimate.logRatio - log(0.5)) < 1e-12)
    #expect(StratifiedRateRatio([Self.stratum(0, 10, 5, 10)]) == nil)
    #expect(StratifiedRateRatio([Self.stratum(5, 10, 0, 10)]) == nil)
    #expect(StratifiedRateRatio([]) == nil)
  }

  @Test("Events that come in twos have twice the dispersion and half the z²")
  func dispersion() throws {
    // On so many days nothing but the events themselves bears on Pearson's statistic.
    let single = Self.stratum(20, 1e6, 40, 1e6)
    let alone = try #require(StratifiedRateRatio([single]))
    var double = single
    double.treatedSquares = 40
    double.controlSquares = 80
    let twice = try #require(StratifiedRateRatio([double]))
    #expect(abs(alone.dispersion - 1) < 1e-3)
    #expect(abs(twice.dispersion - 2) < 1e-3)
    #expect(abs(twice.z * twice.z / (alone.z * alone.z) - 0.5) < 1e-3)
  }
}
