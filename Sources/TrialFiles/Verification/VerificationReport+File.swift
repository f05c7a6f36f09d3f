internal import DelimitedText
internal import TrialDesigns

extension VerificationReport {
  /// Verifies a trial file, with its sealed record where the holder gives it.
  ///
  /// A file that opens but holds what no trial holds differs; one that cannot be opened is an
  /// error.
  ///
  /// - Throws: `HotspotError`: `missing` for a file that is not there, `damaged` for a trial file
  ///   that cannot be opened.
  public init(trial: String, record: String?) throws {
    let bytes = try record.map { try AllocationRecord.bytes(ofFile: $0) }
    self = try HotspotError.naming(trial) {
      try TrialVerification.verify(try TrialFile(path: trial), record: bytes)
    }
  }

  /// One line a check that passed, then the head of the log, to be kept outside.
  public var text: String {
    let head = headHash.isEmpty ? [] : ["head hash \(headHash)"]
    return (passed + head).map { $0 + "\n" }.joined()
  }
}
