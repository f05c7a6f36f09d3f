internal import ResultTables
internal import TrialDesigns

/// What is said of a trial's power, one sentence a line.
struct PowerWords {
  let curve: PowerCurve
  let request: PowerRequest
  let setting: PowerSetting

  /// The test of simulated trials.
  var test: PowerTest { request.test ?? PowerTest.tests(for: setting.design)[0] }

  private var wanted: String { PowerText.percent(request.level.power) }

  /// What was assumed.
  func setting(_ baseline: PowerBaseline?) -> [String] {
    let rate = PowerText.number(setting.rate, decimals: 4)
    let dispersion = PowerText.number(setting.dispersion, decimals: 2)
    let level = PowerText.percent(request.level.alpha)
    var lines: [String] = []
    if let baseline {
      let counts = baseline.counts
      lines.append(
        "\(baseline.input.name): \(counts.units.count) units over \(counts.days) days,"
          + " \(counts.total) events.")
      if counts.seemsToHoldLongerPeriods {
        lines.append(
          "No two days with events are nearer than a week: if rows are weeks or months, rates per"
            + " day are wrong. A baseline has one row a unit and day.")
      }
    }
    if baseline != nil, setting.design == .pairs {
      lines.append(
        "Pairs are formed by the totals of the same baseline, and so are more alike in it than they"
          + " will be in the trial"
          + (request.variation == nil
            ? ": k, taken from them, is too small. Give your own." : "."))
    }
    let variation =
      setting.design == .crossover
      ? "" : ", k \(PowerText.number(setting.variation))"
    lines.append(
      "\(setting.title); \(rate) events per \(setting.design == .crossover ? "unit and day" : "person-time")"
        + " without treatment, dispersion \(dispersion)\(variation); two-sided level \(level).")
    return lines
  }

  /// What the formula gives.
  var closedForm: [String] {
    var lines: [String] = []
    if let ratio = setting.ratio {
      let shown = PowerText.number(ratio)
      let power = PowerText.percent(setting.formula.power(at: ratio, request.level))
      lines.append(
        setting.areUnitsSolved
          ? "By the formula a rate ratio of \(shown) needs \(setting.units) units for a power of"
            + " \(wanted); with them it is \(power)."
          : "By the formula the power at a rate ratio of \(shown) is \(power).")
    }
    guard let ratio = curve.closedFormDetectable else {
      lines.append(
        "By the formula no rate ratio is found with a power of \(wanted): there are too few events."
      )
      return lines
    }
    let fall = PowerText.percent(1 - ratio)
    var line =
      "By the formula the minimum detectable rate ratio at a power of \(wanted) is"
      + " \(PowerText.number(ratio)), a fall of \(fall)"
    if let crossover = setting.formula as? CrossoverPower {
      let equal = crossover.detectableRatioWithEqualExpectations(request.level)
      line +=
        " (\(PowerText.number(equal)) if the effect did not lower what is expected in treatment)"
    }
    lines.append(line + ".")
    return lines
  }

  /// What was simulated.
  func simulation(_ tally: SimulationTally, baseline: PowerBaseline?) -> [String] {
    var lines = [
      "\(tally.simulations) trials were simulated at each rate ratio, seed \(request.seed), test"
        + " \(test.rawValue)"
        + (test == .permutation ? " with \(request.permutations) draws." : "."),
      baseline == nil
        ? "Their counts are drawn from a distribution, alike for all units"
          + (setting.variation > 0 ? " but for k." : ".")
        : "Their counts are drawn from the baseline in blocks of seven days, all units together;"
          + " change over a season is broken up.",
    ]
    if let found = curve.detectable {
      lines.append(
        "By simulation the minimum detectable rate ratio at a power of \(wanted) is"
          + " \(PowerText.number(found.ratio)), Monte-Carlo error \(PowerText.number(found.error))."
      )
    } else {
      lines.append(
        "By simulation the power does not cross \(wanted) between the rate ratios tried; try others"
          + " to find the minimum detectable one.")
    }
    for point in curve.points {
      guard let power = point.simulated, point.ratio == 1 || point.ratio == setting.ratio else {
        continue
      }
      lines.append(
        "At a rate ratio of \(PowerText.number(point.ratio)) the power is"
          + " \(PowerText.percent(power)), Monte-Carlo error"
          + " \(PowerText.percent(curve.error(of: power)))"
          + (point.ratio == 1 ? ": the size of the test." : "."))
    }
    if setting.design == .crossover, tally.controlDays > 0 {
      let share = Double(tally.following) / Double(tally.controlDays)
      lines.append(
        "\(PowerText.percent(share)) of control days follow a treated day of their unit within"
          + " four days; "
          + (request.carryOver.isEmpty
            ? "no carry-over was assumed."
            : "the share of the effect they feel is"
              + " \(request.carryOver.map(PowerText.shortest).joined(separator: ", ")) by days"
              + " since, which the formula does not know."))
    }
    let pairs = setting.units / 2
    if setting.design == .pairs, pairs < 6 {
      lines.append(
        "With \(pairs) pairs the smallest two-sided p of a test by permutation is"
          + " 2/2^\(pairs) = \(PowerText.number(2 / Double(1 << pairs)))."
          + " Six pairs are the fewest that can be significant at 5 %.")
    }
    return lines
  }
}
