public import DelimitedText
public import ResultTables

/// What the holder of the seed is shown of an allocation: titled tables and sentences.
public struct AllocationReport: Sendable {
  /// A table under a title.
  public struct Section: Sendable {
    /// The title.
    public var title: String
    /// The table.
    public var table: any TabularResult

    /// Makes a section.
    public init(title: String, table: any TabularResult) {
      self.title = title
      self.table = table
    }
  }

  /// The tables, in the order in which they are shown.
  public var sections: [Section]
  /// What is said beside them, one sentence a line.
  public var lines: [String]

  /// The report of an allocation.
  ///
  /// - Throws: `HotspotError.badData` for figures that cannot be compared.
  public init(
    _ outcome: Allocator.Outcome, frame: TrialFrame, design: TrialDesign
  ) throws(HotspotError) {
    try self.init(outcome.allocation, frame: frame, design: design)
    lines = outcome.lines + lines
    if let together = CoAllocation(outcome) {
      if together.rowCount > 0 {
        sections.append(Section(title: "Pairs tied together by the constraint", table: together))
      } else {
        lines.append(together.summary)
      }
    }
  }

  /// The report of an allocation alone, without what was found on the way.
  ///
  /// - Throws: `HotspotError.badData` for figures that cannot be compared.
  public init(
    _ allocation: Allocation, frame: TrialFrame, design: TrialDesign
  ) throws(HotspotError) {
    lines = []
    switch allocation.assignment {
    case .parallel(let arms):
      sections = [
        Section(title: "Arm sizes", table: ArmSizeTable(arms: design.arms, assigned: arms))
      ]
      let balance = BalanceTable(frame: frame, design: design, arms: arms)
      if balance.rowCount > 0 { sections.append(Section(title: "Balance", table: balance)) }
      let strata = StrataTable(frame: frame, design: design, arms: arms)
      if strata.rowCount > 0 { sections.append(Section(title: "Strata", table: strata)) }
      if frame.units.contains(where: { $0.figure != nil }) {
        let survey = try SpilloverSurvey(frame: frame, buffer: design.buffer)
        let spillover = try Spillover(survey, arms: arms, names: design.arms.map(\.name))
        sections.append(Section(title: "Spillover", table: SpilloverTable(spillover)))
      }
    case .crossover(let schedule):
      sections = [
        Section(
          title: "Place-days",
          table: PlaceDayTable(
            arms: design.arms.map(\.name), schedule: schedule,
            units: frame.units.count - design.dropped.count))
      ]
      if let plan = design.crossover {
        addReport(on: schedule, plan: plan, frame: frame, design: design)
      }
      if frame.units.contains(where: { $0.figure != nil }) {
        let survey = try SpilloverSurvey(frame: frame, buffer: design.buffer)
        let days = try SpilloverDays(
          survey, schedule: schedule, dropped: design.dropped, arms: design.arms.map(\.name))
        sections.append(Section(title: "Spillover by day", table: days))
      }
    }
  }

  private mutating func addReport(
    on schedule: CrossoverSchedule, plan: CrossoverPlan, frame: TrialFrame, design: TrialDesign
  ) {
    let dropped = Set(design.dropped)
    let kept = frame.units.indices.filter { !dropped.contains($0) }
    var allocated = CrossoverSchedule(
      start: schedule.start, days: schedule.days, units: kept.count)
    for day in 0..<schedule.days {
      for (place, unit) in kept.enumerated() {
        allocated[day: day, unit: place] = schedule[day: day, unit: unit]
      }
    }
    let balanced = plan.balanceColumn.flatMap { try? frame.levels(ofColumn: $0) }
    let areas = kept.map { balanced?[$0] ?? frame.units[$0].area }
    let report = CrossoverReport(
      allocated, plan: plan, ids: kept.map { frame.units[$0].id },
      areas: areas.allSatisfy(\.isEmpty) ? [] : areas)
    sections += [
      Section(
        title: "Run lengths",
        table: report.runTable(
          treatment: design.arms[0].name, control: design.arms[design.arms.count - 1].name)),
      Section(title: "Clean control days", table: report.cleanControlTable()),
      Section(title: "Margins", table: report.marginTable()),
    ]
    lines += report.lines
  }
}
