package import DelimitedText

/// Complete randomisation within each stratum, with arm totals exact too.
///
/// Strata go in the byte order of their names. How many of a stratum's N_s items each arm gets is
/// settled first, by the stream `blocked/rounding`:
///
/// * Two arms, with S_j the number of items in strata 1 … j: r = below(A) where some N_s·a_k/A is not
///   whole, else 0; n_s1 = ⌊(S_j·a_1 + r)/A⌋ − ⌊(S_{j−1}·a_1 + r)/A⌋; the rest is n_s2.
/// * More arms: `ControlledRounding` of the table N_s·a_k/A.
///
/// Either way each n_sk and each arm's total is its share rounded up or down, with that share as its
/// expectation. Then each stratum's labels are laid out arm by arm and shuffled by the stream
/// `blocked/STRATUM`, and label i goes to the stratum's item i. The probability of an item to be in
/// arm k is a_k/A exactly.
package enum BlockedAllocation {
  /// Draws the arms.
  ///
  /// - Throws: `HotspotError.usage` for a design without strata.
  /// - Complexity: O(items), and that of `ControlledRounding` for more than two arms.
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    try problem.check(design)
    guard design.strata != nil else {
      throw HotspotError(
        .usage, "the design blocked needs strata. Name their column, or take the design complete.")
    }
    let strata = ByteOrder.groups(of: problem.strata)
    var rounding = AuditStream(seed: seed, purpose: StreamPurpose.blockedRounding)
    let sizes = sizes(
      strata: strata.map(\.positions.count), ratios: design.ratios, from: &rounding)
    var arms: [Int?] = Array(repeating: nil, count: problem.count)
    for (stratum, sizes) in zip(strata, sizes) {
      var stream = AuditStream(
        seed: seed, purpose: StreamPurpose.blocked(stratum: stratum.text))
      let labels = CompleteAllocation.labels(sizes: sizes, from: &stream)
      for (item, label) in zip(stratum.positions, labels) { arms[item] = label }
    }
    return ArmDraw(arms: arms)
  }

  /// How many items of each stratum each arm gets, by the next draws of a stream.
  static func sizes(
    strata: [Int], ratios: [Int], from stream: inout AuditStream
  ) -> [[Int]] {
    let total = ratios.reduce(0, +)
    let table = strata.map { count in ratios.map { count * $0 } }
    guard ratios.count == 2 else {
      return ControlledRounding.round(table, unit: total, from: &stream)
    }
    let isWhole = table.allSatisfy { $0.allSatisfy { $0 % total == 0 } }
    return sizes(strata: strata, ratios: ratios, offset: isWhole ? 0 : stream.below(total))
  }

  /// How many items of each stratum each of two arms gets, for an offset r that is drawn.
  static func sizes(strata: [Int], ratios: [Int], offset: Int) -> [[Int]] {
    let total = ratios.reduce(0, +)
    var running = 0
    return strata.map { count in
      let before = (running * ratios[0] + offset) / total
      running += count
      let first = (running * ratios[0] + offset) / total - before
      return [first, count - first]
    }
  }
}
