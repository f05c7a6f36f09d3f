internal import DelimitedText

extension DesignRequest {
  /// The most trial days: ten years.
  private static let mostDays = 3_660
  /// The days of a block where none are stated: four weeks, so that each weekday stands four times.
  private static let standardBlock = 28

  /// Settles the trial's days and clock.
  func settleDays(_ design: inout TrialDesign) throws(TrialError) {
    guard 0..<1440 ~= dayStart else {
      throw TrialError(.usage, "--day-start is a time of the day, from 00:00 to 23:59.")
    }
    guard LocalZone(timeZone) != nil else {
      throw TrialError(
        .usage, "--time-zone \(timeZone) is not known. Write it as in Europe/London.")
    }
    design.dayStart = dayStart
    design.timeZone = timeZone
    if kind == .crossover, start == nil || days == nil {
      throw TrialError(
        .usage,
        "a crossover is drawn day by day. Say when: --start 2026-03-02 --days 90.")
    }
    guard (start == nil) == (days == nil) else {
      throw TrialError(.usage, "--start and --days go together. Give both, or leave both out.")
    }
    guard let start, let days else { return }
    guard 1...Self.mostDays ~= days else {
      throw TrialError(
        .usage, "--days is \(days). A trial has from 1 to \(Self.mostDays) days.")
    }
    design.start = start.description
    design.days = days
  }

  /// Settles how the days of a crossover are drawn.
  func settleCrossover(
    _ design: inout TrialDesign, units: Int, frame: TrialFrame, _ lines: inout [String]
  ) throws(TrialError) {
    var plan = CrossoverPlan()
    try settlePeriods(&plan, &lines)
    try settleTreated(&plan, units: units, &lines)
    try settleBalance(&plan, frame: frame, &lines)
    try checkRuns(plan, units: units, days: design.days ?? 0, &lines)
    design.crossover = plan
    let length = plan.blockDays ?? plan.period
    let days = design.days ?? 0
    if days % length != 0 {
      lines.append(
        plan.isConstrained
          ? "The last block is cut after \(days % length) of \(length) days; margins hold over whole"
            + " blocks alone."
          : "The last period is cut after \(days % length) of \(length) days.")
    }
  }

  private func settlePeriods(
    _ plan: inout CrossoverPlan, _ lines: inout [String]
  ) throws(TrialError) {
    for (name, value) in [
      ("--period", period), ("--max-run", maxRun), ("--block-days", blockDays),
    ] {
      if let value, !(1...Self.mostDays ~= value) {
        throw TrialError(.usage, "\(name) is \(value). It is a number of days from 1.")
      }
    }
    plan.period = period ?? 1
    plan.maxRun = maxRun
    if let washout {
      guard 0...Self.mostDays ~= washout else {
        throw TrialError(.usage, "--washout is \(washout). It is a number of days from 0.")
      }
      plan.washout = washout
    }
    guard isBlocked else { return }
    let block =
      blockDays ?? (Self.standardBlock + plan.period - 1) / plan.period * plan.period
    guard block % plan.period == 0 else {
      throw TrialError(
        .usage,
        "--block-days \(block) is no multiple of --period \(plan.period). A block holds whole"
          + " periods, such as \(max(1, block / plan.period) * plan.period) days.")
    }
    plan.blockDays = block
    if blockDays == nil { lines.append("Blocks have \(block) days, by default.") }
  }

