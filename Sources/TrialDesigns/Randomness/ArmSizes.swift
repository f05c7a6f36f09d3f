/// How many units each arm gets, so that every unit's probability is exact for any ratio.
///
/// With integer ratios a, their sum A and running sums C, and N units: where some N·a/A is not
/// whole, r = below(A) is drawn, else r = 0; arm k gets ⌊(N·C_k + r)/A⌋ − ⌊(N·C_{k−1} + r)/A⌋, so
/// that its expectation is N·a_k/A.
package enum ArmSizes {
  /// The sizes for a number of units, in the order of the ratios; `stream` gives r, if one is
  /// needed, as its next draw.
  package static func draw(
    units: Int, ratios: [Int], from stream: inout AuditStream
  ) -> [Int] {
    let total = ratios.reduce(0, +)
    let isWhole = ratios.allSatisfy { units * $0 % total == 0 }
    return sizes(units: units, ratios: ratios, offset: isWhole ? 0 : stream.below(total))
  }

  /// The sizes for an offset r that is drawn.
  package static func sizes(units: Int, ratios: [Int], offset: Int) -> [Int] {
    let total = ratios.reduce(0, +)
    var running = 0
    var below = offset / total
    return ratios.map { ratio in
      running += ratio
      let upTo = (units * running + offset) / total
      defer { below = upTo }
      return upTo - below
    }
  }
}
