internal import HotspotGeometry
internal import DelimitedText
internal import ParallelWork
internal import TrialDesigns

/// What is known of a trial once all that was not said is filled in from a baseline, by default, or
/// by solving for it.
struct PowerSetting: Sendable {
  let design: PowerDesign
  /// Events per unit and day, or per person-time.
  let rate: Double
  let dispersion: Double
  /// Cluster and pairs: k.
  let variation: Double
  /// The units; those that are needed where none were given.
  let units: Int
  /// Whether the units were solved for.
  let areUnitsSolved: Bool
  let days: Int
  let personTime: Double
  let treatedPerDay: Int
  /// The rate ratio that is to be found, where one was given.
  let ratio: Double?
  let formula: any ClosedFormPower

  init(_ request: PowerRequest, baseline: BaselineCounts?) throws(HotspotError) {
    func needed<Value>(_ value: Value?, _ what: String) throws(HotspotError) -> Value {
      guard let value else {
        throw HotspotError(
          .usage,
          "the design \(request.design.rawValue) needs \(what), or a baseline that says it.")
      }
      return value
    }
    design = request.design
    let isCrossover = design == .crossover
    let rate = try needed(
      request.rate ?? baseline?.rate,
      isCrossover
        ? "a rate of events per unit and day (\(Setting.rate))"
        : "a rate in control (\(Setting.controlRate))")
    self.rate = rate
    let dispersion = request.dispersion ?? baseline.map { max(1, $0.dispersion) } ?? 1
    self.dispersion = dispersion
    let days: Int
    let personTime: Double
    if isCrossover {
      days = try needed(request.days ?? baseline?.days, "its days (\(Setting.days))")
      personTime = Double(days)
    } else {
      let time = request.days.map(Double.init) ?? baseline.map { Double($0.days) }
      personTime = try needed(
        request.personTime ?? time,
        "the person-time of a cluster (\(Setting.personTime), or \(Setting.days))")
      days = request.days ?? baseline?.days ?? 1
    }
    self.days = days
    self.personTime = personTime
    guard baseline == nil || request.personTime == nil else {
      throw HotspotError(
        .usage, "with a baseline the person-time of a cluster is the days of the trial. Give days.")
    }
    let ratio = request.rateRatio ?? request.treatedRate.map { $0 / rate }
    self.ratio = ratio
    guard ratio.map({ $0 > 0 && $0 <= 2 }) ?? true else {
      throw HotspotError(
        .usage,
        "the rate in treatment is more than twice that in control (\(rate)), which is not"
          + " reckoned with.")
    }
    if let baseline, let asked = request.units, asked != baseline.units.count {
      throw HotspotError(
        .usage,
        "the baseline has \(baseline.units.count) units, and \(asked) are asked for. Leave the"
          + " number out, or give a baseline of the units that will be in the trial.")
    }
    let k: Double? = isCrossover ? 0 : request.variation
    let variation = try needed(
      k ?? baseline?.variation(within: design == .pairs ? baseline?.pairs : nil),
      "the variation of rates between clusters (\(Setting.rateVariation))")
    self.variation = variation

    let given = request.units ?? baseline?.units.count
    guard given != nil || request.treatedPerDay == nil else {
      throw HotspotError(
        .usage, "units treated each day are of a number of units. Give units, or a share.")
    }
    var share = request.share ?? 0.5
    if let given, isCrossover {
      share =
        Double(request.treatedPerDay ?? Int((Double(given) * share).rounded())) / Double(given)
    }
    let isPaired = design == .pairs
    func reckon(units: Int, share: Double) -> any ClosedFormPower {
      isCrossover
        ? CrossoverPower(
          units: units, days: days, rate: rate, share: share, dispersion: dispersion)
        : ClusterPower(
          units: units, rate: rate, personTime: personTime, variation: variation,
          dispersion: dispersion, isPaired: isPaired)
    }
    let units: Int
    if let given {
      units = given
      areUnitsSolved = false
    } else {
      let ratio = try needed(
        ratio, "units (\(Setting.unitCount)) or a rate ratio (\(Setting.rateRatio))")
      guard ratio != 1,
        let needed = reckon(units: 2, share: share).unitsNeeded(at: ratio, request.level),
        needed <= 100_000
      else {
        throw HotspotError(
          .notFound,
          "a rate ratio of \(PowerText.shortest(ratio)) is not found with 100,000 units or fewer."
            + " Ask for a stronger effect, more days, or less power.")
      }
      units = max(2, needed)
      areUnitsSolved = true
    }
    self.units = units
    let treatedPerDay = isCrossover ? Int((Double(units) * share).rounded()) : units / 2
    guard 1..<units ~= treatedPerDay else {
      throw HotspotError(
        .usage,
        "of \(units) units \(treatedPerDay) would be treated each day. Both arms need a unit every"
          + " day: treat from 1 to \(units - 1).")
    }
    self.treatedPerDay = treatedPerDay
    let whole = isPaired ? units - units % 2 : units
    self.formula = reckon(units: whole, share: Double(treatedPerDay) / Double(units))
  }

