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
  public init(_ outcome: Allocator.Outcome, frame: TrialFrame, design: TrialDesign) {
    self.init(outcome.allocation, frame: frame, design: design)
    lines = outcome.lines
  }

  /// The report of an allocation alone, without what was found on the way.
  public init(_ allocation: Allocation, frame: TrialFrame, design: TrialDesign) {
    lines = []
    switch allocation.assignment {
    case .parallel(let arms):
      sections = [
        Section(title: "Arm sizes", table: ArmSizeTable(arms: design.arms, assigned: arms))
      ]
    case .crossover(let schedule):
      sections = [
        Section(
          title: "Place-days",
          table: PlaceDayTable(
            arms: design.arms.map(\.name), schedule: schedule,
            units: frame.units.count - design.dropped.count))
      ]
    }
  }
}
