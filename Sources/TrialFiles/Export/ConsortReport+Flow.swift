internal import DelimitedText
internal import TrialDesigns

extension ConsortReport {
  /// The most exclusions whose reasons are listed one by one.
  private static let mostReasons = 100

  var participantFlow: [String] {
    let frame = state.frame
    var rows = [["Stage", "Units"]]
    rows.append(["Assessed for eligibility", "\(frame.units.count + frame.exclusions.count)"])
    for (rule, count) in Self.exclusions(of: frame) {
      rows.append(["Excluded: \(rule)", "\(count)"])
    }
    rows.append(["Eligible", "\(frame.units.count)"])
    if design.buffer != nil {
      rows.append(["Dropped for conflicts", "\(design.dropped.count)"])
    }
    if placeDays == nil {
      for (arm, units) in groups { rows.append(["Allocated to \(arm)", "\(units.count)"]) }
      let none = arms.count { $0 == nil } - design.dropped.count
      if none > 0 { rows.append(["Left over by the design", "\(none)"]) }
    } else {
      rows.append(["Allocated day by day", "\(frame.units.count - design.dropped.count)"])
    }
    var parts = ["## Item 22: participant flow", MarkdownText.table(rows)]
    if let placeDays { parts.append(placeDayFlow(placeDays)) }
    if !frame.rules.isEmpty {
      parts.append("Rules of eligibility, in the order applied:")
      parts.append(bullets(frame.rules.map(MarkdownText.escaped)))
    }
    if !frame.exclusions.isEmpty {
      parts.append(
        MarkdownText.table(
          [["Unit excluded", "Rule", "Reason"]]
            + frame.exclusions.prefix(Self.mostReasons).map { [$0.unit, $0.rule, $0.reason] }))
      let more = frame.exclusions.count - Self.mostReasons
      if more > 0 { parts.append("And \(more) more, which the trial file lists.") }
    }
    parts.append(
      "Losses after randomisation: no unit leaves its arm. Units analysed: not filled by this tool."
    )
    return parts
  }

  /// The arms and the units in each.
  private var groups: [(name: String, units: [Int])] {
    design.arms.indices.map { arm in
      (design.arms[arm].name, arms.indices.filter { arms[$0] == arm })
    }
  }

  private func placeDayFlow(_ placeDays: PlaceDays) -> String {
    let tally = PlaceDayTally(placeDays)
    var rows = [["Place-days so far"] + design.arms.map { MarkdownText.escaped($0.name) }]
    func add(_ name: String, _ count: (PlaceDayTally.Arm) -> Int) {
      rows.append([name] + tally.arms.map { "\(count($0))" })
    }
    add("Assigned, of \(UnitWords.count(placeDays.dayCount, "open day"))") { $0.assigned }
    add("Switched off") { $0.switchedOff }
    add("Suspended") { $0.suspended }
    add("Flagged as washout") { $0.washout }
    return MarkdownText.table(rows)
  }

  var delivery: [String] {
    var lines: [String] = []
    if let placeDays {
      let tally = PlaceDayTally(placeDays)
      for (arm, count) in zip(design.arms, tally.arms) {
        lines.append(
          "\(MarkdownText.escaped(arm.name)): \(UnitWords.count(count.visits, "recorded visit"));"
            + " \(count.visited) of \(UnitWords.count(count.assigned, "place-day")) had one or more."
        )
      }
    } else {
      let visits = Dictionary(state.visits.map { ($0.unit, 1) }, uniquingKeysWith: +)
      for (arm, units) in groups {
        let counts = units.map { visits[$0] ?? 0 }
        lines.append(
          "\(MarkdownText.escaped(arm)): \(UnitWords.count(counts.reduce(0, +), "recorded visit"));"
            + " \(counts.count { $0 > 0 }) of \(UnitWords.count(units.count, "unit")) had one or more."
        )
      }
    }
    lines.append(
      "Switches logged: \(state.switches.count). Suspensions logged: \(state.suspensions.count)."
        + " Neither changes an assigned arm.")
    for suspension in state.suspensions {
      lines.append(
        "Suspended \(suspension.from) to \(suspension.to): \(MarkdownText.escaped(suspension.reason))"
      )
    }
    lines.append("Minutes of patrol from GPS: not filled by this export.")
    return item("24a", "delivery of the intervention", lines)
      + item(
        "24b", "concomitant care",
        [
          "Background patrol in all arms: [what control units got; visits recorded there stand above]."
        ])
  }

  var baseline: [String] {
    let covariates = UnitColumns.covariates(of: design, in: state.frame)
    var lines = ["## Item 25: baseline data"]
    guard !covariates.isEmpty else {
      return lines + ["The design has no covariates, so there is no baseline table."]
    }
    let dropped = Set(design.dropped)
    let everyone = state.frame.units.indices.filter { !dropped.contains($0) }
    lines.append(
      MarkdownText.table(
        BaselineSummary.rows(
          state.frame, covariates: covariates,
          groups: placeDays == nil ? groups : [("all units", everyone)])))
    if placeDays != nil { lines.append("Every unit is its own control, so there is one column.") }
    return lines
  }

  var outcomes: [String] {
    item(
      "26", "numbers analysed, outcomes and estimation",
      [
        "Not filled by this tool's export: the analysis gives, for each outcome, the estimate, its"
          + " interval, and both absolute and relative effects.",
        "Numbers randomised stand in item 22; analysis is by intention to treat.",
      ])
  }

  var crossoverItems: [String] {
    let plan = design.crossover ?? CrossoverPlan()
    let tally = placeDays.map(PlaceDayTally.init)
    let washout = plan.washout
    return [
      "## Extension to cluster randomised crossover trials",
      "McKenzie et al. 2025, doi:10.1136/bmj-2024-080472.",
      bullets([
        "Clusters: \(state.frame.units.count - design.dropped.count) units.",
        "Periods: \(periods(plan)).",
        "Treated at once: "
          + (plan.treatedPerDay.map { UnitWords.count($0, "unit") } ?? "by the ratio of the arms")
          + ".",
        washout == 0
          ? "Carry-over: no washout is flagged; the analysis has to account for deterrence that lingers."
          : "Carry-over: \(UnitWords.count(washout, "control day")) after treatment"
            + " \(washout == 1 ? "is" : "are") flagged as washout,"
            + " \(UnitWords.count(tally?.arms.last?.washout ?? 0, "place-day")) so far. They stay in"
            + " the intention-to-treat estimate.",
        "Rationale for the crossover: [why units could change arms].",
        "Correlation within and between periods: not filled by this tool's export.",
      ]),
    ]
  }

  private func periods(_ plan: CrossoverPlan) -> String {
    guard let days = design.days, plan.period > 0 else { return "[number]" }
    let count = (days + plan.period - 1) / plan.period
    return "\(count) of \(UnitWords.count(plan.period, "day"))"
  }
}