  /// What the power is of, in a few words.
  var title: String {
    switch design {
    case .crossover:
      "Crossover of \(units) units over \(days) days, \(treatedPerDay) treated each day"
    case .cluster:
      "\(units) clusters in two arms, \(PowerText.shortest(personTime)) person-time each"
    case .pairs:
      "\(units / 2) pairs of clusters, \(PowerText.shortest(personTime)) person-time each"
    }
  }
}

extension PowerSetting {
  /// The trial that is simulated.
  func trial(
    _ request: PowerRequest, ratios: [Double], baseline: BaselineCounts?
  ) throws(HotspotError) -> PowerSimulation.Trial {
    guard units * days <= 100_000_000, rate * personTime * Double(units) <= 20_000_000 else {
      throw HotspotError(
        .usage,
        "a trial of \(units) units and \(days) days is too large to simulate. Simulate a part of"
          + " it, or use the formula.")
    }
    guard baseline != nil || dispersion >= 1 else {
      throw HotspotError(
        .usage,
        "counts with a dispersion below 1 (\(dispersion)) are not simulated: daily counts are"
          + " Poisson's or negative binomial. Use the formula, or give a baseline.")
    }
    let effect = RateEffect(ratios: ratios)
    let tests = PowerTest.tests(for: design)
    let isPermutation = (request.test ?? tests[0]) == .permutation
    let permutations = isPermutation ? request.permutations : nil
    guard design == .crossover else {
      // Without a baseline a cluster's whole person-time is one draw.
      let model = CountModel(
        rate: rate * personTime, dispersion: dispersion, variation: variation)
      let pairs =
        baseline?.pairs ?? stride(from: 0, to: units - 1, by: 2).map { ($0, $0 + 1) }
      return .parallel(
        ParallelSimulation(
          units: units, days: baseline == nil ? 1 : days,
          counts: baseline.map { .baseline($0) } ?? .model(model), effect: effect,
          alpha: request.level.alpha, permutations: permutations,
          pairs: design == .pairs ? pairs : nil))
    }
    var constrained: ConstrainedDays?
    if request.plan.isConstrained {
      var plan = request.plan
      plan.treatedPerDay = treatedPerDay
      let start = baseline?.firstDay ?? Self.monday
      constrained = ConstrainedDays(
        ids: baseline?.units ?? ByteOrder.sorted((0..<units).map(String.init)), days: days,
        plan: plan, start: start)
    }
    return .crossover(
      CrossoverSimulation(
        units: units, days: days, treatedPerDay: treatedPerDay, period: request.plan.period,
        counts: baseline.map { .baseline($0) }
          ?? .model(CountModel(rate: rate, dispersion: dispersion)),
        effect: effect, carryOver: request.carryOver, alpha: request.level.alpha,
        permutations: permutations, constrained: constrained,
        pool: try constrained.map { (days) throws(HotspotError) in
          try Self.pool(permutations ?? 0, of: days, request)
        } ?? []))
  }

  /// The schedules that permutations under constraints compare with: the same for all simulations,
  /// as each takes far longer to draw than to use. A trial's own schedule is drawn by itself, so
  /// that every p is exact; the trials' powers share the chance of the pool.
  private static func pool(
    _ count: Int, of days: ConstrainedDays, _ request: PowerRequest
  ) throws(HotspotError) -> [TreatedDays] {
    let drawn = ParallelWork.map(count: count, threads: request.threads) { index in
      Result { () throws(HotspotError) in
        try days.draw(seed: "\(request.seed)/power/pool/\(index)")
      }
    }
    var pool: [TreatedDays] = []
    for days in drawn { pool.append(try days.get()) }
    return pool
  }

  /// 1 January 2024, a Monday, from which days are counted that have no date.
  private static let monday = CalendarDate(days: 19_723)
}
