import HotspotStatistics
import Testing

@Suite struct SenSlopeTests {
  @Test(arguments: MannKendallExpected.small + [.long])
  func `Agrees with published numbers`(_ expected: MannKendallExpected) {
    let slope = SenSlope(expected.series)
    #expect(abs(slope.slope - expected.slope) < 1e-12)
    #expect(abs(slope.intercept - expected.intercept) < 1e-12)
    #expect(slope.lower <= slope.slope && slope.slope <= slope.upper)
  }

  @Test func `Limits are the slopes of Gilbert's ranks`() {
    // Ten values without ties: 45 slopes, Var(S) = 125, C = 1.959964·√125 = 21.913, so the ranks
    // are 11.5435 and 34.4565.
    let series: [Double] = [2, 7, 1, 8, 4, 14, 5, 10, 9, 23]
    var slopes: [Double] = []
    for later in 0..<10 {
      for earlier in 0..<later {
        slopes.append((series[later] - series[earlier]) / Double(later - earlier))
      }
    }
    slopes.sort()
    let half = 1.959963984540054 * 125.0.squareRoot() / 2
    let share = 22.5 - half - 11
    let fitted = SenSlope(series)
    #expect(fitted.slope == slopes[22])
    #expect(abs(fitted.lower - (slopes[10] * (1 - share) + slopes[11] * share)) < 1e-12)
    #expect(abs(fitted.upper - (slopes[34] * (1 - share) + slopes[33] * share)) < 1e-12)
    let wide = SenSlope(series, confidence: 0.99)
    #expect(wide.lower < fitted.lower && wide.upper > fitted.upper)
  }

  @Test func `Short series have no slope or no limits`() {
    #expect(SenSlope([]).slope.isNaN)
    #expect(SenSlope([4, .nan]).intercept.isNaN)
    let two = SenSlope([4, .nan, 5])
    #expect(two.slope == 0.5 && two.intercept == 4)
    #expect(two.lower == -.infinity && two.upper == .infinity)
    let flat = SenSlope([3, 3, 3])
    #expect(flat.slope == 0 && flat.lower == 0 && flat.upper == 0 && flat.intercept == 3)
  }
}
