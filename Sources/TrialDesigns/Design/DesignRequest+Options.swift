internal import DelimitedText

extension DesignRequest {
  /// Refuses settings that the design does not use, and those that do not go together.
  func checkSettings() throws(HotspotError) {
    for given in settingsGiven where !given.kinds.contains(kind) {
      let others = given.kinds.map(\.rawValue)
      throw HotspotError(
        .usage,
        "\(given.setting) belongs to \(Self.either(others)), and the design is \(kind.rawValue). Leave"
          + " it out, or choose \(Setting.design) \(Self.either(others)).")
    }
    try checkArms()
    try checkConflicts()
    if kind == .blocked, strata == nil {
      throw HotspotError(
        .usage,
        "a blocked design allocates within strata. Name their column with \(Setting.strata) COLUMN,"
          + " or choose \(Setting.design) complete.")
    }
    var isLimited = false
    if case .limit? = conflictRule { isLimited = true }
    let needsCovariates: [TrialDesign.Kind] = [.pairs, .constrained, .rerandomised, .minimised]
    if needsCovariates.contains(kind), covariates.isEmpty,
      !(isLimited && (kind == .constrained || kind == .rerandomised)),
      !(kind == .minimised && strata != nil)
    {
      throw HotspotError(
        .usage,
        "a design by \(kind.rawValue) needs columns to "
          + (kind == .pairs ? "match on" : "balance on") + ": \(Setting.covariates) a,b,c.")
    }
    if !weights.isEmpty, weights.count != covariates.count {
      throw HotspotError(
        .usage,
        "there are \(weights.count) \(Setting.covariateWeights) for \(covariates.count)"
          + " \(Setting.covariates). Give one for each, in their order.")
    }
    if let weight = weights.first(where: { !($0 > 0 && $0.isFinite) }) {
      throw HotspotError(
        .usage,
        "\(Setting.covariateWeights) has \(UnitWords.number(weight)). Weights are numbers above 0.")
    }
    if biasedCoin != nil, ranks != nil {
      throw HotspotError(
        .usage,
        "\(Setting.biasedCoin) and \(Setting.ranks) are two ways of the same choice. Give one of"
          + " them.")
    }
  }

  private typealias Given = (setting: Setting, kinds: [TrialDesign.Kind])

  /// The settings that were given and are not of every design, with the designs they belong to.
  private var settingsGiven: [Given] {
    let all: [(isGiven: Bool, given: Given)] = [
      (!weights.isEmpty, (.covariateWeights, [.pairs, .constrained, .minimised])),
      (!blockSizes.isEmpty, (.blockSizes, [.permutedBlocks])),
      (best != nil, (.bestSchemes, [.constrained])),
      (candidates != nil, (.candidates, [.constrained])),
      (acceptance != nil, (.acceptance, [.rerandomised])),
      (imbalance != nil, (.imbalance, [.minimised])),
      (biasedCoin != nil, (.biasedCoin, [.minimised])),
      (ranks != nil, (.ranks, [.minimised])),
      (pairWithin != nil, (.pairDistance, [.pairs])),
      (treatedPerDay != nil, (.treatedPerDay, [.crossover])),
      (blockDays != nil, (.blockDays, [.crossover])),
      (period != nil, (.holdDays, [.crossover])),
      (maxRun != nil, (.longestRun, [.crossover])),
      (washout != nil, (.washout, [.crossover])),
      (!balance.isEmpty, (.balance, [.crossover])),
    ]
    return all.filter(\.isGiven).map(\.given)
  }

  private func checkArms() throws(HotspotError) {
    let ofTwo: [TrialDesign.Kind] = [.pairs, .constrained, .rerandomised, .crossover]
    if ofTwo.contains(kind), arms.count != 2 {
      throw HotspotError(
        .usage,
        "a design by \(kind.rawValue) has two arms, and \(Setting.arms) names \(arms.count). Choose"
          + " complete, blocked, permuted-blocks or minimised for more.")
    }
    if kind == .pairs, Set(arms.map(\.ratio)).count > 1 {
      throw HotspotError(
        .usage,
        "pairs put one unit in each arm, so \(Setting.arms) cannot have unequal shares there.")
    }
  }

