internal import DelimitedText

extension AllocationProblem {
  /// The greatest sum of the ratios: far above any use, and no product overflows.
  private static let greatestTotal = 1_000_000

  /// Checks what every parallel design needs.
  ///
  /// - Throws: `HotspotError`: `usage` for ratios and weights that make no sense, `badData` for fewer
  ///   items than arms.
  func check(_ design: TrialDesign) throws(HotspotError) {
    guard design.arms.count >= 2,
      design.arms.allSatisfy({ 1...Self.greatestTotal ~= $0.ratio }),
      design.ratios.reduce(0, +) <= Self.greatestTotal
    else {
      throw HotspotError(
        .usage,
        "a trial needs two arms or more, with whole ratios above 0 that add up to at most a"
          + " million, such as treatment=1,control=1.")
    }
    guard design.weights.isEmpty || design.weights.count == design.covariates.count else {
      throw HotspotError(
        .usage,
        "there are \(design.weights.count) weights for \(design.covariates.count) covariates. Give"
          + " one weight for each covariate, or none.")
    }
    guard design.weights.allSatisfy({ $0.isFinite && 0...1e6 ~= $0 }) else {
      throw HotspotError(.usage, "a weight lies outside 0 to a million. Give weights from 0 up.")
    }
    guard count >= design.arms.count else {
      throw HotspotError(
        .badData,
        "there are \(count) units to allocate to \(design.arms.count) arms. Every arm needs at"
          + " least one; widen the eligibility or take fewer arms.")
    }
  }

  /// Checks what designs need that compare the means of two arms.
  ///
  /// - Throws: as `check`, and `usage` for other than two arms, `badData` where an arm could stay
  ///   empty.
  func checkTwoArms(_ design: TrialDesign) throws(HotspotError) {
    guard design.arms.count == 2 else {
      throw HotspotError(
        .usage,
        "the design \(design.kind.rawValue) compares two arms, and there are \(design.arms.count)."
          + " Take two arms, or the design minimised.")
    }
    try check(design)
    let total = design.ratios.reduce(0, +)
    for arm in design.arms where count * arm.ratio < total {
      throw HotspotError(
        .badData,
        "of \(count) units the arm \(arm.name) may get none at \(arm.ratio) in \(total). Take a"
          + " ratio nearer to even, or more units.")
    }
  }

  /// How many conflicts have their two items in different arms.
  func oppositeConflicts(_ labels: [Int]) -> Int {
    var opposite = 0
    for conflict in conflicts where labels[conflict.first] != labels[conflict.second] {
      opposite += 1
    }
    return opposite
  }
}

extension TrialDesign {
  /// The ratios of the arms, in their order.
  var ratios: [Int] { arms.map(\.ratio) }

  /// The most conflicts between arms that are allowed; nil for any number.
  var conflictLimit: Int? {
    if case .limit(let limit) = conflictRule { limit } else { nil }
  }

  /// The names of covariates by their positions, for a message.
  func names(ofCovariates positions: [Int]) -> String {
    positions.map { covariates.indices.contains($0) ? covariates[$0] : "\($0 + 1)" }
      .joined(separator: ", ")
  }
}
