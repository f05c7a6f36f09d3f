import ResultTables
import Testing
@testable import TrialDesigns

@Suite struct CoAllocationTests {
  @Test("Pairs are flagged by their share, the bounds .25 and .75 not among them")
  func flags() throws {
    let table = try #require(
      CoAllocation(ids: ["a", "b", "c", "d"], togetherShare: [1, 0, 0.25, 0.75, 0.2, 0.8]))
    #expect(table.pairs == 6)
    #expect(table.rows.map(\.flag) == [.always, .never, .seldom, .often])
    #expect(table.rows.map { $0.unit + $0.otherUnit } == ["ab", "ac", "bd", "cd"])
    #expect(table.leastShare == 0)
    #expect(table.greatestShare == 1)
    #expect(table.summary.hasPrefix("Of 6 pairs 1 always share an arm, 1 never do, and 2 others"))
    var collector = CellCollector(for: table)
    #expect(
      collector.values(of: 2, in: table) == [
        .text("b"), .text("d"), .number(0.2), .text("seldom"),
      ])
  }

  @Test("A design that accepts every scheme has no table")
  func none() {
    #expect(CoAllocation(ids: ["a", "b"], togetherShare: []) == nil)
    #expect(CoAllocation(ids: ["a", "b"], togetherShare: [0.5, 0.5]) == nil)
  }

  @Test("A tight constraint shows: of 0, 1, 2, 3 the outer two are always together")
  func tight() throws {
    let frame = try TrialFrame(
      columns: ["count"],
      units: (0..<4).map { TrialUnit(id: "u\($0)", values: [.integer($0)]) })
    var design = SampleProblem.design(.constrained, ratios: [1, 1])
    design.covariates = ["count"]
    design.bestPerMillion = 1
    let outcome = try Allocator.allocate(frame, by: design, seed: "x")
    let table = try #require(CoAllocation(outcome))
    #expect(table.count(.always) == 2)
    #expect(table.count(.never) == 4)
  }
}
