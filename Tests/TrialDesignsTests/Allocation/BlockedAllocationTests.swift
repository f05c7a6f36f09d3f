import DelimitedText
import Testing
@testable import TrialDesigns

@Suite struct BlockedAllocationTests {
  private static let strata = ["North", "Süd/1", ""]

  @Test(
    "Two arms: over every offset each stratum has its exact share, within one, and so has the total"
  )
  func twoArms() {
    for ratios in [[1, 1], [2, 1], [3, 2]] {
      let total = ratios.reduce(0, +)
      for strata in [[1, 1, 1], [3, 5, 2, 7], [4], [0, 3, 1]] {
        let tables = (0..<total).map {
          BlockedAllocation.sizes(strata: strata, ratios: ratios, offset: $0)
        }
        for (stratum, count) in strata.enumerated() {
          #expect(tables.reduce(0) { $0 + $1[stratum][0] } == count * ratios[0])
          let least = count * ratios[0] / total
          #expect(tables.allSatisfy { $0[stratum][0] == least || $0[stratum][0] == least + 1 })
          #expect(tables.allSatisfy { $0[stratum].reduce(0, +) == count })
        }
        let least = strata.reduce(0, +) * ratios[0] / total
        #expect(
          tables.allSatisfy { table in
            let sum = table.reduce(0) { $0 + $1[0] }
            return sum == least || sum == least + 1
          })
      }
    }
  }

  @Test(
    "The draws are those of an independent replay in Python",
    arguments: [
      ([1, 1], [0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1]),
      ([1, 1, 2], [0, 1, 0, 2, 2, 2, 1, 2, 1, 1, 0, 2, 2, 2]),
    ])
  func replay(ratios: [Int], arms: [Int]) throws {
    var design = SampleProblem.design(.blocked, ratios: ratios)
    design.strata = "area"
    let draw = try BlockedAllocation.draw(
      SampleProblem.make(14, strata: Self.strata), design: design, seed: "12345678901234567890")
    #expect(draw.arms == arms)
  }

  @Test("Three arms: strata and totals are within one of their shares whatever the seed")
  func threeArms() throws {
    var design = SampleProblem.design(.blocked, ratios: [1, 2, 2])
    design.strata = "area"
    let problem = SampleProblem.make(23, strata: Self.strata)
    let groups = ByteOrder.groups(of: problem.strata).map(\.positions) + [Array(0..<23)]
    for seed in 0..<200 {
      let arms = try BlockedAllocation.draw(problem, design: design, seed: "\(seed)").arms
      for group in groups {
        for (arm, ratio) in [1, 2, 2].enumerated() {
          let size = group.count { arms[$0] == arm }
          #expect(abs(5 * size - group.count * ratio) < 5)
        }
      }
    }
  }

  @Test func withoutStrataItIsRefused() {
    let error = #expect(throws: HotspotError.self) {
      try BlockedAllocation.draw(
        SampleProblem.make(8), design: SampleProblem.design(.blocked, ratios: [1, 1]), seed: "x")
    }
    #expect(error?.fault == .usage)
  }

  @Test("Strata are told apart by their bytes and sorted by them")
  func groups() {
    let groups = ByteOrder.groups(of: ["b", "\u{e9}", "a", "e\u{301}", "b", ""])
    #expect(groups.map(\.positions) == [[5], [2], [0, 4], [3], [1]])
  }
}
