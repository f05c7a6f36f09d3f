import HotspotStatistics
import Testing
@testable import TrialPower
@testable import TrialDesigns

@Suite struct TreatedDaysTests {
  @Test("At one half, 94 % of control days follow a treated day within four: 1 − .5⁴ = .9375")
  func carryOverReach() {
    // Runs of 44 units over 2,000 days, half of them control days; one in a false alarm in 10⁶.
    var days = TreatedDays(units: 44, days: 2004, treatedPerDay: 22)
    var audit = AuditStream(seed: "power", purpose: "reach")
    days.allocate(from: &audit)
    let drawn = days.controlDaysFollowing(within: 4)
    #expect(abs(Double(drawn.following) / Double(drawn.all) - 0.9375) < 0.006)
    var stream = SeededStream(seed: 7)
    days.redraw(using: &stream)
    let redrawn = days.controlDaysFollowing(within: 4)
    #expect(abs(Double(redrawn.following) / Double(redrawn.all) - 0.9375) < 0.006)
  }

  @Test("K of N are treated every period, by the audit stream and by redrawing", arguments: [1, 3])
  func everyPeriodHasItsNumber(period: Int) {
    var days = TreatedDays(units: 7, days: 20, treatedPerDay: 3, period: period)
    var audit = AuditStream(seed: "power", purpose: "margins")
    var stream = SeededStream(seed: 1)
    for _ in 0..<10 {
      days.allocate(from: &audit)
      check(days)
      days.redraw(using: &stream)
      check(days)
    }
  }

  private func check(_ days: TreatedDays) {
    for day in 0..<days.days {
      let flags = days.flags[day * 7..<day * 7 + 7]
      #expect(flags.count { $0 } == 3)
      if day % days.period > 0 { #expect(flags.elementsEqual(days.flags[(day - 1) * 7..<day * 7])) }
    }
    for unit in 0..<7 {
      let treated = (0..<days.days).count { days.flags[$0 * 7 + unit] }
      #expect(days.treatedDays[unit] == treated)
    }
  }

  @Test("Each of the ten pairs of five units is redrawn alike")
  func redrawnUniformly() {
    var counts: [[Bool]: Int] = [:]
    var days = TreatedDays(units: 5, days: 1, treatedPerDay: 2)
    var stream = SeededStream(seed: 3)
    for _ in 0..<5000 {
      days.redraw(using: &stream)
      counts[days.flags, default: 0] += 1
    }
    let statistic = counts.values.reduce(0.0) { $0 + Double(($1 - 500) * ($1 - 500)) / 500 }
    // The upper 10⁻⁴ point of chi-squared with 9 degrees of freedom.
    #expect(counts.count == 10)
    #expect(statistic < 33.72)
  }
}
