private import Foundation
internal import HotspotStatistics
internal import TrialDesigns

/// Counts drawn from a distribution, where there is no baseline to draw from.
///
/// A unit's events over some days come in clusters that fall on a day each: a Poisson number of
/// them, each of a size of the logarithmic series. Daily counts are then negative binomial with
/// mean λ and variance φλ (M. H. Quenouille, Biometrics 5 (1949) 162–164); with φ = 1 every size is
/// 1, and counts are Poisson's.
package struct CountModel: Hashable, Sendable {
  /// λ, events per unit and day.
  package var rate: Double
  /// φ, from 1.
  package var dispersion: Double
  /// k, the coefficient of variation of the units' rates, which are gamma variables.
  package var variation: Double

  package init(rate: Double, dispersion: Double = 1, variation: Double = 0) {
    self.rate = rate
    self.dispersion = dispersion
    self.variation = variation
  }

  /// Appends the events of a number of units and days, unit by unit.
  ///
  /// - Complexity: O(units + events).
  func draw(
    units: Int, days: Int, using stream: inout SeededStream, into events: inout [SimulatedEvent]
  ) {
    let isClustered = dispersion > 1
    // With p = 1 − 1/φ a cluster has −p/((1 − p)ln(1 − p)) = (φ − 1)/ln φ events on average.
    let share = 1 - 1 / dispersion
    let meanSize = isClustered ? (dispersion - 1) / log(dispersion) : 1
    let firstTerm = isClustered ? share / log(dispersion) : 1
    for unit in 0..<units {
      var mean = rate * Double(days) / meanSize
      if variation > 0 {
        let shape = 1 / (variation * variation)
        mean *= Self.gamma(shape: shape, using: &stream) / shape
      }
      for _ in 0..<Self.poisson(mean: mean, using: &stream) {
        let event = SimulatedEvent(unit: Int32(unit), day: Int32(stream.below(days)))
        var size = 1
        if isClustered {
          // The sizes' probabilities are p^k/(k ln φ); they are run through from the smallest.
          var left = stream.unit() - firstTerm
          var term = firstTerm
          while left >= 0, term > 1e-18 {
            size += 1
            term *= share * Double(size - 1) / Double(size)
            left -= term
          }
        }
        for _ in 0..<size { events.append(event) }
      }
    }
  }

  /// A Poisson variable: the sum of some whose means are at most 16, each by running through the
  /// probabilities from 0.
  ///
  /// - Complexity: O(mean).
  static func poisson(mean: Double, using stream: inout SeededStream) -> Int {
    guard mean > 0 else { return 0 }
    let parts = (mean / 16).rounded(.up)
    let part = mean / parts
    let none = exp(-part)
    var sum = 0
    for _ in 0..<Int(parts) {
      var left = stream.unit() - none
      var term = none
      var count = 0
      while left >= 0, term > 1e-18 {
        count += 1
        term *= part / Double(count)
        left -= term
      }
      sum += count
    }
    return sum
  }

  /// A gamma variable of scale 1: G. Marsaglia and W. W. Tsang, ACM Transactions on Mathematical
  /// Software 26 (2000) 363–372, doi:10.1145/358407.358414.
  static func gamma(shape: Double, using stream: inout SeededStream) -> Double {
    if shape < 1 {
      let larger = gamma(shape: shape + 1, using: &stream)
      return larger * pow(1 - stream.unit(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let normal = NormalDistribution.quantile(stream.unit() + 0x1p-54)
      let cube = 1 + c * normal
      guard cube > 0 else { continue }
      let v = cube * cube * cube
      if log(1 - stream.unit()) < normal * normal / 2 + d - d * v + d * log(v) { return d * v }
    }
  }
}
