import HotspotStatistics
import TestSupport
import Testing

@Suite struct SortedSampleTests {
  /// N = 10, n = 5: edges at ⌊9i/5⌋ = 1, 3, 5, 7, that is at 2, 4, 6 and 8 of 1…10. An edge is in
  /// the bin below it.
  @Test func edgesAreTypeSevenAndUpperInclusive() {
    let sample = SortedSample((1...10).map(Double.init))
    let edges = sample.binEdges(5)
    #expect(edges == [2, 4, 6, 8])
    #expect(
      (1...10).map { SortedSample.bin(of: Double($0), edges: edges) } == [
        1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
      ])
  }

  /// N = 4, n = 5: edges at ⌊3i/5⌋ = 0, 1, 1, 2, so that bin 3 stays empty.
  @Test func fewerValuesThanBinsLeaveBinsEmpty() {
    let sample = SortedSample([40, 10, 30, 20])
    let edges = sample.binEdges(5)
    #expect(edges == [10, 20, 20, 30])
    #expect([10, 20, 30, 40].map { SortedSample.bin(of: $0, edges: edges) } == [1, 2, 4, 5])
  }

  @Test func equalValuesShareABin() {
    let sample = SortedSample([5, 5, 5, 5, 5, 9])
    let edges = sample.binEdges(3)
    #expect(edges == [5, 5])
    #expect(SortedSample.bin(of: 5, edges: edges) == 1)
    #expect(SortedSample.bin(of: 9, edges: edges) == 3)
  }

  @Test func noneOneAndNoVariance() {
    let none = SortedSample([Double]())
    #expect(none.binEdges(5).isEmpty)
    #expect(none.midRank(of: 3) == 0)
    #expect(none.position(of: 3) == (0, 0))
    let one = SortedSample([7.0])
    #expect(one.binEdges(4) == [7, 7, 7])
    #expect(one.midRank(of: 7) == 50)
    let same = SortedSample([2.0, 2, 2])
    #expect(same.binEdges(2) == [2])
    #expect(same.midRank(of: 2) == 50)
  }

  /// R's `quantile(c(1, 2, 4, 8), c(0, .1, .25, .5, .9, 1))`.
  @Test func `Quantiles of type seven`() {
    let sample = SortedSample([8, 1, 4, 2])
    let expected = [(0.0, 1.0), (0.1, 1.3), (0.25, 1.75), (0.5, 3), (0.9, 6.8), (1, 8)]
    for (share, value) in expected { #expect(abs(sample.quantile(share) - value) < 1e-14) }
    #expect(SortedSample([3]).quantile(0.7) == 3)
    #expect(SortedSample([Double]()).quantile(0.5).isNaN)
    #expect(sample.quantile(1.5).isNaN)
    #expect(SortedSample([1, .infinity, .infinity]).quantile(0.75) == .infinity)
  }

  /// 100·(L + E/2)/N over 1, 2, 2, 4: 12.5, 50, 50, 87.5.
  @Test func midRanks() {
    let sample = SortedSample([2, 4, 1, 2])
    #expect([1, 2, 4].map { sample.midRank(of: $0) } == [12.5, 50, 87.5])
    #expect(sample.midRank(of: 3) == 75)
    #expect(sample.midRank(of: 0) == 0)
    #expect(sample.midRank(of: 5) == 100)
    #expect(sample.position(of: 2) == (1, 2))
  }

  @Test func negativeZeroIsZero() {
    let sample = SortedSample([-0.0, 0, 1])
    #expect(sample.position(of: 0) == (0, 2))
    #expect(sample.position(of: -0.0) == (0, 2))
    #expect(sample.values.first?.sign == .plus)
  }

  @Test(arguments: 1...8)
  func positionsAgreeWithCounting(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let values = (0..<300).map { _ in Double(random.below(40)) - 10 }
    let sample = SortedSample(values)
    #expect(sample.values == values.sorted())
    for probe in stride(from: -11.5, through: 31, by: 0.5) {
      let (below, equal) = sample.position(of: probe)
      #expect(below == values.count { $0 < probe })
      #expect(equal == values.count { $0 == probe })
    }
  }
}
