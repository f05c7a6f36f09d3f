internal import DelimitedText
internal import TrialDesigns

/// Days of treatment with margins or run lengths, as the trial's own allocation draws them.
struct ConstrainedDays: Sendable {
  let ids: [String]
  let days: Int
  let plan: CrossoverPlan
  let start: CalendarDate

  /// The days under a seed text.
  ///
  /// - Throws: `HotspotError`, as `CrossoverAllocation` does.
  func draw(seed: String) throws(HotspotError) -> TreatedDays {
    var design = TrialDesign(
      .crossover,
      arms: [
        TrialDesign.Arm(name: "treatment", ratio: 1), TrialDesign.Arm(name: "control", ratio: 1),
      ])
    design.start = start.description
    design.days = days
    design.crossover = plan
    let draw = try CrossoverAllocation.draw(
      AllocationProblem(ids: ids), design: design, seed: seed)
    return TreatedDays(
      draw.schedule, days: days, treatedPerDay: plan.treatedPerDay ?? 0, period: plan.period)
  }
}