  private func settleTreated(
    _ plan: inout CrossoverPlan, units: Int, _ lines: inout [String]
  ) throws(TrialError) {
    let ratio = arms.map(\.ratio)
    guard let treatedPerDay else {
      let share = units * ratio[0]
      let total = ratio[0] + ratio[1]
      if share % total == 0 {
        plan.treatedPerDay = isBlocked ? share / total : nil
        lines.append(
          "\(share / total) of \(units) units are treated each day, by the arms' shares.")
      } else if isBlocked {
        throw TrialError(
          .usage,
          "\(units) units do not divide \(ratio[0]) to \(ratio[1]), and margins need the same number"
            + " every day. Say it: --treated-per-day \(max(1, share / total)).")
      } else {
        lines.append(
          "\(share / total) or \(share / total + 1) of \(units) units are treated each day, drawn so"
            + " that each unit's chance is exactly \(ratio[0]) in \(total).")
      }
      return
    }
    guard ratio[0] == ratio[1] else {
      throw TrialError(
        .usage,
        "--treated-per-day and the shares of --arms say the same thing twice. Leave the shares out:"
          + " --arms \(arms[0].name),\(arms[1].name).")
    }
    let number = treatedPerDay.number(of: units)
    guard number <= units else {
      throw TrialError(
        .badData,
        "--treated-per-day asks for \(number) treated units, more than the \(units) there are to"
          + " allocate. Treat fewer.")
    }
    guard number < units, number > 0 else {
      throw TrialError(
        .badData,
        number == 0
          ? "--treated-per-day comes to no unit of \(units). Treat at least one."
          : "--treated-per-day treats all \(units) units every day, which leaves no control. Treat"
            + " fewer.")
    }
    plan.treatedPerDay = number
    if case .share(let share) = treatedPerDay {
      lines.append(
        "\(share.percent) of \(units) units: \(number) treated each day, rounded half up.")
    } else {
      lines.append("\(number) of \(units) units are treated each day.")
    }
  }

  private func settleBalance(
    _ plan: inout CrossoverPlan, frame: TrialFrame, _ lines: inout [String]
  ) throws(TrialError) {
    for name in balance {
      if name.lowercased() == "day-of-week" {
        plan.balancesDayOfWeek = true
      } else if plan.balanceColumn == nil {
        plan.balanceColumn = try Self.texts(name, option: "--balance", frame: frame).name
      } else {
        throw TrialError(
          .usage,
          "--balance names \(plan.balanceColumn ?? "") and \(name). It takes day-of-week and one"
            + " column of areas.")
      }
    }
    if plan.balancesDayOfWeek, let block = plan.blockDays, block % 7 != 0 {
      lines.append(
        "A block of \(block) days holds some weekdays more often than others. Whole weeks, such as"
          + " --block-days \(max(7, (block + 6) / 7 * 7)), balance them best.")
    }
  }

  /// Refuses run lengths that cannot be, and those that leave no clean control day.
  private func checkRuns(
    _ plan: CrossoverPlan, units: Int, days horizon: Int, _ lines: inout [String]
  ) throws(TrialError) {
    guard let run = plan.maxRun else { return }
    guard run >= plan.period else {
      throw TrialError(
        .usage,
        "--max-run \(run) is below --period \(plan.period): an arm that is held for a period runs"
          + " longer. Make the period shorter or the run longer.")
    }
    let runPeriods = run / plan.period
    let days = runPeriods * plan.period
    if days != run {
      lines.append("Arms are held for \(plan.period) days, so at most \(days) days run on.")
    }
    guard days > plan.washout else {
      throw TrialError(
        .usage,
        "with at most \(days) days running in an arm, the first \(plan.washout) control days after"
          + " treatment are all there are: --washout \(plan.washout) leaves no clean control day."
          + " Allow longer runs, or a shorter washout.")
    }
    // In any runPeriods + 1 periods on end each unit is treated at least once, and off once.
    let block = plan.blockDays ?? plan.period
    let drawn = (horizon + block - 1) / block * block / plan.period
    guard let treated = plan.treatedPerDay, drawn > runPeriods else { return }
    for (number, what) in [(treated, "treated"), (units - treated, "control")]
    where number * (runPeriods + 1) < units {
      throw TrialError(
        .badData,
        "with \(number) \(what) units a day it takes more than \(runPeriods + 1) periods until each"
          + " of \(units) units has had its turn, so runs of at most \(days) days cannot be. Allow"
          + " longer runs, or change --treated-per-day.")
    }
  }
}
