import HotspotStatistics
import TestSupport
import Testing

@Suite struct PAdjustmentTests {
  @Test(arguments: [
    (PAdjustment.holm, AdjustedExample.holm),
    (.bonferroni, AdjustedExample.bonferroni),
    (.bh, AdjustedExample.benjaminiHochberg),
    (.none, AdjustedExample.probabilities),
  ])
  func `Agrees with the values of R to their digits`(
    method: PAdjustment, expected: [Double]
  ) {
    let adjusted = method.adjusted(AdjustedExample.probabilities)
    #expect(adjusted.count == expected.count)
    for (mine, theirs) in zip(adjusted, expected) {
      #expect(abs(mine - theirs) <= 1e-10 * max(theirs, 1e-300))
    }
  }

  /// p.adjust(c(.01, .02, .03, .04, .05)) by hand: BH 5/i·p = .05 all, Holm .05 .08 .09 .09 .09.
  @Test func `Small cases by hand`() {
    let p = [0.05, 0.01, 0.04, 0.02, 0.03]
    let bh = PAdjustment.bh.adjusted(p)
    for value in bh { #expect(abs(value - 0.05) < 1e-15) }
    let holm = PAdjustment.holm.adjusted(p)
    for (mine, theirs) in zip(holm, [0.09, 0.05, 0.09, 0.08, 0.09]) {
      #expect(abs(mine - theirs) < 1e-15)
    }
  }

  @Test(arguments: PAdjustment.allCases)
  func `What was not tested is left out and does not count`(method: PAdjustment) {
    let with = method.adjusted([.nan, 0.01, 0.2, .nan, 0.03])
    let without = method.adjusted([0.01, 0.2, 0.03])
    #expect(with[0].isNaN && with[3].isNaN)
    #expect([with[1], with[2], with[4]] == without)
    #expect(method.adjusted([]).isEmpty)
    #expect(method.adjusted([.nan]).first?.isNaN == true)
    #expect(method.adjusted([0.25]) == [0.25])
  }

  @Test(arguments: 1...6)
  func `Agrees with the definitions by counting`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let coarse = seed % 2 == 0
    let p = (0..<200).map { _ in
      coarse ? Double(random.below(30)) / 30 : Double(random.below(1 << 40)) / 0x1p40
    }
    let m = Double(p.count)
    let holm = PAdjustment.holm.adjusted(p)
    let bh = PAdjustment.bh.adjusted(p)
    for place in p.indices {
      var greatest = 0.0
      var least = 1.0
      for other in p {
        let below = Double(p.count { $0 < other })
        let atMost = Double(p.count { $0 <= other })
        if other <= p[place] { greatest = max(greatest, min(1, (m - below) * other)) }
        if other >= p[place] { least = min(least, m / atMost * other) }
      }
      #expect(abs(holm[place] - greatest) < 1e-13)
      #expect(abs(bh[place] - least) < 1e-13)
    }
  }
}
