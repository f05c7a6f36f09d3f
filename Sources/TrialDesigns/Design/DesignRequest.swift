public import DelimitedText

/// The question of `hotspot trial design`: how the units of a frame are to be allocated.
///
/// What is nil was not asked for. `run(on:)` settles every default, checks the whole against the
/// frame, and says aloud what it chose.
public struct DesignRequest: Sendable {
  /// The way of allocating.
  public var kind: TrialDesign.Kind
  /// The arms in order; the last is the control.
  public var arms = TrialDesign.Arm.standard
  /// The column of strata.
  public var strata: String?
  /// The columns to balance or match on, or to report.
  public var covariates: [String] = []
  /// What each covariate counts for.
  public var weights: [Double] = []
  /// Permuted blocks: the sizes drawn from.
  public var blockSizes: [Int] = []
  /// Constrained: the share of schemes accepted.
  public var best: ShareText?
  /// Constrained: the most schemes scored.
  public var candidates: Int?
  /// Rerandomised: the share of draws accepted.
  public var acceptance: Double?
  /// Minimised: the measure of imbalance.
  public var imbalance: TrialDesign.Imbalance?
  /// Minimised: the chance with which the least imbalance is followed.
  public var biasedCoin: ShareText?
  /// Minimised: q of Pocock and Simon's ranks.
  public var ranks: ShareText?
  /// Pairs: the greatest metres between the two of a pair.
  public var pairWithin: Double?
  /// The metres around each unit in which treatment may be felt.
  public var buffer: Double?
  /// What is done about units whose buffers meet.
  public var conflictRule: TrialDesign.ConflictRule?
  /// The first trial day.
  public var start: CalendarDate?
  /// The number of trial days.
  public var days: Int?
  /// The minute of the day at which a trial day begins.
  public var dayStart = 360
  /// The time zone of trial days.
  public var timeZone = "Europe/London"
  /// Crossover: the units treated each day.
  public var treatedPerDay: TreatedPerDay?
  /// Crossover: the days of a block within which margins hold.
  public var blockDays: Int?
  /// Crossover: the days for which an arm is held.
  public var period: Int?
  /// Crossover: the most days running in one arm.
  public var maxRun: Int?
  /// Crossover: the first control days after treatment that are flagged.
  public var washout: Int?
  /// Crossover: `day-of-week`, and a column of areas.
  public var balance: [String] = []

  /// A request for a way of allocating.
  public init(_ kind: TrialDesign.Kind) { self.kind = kind }

  /// Settles the design.
  ///
  /// - Throws: `HotspotError.usage` for options that do not go together, `badData` for a frame that
  ///   the design does not fit, `HotspotError` where figures cannot be compared.
  /// - Complexity: O(units × covariates), with a buffer O(units²) comparisons of envelopes, and for
  ///   pairs with a limit that of the matching.
  public func run(on frame: TrialFrame) throws -> DesignOutcome {
    try checkSettings()
    var design = TrialDesign(kind, arms: arms)
    var lines: [String] = []
    try settleDays(&design)
    try settleOptions(&design, &lines)
    try settleColumns(&design, frame: frame, &lines)
    if let buffer {
      design.buffer = buffer
      design.conflictRule = conflictRule ?? .report
      let resolution = try ConflictResolution.resolve(frame: frame, design: design)
      design = resolution.design
      lines += resolution.lines
    }
    let problem = try AllocationProblem(frame: frame, design: design)
    try checkSize(problem, of: frame)
    if kind == .crossover {
      try settleCrossover(&design, units: problem.count, frame: frame, &lines)
    }
    try rehearse(design, on: frame, &lines)
    return DesignOutcome(
      design: design,
      lines: DesignOutcome.summary(of: design, problem: problem, frame: frame) + lines)
  }

  /// Attempts at a block in a rehearsal: what takes more is likely to fail.
  private static let rehearsedAttempts = 5

  /// Draws once with a seed of no meaning where a draw may fail: a design that is committed to
  /// cannot change, so it is better to know now.
  private func rehearse(
    _ design: TrialDesign, on frame: TrialFrame, _ lines: inout [String]
  ) throws(HotspotError) {
    var mayFail = kind == .pairs && (pairWithin != nil || buffer != nil) || maxRun != nil
    if case .limit = design.conflictRule { mayFail = true }
    guard mayFail else { return }
    var rehearsed = design
    rehearsed.crossover?.attempts = Self.rehearsedAttempts
    do {
      _ = try Allocator.allocate(frame, by: rehearsed, seed: "rehearsal")
      lines.append("A rehearsal with another seed found an allocation that keeps all rules.")
    } catch {
      guard error.fault == .notFound else { throw error }
      lines.append(
        "WARNING: a rehearsal with another seed found no allocation that keeps all rules. There may be"
          + " one, but allocate may fail as well, and a design that is committed to cannot change."
          + " Loosen its rules now, or be ready to begin again with a new trial file.")
    }
  }

  /// Refuses more arms than items.
  private func checkSize(
    _ problem: AllocationProblem, of frame: TrialFrame
  ) throws(HotspotError) {
    guard problem.count < arms.count else { return }
    if let buffer, frame.units.count >= arms.count {
      let isDropped = conflictRule == .drop
      throw HotspotError(
        .badData,
        "with buffers of \(UnitWords.metres(buffer)) the \(frame.units.count) units are so near"
          + " each other that \(isDropped ? "dropping" : "allocating them together") leaves"
          + " \(UnitWords.count(problem.count, isDropped ? "unit" : "group")) to allocate to"
          + " \(arms.count) arms. Lower \(Setting.buffer), or choose another"
          + " \(Setting.conflictRule).")
    }
    throw HotspotError(
      .badData,
      "there \(problem.count == 1 ? "is" : "are") \(UnitWords.count(problem.count, "unit")) to"
        + " allocate to \(arms.count) arms. More units are needed: loosen the frame's rules, or the"
        + " rule on conflicts.")
  }
}
