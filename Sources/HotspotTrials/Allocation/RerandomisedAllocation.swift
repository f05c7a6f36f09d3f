package enum RerandomisedAllocation {
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(TrialError) -> ArmDraw {
    throw TrialError(.usage, "not built yet")
  }
}
