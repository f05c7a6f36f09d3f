import DelimitedText
import Testing
@testable import TrialDesigns

@Suite struct PermutedBlocksTests {
  @Test("The draw is that of an independent replay in Python")
  func replay() throws {
    var design = SampleProblem.design(.permutedBlocks, ratios: [2, 1])
    design.strata = "area"
    design.blockSizes = [3, 6]
    let draw = try PermutedBlocks.draw(
      SampleProblem.make(14, strata: ["North", "Süd/1", ""]), design: design,
      seed: "12345678901234567890")
    #expect(draw.arms == [0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0])
  }

  @Test("With one block size every whole block of a stratum has the exact ratio")
  func wholeBlocks() throws {
    var design = SampleProblem.design(.permutedBlocks, ratios: [1, 1])
    design.strata = "area"
    design.blockSizes = [4]
    let problem = SampleProblem.make(19, strata: ["a", "b"])
    for seed in 0..<50 {
      let arms = try PermutedBlocks.draw(problem, design: design, seed: "\(seed)").arms
      for start in stride(from: 0, to: 16, by: 8) {
        for stratum in 0..<2 {
          let block = (0..<4).map { arms[start + stratum + 2 * $0] }
          #expect(block.count { $0 == 0 } == 2)
        }
      }
    }
  }

  @Test("Without a column of strata all units are one stratum")
  func oneStratum() throws {
    var design = SampleProblem.design(.permutedBlocks, ratios: [1, 1])
    design.blockSizes = [4, 6]
    let one = try PermutedBlocks.draw(SampleProblem.make(12), design: design, seed: "x")
    let other = try PermutedBlocks.draw(
      SampleProblem.make(12, strata: ["a", "b"]), design: design, seed: "x")
    #expect(one.arms == other.arms)
  }

  @Test("A block size that cannot hold the ratio is named", arguments: [5, 0, -4, 2_000_000])
  func badSize(size: Int) {
    var design = SampleProblem.design(.permutedBlocks, ratios: [1, 1])
    design.blockSizes = [4, size]
    let error = #expect(throws: HotspotError.self) {
      try PermutedBlocks.draw(SampleProblem.make(8), design: design, seed: "x")
    }
    #expect(error?.fault == .usage)
    #expect(error?.message.contains("block size \(size) ") == true)
  }
}
