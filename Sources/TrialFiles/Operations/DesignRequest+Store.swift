internal import DelimitedText
public import TrialDesigns

extension DesignRequest {
  /// Settles the design on the frame of a trial file and stores it there; gives what is to be said.
  ///
  /// - Throws: as `run(on:)`, and `HotspotError.state` for a trial that is committed.
  public func store(in trial: String) throws -> [String] {
    let file = try TrialFile(path: trial)
    let outcome = try run(on: try file.state().frame)
    try file.store(outcome.design)
    return outcome.lines + [
      "Stored. Next: \(Setting.committing) \(trial), which gives the hash to publish before the"
        + " seed is drawn."
    ]
  }
}
