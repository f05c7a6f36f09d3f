internal import TrialDesigns

/// The test that a simulated trial is judged by.
public enum PowerTest: String, Hashable, Sendable, CaseIterable {
  /// Crossover: the Mantel–Haenszel rate ratio over units, with overdispersion
  /// (`StratifiedRateRatio`).
  case poisson
  /// Cluster and pairs: Student's t of ln(count + ½), unpaired or paired.
  case t
  /// The design drawn again and again: p = (b + 1)/(m + 1).
  case permutation

  /// The tests that fit a design, the usual one first.
  public static func tests(for design: PowerDesign) -> [PowerTest] {
    switch design {
    case .crossover: [.poisson, .permutation]
    case .cluster, .pairs: [.t, .permutation]
    }
  }
}
