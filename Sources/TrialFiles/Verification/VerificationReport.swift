internal import TrialDesigns

/// What verification found.
public struct VerificationReport: Hashable, Sendable {
  /// What was checked and holds, one sentence a check.
  public var passed: [String] = []
  /// The first difference found; nil where everything holds.
  public var difference: String?
  /// The hash of the log's last entry, to be noted outside the file; empty where there is no log.
  public var headHash: String

  init(passed: [String] = [], difference: String? = nil, headHash: String) {
    self.passed = passed
    self.difference = difference
    self.headHash = headHash
  }

  /// Whether everything holds.
  public var isSound: Bool { difference == nil }
}
