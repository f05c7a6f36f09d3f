internal import DelimitedText
internal import HotspotGeometry
internal import ParallelWork
internal import TrialDesigns

/// Simulated trials on several threads, added up.
///
/// Trial I depends on the seed and I alone: its random numbers come from the audit stream
/// `power/I`, whose first 64 bits seed a `SeededStream` for the bulk of them (events, thinning,
/// permutations) and whose next bits allocate. So results do not depend on the number of threads.
struct PowerSimulation: Sendable {
  enum Trial: Sendable {
    case crossover(CrossoverSimulation)
    case parallel(ParallelSimulation)

    var ratios: Int {
      switch self {
      case .crossover(let trial): trial.effect.ratios.count
      case .parallel(let trial): trial.effect.ratios.count
      }
    }
  }

  let trial: Trial
  let seed: String
  let threads: Int

  /// Runs so many trials.
  ///
  /// - Parameter progress: is told from time to time, on the caller's thread, how many are done.
  /// - Throws: `HotspotError` of an allocation that finds no schedule.
  func run(_ simulations: Int, progress: (Int) -> Void) throws(HotspotError) -> SimulationTally {
    var tally = SimulationTally(ratios: trial.ratios)
    let wave = 32 * max(1, threads)
    for start in stride(from: 0, to: simulations, by: wave) {
      let range = start..<min(simulations, start + wave)
      let parts = ParallelWork.map(count: range.count, threads: threads) { place in
        Result { () throws(HotspotError) in try one(range.lowerBound + place) }
      }
      for part in parts { tally.add(try part.get()) }
      progress(range.upperBound)
    }
    return tally
  }

  private func one(_ index: Int) throws(HotspotError) -> SimulationTally {
    let purpose = StreamPurpose.power(index)
    switch trial {
    case .crossover(let trial): return try trial.run(seed: seed, purpose: purpose)
    case .parallel(let trial): return trial.run(seed: seed, purpose: purpose)
    }
  }
}
