public import DelimitedText
internal import ResultTables
package import TrialDesigns

/// Checks that a trial file holds what it held when it was written, and that its allocation is the
/// one its record gives.
///
/// The checks go in order and end at the first difference. Hashes that stand in the file show what
/// was changed by chance or by one who does not know the rules; against one who writes the whole
/// log anew only its last hash helps, noted elsewhere in time.
///
/// Without the record: O(bytes of the file). With it, the allocation is drawn again.
public enum TrialVerification {
  /// Checks a trial file, against the bytes of its sealed record where they are given.
  ///
  /// - Throws: `HotspotError` where the file cannot be read; one that can be but is damaged is a
  ///   difference.
  public static func verify(
    _ file: TrialFile, record: [UInt8]? = nil
  ) throws(HotspotError) -> VerificationReport {
    do {
      return verify(try file.state(), record: record)
    } catch  where error.fault == .damaged {
      return VerificationReport(difference: error.message, headHash: "")
    }
  }

  /// Checks what a trial file holds, against the bytes of its sealed record where they are given.
  public static func verify(_ state: TrialState, record: [UInt8]? = nil) -> VerificationReport {
    verify(state, record: record, replaying: AllocationReplay.replayed)
  }

  /// Checks as above, with another way of drawing an allocation again.
  package static func verify(
    _ state: TrialState, record: [UInt8]?,
    replaying replay: (AllocationRecord) throws(HotspotError) -> Allocation
  ) -> VerificationReport {
    var report = VerificationReport(headHash: state.log.last?.sha256 ?? "")
    do throws(Difference) {
      report.passed += try FrameCheck.passed(state)
      report.passed += try LogCheck.passed(state)
      report.passed += try AllocationCheck.passed(state)
      report.passed += try RecordCheck.passed(state, record: record, replaying: replay)
    } catch {
      report.difference = error.sentence
    }
    return report
  }
}
