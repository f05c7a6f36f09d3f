package import DelimitedText
public import ResultTables

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
      version: ToolVersion.current, command: RunRecord.command(command),
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

extension HotspotError {
  /// Runs something that is about a file; a `HotspotError` that names none gets this one's name.
  package static func naming<Answer>(
    _ path: String, _ body: () throws -> Answer
  ) throws -> Answer {
    do {
      return try body()
    } catch var error as HotspotError {
      if error.file == nil { error.file = path }
      throw error
    }
  }
}

extension AllocationRecord {
  /// The most bytes of a record: 1 GiB.
  private static let mostBytes = 1 << 30

  /// The bytes of a record's file, unread.
  ///
  /// - Throws: `HotspotError.missing` where there is none, `HotspotError.inputOutput` where it cannot
  ///   be read.
  package static func bytes(ofFile path: String) throws(HotspotError) -> [UInt8] {
    do {
      return try SmallFile.bytes(at: path, limit: mostBytes)
    } catch {
      throw HotspotError(
        error.fault == .missing ? .missing : .inputOutput, file: path,
        error.fault == .missing
          ? "there is no such file. Give the record that hotspot trial allocate wrote."
          : error.message)
    }
  }

  /// Reads a record's file.
  ///
  /// - Throws: as `bytes(ofFile:)` and `init(bytes:)`.
  package init(file path: String) throws {
    let bytes = try Self.bytes(ofFile: path)
    self = try HotspotError.naming(path) { try AllocationRecord(bytes: bytes) }
  }
}
