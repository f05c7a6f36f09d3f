internal import TrialDesigns

/// Where each officer was, so that nobody is in two units at once.
struct OfficerDiary {
  /// The visits of each officer by start.
  private var visits: [String: [TrialState.Visit]] = [:]

  /// A diary of visits already recorded, none of them longer than a day.
  init(_ visits: [TrialState.Visit]) {
    for visit in visits.sorted(by: { $0.start < $1.start }) {
      self.visits[visit.officer, default: []].append(visit)
    }
  }

  /// Adds a visit.
  mutating func add(_ visit: TrialState.Visit) {
    let place = index(in: visits[visit.officer] ?? [], of: visit.start)
    visits[visit.officer, default: []].insert(visit, at: place)
  }

  /// Another unit in which the officer was during a visit; nil where there is none. Of two visits
  /// that touch, one ends as the other begins.
  func unit(otherThan unit: Int, of visit: TrialState.Visit) -> Int? {
    guard let visits = visits[visit.officer] else { return nil }
    // No visit lasts longer than a day, so none that began earlier can reach this one.
    var place = index(in: visits, of: visit.start - 86_400)
    while place < visits.count, visits[place].start < visit.end {
      if visits[place].end > visit.start, visits[place].unit != unit { return visits[place].unit }
      place += 1
    }
    return nil
  }

  /// The place of the first visit that starts at a moment or later.
  private func index(in visits: [TrialState.Visit], of moment: Int64) -> Int {
    var low = 0
    var high = visits.count
    while low < high {
      let middle = (low + high) / 2
      if visits[middle].start < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
