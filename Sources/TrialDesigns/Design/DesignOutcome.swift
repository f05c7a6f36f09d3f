internal import DelimitedText

/// A design, and what is to be said of it.
public struct DesignOutcome: Sendable {
  /// The design.
  public var design: TrialDesign
  /// What an analyst should know, one sentence a line.
  public var lines: [String]

  /// The first lines: how many units are allocated to which arms, and over which days.
  static func summary(
    of design: TrialDesign, problem: AllocationProblem, frame: TrialFrame
  ) -> [String] {
    let items = problem.count
    let units = problem.members.map(\.count).reduce(0, +)
    var lines = [
      "Design \(design.kind.rawValue): \(UnitWords.count(units, "unit"))"
        + (items < units ? " in \(UnitWords.count(items, "item"))" : "")
        + (units < frame.units.count ? " of the \(frame.units.count) of the frame" : "") + "."
    ]
    if design.kind != .crossover {
      let total = design.arms.map(\.ratio).reduce(0, +)
      let sizes = design.arms.map { arm in
        let share = items * arm.ratio
        return "\(arm.name) "
          + (design.kind == .minimised || design.kind == .permutedBlocks
            ? "about \((2 * share + total) / (2 * total))"
            : share % total == 0
              ? "\(share / total)" : "\(share / total) or \(share / total + 1)")
      }
      let control = design.arms.last?.name ?? ""
      lines.append(
        "Expected sizes: \(sizes.joined(separator: ", "))."
          + (control == "control" ? "" : " The control is \(control), the last."))
    }
    if design.kind == .pairs {
      let pairs = items / 2
      lines.append(
        "\(UnitWords.count(pairs, "pair"))" + (items % 2 == 1 ? ", and one unit left over." : "."))
      if pairs < 6 {
        let least = 2 / Double(1 << pairs)
        lines.append(
          "With under 6 pairs no test can be significant at 5 %: the least two-sided p is"
            + " \(UnitWords.number(least)).")
      }
    }
    if let start = design.start.flatMap({ CalendarDate($0) }), let days = design.days {
      lines.append(
        "\(UnitWords.count(days, "trial day")), \(start) to \(start.adding(days: days - 1)), each from"
          + " \(clock(design.dayStart)) by the clocks of \(design.timeZone).")
    }
    return lines
  }

  private static func clock(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour)" + (minute < 10 ? ":0" : ":") + "\(minute)"
  }
}
