public import DelimitedText
public import ResultTables

extension TrialDesign {
  static let format = "hotspot-trial-design/1"

  /// The design as JSON, with units by their ids; its canonical form is what is hashed.
  ///
  /// Only what the kind of design uses is there.
  public func json(for frame: TrialFrame) -> OrderedJSON {
    func ids(_ positions: [Int]) -> OrderedJSON {
      .array(positions.map { .string(frame.units[$0].id) })
    }
    var members: [OrderedJSON.Member] = [
      OrderedJSON.Member("format", .string(Self.format)),
      OrderedJSON.Member("design", .string(kind.rawValue)),
      OrderedJSON.Member(
        "arms", .array(arms.map { ["arm": .string($0.name), "ratio": .integer($0.ratio)] })),
      OrderedJSON.Member("strata", strata.map { .string($0) } ?? .null),
      OrderedJSON.Member("covariates", .array(covariates.map { .string($0) })),
      OrderedJSON.Member("weights", .array(weights.map { .number($0) })),
      OrderedJSON.Member("day_start_minute", .integer(dayStart)),
      OrderedJSON.Member("time_zone", .string(timeZone)),
    ]
    func add(_ key: String, _ value: OrderedJSON) {
      members.append(OrderedJSON.Member(key, value))
    }
    if let start { add("start", .string(start)) }
    if let days { add("days", .integer(days)) }
    switch kind {
    case .complete, .blocked: break
    case .permutedBlocks: add("block_sizes", .array(blockSizes.map { .integer($0) }))
    case .pairs: if let pairWithin { add("pair_within_m", .number(pairWithin)) }
    case .constrained:
      add("best_per_million", .integer(bestPerMillion))
      add("candidates", .integer(candidates))
    case .rerandomised: add("acceptance", .number(acceptance))
    case .minimised:
      add("imbalance", .string(imbalance.rawValue))
      switch preference {
      case .biasedCoin(let p): add("biased_coin_per_million", .integer(p))
      case .ranks(let q): add("ranks_q_per_million", .integer(q))
      }
      add(
        "factors",
        .array(
          factors.map {
            [
              "column": .string($0.column), "levels": .array($0.levels.map { .string($0) }),
              "cuts": .array($0.cuts.map { .number($0) }), "weight": .number($0.weight),
            ]
          }))
    case .crossover: if let crossover { add("crossover", crossover.json) }
    }
    if let buffer {
      add("buffer_m", .number(buffer))
      add("on_conflict", .string(conflictRule.text))
      add("conflicts", .array(conflicts.map { ids([$0.first, $0.second]) }))
      add("dropped", ids(dropped))
    }
    return .object(members)
  }

