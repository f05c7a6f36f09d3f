import Foundation
import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct CountChangeTests {
  private struct Case {
    let before: Int64
    let exposureBefore: Double
    let after: Int64
    let exposureAfter: Double
    let p: Double
    let difference: (Double, Double)
    let ratio: (Double, Double)
  }

  /// p: statsmodels 0.15.0 (Python), `test_poisson_2indep(method="etest-wald")`, which leaves out
  /// the far tails. Difference: its `confint_poisson_2indep(compare="diff", method="mover")` times
  /// the exposure after. Ratio: `beta.ppf` of SciPy 1.17.1.
  private static let cases: [Case] = [
    Case(
      before: 60, exposureBefore: 51477.5, after: 30, exposureAfter: 54308.7,
      p: 0.000643144612489779, difference: (-53.57079239950035, -14.225425931093904),
      ratio: (0.2951275410736583, 0.7464158667627855)),
    Case(
      before: 41, exposureBefore: 28010, after: 15, exposureAfter: 19017,
      p: 0.02904335854726319, difference: (-24.386433977404515, -0.6462429454976614),
      ratio: (0.2770620103100684, 0.9943480632734121)),
    Case(
      before: 5, exposureBefore: 1, after: 10, exposureAfter: 1, p: 0.20616441407576383,
      difference: (-3.113811499168083, 13.883886498541562),
      ratio: (0.6228595543493572, 7.457295910857487)),
    Case(
      before: 0, exposureBefore: 1, after: 4, exposureAfter: 1, p: 0.04125859606544553,
      difference: (-0.5532712561493325, 10.285936936977233),
      ratio: (0.6601240193600934, .infinity)),
    Case(
      before: 3, exposureBefore: 2, after: 0, exposureAfter: 1, p: 0.13148197751739565,
      difference: (-4.410594046164904, 2.4669431390343246), ratio: (0, 4.839903786706785)),
    Case(
      before: 120, exposureBefore: 365, after: 80, exposureAfter: 365, p: 0.004631620690735045,
      difference: (-68.25083763596118, -12.287415983232654),
      ratio: (0.49598984304954125, 0.8920198795815112)),
    Case(
      before: 40, exposureBefore: 90, after: 60, exposureAfter: 365, p: 0.0009158502629680339,
      difference: (-162.39105250686717, -55.82440171407202),
      ratio: (0.2438380027112163, 0.5664137622270178)),
    Case(
      before: 1000, exposureBefore: 365, after: 1100, exposureAfter: 366, p: 0.03403970723873992,
      difference: (7.301227183106054, 187.3338404444262),
      ratio: (1.00604255135194, 1.1962767557060252)),
    Case(
      before: 1, exposureBefore: 1, after: 1, exposureAfter: 1, p: 1,
      difference: (-4.737058529559981, 4.737058529559981),
      ratio: (0.012739367083666617, 78.49683531626285)),
    Case(
      before: 2, exposureBefore: 30, after: 9, exposureAfter: 60, p: 0.2572305201685895,
      difference: (-6.412818428733818, 13.610528716158933),
      ratio: (0.46570612909688386, 21.3998579676339)),
  ]

  private static func isNear(_ one: Double, _ other: Double) -> Bool {
    one == other || abs(one - other) < 1e-10 * max(1, abs(other))
  }

  @Test func `Agrees with published software`() {
    for one in Self.cases {
      let change = CountChange(
        before: one.before, after: one.after, exposureBefore: one.exposureBefore,
        exposureAfter: one.exposureAfter)
      #expect(abs(change.p - one.p) < 1e-8)
      #expect(Self.isNear(change.difference.lower, one.difference.0))
      #expect(Self.isNear(change.difference.upper, one.difference.1))
      #expect(Self.isNear(change.ratio.lower, one.ratio.0))
      #expect(Self.isNear(change.ratio.upper, one.ratio.1))
    }
  }

  @Test func `Values are those of the rates`() {
    let change = CountChange(before: 10, after: 30, exposureBefore: 20, exposureAfter: 40)
    #expect(change.difference.value == 10 && change.ratio.value == 1.5)
    let wide = CountChange(
      before: 10, after: 30, exposureBefore: 20, exposureAfter: 40, confidence: 0.99)
    #expect(wide.ratio.lower < change.ratio.lower && wide.ratio.upper > change.ratio.upper)
    #expect(wide.difference.lower < change.difference.lower)
  }

  @Test func `Nothing before, after or at all`() {
    let none = CountChange(before: 0, after: 0, exposureBefore: 10, exposureAfter: 20)
    #expect(none.p == 1 && none.ratio.value.isNaN)
    #expect(none.ratio.lower == 0 && none.ratio.upper == .infinity)
    #expect(none.difference.value == 0 && none.difference.lower < 0 && none.difference.upper > 0)
    #expect(CountChange(before: 0, after: 2).ratio.value == .infinity)
    #expect(CountChange(before: 2, after: 0).ratio.value == 0)
    for bad in [
      CountChange(before: -1, after: 2), CountChange(before: 1, after: 2, exposureBefore: 0),
      CountChange(before: 1, after: 2, exposureAfter: .nan),
    ] {
      #expect(bad.p.isNaN && bad.ratio.lower.isNaN && bad.difference.value.isNaN)
    }
  }

  @Test func `Agrees with the double sum`() {
    var numbers = SeededStream(seed: 21)
    for _ in 0..<8 {
      let (one, other) = (numbers.below(8), numbers.below(8))
      let (a, b) = (0.5 + numbers.unit(), 0.5 + numbers.unit())
      let rate = Double(one + other) / (a + b)
      func statistic(_ x: Int, _ y: Int) -> Double {
        let variance = Double(x) / (a * a) + Double(y) / (b * b)
        return variance > 0 ? abs(Double(x) / a - Double(y) / b) / variance.squareRoot() : 0
      }
      func weight(_ x: Int, _ mean: Double) -> Double {
        x == 0 ? exp(-mean) : (1...x).reduce(exp(-mean)) { $0 * mean / Double($1) }
      }
      var expected = 0.0
      for x in 0...45 {
        for y in 0...45 where statistic(x, y) >= statistic(one, other) * (1 - 1e-12) {
          expected += weight(x, rate * a) * weight(y, rate * b)
        }
      }
      let p = PoissonETest.p(
        count: Int64(one), exposure: a, count: Int64(other), exposure: b)
      #expect(abs(p - expected) < 1e-12)
    }
  }

  @Test func `Large counts near the normal limit, and do not take long`() {
    for (before, after) in [(1_000_000, 1_003_000), (Int64.max / 4, Int64.max / 4 + 4_000_000_000)]
    {
      let change = CountChange(before: Int64(before), after: Int64(after))
      let z = Double(after - before) / (Double(after) + Double(before)).squareRoot()
      #expect(abs(change.p - NormalDistribution.twoSidedP(z)) < 1e-4)
    }
    // The order of two periods of one length does not matter.
    #expect(CountChange(before: 7, after: 19).p == CountChange(before: 19, after: 7).p)
  }
}
