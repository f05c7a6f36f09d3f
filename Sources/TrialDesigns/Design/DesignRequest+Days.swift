internal import DelimitedText

extension DesignRequest {
  /// The most trial days: ten years.
  private static let mostDays = 3_660
  /// The days of a block where none are stated: four weeks, so that each weekday stands four times.
  private static let standardBlock = 28

  /// Settles the trial's days and clock.
  func settleDays(_ design: inout TrialDesign) throws(HotspotError) {
    guard 0..<1440 ~= dayStart else {
      throw HotspotError(.usage, "\(Setting.dayStart) is a time of the day, from 00:00 to 23:59.")
    }
    guard LocalZone(timeZone) != nil else {
      throw HotspotError(
        .usage, "\(Setting.timeZone) \(timeZone) is not known. Write it as in Europe/London.")
    }
    design.dayStart = dayStart
    design.timeZone = timeZone
    if kind == .crossover, start == nil || days == nil {
      throw HotspotError(
        .usage,
        "a crossover is drawn day by day. Say when: \(Setting.firstDay) 2026-03-02 \(Setting.days)"
          + " 90.")
    }
    guard (start == nil) == (days == nil) else {
      throw HotspotError(
        .usage,
        "\(Setting.firstDay) and \(Setting.days) go together. Give both, or leave both out.")
    }
    guard let start, let days else { return }
    guard 1...Self.mostDays ~= days else {
      throw HotspotError(
        .usage, "\(Setting.days) is \(days). A trial has from 1 to \(Self.mostDays) days.")
    }
    guard (CalendarDate("1900-01-01") ?? start) <= start,
      start.adding(days: days - 1) <= (CalendarDate("9999-12-31") ?? start)
    else {
      throw HotspotError(
        .usage,
        "the trial would run from \(start) for \(days) days. Check the year of"
          + " \(Setting.firstDay).")
    }
    design.start = start.description
    design.days = days
  }

  /// Settles how the days of a crossover are drawn.
  func settleCrossover(
    _ design: inout TrialDesign, units: Int, frame: TrialFrame, _ lines: inout [String]
  ) throws(HotspotError) {
    var plan = CrossoverPlan()
    try settlePeriods(&plan, &lines)
    try settleTreated(&plan, units: units, &lines)
    try settleBalance(&plan, frame: frame, &lines)
    design.crossover = plan
    try CrossoverAllocation.check(
      AllocationProblem(frame: frame, design: design), design: design)
    if let run = plan.maxRun, run % plan.period != 0 {
      lines.append(
        "Arms are held for \(plan.period) days, so at most \(run / plan.period * plan.period) days"
          + " run on.")
    }
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
  ) throws(HotspotError) {
    for (setting, value) in [
      (Setting.holdDays, period), (.longestRun, maxRun), (.blockDays, blockDays),
    ] {
      if let value, !(1...Self.mostDays ~= value) {
        throw HotspotError(.usage, "\(setting) is \(value). It is a number of days from 1.")
      }
    }
    plan.period = period ?? 1
    plan.maxRun = maxRun
    if let washout {
      guard 0...Self.mostDays ~= washout else {
        throw HotspotError(
          .usage,
          "\(Setting.washout) is \(washout). It is a number of days from 0.")
      }
      plan.washout = washout
    }
    guard isBlocked else { return }
    let block =
      blockDays ?? (Self.standardBlock + plan.period - 1) / plan.period * plan.period
    guard block % plan.period == 0 else {
      throw HotspotError(
        .usage,
        "\(Setting.blockDays) \(block) is no multiple of \(Setting.holdDays) \(plan.period). A"
          + " block holds whole periods, such as \(max(1, block / plan.period) * plan.period)"
          + " days.")
    }
    plan.blockDays = block
    if blockDays == nil { lines.append("Blocks have \(block) days, by default.") }
  }

  private func settleTreated(
    _ plan: inout CrossoverPlan, units: Int, _ lines: inout [String]
  ) throws(HotspotError) {
    let ratio = arms.map(\.ratio)
    guard let treatedPerDay else {
      let share = units * ratio[0]
      let total = ratio[0] + ratio[1]
      if share % total == 0 {
        plan.treatedPerDay = isBlocked ? share / total : nil
        lines.append(
          "\(share / total) of \(units) units are treated each day, by the arms' shares.")
      } else if isBlocked {
        throw HotspotError(
          .usage,
          "\(units) units do not divide \(ratio[0]) to \(ratio[1]), and margins need the same number"
            + " every day. Say it: \(Setting.treatedPerDay) \(max(1, share / total)).")
      } else {
        lines.append(
          "\(share / total) or \(share / total + 1) of \(units) units are treated each day, drawn so"
            + " that each unit's chance is exactly \(ratio[0]) in \(total).")
      }
      return
    }
    let number = treatedPerDay.number(of: units)
    guard number <= units else {
      throw HotspotError(
        .badData,
        "\(Setting.treatedPerDay) asks for \(number) treated units, more than the \(units) there"
          + " are to allocate. Treat fewer.")
    }
    guard number < units, number > 0 else {
      throw HotspotError(
        .badData,
        number == 0
          ? "\(Setting.treatedPerDay) comes to no unit of \(units). Treat at least one."
          : "\(Setting.treatedPerDay) treats all \(units) units every day, which leaves no control."
            + " Treat fewer.")
    }
    plan.treatedPerDay = number
    if ratio[0] != ratio[1], number * (ratio[0] + ratio[1]) != units * ratio[0] {
      lines.append(
        "\(Setting.treatedPerDay) decides; the shares \(ratio[0]):\(ratio[1]) are set aside.")
    }
    if case .share(let share) = treatedPerDay {
      lines.append(
        "\(share.percent) of \(units) units: \(number) treated each day, rounded half up.")
    } else {
      lines.append("\(number) of \(units) units are treated each day.")
    }
  }

  private func settleBalance(
    _ plan: inout CrossoverPlan, frame: TrialFrame, _ lines: inout [String]
  ) throws(HotspotError) {
    for name in balance {
      if name.lowercased() == "day-of-week" {
        plan.balancesDayOfWeek = true
      } else if plan.balanceColumn == nil {
        plan.balanceColumn = try Self.texts(name, named: .balance, frame: frame).name
      } else {
        throw HotspotError(
          .usage,
          "\(Setting.balance) names \(plan.balanceColumn ?? "") and \(name). It takes day-of-week"
            + " and one column of areas.")
      }
    }
    if plan.balancesDayOfWeek, let block = plan.blockDays, block % 7 != 0 {
      lines.append(
        "A block of \(block) days holds some weekdays more often than others. Whole weeks, such as"
          + " \(Setting.blockDays) \(max(7, (block + 6) / 7 * 7)), balance them best.")
    }
  }
}
