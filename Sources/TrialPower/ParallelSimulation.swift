private import Foundation
internal import HotspotStatistics
internal import StatisticalModels
internal import TrialDesigns

/// Simulated trials of units that are in one arm for good, unmatched or in pairs.
struct ParallelSimulation: Sendable {
  let units: Int
  let days: Int
  let counts: SimulatedCounts
  let effect: RateEffect
  let alpha: Double
  /// How often a test by permutation draws the arms again; nil for the t test.
  let permutations: Int?
  /// The pairs, as positions of units; nil for an unmatched trial.
  let pairs: [(Int, Int)]?

  /// Runs one trial, at every rate ratio.
  func run(seed: String, purpose: String) -> SimulationTally {
    var audit = AuditStream(seed: seed, purpose: purpose)
    var stream = SeededStream(seed: audit.bits(64))
    var events: [SimulatedEvent] = []
    counts.draw(units: units, days: days, using: &stream, into: &events)
    let arms = allocated(from: &audit)

    let ratios = effect.ratios.count
    var totals = Array(repeating: Array(repeating: 0, count: units), count: ratios)
    for event in events {
      let unit = Int(event.unit)
      let levels = effect.levels(strength: arms[unit] == true ? 1 : 0, using: &stream)
      if levels.there < ratios { totals[levels.there][unit] += 1 }
      if levels.doubled < ratios { totals[levels.doubled][unit] += 1 }
    }
    var tally = SimulationTally(ratios: ratios)
    tally.simulations = 1
    for ratio in 0..<ratios {
      for unit in 0..<units {
        if ratio > 0 { totals[ratio][unit] += totals[ratio - 1][unit] }
        guard let isTreated = arms[unit] else { continue }
        if isTreated {
          tally.treated[ratio] += totals[ratio][unit]
        } else {
          tally.control[ratio] += totals[ratio][unit]
        }
      }
      let values = totals[ratio].map { log(Double($0) + 0.5) }
      // Every ratio redraws alike.
      var own = stream
      tally.rejections[ratio] =
        isSignificant(values, arms: arms, using: &own) ? 1 : 0
    }
    return tally
  }

  /// Whether each unit is treated; nil for the odd one of pairs.
  private func allocated(from stream: inout AuditStream) -> [Bool?] {
    guard let pairs else {
      let sizes = ArmSizes.draw(units: units, ratios: [1, 1], from: &stream)
      var labels = (0..<units).map { $0 < sizes[0] }
      stream.shuffle(&labels)
      return labels
    }
    var arms: [Bool?] = Array(repeating: nil, count: units)
    for pair in pairs {
      let isSwapped = stream.below(2) == 0
      arms[pair.0] = !isSwapped
      arms[pair.1] = isSwapped
    }
    return arms
  }

  private func isSignificant(
    _ values: [Double], arms: [Bool?], using stream: inout SeededStream
  ) -> Bool {
    if let pairs {
      let differences = pairs.map { pair in
        (values[pair.0] - values[pair.1]) * (arms[pair.0] == true ? 1 : -1)
      }
      guard let permutations else { return Self.isFarFromZero(differences, alpha: alpha) }
      let seen = abs(differences.reduce(0, +)) * (1 - 1e-12) - 1e-12
      return isRare(of: permutations) {
        abs(differences.reduce(0) { $0 + (stream.next() & 1 == 0 ? $1 : -$1) }) >= seen
      }
    }
    let treated = values.indices.filter { arms[$0] == true }.map { values[$0] }
    let control = values.indices.filter { arms[$0] == false }.map { values[$0] }
    guard let permutations else { return Self.differ(treated, control, alpha: alpha) }
    let total = values.reduce(0, +)
    let size = treated.count
    func difference(_ sum: Double) -> Double {
      abs(sum / Double(size) - (total - sum) / Double(values.count - size))
    }
    let seen = difference(treated.reduce(0, +)) * (1 - 1e-12) - 1e-12
    var order = values
    return isRare(of: permutations) {
      var sum = 0.0
      for place in 0..<size {
        order.swapAt(place, place + stream.below(order.count - place))
        sum += order[place]
      }
      return difference(sum) >= seen
    }
  }

  /// Whether (b + 1)/(m + 1) is at most α, b the draws that are as far out as the one seen.
  private func isRare(of permutations: Int, _ isAsFar: () -> Bool) -> Bool {
    var asFar = 0
    for _ in 0..<permutations where isAsFar() { asFar += 1 }
    return Double(asFar + 1) <= alpha * Double(permutations + 1) * (1 + 1e-12)
  }

  /// Student's two-sample t test with one variance, two-sided, n − 2 degrees of freedom.
  private static func differ(_ left: [Double], _ right: [Double], alpha: Double) -> Bool {
    let degrees = Double(left.count + right.count - 2)
    guard degrees > 0, !left.isEmpty, !right.isEmpty else { return false }
    let (one, other) = (moments(left), moments(right))
    let variance = (one.squares + other.squares) / degrees
    let error = (variance * (1 / Double(left.count) + 1 / Double(right.count))).squareRoot()
    return abs(one.mean - other.mean) > critical(degrees, alpha) * error
  }

  /// Student's one-sample t test of paired differences, two-sided, n − 1 degrees of freedom.
  private static func isFarFromZero(_ differences: [Double], alpha: Double) -> Bool {
    let count = Double(differences.count)
    guard count > 1 else { return false }
    let all = moments(differences)
    return abs(all.mean) > critical(count - 1, alpha)
      * (all.squares / (count - 1) / count).squareRoot()
  }

  private static func critical(_ degrees: Double, _ alpha: Double) -> Double {
    StudentTDistribution.quantile(degrees: degrees, probability: 1 - alpha / 2)
  }

  private static func moments(_ values: [Double]) -> (mean: Double, squares: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
  }
}
