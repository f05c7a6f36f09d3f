internal import TrialDesigns

/// Place-days counted by arm.
struct PlaceDayTally {
  /// What is counted in an arm.
  struct Arm {
    var assigned = 0
    var switchedOff = 0
    var suspended = 0
    var washout = 0
    /// Place-days with a recorded visit.
    var visited = 0
    var visits = 0
  }

  /// Treatment, then control.
  private(set) var arms = [Arm(), Arm()]

  init(_ placeDays: PlaceDays) {
    for row in 0..<placeDays.count {
      let place = placeDays[row]
      guard let isTreated = place.isTreated else { continue }
      let arm = isTreated ? 0 : 1
      arms[arm].assigned += 1
      if place.isSwitchedOff { arms[arm].switchedOff += 1 }
      if place.isSuspended { arms[arm].suspended += 1 }
      if place.isWashout { arms[arm].washout += 1 }
      if place.visits > 0 { arms[arm].visited += 1 }
      arms[arm].visits += place.visits
    }
  }
}
