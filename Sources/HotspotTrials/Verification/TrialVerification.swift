/// What verification found.
public struct VerificationReport: Hashable, Sendable {
  /// The checks that passed, in order.
  public var passed: [String]
  /// The first difference; nil where there is none.
  public var difference: String?
  /// The hash of the last log entry.
  public var headHash: String

  init(passed: [String], difference: String?, headHash: String) {
    self.passed = passed
    self.difference = difference
    self.headHash = headHash
  }
}

/// Checks a trial against itself and its record.
public enum TrialVerification {
  /// Checks what a trial file holds, with a record's bytes where given.
  public static func report(of state: TrialState, record: [UInt8]?) -> VerificationReport {
    VerificationReport(passed: [], difference: nil, headHash: state.log.last?.sha256 ?? "")
  }
}
