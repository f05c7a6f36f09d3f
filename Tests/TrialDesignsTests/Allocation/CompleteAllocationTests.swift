import DelimitedText
import Testing
@testable import TrialDesigns

@Suite struct CompleteAllocationTests {
  @Test("Over every offset an arm's size sums to its exact share, and each is a neighbour of it")
  func sizesAreExact() {
    for ratios in [[2, 1], [1, 1, 1], [3, 2], [1, 4, 2]] {
      let total = ratios.reduce(0, +)
      for units in 1...9 {
        let sizes = (0..<total).map {
          ArmSizes.sizes(units: units, ratios: ratios, offset: $0)
        }
        for (arm, ratio) in ratios.enumerated() {
          // The mean over the equally likely offsets is units · ratio / total.
          #expect(sizes.reduce(0) { $0 + $1[arm] } == units * ratio)
          let least = units * ratio / total
          #expect(sizes.allSatisfy { $0[arm] == least || $0[arm] == least + 1 })
        }
        #expect(sizes.allSatisfy { $0.reduce(0, +) == units })
      }
    }
  }

  @Test("Every unit is in the first arm as often as its share, in every position")
  func probabilityIsTheShare() throws {
    let problem = SampleProblem.make(5)
    let design = SampleProblem.design(.complete, ratios: [2, 1])
    var counts = [Int](repeating: 0, count: 5)
    let seeds = 3_000
    for seed in 0..<seeds {
      let draw = try CompleteAllocation.draw(problem, design: design, seed: "\(seed)")
      for item in 0..<5 where draw.arms[item] == 0 { counts[item] += 1 }
    }
    // Binomial(3000, 2/3): mean 2000, deviation 25.8. Five counts within 4.5 deviations: a false
    // alarm of 4e-5, and the seeds are fixed.
    for count in counts { #expect(abs(count - 2_000) <= 116) }
  }

  @Test("The draw is that of an independent replay in Python")
  func replay() throws {
    let draw = try CompleteAllocation.draw(
      SampleProblem.make(10), design: SampleProblem.design(.complete, ratios: [2, 1]),
      seed: "12345678901234567890")
    #expect(draw.arms == [0, 0, 0, 0, 0, 1, 0, 1, 0, 1])
  }

  @Test func fewerUnitsThanArmsAreRefused() {
    let error = #expect(throws: HotspotError.self) {
      try CompleteAllocation.draw(
        SampleProblem.make(2), design: SampleProblem.design(.complete, ratios: [1, 1, 1]),
        seed: "x")
    }
    #expect(error?.fault == .badData)
  }

  @Test("Ratios and weights that make no sense are refused, however great")
  func ratiosAndWeights() {
    let problem = SampleProblem.make(6)
    for ratios in [[1, 0], [1, -1], [Int.max, Int.max], [1]] {
      let error = #expect(throws: HotspotError.self, "\(ratios)") {
        try CompleteAllocation.draw(
          problem, design: SampleProblem.design(.complete, ratios: ratios), seed: "x")
      }
      #expect(error?.fault == .usage)
    }
    var design = SampleProblem.design(.complete, ratios: [1, 1], covariates: 2)
    for weights in [[1.0], [1, -1], [1, .nan]] {
      design.weights = weights
      #expect(throws: HotspotError.self, "\(weights)") {
        try CompleteAllocation.draw(problem, design: design, seed: "x")
      }
    }
  }
}
