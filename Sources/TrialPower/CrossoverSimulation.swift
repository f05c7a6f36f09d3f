internal import DelimitedText
internal import HotspotStatistics
internal import TrialDesigns

/// Simulated crossover trials: events, days of treatment, an effect, and a test.
struct CrossoverSimulation: Sendable {
  let units: Int
  let days: Int
  let treatedPerDay: Int
  let period: Int
  let counts: SimulatedCounts
  let effect: RateEffect
  /// The share of the effect that a control day feels whose unit was last treated so many days
  /// ago, from 1 day.
  let carryOver: [Double]
  let alpha: Double
  /// How often a test by permutation draws the days again; nil for the test of rates.
  let permutations: Int?
  /// Draws the days under margins or run lengths; nil where every period is drawn by itself.
  let constrained: ConstrainedDays?
  /// With `constrained`, the schedules that a test by permutation compares with.
  let pool: [TreatedDays]

  /// One event of a trial: its place among the days and units, and the first ratio at which it is
  /// there.
  private struct Outcome {
    var place: Int32
    var level: Int32
  }

  /// Runs one trial, at every rate ratio.
  func run(seed: String, purpose: String) throws(HotspotError) -> SimulationTally {
    var audit = AuditStream(seed: seed, purpose: purpose)
    var stream = SeededStream(seed: audit.bits(64))
    var events: [SimulatedEvent] = []
    counts.draw(units: units, days: days, using: &stream, into: &events)
    let treatment: TreatedDays
    if let constrained {
      treatment = try constrained.draw(seed: seed + "/" + purpose)
    } else {
      var drawn = TreatedDays(
        units: units, days: days, treatedPerDay: treatedPerDay, period: period)
      drawn.allocate(from: &audit)
      treatment = drawn
    }

    let ratios = effect.ratios.count
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(events.count)
    for event in events {
      let place = Int(event.day) * units + Int(event.unit)
      var strength = 1.0
      if !treatment.flags[place] {
        let ago = treatment.lastTreated(before: place, within: carryOver.count)
        strength = ago.map { carryOver[$0 - 1] } ?? 0
      }
      let levels = effect.levels(strength: strength, using: &stream)
      for level in [levels.there, levels.doubled] where level < ratios {
        outcomes.append(Outcome(place: Int32(place), level: Int32(level)))
      }
    }

    var tally = SimulationTally(ratios: ratios)
    tally.simulations = 1
    (tally.following, tally.controlDays) = treatment.controlDaysFollowing(within: 4)
    for outcome in outcomes {
      if treatment.flags[Int(outcome.place)] {
        tally.treated[Int(outcome.level)] += 1
      } else {
        tally.control[Int(outcome.level)] += 1
      }
    }
    for ratio in 1..<max(1, ratios) {
      tally.treated[ratio] += tally.treated[ratio - 1]
      tally.control[ratio] += tally.control[ratio - 1]
    }
    if let permutations {
      tally.rejections = permuted(outcomes, treatment, permutations, using: &stream)
    } else {
      tally.rejections = tested(&outcomes, treatment)
    }
    return tally
  }

  /// By `StratifiedRateRatio`: 1 for each ratio at which |z| is beyond the normal quantile.
  private func tested(_ outcomes: inout [Outcome], _ treatment: TreatedDays) -> [Int] {
    let ratios = effect.ratios.count
    let critical = NormalDistribution.quantile(1 - alpha / 2)
    // Events of one unit and period side by side.
    let units = Int32(units)
    let period = Int32(period)
    let periods = (Int32(days) + period - 1) / period
    for index in outcomes.indices {
      let place = outcomes[index].place
      outcomes[index].place = (place % units) * periods + place / units / period
    }
    outcomes.sort { ($0.place, $0.level) < ($1.place, $1.level) }

    var empty = StratifiedRateRatio.Stratum()
    empty.cells = Double(periods)
    var strata = Array(
      repeating: Array(repeating: empty, count: self.units), count: ratios)
    for ratio in 0..<ratios {
      for unit in 0..<self.units {
        let treated = Double(treatment.treatedDays[unit])
        strata[ratio][unit].treatedDays = treated
        strata[ratio][unit].controlDays = Double(days) - treated
      }
    }
    var next = 0
    while next < outcomes.count {
      let cell = outcomes[next].place
      let unit = Int(cell / periods)
      let day = Int(cell % periods * period)
      let length = Double(min(days - day, Int(period)))
      let isTreated = treatment.flags[day * self.units + unit]
      var count = 0.0
      for ratio in 0..<ratios {
        while next < outcomes.count, outcomes[next].place == cell,
          outcomes[next].level <= Int32(ratio)
        {
          count += 1
          next += 1
        }
        if isTreated {
          strata[ratio][unit].treatedEvents += count
          strata[ratio][unit].treatedSquares += count * count / length
        } else {
          strata[ratio][unit].controlEvents += count
          strata[ratio][unit].controlSquares += count * count / length
        }
      }
    }
    return strata.map { strata in
      guard let estimate = StratifiedRateRatio(strata) else { return 0 }
      return abs(estimate.z) > critical ? 1 : 0
    }
  }

  /// By drawing the days again: the statistic is |Σ_u (T − n·d/D)|, treated events less what the
  /// unit's treated days would have of its events.
  private func permuted(
    _ outcomes: [Outcome], _ treatment: TreatedDays, _ permutations: Int,
    using stream: inout SeededStream
  ) -> [Int] {
    let ratios = effect.ratios.count
    var shares = Array(repeating: 0.0, count: units * ratios)
    for outcome in outcomes {
      shares[Int(outcome.place) % units * ratios + Int(outcome.level)] += 1 / Double(days)
    }
    for unit in 0..<units {
      for ratio in 1..<max(1, ratios) {
        shares[unit * ratios + ratio] += shares[unit * ratios + ratio - 1]
      }
    }
    func statistics(_ treatment: TreatedDays) -> [Double] {
      var sums = Array(repeating: 0.0, count: ratios)
      for outcome in outcomes where treatment.flags[Int(outcome.place)] {
        sums[Int(outcome.level)] += 1
      }
      for ratio in 1..<max(1, ratios) { sums[ratio] += sums[ratio - 1] }
      for unit in 0..<units {
        let treated = Double(treatment.treatedDays[unit])
        for ratio in 0..<ratios { sums[ratio] -= shares[unit * ratios + ratio] * treated }
      }
      return sums.map(abs)
    }
    // Statistics as far out as that seen stay with it whatever the rounding.
    let seen = statistics(treatment).map { $0 * (1 - 1e-12) - 1e-9 }
    var asFar = Array(repeating: 0, count: ratios)
    var drawn = treatment
    for index in 0..<permutations {
      if constrained != nil {
        drawn = pool[index]
      } else {
        drawn.redraw(using: &stream)
      }
      for (ratio, statistic) in statistics(drawn).enumerated() where statistic >= seen[ratio] {
        asFar[ratio] += 1
      }
    }
    return asFar.map { Double($0 + 1) <= alpha * Double(permutations + 1) * (1 + 1e-12) ? 1 : 0 }
  }
}
