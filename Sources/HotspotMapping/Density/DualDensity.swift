internal import Foundation

/// Two surfaces in one: events against the population at risk, or one period against another.
///
/// J. F. Bithell, Statistics in Medicine 9 (1990) 691–701, doi:10.1002/sim.4780090616.
public enum DualDensity: String, CaseIterable, Hashable, Sendable {
  /// One over the other.
  case ratio
  /// The natural logarithm of the ratio.
  case logRatio = "log-ratio"
  /// One less the other.
  case difference

  /// The relation of two surfaces at each place.
  ///
  /// Where both are 0 a ratio says nothing and is NaN; where the second alone is 0 it is infinite,
  /// and the logarithm of a ratio of 0 is −∞. NaN in either surface stays NaN.
  public func surface(of events: [Double], against population: [Double]) -> [Double] {
    precondition(events.count == population.count, "Both surfaces cover the same frame.")
    return events.indices.map { place in
      switch self {
      case .ratio: events[place] / population[place]
      case .logRatio: log(events[place] / population[place])
      case .difference: events[place] - population[place]
      }
    }
  }
}
