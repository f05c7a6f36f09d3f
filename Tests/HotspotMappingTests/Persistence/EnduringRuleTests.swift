import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct EnduringRuleTests {
  @Test func `Hot often enough and not falling endures`() {
    let rule = EnduringRule(share: 0.75)
    let level = MannKendall([3, 5, 4, 4, 5, 3, 4, 4])
    let rise = MannKendall([1, 2, 3, 4, 5, 6, 7, 8])
    let fall = MannKendall([8, 7, 6, 5, 4, 3, 2, 1])
    #expect(fall.p < 0.05)
    #expect(rule.holds(hot: 6, periods: 8, trend: level) == true)
    #expect(rule.holds(hot: 5, periods: 8, trend: level) == false)
    #expect(rule.holds(hot: 8, periods: 8, trend: rise) == true)
    #expect(rule.holds(hot: 8, periods: 8, trend: fall) == false)
    #expect(rule.holds(hot: 8, periods: 8, trend: fall, p: 0.06) == true)
    #expect(
      EnduringRule(share: 0.75, critical: 0.0001).holds(hot: 8, periods: 8, trend: fall) == true)
    #expect(rule.holds(hot: 7, periods: 7, trend: level) == nil)
    #expect(EnduringRule(share: 0.7).holds(hot: 7, periods: 10, trend: level) == true)
  }
}
