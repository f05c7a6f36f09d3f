import Testing
import TrialDesigns

/// The Python of the article "Replaying an allocation" gives the arms that the library gives.
@Suite struct ReplayTests {
  private static let article = "Replay.md"

  @Test func theProgramHasTenLines() throws {
    #expect(try ArticleProgram(in: Self.article).text.split(separator: "\n").count == 10)
  }

  @Test(arguments: [(44, [1, 1]), (45, [2, 1]), (7, [1, 1, 1]), (2, [1, 1])])
  func pythonDrawsTheSameArms(units: Int, ratios: [Int]) throws {
    let frame = try TrialFrame(
      columns: [], units: (0..<units).map { TrialUnit(id: "unit \(units - $0) ü") })
    let arms = ratios.enumerated().map { TrialDesign.Arm(name: "arm \($0)", ratio: $1) }
    let design = TrialDesign(.complete, arms: arms)
    let seed = "4 1 6 6 2 3 5 1 1 2 \(units)"
    let outcome = try Allocator.allocate(frame, by: design, seed: seed)
    let record = AllocationRecord(
      frame: frame, design: design, seed: seed, allocation: outcome.allocation)
    guard case .parallel(let drawn) = outcome.allocation.assignment else {
      Issue.record("a complete design gives one arm a unit")
      return
    }
    let expected = try zip(frame.units, drawn).map { "\($0.id),\(arms[try #require($1)].name)" }
    #expect(try ArticleProgram(in: Self.article).lines(for: record) == expected)
  }
}
