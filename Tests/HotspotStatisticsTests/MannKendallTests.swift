import HotspotStatistics
import Testing

@Suite struct MannKendallTests {
  @Test(arguments: MannKendallExpected.small + [.long])
  func `Agrees with published numbers`(_ expected: MannKendallExpected) {
    let test = MannKendall(expected.series)
    #expect(test.s == expected.s)
    #expect(abs(test.variance - expected.variance) < 1e-9)
    #expect(abs(test.z - expected.z) < 1e-12)
    #expect(abs(test.p - expected.p) < 1e-12)
    #expect(abs(test.tau - expected.tau) < 1e-12)
  }

  @Test func `Too short a series has no test`() {
    for series in [[], [5.0], [.nan, 5, .nan]] {
      let test = MannKendall(series)
      #expect(test.count == series.count { !$0.isNaN })
      #expect(test.s == 0)
      #expect(test.z.isNaN && test.p.isNaN && test.tau.isNaN)
    }
    let two = MannKendall([1, 2])
    #expect(two.s == 1 && two.variance == 1 && two.z == 0 && two.p == 1 && two.tau == 1)
  }

  @Test func `Missing values are passed over`() {
    #expect(MannKendall([.nan, 3, 1, .nan, 2]) == MannKendall([3, 1, 2]))
  }

  @Test func `Only the order of values counts`() {
    var numbers = SeededStream(seed: 11)
    for _ in 0..<50 {
      let series = (0..<(2 + numbers.below(20))).map { _ in Double(numbers.below(6)) }
      let test = MannKendall(series)
      #expect(MannKendall(series.map { $0 * $0 * $0 + 7 }) == test)
      let back = MannKendall(series.reversed())
      #expect(back.s == -test.s && back.variance == test.variance && back.z == -test.z)
      let infinite = series.map { $0 == series.max() ? Double.infinity : $0 }
      #expect(MannKendall(infinite) == test)
    }
  }
}
