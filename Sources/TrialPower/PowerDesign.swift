internal import TrialDesigns

/// The kind of trial whose power is asked for.
public enum PowerDesign: String, Hashable, Sendable, CaseIterable {
  /// Every unit treated on some days and not on others.
  case crossover
  /// Each unit in one arm for good.
  case cluster
  /// One unit of each pair in each arm, for good.
  case pairs
}
