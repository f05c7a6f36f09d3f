import Foundation
import HotspotStatistics
import Testing

@Suite struct DecimalRoundingTests {
  /// Exact ties in binary: k/32 and the like end in a 5 at the fifth decimal and round to even,
  /// as IEEE 754 and `printf` do. 0.00625 is no tie: its double is 0.00625000000000000034….
  @Test(arguments: [
    (0.0, 0), (0.00625, 63), (0.00005, 1), (0.00015, 1), (0.03125, 312), (0.09375, 938),
    (0.15625, 1562), (33.333333333333336, 333_333), (66.66666666666667, 666_667),
    (99.99995, 999_999), (99.99994999999999, 999_999), (100, 1_000_000), (0.5, 5000),
    (-0.03125, -312), (-0.09375, -938), (0.00004999999999999999, 0), (1e-300, 0),
  ])
  func knownValues(value: Double, expected: Int64) {
    #expect(DecimalRounding.tenThousandths(value) == expected)
  }

  /// The C library prints the decimal nearest to the double itself; so must we.
  @Test(arguments: 1...4)
  func agreesWithPrintf(seed: UInt64) {
    var state = seed
    for step in 0..<5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let tenths = Double(state >> 40) / Double(1 << 24) * 100
      // Every other value is the double next to a decimal that ends in 5.
      let near = ((tenths * 10_000).rounded() + 0.5) / 10_000
      let value = [tenths, near, near.nextUp, near.nextDown][step % 4]
      let digits = String(format: "%.4f", value).replacing(".", with: "")
      #expect(DecimalRounding.tenThousandths(value) == Int64(digits), "\(value) of seed \(seed)")
    }
  }
}
