internal import DelimitedText
public import ResultTables
internal import TrialDesigns

extension TrialState {
  /// Opens a trial file and asks something of what it holds; an error names the file.
  ///
  /// - Throws: `HotspotError`, and what the question throws.
  public static func asking<Answer>(
    _ path: String, _ question: (TrialState) throws -> Answer
  ) throws -> Answer {
    try HotspotError.naming(path) { try question(try TrialFile(path: path).state()) }
  }

  /// The record of a run that read the trial: its frame, its commitment and the head of its log,
  /// which stand for all it holds.
  public func runRecord(command: [String]) -> RunRecord {
    RunRecord(
      version: ToolVersion.current, command: command,
      details: [
        OrderedJSON.Member(
          "trial",
          [
            "frame_sha256": .string(frame.sha256),
            "commitment_sha256": commitment.map { .string($0) } ?? .null,
            "log_head_sha256": log.last.map { .string($0.sha256) } ?? .null,
          ])
      ])
  }
}
