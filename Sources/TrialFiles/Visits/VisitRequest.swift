internal import DelimitedText
internal import ResultTables
internal import TrialDesigns

/// The visits that an app recorded, to be put into a trial file.
public struct VisitRequest: Sendable {
  /// The trial file.
  public var trial: String
  /// The CSV file: unit, officer, start, end.
  public var visits: String
  /// The key of the officers' tokens; nil for `TRIAL.key`, made at its first use.
  public var keyFile: String?

  /// A request.
  public init(trial: String, visits: String, keyFile: String? = nil) {
    self.trial = trial
    self.visits = visits
    self.keyFile = keyFile
  }

  /// Reads, sorts and stores.
  ///
  /// Officers become keyed tokens (HMAC-SHA256) before anything is stored.
  ///
  /// - Throws: `HotspotError` for a trial file or key that does not serve, a file of visits that
  ///   cannot be read, and a key file that is none.
  public func run() throws -> VisitOutcome {
    let file = try TrialFile(path: trial)
    let bytes = try SmallFile.bytes(
      at: visits, limit: SmallFile.largestTable)
    let table = try SmallTable(csv: bytes, file: visits)
    let columns = try VisitColumns(table, file: visits)
    let earlier = try file.state().visitKeyMark
    let key = try OfficerKey(
      named: keyFile, besideTrial: trial, isNeeded: earlier != nil)
    let mark = key.mark
    var outcome = VisitOutcome()
    try file.add(visitsKeyedBy: mark) { state in
      if let earlier = state.visitKeyMark, earlier != mark {
        throw HotspotError(
          .state,
          "earlier visits were recorded with another key, so officers would have other tokens now."
            + " Name that key with \(Setting.officerKey).")
      }
      var intake = try VisitIntake(state)
      intake.take(table, columns: columns, file: visits) { key.pseudonymiser.pseudonym(of: $0) }
      outcome = VisitOutcome(intake)
      return intake.visits
    }
    outcome.lines = key.lines + outcome.lines
    return outcome
  }
}

extension TrialState {
  /// By what the key of the visits recorded so far is known; nil where there are none.
  fileprivate var visitKeyMark: String? {
    log.last { $0.action == LogAction.record.rawValue }.flatMap(LogDetail.keyMark)
  }
}
