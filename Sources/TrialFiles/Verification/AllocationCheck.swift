internal import DelimitedText
internal import TrialDesigns

/// Checks the arms that the layer shows, and the days that were released.
enum AllocationCheck {
  static func passed(_ state: TrialState) throws(Difference) -> [String] {
    guard let design = state.design, state.recordSHA256 != nil else {
      try checkArms(state.frame.units.map { _ in nil }, in: state)
      return []
    }
    guard design.kind == .crossover else {
      try checkArms((state.arms ?? []).map { $0.map { design.arms[$0].name } }, in: state)
      return ["The arms in the layer are those of the allocation."]
    }
    try checkArms(state.frame.units.map { _ in nil }, in: state)
    let commitments = Dictionary(
      state.commitments.map { ($0.date, $0.sha256) }, uniquingKeysWith: { one, _ in one })
    for day in state.released {
      try Difference.unless(
        commitments[day.date] == day.commitment(in: state.frame),
        "The units released for \(day.date) do not answer to the commitment made before.")
    }
    let (released, all) = (state.released.count, state.commitments.count)
    return ["\(released) of \(all) days are released, and each answers to its commitment."]
  }

  private static func checkArms(_ arms: [String?], in state: TrialState) throws(Difference) {
    for (row, arm) in zip(state.kept.layer, arms) {
      try Difference.unless(
        row.arm == arm,
        "The layer has unit \(row.unit) in \(row.arm.map { "the arm \($0)" } ?? "no arm"), and the"
          + " allocation has it in \(arm.map { "the arm \($0)" } ?? "none").")
    }
  }
}
