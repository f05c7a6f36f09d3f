/// Betters a set without conflicts window by window.
///
/// Around each unit in turn, the units nearest to it by conflicts are freed and settled anew,
/// exactly, with all others as they are; again and again until no window gains. It is a large
/// neighbourhood search (P. Shaw 1998, doi:10.1007/3-540-49481-2_30) whose neighbourhoods are all
/// tried in order, so that it is repeatable.
struct IndependentSetWindows {
  /// Whether each unit is in the set.
  private(set) var chosen: [Bool]
  /// The weight of the set.
  private(set) var weight: Int

  private static let size = 40
  private let group: ConflictGroup

  /// Starts from a set, and ends early where its weight reaches the bound.
  init(_ group: ConflictGroup, from chosen: [Bool], bound: Int) {
    self.group = group
    self.chosen = chosen
    weight = group.weight(of: chosen)
    // Once every unit in turn has gained nothing there is nothing left to gain.
    var unit = 0
    var inVain = 0
    while inVain < group.count, weight < bound {
      inVain = settle(around: unit) ? 0 : inVain + 1
      unit = (unit + 1) % group.count
    }
  }

  /// Settles one window; whether that made the set heavier.
  private mutating func settle(around centre: Int) -> Bool {
    let window = reach(from: centre)
    let isFreed = Set(window)
    let open = window.sorted().filter { unit in
      group.neighbours[unit].allSatisfy { isFreed.contains($0) || !chosen[$0] }
    }
    let part = ConflictGroup(open, of: group)
    let held = open.reduce(0) { chosen[$1] ? $0 + group.weights[$1] : $0 }
    let greatest = IndependentSetSearch.greatestWeight(of: part)
    guard greatest > held else { return false }
    let better = IndependentSetSearch.best(of: part)
    for (place, unit) in open.enumerated() { chosen[unit] = better[place] }
    weight += greatest - held
    return true
  }

  /// The units nearest to a unit by steps along conflicts, at most a window of them.
  private func reach(from centre: Int) -> [Int] {
    var found = [centre]
    var isFound = Set(found)
    var next = 0
    while next < found.count, found.count < Self.size {
      for unit in group.neighbours[found[next]]
      where found.count < Self.size && isFound.insert(unit).inserted {
        found.append(unit)
      }
      next += 1
    }
    return found
  }
}
