import HotspotStatistics
import TestSupport
import Testing

@Suite struct RadixSortTests {
  @Test(arguments: [0, 1, 2, 64, 65, 1000, 5000])
  func sorts(count: Int) {
    var random = SeededNumbers(seed: UInt64(count) + 1)
    for mask: UInt64 in [.max, 0xFF, 0xFF00_0000_0000_0000, 0xFFFF_0000_FF00, 0] {
      var keys = (0..<count).map { _ in random.next() & mask }
      let expected = keys.sorted()
      RadixSort.sort(&keys)
      #expect(keys == expected)
    }
  }

  @Test func keysOrderAsDoublesDo() {
    let values: [Double] = [
      -.infinity, -.greatestFiniteMagnitude, -1.5, -1, -.leastNonzeroMagnitude, -0.0, 0,
      .leastNonzeroMagnitude, 0.1, 1, 1.5, .greatestFiniteMagnitude, .infinity,
    ]
    let keys = values.map { RadixSort.key($0) }
    #expect(keys == keys.sorted())
    #expect(Set(keys).count == keys.count)
    #expect(keys.map { RadixSort.value($0).bitPattern } == values.map(\.bitPattern))
  }

  @Test(arguments: 1...6)
  func `Places in ascending order, equal values in their own`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let values = (0..<500).map { _ -> Double in
      switch random.below(6) {
      case 0: .nan
      case 1: Double(random.below(5)) - 2
      case 2: 1 + Double(random.below(1_000)) * 0x1p-50
      case 3: random.below(2) == 0 ? -0.0 : 0
      default: Double(bitPattern: random.next() & ~(0x7FF << 52) | UInt64(random.below(2047)) << 52)
      }
    }
    let expected = values.indices.filter { !values[$0].isNaN }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(RadixSort.order(of: values).map(Int.init) == expected)
    #expect(RadixSort.order(of: []).isEmpty)
  }
}
