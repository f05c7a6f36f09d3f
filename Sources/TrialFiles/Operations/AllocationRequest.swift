internal import DelimitedText
private import Foundation
internal import ResultTables
public import TrialDesigns

/// The question of `hotspot trial allocate`: draws the arms, seals the record, and tells the trial
/// file what it may know.
public struct AllocationRequest: Sendable {
  /// The trial file.
  public var trial: String
  /// The file whose first line is the seed.
  public var seedFile: String
  /// Where the sealed record goes.
  public var record: String
  /// Whether a file that stands there may be replaced.
  public var replaces = false

  /// A request.
  public init(trial: String, seedFile: String, record: String) {
    self.trial = trial
    self.seedFile = seedFile
    self.record = record
  }

  /// Allocates.
  ///
  /// The record, which only its owner can read, is in place before the trial file is told: an
  /// interruption never leaves a trial that is allocated and whose record is lost. Where the trial
  /// file refuses, the record is taken away again.
  ///
  /// - Throws: `HotspotError.state` for a trial without a design or with an allocation; `HotspotError` of
  ///   other kinds for the seed, the trial file and the algorithms; `HotspotError` for the record.
  public func run() throws -> AllocationReport {
    let file = try TrialFile(path: trial)
    let state = try file.state()
    guard state.recordSHA256 == nil else {
      throw HotspotError(
        .state, file: trial,
        "the trial is allocated already, and is never allocated twice: whoever could draw again could"
          + " choose. Its sealed record has SHA-256 \(state.recordSHA256 ?? "").")
    }
    guard let design = state.design else {
      throw HotspotError(
        .state, file: trial,
        "the trial has no design yet. First: \(Setting.designing) \(trial) \(Setting.design)"
          + " complete (or another), then \(Setting.committing) \(trial).")
    }
    let seed = try SeedFile(path: seedFile)
    try checkRecordPath()
    let sealed = try AtomicFile(path: record, replace: replaces, isPersonal: true)
    guard !sealed.isStream else {
      throw HotspotError(
        .usage,
        "\(Setting.sealedRecord) \(record) keeps nothing. Name a file that only the holder can"
          + " read.")
    }
    let outcome = try Allocator.allocate(state.frame, by: design, seed: seed.seed)
    let written = AllocationRecord(
      frame: state.frame, design: design, seed: seed.seed, allocation: outcome.allocation)
    let bytes = written.bytes
    try sealed.write(bytes)
    try sealed.commit()
    do {
      try file.store(written)
    } catch {
      sealed.withdraw()
      throw error
    }
    var report = try AllocationReport(outcome, frame: state.frame, design: design)
    report.lines =
      seed.warnings + (state.commitment == nil ? [Self.uncommitted] : []) + report.lines
      + [
        "The sealed record is \(record); you alone can read it. It holds the seed and the whole"
          + " allocation: keep it from everyone who runs the trial.",
        "Record SHA-256: \(ContentHash.sha256(of: bytes))",
      ]
    return report
  }

  private static let uncommitted =
    "WARNING: the trial was not committed before it was allocated. Nobody can check that the seed was"
    + " drawn after the design was fixed; it is committed now. Next time run \(Setting.committing)"
    + " first and publish its hash."

  /// Refuses to put the record where the trial or the seed is.
  private func checkRecordPath() throws(HotspotError) {
    func place(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    for (path, what) in [(trial, "the trial file"), (seedFile, "the seed")]
    where place(path) == place(record) {
      throw HotspotError(
        .usage,
        "\(Setting.sealedRecord) \(record) is \(what) itself. Name another file for the record.")
    }
  }
}
