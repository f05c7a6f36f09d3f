public import DelimitedText
internal import HotspotStatistics
internal import ParallelWork

/// Whether events near in space are near in time too: Knox's test in bands of distance and time.
///
/// Pairs of events are counted in bands [a, b) of distance and of days between them; events at one
/// place on one day belong to a band that begins at 0. The days are then permuted among the events
/// again and again: expected is the mean of the simulated counts, and p = (1 + #{simulated ≥
/// observed}) / (1 + simulations). E. G. Knox, Applied Statistics 13 (1964) 25–29,
/// doi:10.2307/2985220; near repeats as S. D. Johnson et al., Journal of Quantitative Criminology
/// 23 (2007) 201–219, doi:10.1007/s10940-007-9025-3.
///
/// Each permutation has a stream of its own under the seed, and events are brought into one order
/// first, so the result depends neither on the number of threads nor on the order of events.
/// Events whose coordinates are not finite are left out.
public struct NearRepeat: Hashable, Sendable {
  /// The pairs of one band of distance and one of time.
  public struct Band: Hashable, Sendable {
    /// The least distance, inclusive.
    public let distanceFrom: Double
    /// The greatest distance, exclusive.
    public let distanceTo: Double
    /// The fewest days, inclusive.
    public let daysFrom: Int
    /// The most days, exclusive.
    public let daysTo: Int
    /// The pairs observed.
    public let observed: Int64
    /// The mean of the pairs simulated.
    public let expected: Double
    /// Observed over expected; NaN where none is expected.
    public let ratio: Double
    /// The probability of so many pairs or more where days fall at random.
    public let p: Double
  }

  /// The bands, by distance and then by time.
  public let bands: [Band]
  /// The number of events compared.
  public let events: Int
  /// For each band of distance, the pairs in it at any time.
  public let pairs: [Int64]
  /// The number of permutations.
  public let simulations: Int

  /// Counts near repeats.
  ///
  /// - Parameters:
  ///   - x: eastings, in the units of `distances`.
  ///   - y: northings.
  ///   - day: the day of each event, counted from any day.
  ///   - distances: the edges of the bands of distance, ascending: 0, 100, 200.
  ///   - times: the edges of the bands of time in days, ascending: 0, 7, 14.
  ///   - simulations: the number of permutations, 999 or so.
  ///   - seed: decides the permutations.
  /// - Complexity: O(n + pairs · times · simulations) for n events and the pairs nearer than the
  ///   last distance; memory is O(n).
  public init(
    x: [Double], y: [Double], day: [Int32], distances: [Double], times: [Int],
    simulations: Int = 999, seed: UInt64, threads: Int
  ) throws(HotspotError) {
    precondition(
      x.count == y.count && x.count == day.count, "Events need as many x, y and days.")
    try Self.check(distances: distances, times: times, simulations: simulations)
    let points = try NearRepeatPoints(
      x: x, y: y, day: day, reach: distances[distances.count - 1])
    let counter = NearRepeatCounter(points: points, distances: distances, times: times)
    let groups = ParallelWork.ranges(of: simulations + 1, size: NearRepeatCounter.lanes)
    let counts = ParallelWork.map(groups, threads: threads) { counter.counts(of: $0, seed: seed) }

    let cells = (distances.count - 1) * (times.count - 1)
    let observed = counts[0][0]
    var sums = [Int64](repeating: 0, count: cells)
    var reached = [Int](repeating: 0, count: cells)
    for simulation in counts.joined().dropFirst() {
      for cell in 0..<cells {
        sums[cell] += simulation[cell]
        if simulation[cell] >= observed[cell] { reached[cell] += 1 }
      }
    }
    bands = (0..<cells).map { cell in
      let (near, soon) = cell.quotientAndRemainder(dividingBy: times.count - 1)
      let expected = Double(sums[cell]) / Double(simulations)
      return Band(
        distanceFrom: distances[near], distanceTo: distances[near + 1], daysFrom: times[soon],
        daysTo: times[soon + 1], observed: observed[cell], expected: expected,
        ratio: expected > 0 ? Double(observed[cell]) / expected : .nan,
        p: Double(1 + reached[cell]) / Double(1 + simulations))
    }
    events = points.count
    pairs = counter.pairs()
    self.simulations = simulations
  }

  private static func check(
    distances: [Double], times: [Int], simulations: Int
  ) throws(HotspotError) {
    let ascends = zip(distances, distances.dropFirst()).allSatisfy { $0 < $1 && $1.isFinite }
    guard distances.count >= 2, distances[0] >= 0, ascends else {
      throw HotspotError(
        .usage,
        "The distances \(distances) make no bands. Give two or more, ascending from 0 or above.")
    }
    guard times.count >= 2, times[0] >= 0, zip(times, times.dropFirst()).allSatisfy(<) else {
      throw HotspotError(
        .usage,
        "The times \(times) make no bands. Give two or more numbers of days, ascending from 0 or"
          + " above.")
    }
    guard simulations >= 1 else {
      throw HotspotError(
        .usage, "There are \(simulations) simulations. Give one at least; 999 is usual.")
    }
  }
}
