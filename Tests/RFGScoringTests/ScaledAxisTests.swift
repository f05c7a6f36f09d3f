import DelimitedText
import TestSupport
import Testing

@testable import RFGScoring

@Suite struct ScaledAxisTests {
  private func scores(
    _ scale: Scale, isRecency: Bool = false, of values: [Double], among all: [Double]? = nil
  ) -> [Double] {
    let axis = ScaledAxis(scale, isRecency: isRecency, values: all ?? values)
    return values.map { axis.score($0) }
  }

  /// 100·2^(−v/h): full today, half after one half-life, an eighth after three.
  @Test func halfLife() {
    #expect(
      scores(.halfLife(days: 270), isRecency: true, of: [0, 270, 540, 810])
        == [100, 50, 25, 12.5])
    // 2^(−1/2) = 0.70710678…
    let root = scores(.halfLife(days: 270), isRecency: true, of: [135])[0]
    #expect(abs(root - 70.710678118654755) < 1e-12)
  }

  @Test func linear() {
    let cap = Scale.linear(cap: FixedDecimal(20))
    #expect(scores(cap, of: [0, 5, 20, 21]) == [0, 25, 100, 100])
    #expect(scores(cap, isRecency: true, of: [0, 5, 20, 21]) == [100, 75, 0, 0])
  }

  /// ln(1+v)/ln(1+cap): with a cap of 99, 9 lies half way, since 100 is the square of 10.
  @Test func log() {
    let found = scores(.log(cap: FixedDecimal(99)), of: [0, 9, 99, 1e9])
    #expect(found[0] == 0)
    #expect(abs(found[1] - 50) < 1e-12)
    #expect(found[2...] == [100, 100])
  }

  /// An edge belongs to the band above it.
  @Test func bands() {
    let scale = Scale.bands(
      edges: [30, 90].map { FixedDecimal($0) }, points: [100, 60, 5].map { FixedDecimal($0) })
    #expect(
      scores(scale, isRecency: true, of: [0, 29, 30, 89, 90, 5000]) == [100, 100, 60, 60, 5, 5])
  }

  /// N = 10, n = 4: edges at ⌊9i/4⌋ = 2, 4, 6 hold 3, 5 and 7, each in the bin below it.
  @Test func quantile() {
    let values = (1...10).map(Double.init)
    #expect(
      scores(.quantile(bins: 4), of: values) == [25, 25, 25, 50, 50, 75, 75, 100, 100, 100])
    #expect(
      scores(.quantile(bins: 4), isRecency: true, of: values)
        == [100, 100, 100, 75, 75, 50, 50, 25, 25, 25])
  }

  /// Values 1, 2, 2, 4: 100·(L + E/2)/4, with L above for recency.
  @Test func percentile() {
    #expect(scores(.percentile, of: [1, 2, 2, 4]) == [12.5, 50, 50, 87.5])
    #expect(scores(.percentile, isRecency: true, of: [1, 2, 2, 4]) == [87.5, 50, 50, 12.5])
    #expect(scores(.percentile, of: [1], among: []) == [0])
  }

  @Test(arguments: 1...12)
  func emptyBinsAgreeWithCounting(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<40 {
      let bins = 2 + random.below(8)
      let values = (0..<(1 + random.below(20))).map { _ in Double(random.below(10)) }
      let axis = ScaledAxis(.quantile(bins: bins), isRecency: false, values: values)
      let filled = Set(values.map { axis.score($0) }).count
      #expect(axis.emptyBins?.filled == (filled < bins ? filled : nil))
    }
  }

  /// Thirds of 10 lose a ten-thousandth to rounding; the first that lost most gets it.
  @Test func contributionsByLargestRemainder() {
    let third = 10.0 / 3
    #expect(
      Contributions.rounded([third, third, third], total: 100_000) == [33_334, 33_333, 33_333])
    #expect(Contributions.rounded([25, 12.5, 0], total: 375_000) == [250_000, 125_000, 0])
    #expect(Contributions.rounded([], total: 0).isEmpty)
  }

  @Test func agesInWholeYears() {
    func days(_ text: String) -> Int32 { CalendarDate(text)?.days ?? 0 }
    #expect(Age.years(from: days("2000-02-29"), to: days("2023-02-28")) == 22)
    #expect(Age.years(from: days("2000-02-29"), to: days("2023-03-01")) == 23)
    #expect(Age.years(from: days("2000-02-29"), to: days("2024-02-29")) == 24)
    #expect(Age.years(from: days("2000-06-15"), to: days("2000-06-15")) == 0)
    #expect(Age.years(from: days("2000-06-15"), to: days("2018-06-14")) == 17)
  }
}
