import DelimitedText
import ResultTables
import Testing
@testable import TrialDesigns

@Suite struct RerandomisedAllocationTests {
  private static let seed = "12345678901234567890"

  private func number(_ key: String, of draw: ArmDraw) -> Double {
    switch draw.details.first(where: { $0.key == key })?.value {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: .nan
    }
  }

  private func design(_ acceptance: Double) -> TrialDesign {
    var design = SampleProblem.design(.rerandomised, ratios: [2, 3], covariates: 3)
    design.acceptance = acceptance
    return design
  }

  @Test("The draw is that of an independent replay in Python, on any number of threads")
  func replay() throws {
    for threads in [1, 2, 5] {
      let draw = try RerandomisedAllocation.draw(
        SampleProblem.make(20, covariates: 3), design: design(0.01), seed: Self.seed,
        threads: threads)
      #expect(number("attempt", of: draw) == 82)
      #expect(number("rank", of: draw) == 3)
      #expect(abs(number("mahalanobis", of: draw) - 0.040763882371218176) < 1e-9)
      #expect(abs(number("threshold", of: draw) - 0.11483180189911707) < 1e-12)
      #expect(draw.arms == [1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 0])
    }
  }

  @Test("With a limit of conflicts the draw is that of a replay in Python")
  func limit() throws {
    var problem = SampleProblem.make(20, covariates: 3)
    problem.conflicts = [.init(0, 1), .init(2, 5), .init(3, 4)]
    var design = design(0.05)
    design.conflictRule = .limit(1)
    let draw = try RerandomisedAllocation.draw(problem, design: design, seed: Self.seed)
    #expect(number("attempt", of: draw) == 166)
    #expect(draw.arms == [1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1])
  }

  @Test("A covariate that follows from others changes neither the draw nor the rank")
  func dependent() throws {
    var problem = SampleProblem.make(20, covariates: 3)
    let own = try RerandomisedAllocation.draw(problem, design: design(0.01), seed: Self.seed)
    problem.covariates.append(
      zip(problem.covariates[0], problem.covariates[1]).map { 3 * $0 - $1 + 1e6 })
    problem.covariates.append([Double](repeating: 0.1, count: 20))
    let draw = try RerandomisedAllocation.draw(problem, design: design(0.01), seed: Self.seed)
    #expect(draw.arms == own.arms)
    #expect(number("rank", of: draw) == 3)
    #expect(draw.lines.count == 3)
  }

  @Test("Without covariates a limit alone decides")
  func limitAlone() throws {
    var problem = SampleProblem.make(10)
    problem.conflicts = [.init(0, 1), .init(1, 2)]
    var design = SampleProblem.design(.rerandomised, ratios: [1, 1])
    design.conflictRule = .limit(0)
    let draw = try RerandomisedAllocation.draw(problem, design: design, seed: "x")
    #expect(draw.arms[0] == draw.arms[1])
    #expect(draw.arms[1] == draw.arms[2])
    #expect(number("rank", of: draw) == 0)
  }

  @Test("A search that gives up says not found; senseless ones are refused before")
  func refused() {
    var chain = SampleProblem.make(8, covariates: 1)
    chain.conflicts = (0..<7).map { .init($0, $0 + 1) }
    var impossible = SampleProblem.design(.rerandomised, ratios: [1, 1], covariates: 1)
    impossible.conflictRule = .limit(0)
    impossible.acceptance = 1
    var never = SampleProblem.design(.rerandomised, ratios: [1, 1], covariates: 1)
    never.acceptance = 0
    let cases: [(AllocationProblem, TrialDesign, HotspotError.Fault)] = [
      (chain, impossible, .notFound), (chain, never, .usage),
      (chain, SampleProblem.design(.rerandomised, ratios: [1, 1, 1], covariates: 1), .usage),
      (SampleProblem.make(8), SampleProblem.design(.rerandomised, ratios: [1, 1]), .usage),
      (
        SampleProblem.make(4, covariates: 3),
        SampleProblem.design(.rerandomised, ratios: [1, 1], covariates: 3), .badData
      ),
    ]
    for (problem, design, code) in cases {
      let error = #expect(throws: HotspotError.self) {
        try RerandomisedAllocation.draw(problem, design: design, seed: "x")
      }
      #expect(error?.fault == code)
      #expect(error?.message.contains("infeasible") == false)
    }
  }
}
