import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct PoissonChangeTests {
  @Test func `The ratio's limits are the exact ones`() {
    // R 4.3, the example of ?poisson.test: c(11, 21) over c(800, 3011).
    let stay = PoissonChange.compare(before: 21, after: 11, beforeDays: 3011, afterDays: 800)
    #expect(abs(stay.ratio - 1.971488) < 1e-6)
    #expect(abs(stay.ratioLow - 0.8584264033916397) < 1e-12)
    #expect(abs(stay.ratioHigh - 4.277265943654075) < 1e-12)
    // scipy 1.17.1, beta.ppf of the binomial share.
    let year = PoissonChange.compare(before: 1100, after: 1000, beforeDays: 366, afterDays: 365)
    #expect(abs(year.ratioLow - 0.8359269669248189) < 1e-12)
    #expect(abs(year.ratioHigh - 0.9939937417718367) < 1e-12)
  }

  @Test func `The difference's limits are those of MOVER`() {
    // statsmodels 0.15.0, confint_poisson_2indep(compare="diff", method="mover"), times the later
    // exposure.
    let cases: [(after: Int64, Double, before: Int64, Double, low: Double, high: Double)] = [
      (60, 51477.5, 30, 54308.7, 13.483831565990098, 50.77806071118033),
      (11, 800, 21, 3011, -0.26304633909653496, 14.331006861917006),
      (0, 1, 5, 1, -11.705757683120677, -0.2082347882657345),
      (5, 1, 0, 1, 0.2082347882657345, 11.705757683120677),
      (120, 365, 150, 365, -62.5829889127526, 2.2839001427715866),
    ]
    for (after, afterDays, before, beforeDays, low, high) in cases {
      let change = PoissonChange.compare(
        before: before, after: after, beforeDays: beforeDays, afterDays: afterDays)
      #expect(abs(change.differenceLow - low) < 1e-9, "\(before), \(after)")
      #expect(abs(change.differenceHigh - high) < 1e-9, "\(before), \(after)")
      #expect(
        abs(change.difference - Double(after) + Double(before) * afterDays / beforeDays) < 1e-9)
    }
  }

  @Test func `Wider confidence gives wider intervals`() {
    let narrow = PoissonChange.compare(
      before: 10, after: 14, beforeDays: 30, afterDays: 30, confidence: 0.9)
    let wide = PoissonChange.compare(
      before: 10, after: 14, beforeDays: 30, afterDays: 30, confidence: 0.99)
    #expect(wide.ratioLow < narrow.ratioLow && wide.ratioHigh > narrow.ratioHigh)
    #expect(wide.differenceLow < narrow.differenceLow)
    #expect(wide.differenceHigh > narrow.differenceHigh)
  }

  @Test func `Zero counts have the limits that can be told`() {
    let new = PoissonChange.compare(before: 0, after: 5, beforeDays: 1, afterDays: 1)
    #expect(new.ratio == .infinity && new.ratioHigh == .infinity)
    #expect(abs(new.ratioLow - 0.9163558573154597) < 1e-12)
    let gone = PoissonChange.compare(before: 5, after: 0, beforeDays: 1, afterDays: 1)
    #expect(gone.ratio == 0 && gone.ratioLow == 0)
    #expect(abs(gone.ratioHigh - 1.091279105182546) < 1e-12)
    let none = PoissonChange.compare(before: 0, after: 0, beforeDays: 1, afterDays: 2)
    #expect(none.ratio.isNaN && none.ratioLow.isNaN && none.ratioHigh.isNaN && none.p.isNaN)
    #expect(none.difference == 0 && none.differenceLow < 0 && none.differenceHigh > 0)
    let undated = PoissonChange.compare(before: 3, after: 4, beforeDays: 0, afterDays: 2)
    #expect(undated.difference.isNaN && undated.ratio.isNaN && undated.p.isNaN)
    #expect(undated.before == 3 && undated.after == 4)
  }

  @Test func `Units without incidents do not count among the tests`() {
    let before: [Int64] = [10, 0, 4, 10, 0, 30]
    let after: [Int64] = [2, 0, 4, 2, 3, 50]
    let changes = PoissonChange.compare(
      before: before, after: after, beforeDays: 30, afterDays: 30)
    let alone = before.indices.map {
      PoissonChange.compare(
        before: before[$0], after: after[$0], beforeDays: 30, afterDays: 30)
    }
    let tested = [0, 2, 3, 4, 5]
    let expected = PAdjustment.bh.adjusted(tested.map { alone[$0].p })
    #expect(tested.map { changes[$0].q } == expected)
    #expect(changes[1].q.isNaN)
    for unit in tested {
      #expect(changes[unit].p == alone[unit].p)
      #expect(changes[unit].differenceLow == alone[unit].differenceLow)
    }
  }
}
