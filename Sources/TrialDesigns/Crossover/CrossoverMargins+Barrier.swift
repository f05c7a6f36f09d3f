extension CrossoverMargins {
  /// Says which margins stand against one another, from a set of nodes that no circulation can
  /// serve; nil where the set shows nothing.
  ///
  /// By Hoffman's theorem there is no circulation exactly where for some set of nodes the least
  /// that must flow in is more than the most that can flow out. A set and all the nodes that are
  /// not in it say the same with in and out exchanged, so either is taken.
  ///
  /// - Parameter barrier: the nodes of the set.
  /// - Complexity: O(arcs).
  package func explanation(barrier: [Int]) -> String? {
    var isInside = [Bool](repeating: false, count: nodes.count)
    for node in barrier where nodes.indices.contains(node) { isInside[node] = true }
    let entering = arcs.indices.filter { !isInside[arcs[$0].from] && isInside[arcs[$0].to] }
    let leaving = arcs.indices.filter { isInside[arcs[$0].from] && !isInside[arcs[$0].to] }
    return explanation(needs: entering, limits: leaving)
      ?? explanation(needs: leaving, limits: entering)
  }

  private func explanation(needs: [Int], limits: [Int]) -> String? {
    let least = needs.reduce(0) { $0 + arcs[$1].lower }
    let most = limits.reduce(0) { $0 + arcs[$1].upper }
    guard least > most else { return nil }
    let asked = needs.filter { arcs[$0].lower > 0 }
    let allowed = limits.filter { arcs[$0].upper > 0 && !isCell($0) }
    let cells = limits.count(where: isCell)
    var room = list(allowed) { "\(name(ofArc: $0)) at most \(arcs[$0].upper)" }
    if cells > 0 { room.append("single units in single periods at most 1 each, \(cells) in all") }
    return "the margins cannot all hold: "
      + list(asked) { "\(name(ofArc: $0)) at least \(arcs[$0].lower)" }.joined(separator: ", ")
      + ", which is \(least) treated together, but there is room for \(most) only"
      + (room.isEmpty ? "." : ": \(room.joined(separator: ", ")).")
  }

  private func isCell(_ arc: Int) -> Bool { arc < items * periods }

  /// The node that a margin is about: the narrower of the two that its arc joins.
  private func name(ofArc index: Int) -> String {
    let arc = arcs[index]
    let isOfUnit = arc.from == Self.source || (2..<2 + items).contains(arc.from)
    return nodes[isOfUnit ? arc.to : arc.from]
  }

  /// Up to six arcs in words, and how many more there are.
  private func list(_ arcs: [Int], _ words: (Int) -> String) -> [String] {
    let shown = arcs.prefix(6).map(words)
    return arcs.count > 6 ? shown + ["and \(arcs.count - 6) more"] : shown
  }
}
