package import DelimitedText
internal import ResultTables
internal import StatisticalModels

/// `pairs`: like units are paired, and a coin decides for each pair which of the two is treated.
///
/// The pairs are the perfect matching of least total Mahalanobis distance over the covariates
/// (``MahalanobisDistances``; weights multiply the standardised covariates), found exactly
/// (``OptimalMatching``; B. Lu et al. 2011, doi:10.1198/tast.2011.08294). Two items in conflict are
/// never paired where a buffer is set, since a pair always has both arms; nor are two whose centres
/// are farther apart than `pairWithin`. Of an odd number one is left over, in no arm.
///
/// Pairs are numbered from 0 in the order of their first items. Pair I has the stream `pairs/I`:
/// the labels [0, 1] are shuffled (j = below(2), swap 1 and j), the first goes to the pair's first
/// item. The optimum need not be unique, so the pairs are recorded, and
/// ``check(_:problem:design:seed:)``
/// judges those recorded.
package enum PairedAllocation {
  /// Pairs the items and tosses the coins.
  ///
  /// - Throws: `HotspotError`: `usage` where there are not two arms of 1:1 or no covariates, `badData`
  ///   where the pairs allowed do not pair all.
  /// - Complexity: O(n²k) for n items and k covariates, and the matching.
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    let rules = try PairingRules(problem, design: design)
    let matching = try rules.bestMatching()
    func id(_ item: Int) -> OrderedJSON { .string(problem.ids[item]) }
    let details = [
      OrderedJSON.Member(
        "pairs", .array(matching.pairs.map { .array([id($0.first), id($0.second)]) })),
      OrderedJSON.Member("pair_total_distance", .number(matching.total)),
      OrderedJSON.Member("odd_unit", matching.leftOver.map(id) ?? .null),
    ]
    return ArmDraw(
      arms: arms(
        of: matching.pairs.map { ($0.first, $0.second) }, items: problem.count, seed: seed),
      details: details, lines: lines(matching, rules: rules, problem: problem))
  }

  /// The arm of each item by the coins of its pair; nil for an item in none.
  static func arms(of pairs: [(Int, Int)], items: Int, seed: String) -> [Int?] {
    var arms = [Int?](repeating: nil, count: items)
    for (index, pair) in pairs.enumerated() {
      var stream = AuditStream(seed: seed, purpose: StreamPurpose.pair(index))
      var labels = [0, 1]
      stream.shuffle(&labels)
      arms[pair.0] = labels[0]
      arms[pair.1] = labels[1]
    }
    return arms
  }

  private static func lines(
    _ matching: OptimalMatching, rules: PairingRules, problem: AllocationProblem
  ) -> [String] {
    let count = matching.pairs.count
    let farthest = matching.pairs.map { rules.distance($0.first, $0.second) }.max() ?? 0
    var lines = [
      "\(count) pairs; the Mahalanobis distance within a pair is"
        + " \(rounded(matching.total / Double(count))) on average and \(rounded(farthest)) at most."
    ]
    if rules.distance.rank < problem.covariates.count {
      lines.append(
        "Of \(problem.covariates.count) covariates only \(rules.distance.rank) tell units apart: the"
          + " others have no variance or follow from these.")
    }
    if let odd = matching.leftOver {
      lines.append(
        "Unit \(problem.ids[odd]) is left over, since the number of units is odd: leaving it out"
          + " leaves the others closest. It is in no arm.")
    }
    if count < 6 {
      let least = CellValue.number(2 / Double(1 << count)).description
      lines.append(
        "With \(count) \(count == 1 ? "pair" : "pairs") the smallest two-sided p that a comparison"
          + " within pairs can give is 2/2^\(count) = \(least). At least 6 pairs are needed for p"
          + " below 0.05.")
    }
    return lines
  }

  private static func rounded(_ value: Double) -> String {
    CellValue.number((value * 1000).rounded() / 1000).description
  }
}
