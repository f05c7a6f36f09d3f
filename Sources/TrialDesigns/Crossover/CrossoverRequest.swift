internal import DelimitedText

/// A crossover design whose parts are known to fit together.
struct CrossoverRequest {
  /// The most days of a trial or a block: a hundred years.
  static let longest = 36_525

  let plan: CrossoverPlan
  let start: CalendarDate
  let days: Int
  let ratios: [Int]
  private let conflictRule: TrialDesign.ConflictRule

  /// Reads a design.
  ///
  /// - Throws: `HotspotError`: `usage` for a plan that makes no sense, `badData` where more items are
  ///   to be treated than there are.
  init(_ problem: AllocationProblem, design: TrialDesign) throws(HotspotError) {
    guard let plan = design.crossover else {
      throw HotspotError(.usage, "the design is no crossover: it has no plan of its days.")
    }
    guard design.arms.count == 2 else {
      throw HotspotError(
        .usage,
        "a crossover has two arms, the treatment and then the control, but the design has"
          + " \(design.arms.count). Give two, such as \(Setting.arms) treatment=1,control=1.")
    }
    guard let text = design.start, let start = CalendarDate(text) else {
      throw HotspotError(
        .usage,
        "a crossover needs its first day, as yyyy-mm-dd, but has"
          + " \(design.start.map { "`\($0)`" } ?? "none"). Give \(Setting.firstDay).")
    }
    guard let days = design.days, 1...Self.longest ~= days else {
      throw HotspotError(
        .usage,
        "a crossover needs a number of days from 1 to \(Self.longest), but has"
          + " \(design.days.map(String.init) ?? "none"). Give \(Setting.days).")
    }
    guard 1...Self.longest ~= plan.period, 0...Self.longest ~= plan.washout else {
      throw HotspotError(
        .usage,
        "a period has from 1 to \(Self.longest) days and a washout from none, but the design has a"
          + " period of \(plan.period) and a washout of \(plan.washout). Change \(Setting.holdDays)"
          + " or \(Setting.washout).")
    }
    guard 0...10_000 ~= plan.movesPerCell, 1...10_000 ~= plan.attempts,
      design.arms.allSatisfy({ 1...1_000_000 ~= $0.ratio })
    else {
      throw HotspotError(
        .usage,
        "a crossover has ratios from 1 to 1000000, up to 10000 moves for each cell and from 1 to"
          + " 10000 attempts, but the design has"
          + " \(design.arms.map { String($0.ratio) }.joined(separator: ":")),"
          + " \(plan.movesPerCell) and \(plan.attempts).")
    }
    guard problem.count > 0 else {
      throw HotspotError(.badData, "the frame has no unit that could be treated.")
    }
    if let treated = plan.treatedPerDay {
      guard treated >= 1 else {
        throw HotspotError(
          .usage,
          "\(treated) units a day are to be treated. Give \(Setting.treatedPerDay) from 1 up.")
      }
      guard treated <= problem.count else {
        throw HotspotError(
          .badData,
          "more treated than units: \(treated) are to be treated each day, and there are"
            + " \(problem.count) to choose from. Give a smaller \(Setting.treatedPerDay).")
      }
    }
    self.plan = plan
    self.start = start
    self.days = days
    ratios = design.arms.map(\.ratio)
    conflictRule = design.conflictRule
    try Self.checkBlocks(plan, conflictRule: design.conflictRule)
  }

  private static func checkBlocks(
    _ plan: CrossoverPlan, conflictRule: TrialDesign.ConflictRule
  ) throws(HotspotError) {
    guard let blockDays = plan.blockDays else {
      var asked: [String] = []
      if plan.maxRun != nil { asked.append("\(Setting.longestRun)") }
      if plan.balancesDayOfWeek || plan.balanceColumn != nil { asked.append("\(Setting.balance)") }
      if case .limit = conflictRule { asked.append("\(Setting.conflictRule) limit") }
      guard asked.isEmpty else {
        throw HotspotError(
          .usage,
          "\(asked.joined(separator: " and ")) cannot be kept where every day is drawn by itself."
            + " Give \(Setting.blockDays) as well, such as 28.")
      }
      return
    }
    guard blockDays > 0, blockDays <= longest, blockDays % plan.period == 0 else {
      throw HotspotError(
        .usage,
        "blocks of \(blockDays) days do not hold a whole number of periods of \(plan.period)"
          + " days. Give \(Setting.blockDays) that \(plan.period) divides, at most \(longest).")
    }
    guard let maxRun = plan.maxRun else { return }
    guard maxRun >= plan.period else {
      throw HotspotError(
        .usage,
        "an arm is held for \(plan.period) days, so no run is as short as \(maxRun). Give"
          + " \(Setting.longestRun) of \(plan.period) or more, or a shorter \(Setting.holdDays).")
    }
    // An arm is held for whole periods.
    let longest = maxRun / plan.period * plan.period
    guard longest > plan.washout else {
      throw HotspotError(
        .usage,
        "at most \(longest) days running in an arm and a washout of \(plan.washout) leave no clean"
          + " control day. Give \(Setting.longestRun) above \(plan.washout), or a shorter"
          + " \(Setting.washout).")
    }
  }

