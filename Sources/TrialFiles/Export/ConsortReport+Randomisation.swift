internal import DelimitedText
internal import TrialDesigns

extension ConsortReport {
  var trialDesign: [String] {
    var lines = [
      placeDays == nil
        ? "Parallel design of \(state.frame.units.count) units, each in one arm for the whole trial."
        : "Crossover design of \(state.frame.units.count) units, each treated on some days and not on"
          + " others.",
      "Arms: " + names(design.arms.map(\.name)) + "; the last is the control.",
      ratio,
    ]
    if let days = design.days, let horizon = state.horizon {
      lines.append(
        "\(UnitWords.count(days, "trial day")), \(horizon.lowerBound) to \(horizon.upperBound), each"
          + " beginning at \(clockText) by the clocks of \(design.timeZone).")
    }
    lines.append("Framework: [superiority, equivalence or non-inferiority].")
    return item("9", "trial design", lines)
  }

  private var ratio: String {
    if let treated = design.crossover?.treatedPerDay {
      return "Allocation ratio: \(treated) of"
        + " \(state.frame.units.count - design.dropped.count) units treated each day."
    }
    return "Allocation ratio: " + design.arms.map { "\($0.ratio)" }.joined(separator: ":") + "."
  }

  private var clockText: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(design.dayStart / 60)):\(two(design.dayStart % 60))"
  }

  var sequenceGeneration: [String] {
    var lines = ["Who generated the sequence: [the holder of the seed]."]
    lines.append(
      "How: by SHA-256 of the seed and a purpose, as the tool's documentation sets out, which"
        + " anyone can repeat in any language from the sealed record.")
    lines.append(
      "Software: hotspot"
        + (record.map { " \($0.tool)." } ?? "; the version that drew is in the sealed record."))
    if let commitment = state.commitment {
      lines.append(
        "Frame and design were fixed before the seed, under the SHA-256 \(code(commitment))"
          + (time(of: "commit").map { ", logged \($0)" } ?? "") + ".")
    }
    if let sha256 = state.recordSHA256 {
      lines.append(
        "SHA-256 of the sealed record: \(code(sha256))"
          + (time(of: "allocate").map { ", logged \($0)" } ?? "") + ".")
    }
    lines.append(
      record.map { "Seed: \(code($0.seed))." }
        ?? "Seed: sealed until the record is revealed.")
    return item("17a", "sequence generation", lines)
  }

  var restriction: [String] {
    var lines = ["Type: \(design.kind.rawValue). \(explanation)"]
    let stratifies: [TrialDesign.Kind] = [.blocked, .permutedBlocks, .minimised]
    if let strata = design.strata, stratifies.contains(design.kind) {
      lines.append("Strata: \(names([strata])).")
    }
    if !design.covariates.isEmpty { lines.append("Covariates: \(names(design.covariates)).") }
    if !design.factors.isEmpty { lines.append("Factors: \(names(design.factors.map(\.column))).") }
    if let buffer = design.buffer {
      lines.append(
        "Spillover: \(UnitWords.count(design.conflicts.count, "pair")) of units lie within buffers"
          + " of \(Int(buffer.rounded())) m of each other; rule: \(design.conflictRule.text).")
    }
    return item("17b", "type of randomisation and restriction", lines)
  }

  private var explanation: String {
    switch design.kind {
    case .complete: return "Every unit alike, arm sizes exact."
    case .blocked: return "Complete allocation within each stratum, arm totals exact."
    case .permutedBlocks:
      let sizes = design.blockSizes.map { "\($0)" }.joined(separator: ", ")
      return "Blocks of sizes drawn from \(sizes), within each stratum."
    case .pairs: return "Optimal pairs on the covariates, a coin for each pair."
    case .constrained:
      return
        "One of the best balanced \(percent(Double(design.bestPerMillion) / 1_000_000)) of schemes,"
        + " each equally likely."
    case .rerandomised:
      return "Drawn again until the Mahalanobis distance of the arms is among the least"
        + " \(percent(design.acceptance))."
    case .minimised:
      switch design.preference {
      case .biasedCoin(let chance):
        return "Minimisation by \(design.imbalance.rawValue), the preferred arm with probability"
          + " \(Double(chance) / 1_000_000)."
      case .ranks(let q):
        return "Minimisation by \(design.imbalance.rawValue), arms by rank with q ="
          + " \(Double(q) / 1_000_000)."
      }
    case .crossover:
      guard let plan = design.crossover else { return "" }
      guard let block = plan.blockDays else { return "Each period is drawn by itself." }
      return "Each unit is treated equally often within blocks of \(block) days"
        + (plan.maxRun.map { ", at most \(UnitWords.count($0, "day")) running in one arm" } ?? "")
        + (plan.balancesDayOfWeek ? ", balanced by day of the week" : "")
        + (plan.balanceColumn.map { ", balanced by \(names([$0])) each day" } ?? "") + "."
    }
  }

  private func percent(_ share: Double) -> String {
    "\((share * 1_000_000).rounded() / 10_000) %"
  }

  var concealment: [String] {
    var lines: [String]
    if placeDays != nil {
      lines = [
        "The trial file that operations hold had no day to come: for each of"
          + " \(UnitWords.count(state.commitments.count, "day")) it held a SHA-256 that commits to the"
          + " units treated, with a salt from the sealed record.",
        state.released.last.map {
          "Days were released as they came due; the last so far is \($0.date)."
        } ?? "No day is released yet.",
      ]
      let releases = state.log.count { $0.action == "release" }
      lines.append("Releases, each logged: \(releases).")
    } else {
      lines = [
        "All units were known and fixed under the commitment before the seed was used, and all were"
          + " allocated at once, so that no arm could be foreseen when a unit was chosen."
      ]
    }
    lines.append(
      time(of: "reveal").map { "Concealment ended \($0), when the record was revealed." }
        ?? "The sealed record is not revealed yet.")
    return item("18", "allocation concealment mechanism", lines)
  }

  var access: [String] {
    item(
      "19", "implementation and access",
      [
        "Who had the seed and the sealed record: [the holder of the seed].",
        "The trial file holds neither"
          + (state.revealed == nil ? "." : " before the record is revealed."),
        "Who chose the units, and whether they had access to the sequence: [name them].",
      ])
  }
}
