package import DelimitedText

/// Permuted blocks: within each stratum, blocks of drawn sizes in which the arms stand in their exact
/// ratio.
///
/// For each stratum, in the stream `permuted-blocks/STRATUM` (all items are one stratum with an empty
/// name where the design has none), until its items run out: size = sizes[below(number of sizes)];
/// size·a_k/A labels of each arm, laid out arm by arm, shuffled; the next items of the stratum take
/// them in order. The last block may be cut. The probability of an item to be in arm k is a_k/A
/// exactly, but the totals of the arms vary with the cut blocks.
package enum PermutedBlocks {
  /// Draws the arms.
  ///
  /// - Throws: `HotspotError.usage` for no block sizes, and for one that is no multiple of the sum of
  ///   the ratios.
  /// - Complexity: O(items + greatest block size · strata).
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    try problem.check(design)
    let total = design.ratios.reduce(0, +)
    guard !design.blockSizes.isEmpty else {
      throw HotspotError(
        .usage,
        "the design permuted-blocks needs block sizes. Give multiples of \(total), such as"
          + " \(2 * total),\(3 * total).")
    }
    for size in design.blockSizes where size < 1 || size > 1_000_000 || size % total != 0 {
      throw HotspotError(
        .usage,
        "the block size \(size) is no multiple of \(total), the sum of the ratios, up to a million."
          + " Give sizes such as \(2 * total),\(3 * total).")
    }
    var arms: [Int?] = Array(repeating: nil, count: problem.count)
    let strata = design.strata == nil ? problem.strata.map { _ in "" } : problem.strata
    for stratum in ByteOrder.groups(of: strata) {
      var stream = AuditStream(
        seed: seed, purpose: StreamPurpose.permutedBlocks(stratum: stratum.text))
      var left = stratum.positions[...]
      while !left.isEmpty {
        let size = design.blockSizes[stream.below(design.blockSizes.count)]
        let sizes = design.ratios.map { size / total * $0 }
        let labels = CompleteAllocation.labels(sizes: sizes, from: &stream)
        for (item, label) in zip(left, labels) { arms[item] = label }
        left = left.dropFirst(size)
      }
    }
    return ArmDraw(arms: arms)
  }
}
