public import DelimitedText

/// Allocates the units of a frame by a design under a seed.
///
/// The result is a function of these three alone; the order of the input, the machine and the
/// number of threads do not matter.
public enum Allocator {
  /// An allocation and what is to be said of it.
  public struct Outcome: Sendable {
    /// The allocation.
    public var allocation: Allocation
    /// What the holder of the seed should know, one sentence a line.
    public var lines: [String]
    /// For each two items (i < j, row by row) the share of acceptable schemes in which they are in
    /// the same arm; empty where every scheme is acceptable.
    package var togetherShare: [Double]
    package var problem: AllocationProblem
  }

  /// Draws the allocation.
  ///
  /// - Throws: `HotspotError`: `badData` where the design does not fit the frame, `notFound` where a
  ///   search gave up.
  public static func allocate(
    _ frame: TrialFrame, by design: TrialDesign, seed: String
  ) throws(HotspotError) -> Outcome {
    let problem = try AllocationProblem(frame: frame, design: design)
    if design.kind == .crossover {
      let draw = try CrossoverAllocation.draw(problem, design: design, seed: seed)
      var schedule = CrossoverSchedule(
        start: draw.schedule.start, days: draw.schedule.days, units: frame.units.count)
      for day in 0..<schedule.days {
        for item in draw.schedule.treatedUnits(onDay: day) {
          for unit in problem.members[item] { schedule[day: day, unit: unit] = true }
        }
      }
      return Outcome(
        allocation: Allocation(.crossover(schedule), details: draw.details), lines: draw.lines,
        togetherShare: [], problem: problem)
    }
    let draw = try Self.draw(problem, design: design, seed: seed)
    return Outcome(
      allocation: Allocation(
        .parallel(problem.armsOfUnits(draw.arms, of: frame)), details: draw.details),
      lines: draw.lines,
      togetherShare: draw.togetherShare, problem: problem)
  }

  private static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    switch design.kind {
    case .complete: try CompleteAllocation.draw(problem, design: design, seed: seed)
    case .blocked: try BlockedAllocation.draw(problem, design: design, seed: seed)
    case .permutedBlocks: try PermutedBlocks.draw(problem, design: design, seed: seed)
    case .pairs: try PairedAllocation.draw(problem, design: design, seed: seed)
    case .constrained: try ConstrainedAllocation.draw(problem, design: design, seed: seed)
    case .rerandomised: try RerandomisedAllocation.draw(problem, design: design, seed: seed)
    case .minimised: try Minimisation.draw(problem, design: design, seed: seed)
    case .crossover: preconditionFailure("A crossover is drawn day by day.")
    }
  }
}
