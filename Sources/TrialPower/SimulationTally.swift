internal import TrialDesigns

/// What simulated trials came to, added up.
struct SimulationTally: Sendable {
  /// The trials.
  var simulations = 0
  /// The trials with a significant effect, by rate ratio.
  var rejections: [Int]
  /// The events in treatment, by rate ratio.
  var treated: [Int]
  /// The events in control, by rate ratio.
  var control: [Int]
  /// Crossover: the control days that follow a treated day within four, and all control days.
  var following = 0
  var controlDays = 0

  init(ratios: Int) {
    rejections = Array(repeating: 0, count: ratios)
    treated = rejections
    control = rejections
  }

  /// Adds another tally of the same ratios.
  mutating func add(_ other: SimulationTally) {
    simulations += other.simulations
    following += other.following
    controlDays += other.controlDays
    for place in rejections.indices {
      rejections[place] += other.rejections[place]
      treated[place] += other.treated[place]
      control[place] += other.control[place]
    }
  }
}
