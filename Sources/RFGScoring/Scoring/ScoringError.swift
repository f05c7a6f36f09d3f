/// Why a cohort could not be scored.
public struct ScoringError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String
}
