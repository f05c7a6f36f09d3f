/// Whole flows between bounds: whether there is one, and if not, what stands in its way.
///
/// By A. J. Hoffman's theorem (1960, doi:10.1090/psapm/010/0114759) there is a flow exactly when for
/// every set of nodes the upper bounds of the arcs that leave it, less the lower bounds of those
/// that enter it, are not below its supply. Where there is none, such a set, a barrier, is given:
/// the bounds on its edge are the ones that cannot be kept together. Found by LEMON's `Circulation`,
/// a push–relabel algorithm.
public enum BoundedFlow {
  /// An arc and how much may flow along it.
  public struct Arc: Hashable, Sendable {
    /// The node that it leaves.
    public var from: Int
    /// The node that it enters.
    public var to: Int
    /// The least flow.
    public var lower: Int
    /// The greatest flow, not below the least.
    public var upper: Int

    /// Makes an arc.
    public init(from: Int, to: Int, lower: Int, upper: Int) {
      self.from = from
      self.to = to
      self.lower = lower
      self.upper = upper
    }
  }

  /// What came of the search.
  public enum Solution: Hashable, Sendable {
    /// The flow along each arc.
    case feasible([Int])
    /// The nodes, ascending, of a set whose arcs cannot carry its supply away.
    case infeasible(barrier: [Int])
  }

  /// Looks for a flow within the bounds of all arcs; what flows out of a node less what flows in is
  /// its supply.
  ///
  /// - Parameters:
  ///   - nodes: the number of nodes; they are counted from 0.
  ///   - arcs: the arcs, any number between the same two nodes.
  ///   - supply: one a node, in sum 0; none for 0 each, a circulation.
  /// - Complexity: O(n³) at most for n nodes.
  public static func solve(nodes: Int, arcs: [Arc], supply: [Int] = []) -> Solution {
    let supply = supply.isEmpty ? Array(repeating: 0, count: nodes) : supply
    precondition(supply.count == nodes, "Every node has a supply.")
    precondition(supply.reduce(0, +) == 0, "What is supplied is what is wanted.")
    precondition(arcs.allSatisfy { $0.lower <= $0.upper }, "A lower bound is not above the upper.")
    let found = LibraryCalls.circulation(
      supply: supply.map { Int64($0) }, tails: arcs.map { Int32($0.from) },
      heads: arcs.map { Int32($0.to) }, lower: arcs.map { Int64($0.lower) },
      upper: arcs.map { Int64($0.upper) })
    return found.flow.map { .feasible($0.map { Int($0) }) } ?? .infeasible(barrier: found.barrier)
  }

  /// By how much a set of nodes breaks Hoffman's condition: its supply and the lower bounds in, less
  /// the upper bounds out; above 0 for a barrier.
  public static func shortfall(of barrier: [Int], arcs: [Arc], supply: [Int] = []) -> Int {
    let isInside = Set(barrier)
    var short = supply.isEmpty ? 0 : barrier.reduce(0) { $0 + supply[$1] }
    for arc in arcs {
      switch (isInside.contains(arc.from), isInside.contains(arc.to)) {
      case (true, false): short -= arc.upper
      case (false, true): short += arc.lower
      default: break
      }
    }
    return short
  }
}