  /// Reads a design back.
  ///
  /// - Throws: `HotspotError.damaged` for JSON that is no design of this frame.
  public init(json: OrderedJSON, frame: TrialFrame) throws(HotspotError) {
    let broken = HotspotError(.damaged, "this is not the design of a trial.")
    func positions(_ list: OrderedJSON?) throws(HotspotError) -> [Int] {
      let ids = list?.elements ?? []
      let found = ids.compactMap { $0.text.flatMap { frame.index(ofUnit: $0) } }
      guard found.count == ids.count else { throw broken }
      return found
    }
    guard json["format"]?.text == Self.format,
      let kind = json["design"]?.text.flatMap({ Kind(rawValue: $0) }),
      let arms = json["arms"]?.elements, let covariates = json["covariates"]?.elements,
      let weights = json["weights"]?.elements, let dayStart = json["day_start_minute"]?.whole,
      let timeZone = json["time_zone"]?.text
    else { throw broken }
    self.init(
      kind,
      arms: arms.compactMap { arm in
        guard let name = arm["arm"]?.text, let ratio = arm["ratio"]?.whole, ratio > 0 else {
          return nil
        }
        return Arm(name: name, ratio: ratio)
      })
    guard self.arms.count >= 2, self.arms.count == arms.count else { throw broken }
    strata = json["strata"]?.text
    self.covariates = covariates.compactMap(\.text)
    self.weights = weights.compactMap(\.double)
    self.dayStart = dayStart
    self.timeZone = timeZone
    start = json["start"]?.text
    days = json["days"]?.whole
    blockSizes = json["block_sizes"]?.elements?.compactMap(\.whole) ?? []
    pairWithin = json["pair_within_m"]?.double
    bestPerMillion = json["best_per_million"]?.whole ?? bestPerMillion
    candidates = json["candidates"]?.whole ?? candidates
    acceptance = json["acceptance"]?.double ?? acceptance
    imbalance = json["imbalance"]?.text.flatMap { Imbalance(rawValue: $0) } ?? imbalance
    if let p = json["biased_coin_per_million"]?.whole { preference = .biasedCoin(perMillion: p) }
    if let q = json["ranks_q_per_million"]?.whole { preference = .ranks(perMillion: q) }
    factors = (json["factors"]?.elements ?? []).compactMap { factor in
      guard let column = factor["column"]?.text, let levels = factor["levels"]?.elements,
        let cuts = factor["cuts"]?.elements, let weight = factor["weight"]?.double
      else { return nil }
      return Factor(
        column: column, levels: levels.compactMap(\.text), cuts: cuts.compactMap(\.double),
        weight: weight)
    }
    guard factors.allSatisfy({ $0.levels.count == frame.units.count }) else { throw broken }
    if let plan = json["crossover"] { crossover = try CrossoverPlan(json: plan) }
    guard (kind == .crossover) == (crossover != nil) else { throw broken }
    buffer = json["buffer_m"]?.double
    if let rule = json["on_conflict"]?.text {
      guard let rule = ConflictRule(text: rule) else { throw broken }
      conflictRule = rule
    }
    conflicts = try (json["conflicts"]?.elements ?? []).map { (pair) throws(HotspotError) in
      let both = try positions(pair)
      guard both.count == 2 else { throw broken }
      return Conflict(both[0], both[1])
    }
    dropped = try positions(json["dropped"])
  }
}

extension TrialDesign.ConflictRule {
  /// `report`, `drop`, `together` or `limit:K`.
  public init?(text: String) {
    switch text {
    case "report": self = .report
    case "drop": self = .drop
    case "together": self = .together
    default:
      guard text.hasPrefix("limit:"), let limit = Int(text.dropFirst(6)), limit >= 0 else {
        return nil
      }
      self = .limit(limit)
    }
  }

  /// The rule as a user writes it.
  public var text: String {
    switch self {
    case .report: "report"
    case .drop: "drop"
    case .together: "together"
    case .limit(let limit): "limit:\(limit)"
    }
  }
}

extension CrossoverPlan {
  fileprivate var json: OrderedJSON {
    [
      "treated_per_day": treatedPerDay.map { .integer($0) } ?? .null,
      "block_days": blockDays.map { .integer($0) } ?? .null,
      "period_days": .integer(period),
      "max_run_days": maxRun.map { .integer($0) } ?? .null,
      "washout_days": .integer(washout),
      "balance_day_of_week": .bool(balancesDayOfWeek),
      "balance_column": balanceColumn.map { .string($0) } ?? .null,
      "moves_per_cell": .integer(movesPerCell),
      "attempts": .integer(attempts),
    ]
  }

  fileprivate init(json: OrderedJSON) throws(HotspotError) {
    guard let period = json["period_days"]?.whole, period > 0,
      let washout = json["washout_days"]?.whole, washout >= 0,
      case .bool(let weekdays)? = json["balance_day_of_week"],
      let moves = json["moves_per_cell"]?.whole, let attempts = json["attempts"]?.whole
    else { throw HotspotError(.damaged, "this is not the plan of a crossover.") }
    self.init()
    treatedPerDay = json["treated_per_day"]?.whole
    blockDays = json["block_days"]?.whole
    self.period = period
    maxRun = json["max_run_days"]?.whole
    self.washout = washout
    balancesDayOfWeek = weekdays
    balanceColumn = json["balance_column"]?.text
    movesPerCell = moves
    self.attempts = attempts
  }
}
