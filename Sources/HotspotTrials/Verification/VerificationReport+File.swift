extension VerificationReport {
  /// Verifies a trial file, with its sealed record where the holder gives it.
  ///
  /// A file that opens but holds what no trial holds differs; one that cannot be opened is an
  /// error.
  ///
  /// - Throws: `TrialError`: `missing` for a file that is not there, `damaged` for a trial file
  ///   that cannot be opened.
  public init(trial: String, record: String?) throws {
    let bytes = try record.map { try AllocationRecord.bytes(ofFile: $0) }
    let file = try TrialError.naming(trial) { try TrialFile(path: trial) }
    let state: TrialState
    do {
      state = try file.state()
    } catch {
      guard error.code == .damaged else { throw error }
      self.init(passed: [], difference: error.message, headHash: "")
      return
    }
    self = TrialVerification.report(of: state, record: bytes)
  }

  /// One line a check that passed, then the head of the log, to be kept outside.
  public var text: String {
    let head = headHash.isEmpty ? [] : ["head hash \(headHash)"]
    return (passed + head).map { $0 + "\n" }.joined()
  }
}
