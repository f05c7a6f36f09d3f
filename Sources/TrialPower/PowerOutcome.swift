public import ResultTables
internal import TrialDesigns

/// The power of a trial, and all there is to say about it.
public struct PowerOutcome: Sendable {
  /// The power by rate ratio.
  public let curve: PowerCurve
  /// One line a fact: what was solved for, what was assumed, what was simulated.
  public let lines: [String]
  private let options: [OrderedJSON.Member]
  private let input: RunRecord.Input?

  init(
    curve: PowerCurve, request: PowerRequest, setting: PowerSetting, baseline: PowerBaseline?,
    tally: SimulationTally?
  ) {
    self.curve = curve
    input = baseline?.input
    let words = PowerWords(curve: curve, request: request, setting: setting)
    lines =
      words.setting(baseline) + words.closedForm
      + (tally.map { words.simulation($0, baseline: baseline) } ?? [])
    var options: [OrderedJSON.Member] = [
      .init("design", .string(setting.design.rawValue)), .init("units", .integer(setting.units)),
      .init("person_time", .number(setting.personTime)), .init("rate", .number(setting.rate)),
      .init("dispersion", .number(setting.dispersion)),
      .init("alpha", .number(request.level.alpha)), .init("wanted", .number(request.level.power)),
    ]
    if setting.design == .crossover {
      options.append(.init("treated_per_day", .integer(setting.treatedPerDay)))
      options.append(.init("carry_over", .array(request.carryOver.map { .number($0) })))
    } else {
      options.append(.init("k", .number(setting.variation)))
    }
    if tally != nil {
      options.append(.init("seed", .string(request.seed)))
      options.append(.init("test", .string(words.test.rawValue)))
      if words.test == .permutation {
        options.append(.init("permutations", .integer(request.permutations)))
      }
    }
    self.options = options
  }

  /// The run's record.
  public func record(command: [String]) -> RunRecord {
    func number(_ value: Double?) -> OrderedJSON { value.map { .number($0) } ?? .null }
    return RunRecord(
      version: ToolVersion.current, command: command,
      inputs: input.map { [$0] } ?? [], options: options,
      details: [
        .init("minimum_detectable_ratio", number(curve.detectable?.ratio)),
        .init("minimum_detectable_ratio_mc_error", number(curve.detectable?.error)),
        .init("closed_form_minimum_detectable_ratio", number(curve.closedFormDetectable)),
        .init("analysis", .array(lines.map { .string($0) })),
      ])
  }
}
