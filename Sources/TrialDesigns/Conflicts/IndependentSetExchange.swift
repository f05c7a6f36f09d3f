/// A good set without conflicts for a group too large to search.
///
/// Units are taken by weight over conflicts left plus one, the greatest first. Then, while it makes
/// the set heavier, a unit outside replaces the units it is in conflict with, or two outside units
/// replace one (D. V. Andrade, M. G. C. Resende and R. F. Werneck 2012,
/// doi:10.1007/s10732-012-9196-4). Ties go to the first unit.
struct IndependentSetExchange {
  /// Whether each unit is in the set.
  private(set) var chosen: [Bool]

  private let group: ConflictGroup
  /// The weight and number of the chosen neighbours of each unit.
  private var chosenWeight: [Int]
  private var chosenCount: [Int]

  init(_ group: ConflictGroup) {
    self.group = group
    chosen = Array(repeating: false, count: group.count)
    chosenWeight = Array(repeating: 0, count: group.count)
    chosenCount = Array(repeating: 0, count: group.count)
    takeGreedily()
    while replaceNeighbours() || replaceOneByTwo() {}
  }

  private mutating func set(_ unit: Int, _ isIn: Bool) {
    chosen[unit] = isIn
    for neighbour in group.neighbours[unit] {
      chosenWeight[neighbour] += isIn ? group.weights[unit] : -group.weights[unit]
      chosenCount[neighbour] += isIn ? 1 : -1
    }
  }

  private mutating func takeGreedily() {
    var open = Set(0..<group.count)
    var degrees = group.neighbours.map(\.count)
    func worth(_ unit: Int) -> Double { Double(group.weights[unit]) / Double(degrees[unit] + 1) }
    while let unit = open.max(by: { (worth($0), -$0) < (worth($1), -$1) }) {
      set(unit, true)
      for gone in [unit] + group.neighbours[unit] where open.remove(gone) != nil {
        for neighbour in group.neighbours[gone] { degrees[neighbour] -= 1 }
      }
    }
  }

  /// Takes units worth more than their chosen neighbours; whether there were any.
  private mutating func replaceNeighbours() -> Bool {
    var isBetter = false
    for unit in 0..<group.count
    where !chosen[unit] && (chosenCount[unit] == 0 || group.weights[unit] > chosenWeight[unit]) {
      for neighbour in group.neighbours[unit] where chosen[neighbour] { set(neighbour, false) }
      set(unit, true)
      isBetter = true
    }
    return isBetter
  }

  /// Takes two units that only one chosen unit keeps out, where they are worth more than it; whether
  /// there were any.
  private mutating func replaceOneByTwo() -> Bool {
    for unit in 0..<group.count where chosen[unit] {
      let kept = group.neighbours[unit].filter { chosenCount[$0] == 1 }
      for (place, one) in kept.enumerated() {
        for other in kept[(place + 1)...]
        where group.weights[one] + group.weights[other] > group.weights[unit]
          && !group.neighbours[one].contains(other)
        {
          set(unit, false)
          set(one, true)
          set(other, true)
          return true
        }
      }
    }
    return false
  }
}
