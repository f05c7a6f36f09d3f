import Testing
import TrialDesigns

@Suite struct ArmSizesTests {
  @Test(
    "Over the draw r the mean size is N·a/A exactly, and no size is off by one or more",
    arguments: [
      [1, 1], [2, 1], [1, 2], [3, 2], [1, 1, 1], [2, 1, 3], [1, 1, 1, 4], [7, 14],
    ])
  func sizesAreExactOnAverage(ratios: [Int]) {
    let total = ratios.reduce(0, +)
    for units in 0...45 {
      var sums = ratios.map { _ in 0 }
      for offset in 0..<total {
        let sizes = ArmSizes.sizes(units: units, ratios: ratios, offset: offset)
        #expect(sizes.reduce(0, +) == units)
        for (arm, size) in sizes.enumerated() {
          sums[arm] += size
          #expect(abs(size * total - units * ratios[arm]) < total)
        }
      }
      #expect(sums == ratios.map { units * $0 })
    }
  }

  @Test("r is drawn only where some size is not whole")
  func wholeSizesNeedNoDraw() {
    for units in 0...12 {
      var used = AuditStream(text: "sizes")
      var fresh = used
      let sizes = ArmSizes.draw(units: units, ratios: [2, 1], from: &used)
      if units % 3 == 0 {
        #expect(sizes == [units / 3 * 2, units / 3])
      } else {
        #expect(sizes == ArmSizes.sizes(units: units, ratios: [2, 1], offset: fresh.below(3)))
      }
      #expect(used.bits(64) == fresh.bits(64))
    }
  }
}
