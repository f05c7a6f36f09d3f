/// Connected units with whole weights, counted from 0 within their group.
struct ConflictGroup {
  /// The units each unit is in conflict with, ascending.
  let neighbours: [[Int]]
  /// What each unit is worth, in `unit`s.
  let weights: [Int]
  /// What 1 stands for in the weights given.
  let unit: Double

  /// The number of units.
  var count: Int { neighbours.count }

  /// The units `group`, ascending, of a graph, with the weights of all its units.
  init(_ group: [Int], of graph: ConflictGraph, weights: [Double]) {
    let places = Dictionary(uniqueKeysWithValues: zip(group, group.indices))
    neighbours = group.map { unit in graph.neighbours[unit].compactMap { places[$0] } }
    let given = group.map { weights[$0] }
    let greatest = given.max() ?? 0
    let isWhole = given.allSatisfy { $0 == $0.rounded() } && greatest <= 0x1p40
    unit = isWhole || greatest == 0 ? 1 : greatest * 0x1p-40
    self.weights = given.map { [unit] in Int(($0 / unit).rounded()) }
  }

  /// Some units, ascending, of a larger group.
  init(_ part: [Int], of group: ConflictGroup) {
    let places = Dictionary(uniqueKeysWithValues: zip(part, part.indices))
    neighbours = part.map { unit in group.neighbours[unit].compactMap { places[$0] } }
    weights = part.map { group.weights[$0] }
    unit = group.unit
  }

  /// The weight of the units chosen.
  func weight(of chosen: [Bool]) -> Int {
    chosen.indices.reduce(0) { chosen[$1] ? $0 + weights[$1] : $0 }
  }

  /// A weight that no set without conflicts exceeds, from cliques that share out the weights.
  ///
  /// Again and again the unit with the fewest conflicts left and a clique around it get the least
  /// weight left in the clique; each clique can keep one unit, so the sum of those least weights
  /// bounds the whole. On paths and trees it is the optimum itself.
  var cliqueBound: Int {
    var left = weights
    var degrees = neighbours.map { list in list.reduce(0) { left[$1] > 0 ? $0 + 1 : $0 } }
    var open = weights.indices.filter { weights[$0] > 0 }
    let sets = neighbours.map { Set($0) }
    var bound = 0
    while let start = open.min(by: { (degrees[$0], $0) < (degrees[$1], $1) }) {
      var clique = [start]
      let around = neighbours[start].filter { left[$0] > 0 }
      for unit in around.sorted(by: { (degrees[$0], $0) < (degrees[$1], $1) })
      where clique.dropFirst().allSatisfy({ sets[$0].contains(unit) }) {
        clique.append(unit)
      }
      let least = clique.map { left[$0] }.min() ?? 0
      bound += least
      for unit in clique {
        left[unit] -= least
        if left[unit] == 0 { for neighbour in neighbours[unit] { degrees[neighbour] -= 1 } }
      }
      open.removeAll { left[$0] == 0 }
    }
    return bound
  }
}