  private func checkConflicts() throws(HotspotError) {
    guard let conflictRule else { return }
    guard buffer != nil else {
      throw HotspotError(
        .usage,
        "\(Setting.conflictRule) needs \(Setting.buffer) METRES, which says how far around a unit"
          + " treatment may be felt."
      )
    }
    guard case .limit = conflictRule else { return }
    guard [.constrained, .rerandomised, .crossover].contains(kind), kind != .crossover || isBlocked
    else {
      throw HotspotError(
        .usage,
        "\(Setting.conflictRule) limit:K goes with constrained, rerandomised, or a crossover with"
          + " \(Setting.blockDays): only these choose among schemes. Use report, drop or together.")
    }
  }

  /// Whether days of a crossover are drawn in blocks.
  var isBlocked: Bool { blockDays != nil || maxRun != nil || !balance.isEmpty }

  /// The least share of draws accepted: of the ten million that are made at most, the chance that none
  /// serves is e^−10 then.
  private static let leastAcceptance = 1e-6

  /// Settles what belongs to one way of allocating alone.
  func settleOptions(_ design: inout TrialDesign, _ lines: inout [String]) throws(HotspotError) {
    switch kind {
    case .complete, .blocked, .crossover: break
    case .permutedBlocks: try settleBlockSizes(&design, &lines)
    case .pairs: design.pairWithin = pairWithin
    case .constrained:
      if let best { design.bestPerMillion = best.perMillion }
      if let candidates {
        guard 1...10_000_000 ~= candidates else {
          throw HotspotError(
            .usage, "\(Setting.candidates) is \(candidates). Score from 1 to 10,000,000 schemes.")
        }
        design.candidates = candidates
      }
      lines.append(
        "The best \(ShareText(perMillion: design.bestPerMillion).percent) of up to"
          + " \(design.candidates) schemes are accepted" + (best == nil ? ", by default." : "."))
    case .rerandomised:
      if let acceptance {
        guard acceptance >= Self.leastAcceptance, acceptance <= 1 else {
          throw HotspotError(
            .usage,
            "\(Setting.acceptance) is \(UnitWords.number(acceptance)). It is a share from 0.000001,"
              + " one draw in a million, to 1, such as 0.001.")
        }
        design.acceptance = acceptance
      }
      lines.append(
        "\(UnitWords.number(design.acceptance * 100)) % of draws are accepted"
          + (acceptance == nil ? ", by default." : "."))
    case .minimised: try settleMinimisation(&design, &lines)
    }
  }

  private func settleBlockSizes(
    _ design: inout TrialDesign, _ lines: inout [String]
  ) throws(HotspotError) {
    let total = arms.map(\.ratio).reduce(0, +)
    if let size = blockSizes.first(where: { $0 < 1 || $0 % total != 0 }) {
      throw HotspotError(
        .usage,
        "\(Setting.blockSizes) has \(size). The arms' shares add up to \(total), so a block holds a"
          + " multiple of \(total).")
    }
    design.blockSizes = blockSizes.isEmpty ? [2 * total, 3 * total] : blockSizes
    if blockSizes.isEmpty {
      lines.append("Block sizes are \(2 * total) and \(3 * total), by default.")
    }
    if Set(design.blockSizes).count == 1 {
      lines.append(
        "All blocks are of one size: whoever knows it can foretell the last of each. Give two or"
          + " more.")
    }
  }

  private func settleMinimisation(
    _ design: inout TrialDesign, _ lines: inout [String]
  ) throws(HotspotError) {
    if let imbalance { design.imbalance = imbalance }
    let count = arms.count
    if let ranks {
      // The last rank has (2 − (K − 1)q)/(K + 1), which is not negative for q ≤ 2/(K − 1).
      let least = 1 / Double(count)
      let most = min(1, 2 / Double(count - 1))
      let q = Double(ranks.perMillion) / 1_000_000
      guard q >= least - 1e-6, q <= most else {
        throw HotspotError(
          .usage,
          "\(Setting.ranks) is \(UnitWords.number(q)). With \(count) arms it is from"
            + " \(UnitWords.number((least * 1000).rounded() / 1000)) to \(UnitWords.number(most)).")
      }
      design.preference = .ranks(perMillion: ranks.perMillion)
    } else if let biasedCoin {
      guard biasedCoin.perMillion * count >= 1_000_000 else {
        throw HotspotError(
          .usage,
          "\(Setting.biasedCoin) would follow the better arm with \(biasedCoin.percent), less than"
            + " chance among \(count) arms. Take at least 1/\(count), such as 0.8.")
      }
      design.preference = .biasedCoin(perMillion: biasedCoin.perMillion)
    } else {
      lines.append("The arm of least imbalance is taken in 80 % of cases, by default.")
    }
    lines.append("Imbalance is measured by \(design.imbalance.rawValue).")
  }

  private static func either(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}
