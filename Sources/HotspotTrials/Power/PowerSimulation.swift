internal import Dispatch
internal import Synchronization

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
  /// - Throws: `TrialError` of an allocation that finds no schedule.
  func run(_ simulations: Int, progress: (Int) -> Void) throws(TrialError) -> SimulationTally {
    var tally = SimulationTally(ratios: trial.ratios)
    let wave = 32 * max(1, threads)
    for start in stride(from: 0, to: simulations, by: wave) {
      let range = start..<min(simulations, start + wave)
      let parts = Self.map(range, threads: threads) { index in
        Result { () throws(TrialError) in try one(index) }
      }
      for part in parts { tally.add(try part.get()) }
      progress(range.upperBound)
    }
    return tally
  }

  private func one(_ index: Int) throws(TrialError) -> SimulationTally {
    let purpose = StreamPurpose.power(index)
    switch trial {
    case .crossover(let trial): return try trial.run(seed: seed, purpose: purpose)
    case .parallel(let trial): return trial.run(seed: seed, purpose: purpose)
    }
  }

  /// The results of a closure for a range of numbers, in their order, on several threads.
  static func map<Value: Sendable>(
    _ range: Range<Int>, threads: Int, _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    guard threads > 1 else { return range.map(body) }
    let values = Mutex<[Value?]>(Array(repeating: nil, count: range.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, range.count)) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < range.count else { return }
        let value = body(range.lowerBound + place)
        values.withLock { $0[place] = value }
      }
    }
    return values.withLock { $0.compactMap { $0 } }
  }
}
