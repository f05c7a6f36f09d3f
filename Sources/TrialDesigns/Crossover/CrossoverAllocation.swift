package import DelimitedText
package import ResultTables

/// Draws the days of a crossover trial of two arms, the first the treatment, the last the control.
///
/// A period is L days (`CrossoverPlan.period`) for which every item keeps its arm. Items stand in
/// byte order of their ids.
///
/// *Without blocks* each period has a stream of its own, `crossover/DATE` for its first day. Where
/// K is given, K treatment labels and then N − K control labels are laid out, else as many as
/// `ArmSizes` draws; they are shuffled, and item i gets label i. Adding a day never changes earlier
/// ones.
///
/// *In blocks* of D days, P = D/L periods, margins hold within each block (`CrossoverBlock`), run
/// lengths over block starts too: exactly K items are treated each period, each item in its share
/// of the periods, in its share of those that begin on each day of the week, and in each area its
/// share of the items each period. A block starts from the matrix of `CrossoverStart` and is
/// randomised by the moves of `CrossoverChain`. Blocks are drawn in order and whole, also one that
/// the end of the trial cuts; adding a block never changes earlier ones.
package enum CrossoverAllocation {
  /// A schedule over the items of a problem, and what was found on the way.
  package struct Draw: Sendable {
    package var schedule: CrossoverSchedule
    package var details: [OrderedJSON.Member]
    package var lines: [String]
  }

  /// Draws the schedule of the items of a problem.
  ///
  /// - Throws: `HotspotError`: `usage` for a plan that no seed can serve, `badData` where more items
  ///   are to be treated than there are, `notFound` where the search for a block gave up.
  /// - Complexity: O(days · items), times the plan's moves for each cell where there are blocks.
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> Draw {
    let request = try CrossoverRequest(problem, design: design)
    guard let blockDays = request.plan.blockDays else {
      return independent(problem, request: request, seed: seed)
    }
    return try blocked(problem, request: request, blockDays: blockDays, seed: seed)
  }

  private static func independent(
    _ problem: AllocationProblem, request: CrossoverRequest, seed: String
  ) -> Draw {
    var schedule = CrossoverSchedule(
      start: request.start, days: request.days, units: problem.count)
    for first in stride(from: 0, to: request.days, by: request.plan.period) {
      let date = schedule.date(ofDay: first)
      var stream = AuditStream(
        seed: seed, purpose: StreamPurpose.crossover(date: date.description))
      let treated =
        request.plan.treatedPerDay
        ?? ArmSizes.draw(units: problem.count, ratios: request.ratios, from: &stream)[0]
      var labels = (0..<problem.count).map { $0 < treated }
      stream.shuffle(&labels)
      for day in first..<min(first + request.plan.period, request.days) {
        for (item, label) in labels.enumerated() { schedule[day: day, unit: item] = label }
      }
    }
    return Draw(schedule: schedule, details: [], lines: [])
  }

  private static func blocked(
    _ problem: AllocationProblem, request: CrossoverRequest, blockDays: Int, seed: String
  ) throws(HotspotError) -> Draw {
    let plan = request.plan
    let treated = try request.treatedEachPeriod(of: problem.count)
    let rules = try request.rules(problem, treated: treated, blockDays: blockDays)
    var schedule = CrossoverSchedule(
      start: request.start, days: request.days, units: problem.count)
    var tail: [UInt8] = []
    var efforts: [OrderedJSON] = []
    var again: [String] = []
    let blocks = (request.days + blockDays - 1) / blockDays
    for index in 0..<blocks {
      let first = index * blockDays
      let block = request.block(
        startingOn: schedule.date(ofDay: first), treated: treated, of: problem)
      guard
        let (chain, effort) = CrossoverChain.draw(
          block, rules: rules, tail: tail, index: index, seed: seed,
          movesPerCell: plan.movesPerCell, attempts: plan.attempts)
      else { throw request.notFound(block: index, of: blocks, rules: rules) }
      tail = chain.tail
      for day in first..<min(first + blockDays, request.days) {
        let period = (day - first) / plan.period
        for item in 0..<problem.count where chain.isTreated(item, in: period) {
          schedule[day: day, unit: item] = true
        }
      }
      efforts.append([
        "first_day": .string(schedule.date(ofDay: first).description),
        "attempts": .integer(effort.attempts),
        "search_moves": .integer(effort.searchMoves),
        "moves_made": .integer(effort.made),
      ])
      if effort.attempts > 1 {
        again.append("block \(index + 1) took \(effort.attempts) attempts")
      }
    }
    return Draw(
      schedule: schedule, details: [OrderedJSON.Member("blocks", .array(efforts))],
      lines: lines(schedule, blocks: blocks, blockDays: blockDays, rules: rules, again: again))
  }

  private static func lines(
    _ schedule: CrossoverSchedule, blocks: Int, blockDays: Int, rules: CrossoverRules,
    again: [String]
  ) -> [String] {
    var lines: [String] = []
    let cut = schedule.days - (blocks - 1) * blockDays
    if cut < blockDays {
      lines.append(
        "The trial ends within a block: of the last \(blockDays) days, which begin on"
          + " \(schedule.date(ofDay: schedule.days - cut)), only \(cut) are in it. That block was"
          + " drawn whole, so its margins need not hold over the days that are left.")
    }
    if !rules.areEmpty {
      lines.append(
        again.isEmpty
          ? "Every block was found at the first attempt."
          : "The search for blocks began again: " + again.joined(separator: ", ") + ".")
    }
    return lines
  }
}
