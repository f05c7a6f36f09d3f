private import Foundation
internal import TrialDesigns

/// The power of a trial that treats each unit on some days and not on others.
///
/// With N units, D days, a rate λ of events per unit and day, a share s of unit-days treated and a
/// rate ratio IRR, the expected events are E_T = λ·N·D·s·IRR and E_C = λ·N·D·(1 − s), and
/// Var(ln IRR) = φ(1/E_T + 1/E_C), where φ is variance over mean of a unit-day's count. The test
/// is of ln IRR against 0 by the normal distribution. No carry-over is allowed for: residual
/// deterrence on control days lowers the power below this.
///
/// It is the variance of the logarithm of a ratio of two Poisson rates (K. J. Rothman, S. Greenland
/// and T. L. Lash, Modern Epidemiology, 3rd ed. 2008, chapter 14), multiplied by φ.
package struct CrossoverPower: ClosedFormPower, Hashable {
  package var units: Int
  package var days: Int
  /// Events per unit and day without treatment.
  package var rate: Double
  /// The share of unit-days treated.
  package var share: Double
  /// φ.
  package var dispersion: Double

  package init(units: Int, days: Int, rate: Double, share: Double = 0.5, dispersion: Double = 1) {
    self.units = units
    self.days = days
    self.rate = rate
    self.share = share
    self.dispersion = dispersion
  }

  package var unitStep: Int { 1 }

  package func with(units: Int) -> CrossoverPower {
    var other = self
    other.units = units
    return other
  }

  package func expected(at ratio: Double) -> (treated: Double, control: Double) {
    let events = Double(units) * Double(days) * rate
    return (events * share * ratio, events * (1 - share))
  }

  package func distance(at ratio: Double) -> Double {
    let events = expected(at: ratio)
    guard events.treated > 0, events.control > 0 else { return 0 }
    return abs(log(ratio)) / variance(events.treated, events.control).squareRoot()
  }

  /// The rate ratio below 1 found with the power wanted if the treated events are expected as
  /// without an effect: exp(−(z₁₋α⸝₂ + z_power)·√Var).
  ///
  /// It is nearer to 1 than what the effect's own lowering of E_T leaves, and often printed.
  package func detectableRatioWithEqualExpectations(_ level: PowerLevel) -> Double {
    let events = expected(at: 1)
    return exp(-level.distance * variance(events.treated, events.control).squareRoot())
  }

  private func variance(_ treated: Double, _ control: Double) -> Double {
    dispersion * (1 / treated + 1 / control)
  }
}
