/// Branch and bound for the set of greatest weight among at most 64 connected units.
///
/// A unit worth as much as all its neighbours together is taken at once. Else the unit with the
/// most neighbours is taken or left, taken first. A branch ends where cliques that share out the
/// weights bound it below the best so far (``ConflictGroup/cliqueBound``).
enum IndependentSetSearch {
  /// The set: of those of greatest weight the one that holds the first unit in which they differ.
  static func best(of group: ConflictGroup) -> [Bool] {
    let adjacent = adjacency(of: group)
    let all = everyUnit(of: group)
    // The greatest weight of the units still open, which the set is to have of them.
    var due = greatestWeight(of: group)
    var open = all
    var chosen = [Bool](repeating: false, count: group.count)
    for unit in 0..<group.count where open & 1 << UInt64(unit) != 0 {
      open &= ~(1 << UInt64(unit))
      let rest = open & ~adjacent[unit]
      let restDue = due - group.weights[unit]
      var trial = Search(adjacent: adjacent, weights: group.weights)
      trial.best = restDue - 1
      trial.target = restDue
      trial.run(rest, weight: 0)
      if trial.best >= restDue {
        chosen[unit] = true
        due = restDue
        open = rest
      }
    }
    return chosen
  }

  /// The weight of that set alone, which is found sooner.
  static func greatestWeight(of group: ConflictGroup) -> Int {
    var search = Search(adjacent: adjacency(of: group), weights: group.weights)
    search.run(everyUnit(of: group), weight: 0)
    return search.best
  }

  /// The neighbours of each unit, a bit a unit.
  private static func adjacency(of group: ConflictGroup) -> [UInt64] {
    precondition(group.count <= 64, "A group for the search has 64 units at most.")
    return group.neighbours.map { list in list.reduce(0) { $0 | 1 << UInt64($1) } }
  }

  private static func everyUnit(of group: ConflictGroup) -> UInt64 {
    group.count == 0 ? 0 : UInt64.max >> UInt64(64 - group.count)
  }
}

/// One run of the search for the greatest weight.
private struct Search {
  let adjacent: [UInt64]
  let weights: [Int]
  /// The greatest weight found.
  var best = -1
  /// A weight with which the search is content.
  var target = Int.max

  init(adjacent: [UInt64], weights: [Int]) {
    self.adjacent = adjacent
    self.weights = weights
  }

  /// Searches the sets among the units `open`, to be added to a weight that is settled.
  mutating func run(_ open: UInt64, weight: Int) {
    if best >= target { return }
    var open = open
    var weight = weight
    var widest = -1
    var isReduced = true
    while isReduced {
      isReduced = false
      widest = -1
      var most = -1
      var rest = open
      while rest != 0 {
        let unit = rest.trailingZeroBitCount
        rest &= rest - 1
        let around = adjacent[unit] & open
        if sum(around, upTo: weights[unit]) <= weights[unit] {
          weight += weights[unit]
          open &= ~(around | 1 << UInt64(unit))
          rest &= open
          isReduced = true
        } else if around.nonzeroBitCount > most {
          most = around.nonzeroBitCount
          widest = unit
        }
      }
    }
    best = max(best, weight)
    if open == 0 || weight + bound(open) <= best { return }
    let taken = UInt64(1) << UInt64(widest)
    run(open & ~(adjacent[widest] | taken), weight: weight + weights[widest])
    run(open & ~taken, weight: weight)
  }

  /// The weight of units, or of enough of them to exceed a limit.
  private func sum(_ units: UInt64, upTo limit: Int) -> Int {
    var rest = units
    var sum = 0
    while rest != 0, sum <= limit {
      sum += weights[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }

  /// The bound by cliques that share out the weights.
  private func bound(_ units: UInt64) -> Int {
    var left = weights
    var open = units
    var bound = 0
    while open != 0 {
      var start = 0
      var fewest = Int.max
      var rest = open
      while rest != 0 {
        let unit = rest.trailingZeroBitCount
        rest &= rest - 1
        let degree = (adjacent[unit] & open).nonzeroBitCount
        if degree < fewest { (start, fewest) = (unit, degree) }
      }
      var clique = UInt64(1) << UInt64(start)
      var around = adjacent[start] & open
      var least = left[start]
      while around != 0 {
        let unit = around.trailingZeroBitCount
        clique |= 1 << UInt64(unit)
        least = min(least, left[unit])
        around &= adjacent[unit]
      }
      bound += least
      while clique != 0 {
        let unit = clique.trailingZeroBitCount
        clique &= clique - 1
        left[unit] -= least
        if left[unit] <= 0 { open &= ~(1 << UInt64(unit)) }
      }
    }
    return bound
  }
}
