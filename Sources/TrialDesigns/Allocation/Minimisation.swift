package import DelimitedText

/// Minimisation: items in random order, each toward the arm that leaves the factors most alike
/// (S. J. Pocock and R. Simon 1975, doi:10.2307/2529712; D. R. Taves 1974).
///
/// The items are shuffled by the stream `minimised/order`. Step I, from 0, uses the stream
/// `minimised/I`. For each arm k the item is added to it in thought; for each factor the items of this
/// item's level are counted by arm and divided by the arm's ratio, and their imbalance is taken: the
/// range, the variance (arms less one) or its square root. G_k is the sum of weight × imbalance over
/// the factors. Values within 1e-9 of the least of their group are ties.
///
/// * Biased coin: the arms tied for the least G, in the order of the arms, are the preferred ones; of
///   several, tied[below(their number)] is drawn first. u = below(10⁶); the preferred arm where
///   u < 10⁶·p, else another: of two arms the other, of more others[below(their number)] in the
///   order of the arms.
/// * Ranks: arms in the order of G, those tied in the order of the arms and then shuffled, group by
///   group, groups of one without a draw. Rank k of K has p_k = q − 2(Kq − 1)k/(K(K + 1)); u = below(10⁶)
///   falls to the first rank whose running sum, in millionths rounded down, is above u.
///
/// With unequal ratios the sizes of the arms follow them only roughly.
package enum Minimisation {
  /// Draws the arms.
  ///
  /// - Throws: `HotspotError.usage` for a design without factors, or a probability out of range.
  /// - Complexity: O(items · factors · arms²).
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    try problem.check(design)
    guard !design.factors.isEmpty else {
      throw HotspotError(
        .usage, "the design minimised needs factors to balance. Name their columns.")
    }
    guard design.factors.allSatisfy({ $0.weight.isFinite && 0...1e6 ~= $0.weight }) else {
      throw HotspotError(
        .usage, "a factor's weight lies outside 0 to a million. Give one from 0 up.")
    }
    let choice = try ArmChoice(design.preference, arms: design.arms.count)
    var counts = FactorCounts(problem, design: design)
    var order = Array(0..<problem.count)
    var stream = AuditStream(seed: seed, purpose: StreamPurpose.minimisedOrder)
    stream.shuffle(&order)
    var arms: [Int?] = Array(repeating: nil, count: problem.count)
    for (step, item) in order.enumerated() {
      var stream = AuditStream(seed: seed, purpose: StreamPurpose.minimised(step))
      let arm = choice.arm(
        imbalances: design.arms.indices.map { counts.imbalance(adding: item, to: $0) },
        from: &stream)
      counts.add(item, to: arm)
      arms[item] = arm
    }
    return ArmDraw(arms: arms)
  }
}

/// How many items of each level of each factor are in each arm.
private struct FactorCounts {
  /// The level of each item as a number, factor by factor.
  private let levels: [[Int]]
  private let weights: [Double]
  private let ratios: [Double]
  private let measure: TrialDesign.Imbalance
  /// By factor, level and arm.
  private var counts: [[[Int]]]

  init(_ problem: AllocationProblem, design: TrialDesign) {
    let groups = problem.factorLevels.map { ByteOrder.groups(of: $0) }
    levels = groups.map { groups in
      var levels = [Int](repeating: 0, count: problem.count)
      for (level, group) in groups.enumerated() {
        for item in group.positions { levels[item] = level }
      }
      return levels
    }
    counts = groups.map { groups in
      groups.map { _ in [Int](repeating: 0, count: design.arms.count) }
    }
    weights = design.factors.map(\.weight)
    ratios = design.arms.map { Double($0.ratio) }
    measure = design.imbalance
  }

  mutating func add(_ item: Int, to arm: Int) {
    for factor in levels.indices { counts[factor][levels[factor][item]][arm] += 1 }
  }

  /// G of an arm: the weighted imbalance with an item added to it.
  func imbalance(adding item: Int, to arm: Int) -> Double {
    var sum = 0.0
    for factor in levels.indices {
      var level = counts[factor][levels[factor][item]]
      level[arm] += 1
      sum += weights[factor] * imbalance(of: zip(level, ratios).map { Double($0) / $1 })
    }
    return sum
  }

  private func imbalance(of shares: [Double]) -> Double {
    switch measure {
    case .range:
      return (shares.max() ?? 0) - (shares.min() ?? 0)
    case .variance, .sd:
      let mean = shares.reduce(0, +) / Double(shares.count)
      let squares = shares.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      let variance = squares / Double(shares.count - 1)
      return measure == .sd ? variance.squareRoot() : variance
    }
  }
}
