internal import DelimitedText

/// How minimisation draws an arm once it knows the imbalance that each would leave; the draws are
/// described at `Minimisation`.
struct ArmChoice: Sendable {
  /// What imbalances may differ by and still be tied.
  private static let tie = 1e-9

  private let preference: TrialDesign.Preference
  /// For ranks: the running sums of the probabilities in millionths.
  let cumulative: [Int]

  /// The choice among `arms` arms.
  ///
  /// - Throws: `HotspotError.usage` where the preferred arm would be less likely than others, or a
  ///   probability fall below 0: p is 1/K to 1, q is 1/K to 2/(K − 1) and at most 1.
  init(_ preference: TrialDesign.Preference, arms: Int) throws(HotspotError) {
    self.preference = preference
    let million = 1_000_000
    switch preference {
    case .biasedCoin(let p):
      guard p <= million, p >= 0, p * arms >= million else {
        throw HotspotError(
          .usage,
          "the preferred arm has \(p) chances in a million. Of \(arms) arms it needs"
            + " \((million + arms - 1) / arms) to \(million), such as 800000.")
      }
      cumulative = []
    case .ranks(let q):
      guard q <= million, q >= 0, q * arms >= million, q * (arms - 1) <= 2 * million else {
        throw HotspotError(
          .usage,
          "q of the ranks is \(q) in a million. With \(arms) arms it may be"
            + " \((million + arms - 1) / arms) to \(min(million, 2 * million / (arms - 1))).")
      }
      let scale = arms * (arms + 1)
      cumulative = (1...arms).map { rank in
        (rank * q * scale - (arms * q - million) * rank * (rank + 1)) / scale
      }
    }
  }

  /// The arm drawn, given G of each arm.
  func arm(imbalances: [Double], from stream: inout AuditStream) -> Int {
    switch preference {
    case .biasedCoin(let p):
      let least = imbalances.min() ?? 0
      let tied = imbalances.indices.filter { imbalances[$0] <= least + Self.tie }
      let preferred = tied.count > 1 ? tied[stream.below(tied.count)] : tied[0]
      if stream.below(1_000_000) < p { return preferred }
      let others = imbalances.indices.filter { $0 != preferred }
      return others.count > 1 ? others[stream.below(others.count)] : others[0]
    case .ranks:
      let ranked = ranked(imbalances, from: &stream)
      let draw = stream.below(1_000_000)
      return ranked[cumulative.firstIndex { draw < $0 } ?? ranked.count - 1]
    }
  }

  /// The arms in the order of their imbalances, ties shuffled.
  private func ranked(_ imbalances: [Double], from stream: inout AuditStream) -> [Int] {
    let order = imbalances.indices.sorted {
      (imbalances[$0], $0) < (imbalances[$1], $1)
    }
    var ranked: [Int] = []
    while ranked.count < order.count {
      let least = imbalances[order[ranked.count]]
      var tied = order[ranked.count...].prefix { imbalances[$0] <= least + Self.tie }.sorted()
      if tied.count > 1 { stream.shuffle(&tied) }
      ranked += tied
    }
    return ranked
  }
}
