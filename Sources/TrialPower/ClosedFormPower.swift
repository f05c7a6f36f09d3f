private import Foundation
internal import TrialDesigns

/// A formula for the power of a trial.
package protocol ClosedFormPower: Sendable {
  /// How many standard errors the effect of a rate ratio is in expectation.
  func distance(at ratio: Double) -> Double

  /// The events expected in treatment and in control.
  func expected(at ratio: Double) -> (treated: Double, control: Double)

  /// The same trial with another number of units.
  func with(units: Int) -> Self

  /// The fewest units that make a trial at all, by which numbers of units also rise.
  var unitStep: Int { get }
}

extension ClosedFormPower {
  /// The power to find a rate ratio; at 1 it is the level of significance.
  package func power(at ratio: Double, _ level: PowerLevel) -> Double {
    level.power(ofDistance: distance(at: ratio))
  }

  /// The rate ratio nearest to 1, below it, that is found with the power wanted; nil where none
  /// down to 0.001 is.
  ///
  /// Power rises as the ratio falls, but near 0 a logarithm may fail for want of treated events,
  /// so ratios are tried from 1 downward by steps of 1 % before halving.
  package func detectableRatio(_ level: PowerLevel) -> Double? {
    let wanted = level.distance
    var upper = 0.0
    var lower = 0.0
    repeat {
      upper = lower
      lower -= 0.01
      guard lower > -6.91 else { return nil }
    } while !(distance(at: exp(lower)) >= wanted)
    for _ in 0..<50 {
      let middle = (lower + upper) / 2
      if distance(at: exp(middle)) >= wanted { lower = middle } else { upper = middle }
    }
    return exp((lower + upper) / 2)
  }

  /// The fewest units that find a rate ratio with the power wanted; nil beyond ten million.
  ///
  /// - Complexity: O(log units).
  package func unitsNeeded(at ratio: Double, _ level: PowerLevel) -> Int? {
    let wanted = level.distance * (1 - 1e-12)
    func suffice(_ steps: Int) -> Bool {
      with(units: steps * unitStep).distance(at: ratio) >= wanted
    }
    var high = 1
    while !suffice(high) {
      high *= 2
      guard high <= 10_000_000 else { return nil }
    }
    var low = high / 2
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffice(middle) { high = middle } else { low = middle }
    }
    return high * unitStep
  }
}
