private import Foundation
internal import TrialDesigns

/// The rate ratio of treated to control days with units as strata, and its test.
///
/// For unit u with T events on d treated days and C on c control days, n = T + C and D = d + c, the
/// Mantel–Haenszel rate ratio is IRR = Σ(T·c/D)/Σ(C·d/D), and Var(ln IRR) = Σ(n·d·c/D²) /
/// (Σ(T·c/D)·Σ(C·d/D)) (S. Greenland and J. M. Robins, Biometrics 41 (1985) 55–68,
/// doi:10.2307/2530643). Differences between units' rates so leave it untouched.
///
/// Counts that vary by more than Poisson's widen it: with fitted rates λ̂ = n/(IRR·d + c), Pearson's
/// statistic over a unit's days (periods, where an arm is held for some) has
/// φ̂ = Σ(y − μ)²/μ / (cells − U − 1) over the U units with events, and the variance is multiplied
/// by the greater of φ̂ and 1. z = ln IRR/√(φ̂·Var) is compared with the normal distribution.
package struct StratifiedRateRatio: Hashable, Sendable {
  /// One unit's counts.
  package struct Stratum: Hashable, Sendable {
    /// T and C.
    package var treatedEvents = 0.0, controlEvents = 0.0
    /// d and c.
    package var treatedDays = 0.0, controlDays = 0.0
    /// The days or periods over which squares are summed.
    package var cells = 0.0
    /// Σ of y² over the length in days, of treated and of control cells.
    package var treatedSquares = 0.0, controlSquares = 0.0

    package init() {}
  }

  /// ln IRR.
  package let logRatio: Double
  /// Var(ln IRR) without overdispersion.
  package let variance: Double
  /// φ̂; it can be below 1, which z does not profit from.
  package let dispersion: Double

  /// The test statistic, normal where there is no effect.
  package var z: Double { logRatio / (variance * max(1, dispersion)).squareRoot() }

  /// The estimate over strata; nil where there are no events on treated or none on control days,
  /// of which there is no ratio.
  package init?(_ strata: [Stratum]) {
    var treated = 0.0
    var control = 0.0
    var variance = 0.0
    for stratum in strata {
      let days = stratum.treatedDays + stratum.controlDays
      guard days > 0 else { continue }
      treated += stratum.treatedEvents * stratum.controlDays / days
      control += stratum.controlEvents * stratum.treatedDays / days
      variance +=
        (stratum.treatedEvents + stratum.controlEvents) * stratum.treatedDays
        * stratum.controlDays / (days * days)
    }
    guard treated > 0, control > 0 else { return nil }
    let ratio = treated / control
    logRatio = log(ratio)
    self.variance = variance / (treated * control)

    // Σ(y − μ)²/μ over all cells is Σy²/μ − n, as the fitted counts of a unit add up to its own.
    var statistic = 0.0
    var degrees = -1.0
    for stratum in strata {
      let events = stratum.treatedEvents + stratum.controlEvents
      guard events > 0 else { continue }
      let rate = events / (ratio * stratum.treatedDays + stratum.controlDays)
      statistic +=
        stratum.treatedSquares / (rate * ratio) + stratum.controlSquares / rate - events
      degrees += stratum.cells - 1
    }
    dispersion = degrees > 0 ? statistic / degrees : 1
  }
}