  /// The items treated each period where there are blocks.
  func treatedEachPeriod(of items: Int) throws(HotspotError) -> Int {
    if let treated = plan.treatedPerDay { return treated }
    let total = ratios.reduce(0, +)
    guard items * ratios[0] % total == 0 else {
      let low = items * ratios[0] / total
      throw HotspotError(
        .usage,
        "\(items) units do not divide as \(ratios.map(String.init).joined(separator: ":")), and in"
          + " blocks as many are treated every day. Give \(Setting.treatedPerDay), such as"
          + " \(max(1, low)) or \(low + 1).")
    }
    return items * ratios[0] / total
  }

  /// The margins of the block that begins on a day.
  func block(
    startingOn start: CalendarDate, treated: Int, of problem: AllocationProblem
  ) -> CrossoverBlock {
    CrossoverBlock(
      items: problem.count, areas: problem.balanceGroups, treated: treated, start: start,
      periods: (plan.blockDays ?? plan.period) / plan.period, length: plan.period,
      balancesDayOfWeek: plan.balancesDayOfWeek)
  }

  /// The rules beside the margins.
  ///
  /// - Throws: `HotspotError.usage` where so few, or so many, are treated that no schedule has runs so
  ///   short: over R + 1 periods every item must be treated, and be a control, at least once.
  func rules(
    _ problem: AllocationProblem, treated: Int, blockDays: Int
  ) throws(HotspotError) -> CrossoverRules {
    var rules = CrossoverRules()
    if case .limit(let limit) = conflictRule {
      rules = CrossoverRules(conflicts: problem.conflicts, conflictLimit: limit)
    }
    let drawn = (days + blockDays - 1) / blockDays * (blockDays / plan.period)
    guard let maxRun = plan.maxRun.map({ $0 / plan.period }), maxRun < drawn else { return rules }
    let fewer = min(treated, problem.count - treated)
    guard fewer * (maxRun + 1) >= problem.count else {
      let least = fewer > 0 ? ((problem.count + fewer - 1) / fewer - 1) * plan.period : 0
      throw HotspotError(
        .usage,
        "with \(treated) of \(problem.count) treated at a time, not every unit can change its arm"
          + " within \(plan.maxRun ?? maxRun) days. "
          + (least > 0
            ? "Give \(Setting.longestRun) of \(least) or more, or another \(Setting.treatedPerDay)."
            : "Give a \(Setting.treatedPerDay) that leaves some units in each arm."))
    }
    rules.maxRun = maxRun
    return rules
  }

  /// The error where every attempt at a block ended with violations.
  func notFound(block: Int, of blocks: Int, rules: CrossoverRules) -> HotspotError {
    var loosen: [String] = []
    if rules.maxRun != nil { loosen.append("a longer \(Setting.longestRun)") }
    if rules.conflictLimit != nil { loosen.append("a higher \(Setting.conflictRule) limit") }
    if plan.balanceColumn != nil || plan.balancesDayOfWeek {
      loosen.append("less to \(Setting.balance)")
    }
    return HotspotError(
      .notFound,
      "not found: no schedule for block \(block + 1) of \(blocks) kept all rules in"
        + " \(plan.attempts) attempts. There may still be one. Another seed is no way out, since it"
        + " would be chosen by its result; change the design before a new seed is drawn, in a new"
        + " trial file if this one is committed: \(loosen.joined(separator: ", or ")).")
  }
}
