import Foundation
import StatisticalModels
import Testing

@Suite struct PoissonETestTests {
  /// statsmodels 0.15.0, `test_poisson_2indep(method="etest-wald")`; the first two pairs are the
  /// examples of Krishnamoorthy and Thomson 2004 as its tests carry them. Its grid leaves out tails
  /// of about 1e-10.
  static let published: [(Int64, Double, Int64, Double, p: Double)] = [
    (60, 51477.5, 30, 54308.7, 0.000643144612489779),
    (41, 28010, 15, 19017, 0.02904335854726319),
    (11, 800, 21, 3011, 0.13862291986871286),
    (3, 1, 8, 1, 0.14070886922309592),
    (6, 1, 20, 1, 0.005335452383236198),
    (0, 1, 5, 1, 0.01975605229088316),
    (12, 30, 20, 61, 0.6044403617245857),
    (120, 365, 150, 365, 0.06800004276577531),
    (1, 7, 0, 90, 0.5915279067346875),
    (2, 17877, 9, 16660, 0.028641101886873334),
    (1000, 365, 1100, 366, 0.03403970723873992),
  ]

  @Test func `Equals published values`() {
    for (one, n, other, m, expected) in Self.published {
      let p = PoissonETest.twoSidedP(one, exposure: n, other, exposure: m)
      #expect(abs(p - expected) < 1e-9, "\(one), \(other)")
      let mirrored = PoissonETest.twoSidedP(other, exposure: m, one, exposure: n)
      #expect(abs(p - mirrored) < 1e-13)
    }
  }

  @Test(arguments: [(1.0, 1.0), (28, 31), (365, 90), (1, 40)])
  func `Equals the sum over all pairs`(_ n: Double, _ m: Double) {
    for one in 0...6 {
      for other in 0...6 where one + other > 0 {
        let p = PoissonETest.twoSidedP(Int64(one), exposure: n, Int64(other), exposure: m)
        let expected = Self.sum(Double(one), n, Double(other), m)
        #expect(abs(p - expected) < 1e-12 * max(1, expected), "\(one)/\(n), \(other)/\(m)")
      }
    }
  }

  /// The definition, term by term.
  private static func sum(_ one: Double, _ n: Double, _ other: Double, _ m: Double) -> Double {
    func statistic(_ x: Double, _ y: Double) -> Double {
      x + y == 0 ? 0 : abs(x / n - y / m) / (x / n / n + y / m / m).squareRoot()
    }
    let rate = (one + other) / (n + m)
    func weights(_ mean: Double) -> [Double] {
      (0..<80).map { exp(Double($0) * log(mean) - mean - lgamma(Double($0) + 1)) }
    }
    let first = weights(rate * n)
    let second = weights(rate * m)
    let seen = statistic(one, other) * (1 - 1e-12)
    var total = 0.0
    for x in first.indices {
      for y in second.indices where statistic(Double(x), Double(y)) >= seen {
        total += first[x] * second[y]
      }
    }
    return total
  }

  @Test func `Equal rates and edge cases`() {
    #expect(PoissonETest.twoSidedP(7, exposure: 28, 7, exposure: 28) == 1)
    #expect(PoissonETest.twoSidedP(0, exposure: 1, 0, exposure: 1).isNaN)
    #expect(PoissonETest.twoSidedP(-1, exposure: 1, 3, exposure: 1).isNaN)
    #expect(PoissonETest.twoSidedP(3, exposure: 0, 3, exposure: 1).isNaN)
    #expect(PoissonETest.twoSidedP(3, exposure: 1, 3, exposure: .infinity).isNaN)
    #expect(PoissonETest.twoSidedP(3, exposure: 1e-300, 3, exposure: 1e300).isNaN)
    #expect(PoissonETest.twoSidedP(.max, exposure: 1, 5, exposure: 1) < 1e-30)
    #expect(PoissonETest.twoSidedP(4000, exposure: 1, 40, exposure: 1) < 1e-29)
  }

  @Test func `Large counts meet the normal distribution`() {
    // Just under and just above the total from which the normal distribution stands in.
    let exact = PoissonETest.twoSidedP(49_990_000, exposure: 1, 50_010_000, exposure: 1)
    let normal = PoissonETest.twoSidedP(49_990_001, exposure: 1, 50_010_001, exposure: 1)
    #expect(abs(exact / normal - 1) < 1e-4)
    #expect(abs(normal - 0.0455) < 1e-4)
  }
}
