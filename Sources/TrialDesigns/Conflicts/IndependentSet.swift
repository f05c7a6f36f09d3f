internal import ResultTables

/// The units to keep so that no two are in conflict and as much as can be is kept: a set without
/// conflicts of greatest weight.
///
/// Connected units are settled apart from the rest. Among up to ``exactSize`` the best set is found
/// and proven by branch and bound; of sets of one weight it is the one that holds the first unit in
/// which they differ. Larger groups get a good set, by taking units of much weight for few
/// conflicts first, exchanging units while that helps, and settling windows of 40 units exactly
/// while that helps; and an upper bound: a cover of the group by cliques, of which each can keep one
/// unit only. Where a set reaches its bound it is proven after all.
///
/// The result is a function of the graph and weights alone. Weights that are not whole numbers are
/// compared to 1e-12 of the greatest of the group.
public struct IndependentSet: Hashable, Sendable {
  /// The greatest number of connected units for which the best set is always found.
  public static let exactSize = 64

  /// The units kept, ascending.
  public let kept: [Int]
  /// The units dropped, ascending.
  public let dropped: [Int]
  /// The weight of the units kept.
  public let weight: Double
  /// No set without conflicts weighs more; `weight` where the set is proven to be the best.
  public let bound: Double
  /// Whether no other set weighs more for certain.
  public let isExact: Bool

  /// How good the set is, in a sentence.
  public var assurance: String {
    isExact
      ? "No set without conflicts weighs more than those kept (\(CellValue.number(weight)))."
      : "Those kept weigh \(CellValue.number(weight)); no set without conflicts weighs more than"
        + " \(CellValue.number(bound)). The groups are too large to prove the best."
  }

  /// Chooses the units to keep.
  ///
  /// - Parameters:
  ///   - graph: the conflicts.
  ///   - weights: what keeping each unit is worth; none for 1 each. One that is negative or not
  ///     finite counts as 0.
  /// - Complexity: exponential at worst for a group of up to 64 connected units, of which hundreds
  ///   at random took 25 ms at most; O(n²) for a larger one, and a search of 40 units for each of
  ///   its units, a few times over.
  public init(_ graph: ConflictGraph, weights: [Double] = []) {
    precondition(weights.isEmpty || weights.count == graph.count, "Every unit has a weight.")
    let weights =
      weights.isEmpty
      ? Array(repeating: 1, count: graph.count)
      : weights.map { $0.isFinite ? max(0, $0) : 0 }
    var isKept = [Bool](repeating: true, count: graph.count)
    var slack = 0.0
    for group in graph.components where group.count > 1 {
      let part = ConflictGroup(group, of: graph, weights: weights)
      let chosen: [Bool]
      if group.count <= Self.exactSize {
        chosen = IndependentSetSearch.best(of: part)
      } else {
        let bound = part.cliqueBound
        let settled = IndependentSetWindows(
          part, from: IndependentSetExchange(part).chosen, bound: bound)
        chosen = settled.chosen
        slack += Double(max(0, bound - settled.weight)) * part.unit
      }
      for (place, unit) in group.enumerated() { isKept[unit] = chosen[place] }
    }
    kept = isKept.indices.filter { isKept[$0] }
    dropped = isKept.indices.filter { !isKept[$0] }
    weight = kept.reduce(0) { $0 + weights[$1] }
    bound = weight + slack
    isExact = slack == 0
  }
}
