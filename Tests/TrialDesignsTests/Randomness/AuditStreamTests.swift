import Testing
import TrialDesigns

/// Numbers of the Python package cryptorandom 0.4, class `SHA256`, by `randbelow_from_randbits` and
/// `getrandbits`.
@Suite struct AuditStreamTests {
  @Test func theDocumentedSeedGivesItsDraws() {
    var stream = AuditStream(text: "12345678901234567890")
    let draws = (0..<20).map { _ in stream.below(5) }
    #expect(draws == [3, 2, 4, 2, 2, 4, 4, 3, 2, 0, 4, 3, 3, 1, 0, 0, 2, 4, 0, 0])
  }

  @Test func drawsOfManyWidthsCrossBlocks() {
    var stream = AuditStream(seed: "seed", purpose: "complete")
    let bounds = [1, 2, 3, 44, 1000, 1_000_000, 1 << 33, 7]
    let draws = (0..<4).flatMap { _ in bounds.map { stream.below($0) } }
    #expect(
      draws == [
        0, 1, 2, 8, 62, 769_609, 4_574_456_686, 6, 0, 0, 1, 23, 201, 749_709, 8_343_708_878, 2,
        0, 0, 2, 38, 486, 999_401, 3_292_298_110, 1, 0, 1, 2, 29, 811, 633_063, 5_394_886_185, 3,
      ])
  }

  @Test func bitsOfTheNextBlockStandAboveThoseLeft() {
    var stream = AuditStream(seed: "seed", purpose: "complete")
    let bits = [64, 64, 64, 60, 64, 1, 0, 33, 64, 64, 64, 64].map { stream.bits($0) }
    #expect(
      bits == [
        4_997_717_812_748_731_487, 3_723_845_998_877_698_181, 16_716_569_295_768_540_345,
        561_504_806_590_019_325, 15_521_446_725_040_052_878, 1, 0, 1_428_648_861,
        3_415_388_101_261_336_397, 2_826_761_722_210_088_884, 11_520_737_505_624_900_911,
        6_229_601_950_244_621_143,
      ])
  }

  @Test("The first 256 bits are the first block, SHA-256 of `seed/purpose,`")
  func hexadecimal() {
    var stream = AuditStream(seed: "seed", purpose: "commit/2026-03-01")
    #expect(
      stream.hexadecimal() == "e29887f3119f656a5abde9428d1b2c9dcf092fcfbc6e8b09251dbf902be83815")
  }

  @Test("Every order of four items comes once for every path of draws")
  func shufflesReachEveryOrder() {
    var counts: [[Int]: Int] = [:]
    for index in 0..<4800 {
      var stream = AuditStream(text: "order \(index)")
      var items = [0, 1, 2, 3]
      stream.shuffle(&items)
      counts[items, default: 0] += 1
    }
    #expect(counts.count == 24)
    // Chi-squared of 23 degrees of freedom exceeds 55.9 once in 7,000 such seeds.
    let statistic = counts.values.map { Double(($0 - 200) * ($0 - 200)) / 200 }.reduce(0, +)
    #expect(statistic < 55.9)
  }

  @Test func strataArePercentEncodedByTheirBytes() {
    #expect(
      StreamPurpose.blocked(stratum: "North & Süd_1.a~-") == "blocked/North%20%26%20S%C3%BCd_1.a~-")
    #expect(StreamPurpose.permutedBlocks(stratum: "") == "permuted-blocks/")
    #expect(StreamPurpose.blocked(stratum: "a/\u{1}") == "blocked/a%2F%01")
  }
}
