package import ResultTables

/// Draws the days of a crossover trial.
package enum CrossoverAllocation {
  /// A schedule over the items of a problem, and what was found on the way.
  package struct Draw: Sendable {
    package var schedule: CrossoverSchedule
    package var details: [OrderedJSON.Member]
    package var lines: [String]
  }

  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(TrialError) -> Draw {
    throw TrialError(.usage, "not built yet")
  }
}
