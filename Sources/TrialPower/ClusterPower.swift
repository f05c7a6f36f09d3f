internal import TrialDesigns

/// The power of a trial that allocates whole units for good, unmatched or in pairs.
///
/// R. J. Hayes and S. Bennett, International Journal of Epidemiology 28 (1999) 319–326,
/// doi:10.1093/ije/28.2.319. With rates λ₀ in control and λ₁ in treatment, y of person-time (here
/// unit-days) a cluster and z = z₁₋α⸝₂ + z_power, the clusters needed in each arm are
/// c = 1 + z²[(λ₀ + λ₁)/y + k²(λ₀² + λ₁²)]/(λ₀ − λ₁)², with k the coefficient of variation of true
/// rates between clusters of an arm. In pairs 2 stands for 1, and k is k_m, that within pairs.
///
/// Counts that vary by more than Poisson's have φ(λ₀ + λ₁)/y in place of (λ₀ + λ₁)/y; φ = 1 is the
/// formula as published. Solved for z it is the power of a number of clusters.
package struct ClusterPower: ClosedFormPower, Hashable {
  /// The clusters of both arms.
  package var units: Int
  /// λ₀, per unit of person-time.
  package var rate: Double
  /// y.
  package var personTime: Double
  /// k, or k_m in pairs.
  package var variation: Double
  /// φ, variance over mean of a cluster's count beside what k accounts for.
  package var dispersion: Double
  /// Whether clusters are in pairs.
  package var isPaired: Bool

  package init(
    units: Int, rate: Double, personTime: Double, variation: Double, dispersion: Double = 1,
    isPaired: Bool = false
  ) {
    self.units = units
    self.rate = rate
    self.personTime = personTime
    self.variation = variation
    self.dispersion = dispersion
    self.isPaired = isPaired
  }

  package var unitStep: Int { 2 }

  package func with(units: Int) -> ClusterPower {
    var other = self
    other.units = units
    return other
  }

  package func expected(at ratio: Double) -> (treated: Double, control: Double) {
    let events = rate * personTime * Double(units) / 2
    return (events * ratio, events)
  }

  package func distance(at ratio: Double) -> Double {
    let treated = rate * ratio
    let variance =
      dispersion * (rate + treated) / personTime
      + variation * variation * (rate * rate + treated * treated)
    let clusters = Double(units) / 2 - (isPaired ? 2 : 1)
    guard clusters > 0, variance > 0 else { return 0 }
    return (clusters / variance).squareRoot() * abs(rate - treated)
  }
}
