internal import DelimitedText
internal import ResultTables
internal import TrialDesigns

/// Checks the chain of the log, and that it tells of all that the file holds and of nothing else.
enum LogCheck {
  static func passed(_ state: TrialState) throws(Difference) -> [String] {
    try checkChain(state.log)
    try checkContents(state)
    let count = state.log.count
    return [
      "The log's \(count == 1 ? "one entry is" : "\(count) entries are") chained without a break.",
      "The log tells of all that the file holds.",
    ]
  }

  private static func checkChain(_ log: [TrialState.LogEntry]) throws(Difference) {
    var previous = TrialLog.firstPrevious
    for (index, entry) in log.enumerated() {
      try Difference.unless(
        entry.sequence == index + 1, "Entry \(index + 1) of the log is missing.")
      try Difference.unless(
        entry.previous == previous,
        "Entry \(entry.sequence) of the log does not follow on the entry before.")
      try Difference.unless(
        entry.sha256 == entry.chainedSHA256,
        "Entry \(entry.sequence) of the log (\(entry.action)) was changed: its hash does not fit.")
      previous = entry.sha256
    }
  }

  private static func checkContents(_ state: TrialState) throws(Difference) {
    try checkDocuments(state)
    try checkAllocation(state)
    try checkReleases(state)
    try checkEvents(state)
    try checkVisits(state)
    for entry in state.log where LogAction(rawValue: entry.action) == nil {
      throw Difference("Entry \(entry.sequence) of the log is of no known kind: \(entry.action).")
    }
  }

  private static func entries(
    _ action: LogAction, _ state: TrialState
  ) -> [TrialState.LogEntry] {
    state.log.filter { $0.action == action.rawValue }
  }

  /// Throws unless an action stands in the log once with a detail, or not at all where that is nil.
  private static func check(
    _ action: LogAction, _ detail: OrderedJSON?, in state: TrialState, _ what: String
  ) throws(Difference) {
    let logged = entries(action, state).map(\.detail)
    let held = detail.map { [text($0)] } ?? []
    try Difference.unless(
      logged == held, "The log tells otherwise of \(what) than the file holds.")
  }

  private static func text(_ detail: OrderedJSON) -> String {
    String(decoding: detail.canonical, as: UTF8.self)
  }

  private static func checkDocuments(_ state: TrialState) throws(Difference) {
    let documents = state.kept.documents
    try check(
      .frame,
      LogDetail.frame(state.frame, sha256: documents["frame"]?.actualSHA256 ?? ""),
      in: state, "the frame")
    let designs = entries(.design, state)
    try Difference.unless(
      designs.last?.detail
        == state.design.map {
          text(LogDetail.design($0, sha256: documents["design"]?.actualSHA256 ?? ""))
        }, "The log tells otherwise of the design than the file holds.")
    try check(.commit, state.commitment.map(LogDetail.commit), in: state, "the commitment")
    if let last = designs.last, let commit = entries(.commit, state).first {
      try Difference.unless(
        last.sequence < commit.sequence, "The design was stored after it was committed to.")
    }
    try check(
      .reveal, state.revealed.map { LogDetail.reveal(record: ContentHash.sha256(of: $0)) },
      in: state,
      "the revealed record")
  }

  private static func checkAllocation(_ state: TrialState) throws(Difference) {
    var detail: OrderedJSON?
    if let record = state.recordSHA256 {
      if let design = state.design, design.kind != .crossover {
        let arms = state.arms ?? []
        try Difference.unless(
          arms.count == state.frame.units.count
            && arms.allSatisfy { $0.map(design.arms.indices.contains) ?? true },
          "The allocation does not fit the design.")
        detail = LogDetail.allocate(
          record: record, arms: arms, frame: state.frame, design: design)
      } else {
        detail = LogDetail.allocate(record: record, commitments: state.commitments)
      }
    }
    try check(.allocate, detail, in: state, "the allocation")
  }

  private static func checkReleases(_ state: TrialState) throws(Difference) {
    var logged: [String] = []
    for entry in entries(.release, state) {
      logged += LogDetail.parsed(entry)?["days"]?.elements?.compactMap(\.text) ?? []
    }
    let held = state.released.map(\.date.description)
    try Difference.unless(
      logged.sorted() == held,
      "The days released are not those of the log:"
        + " \(Set(logged).symmetricDifference(held).sorted().first ?? "one stands twice").")
  }

  private static func checkEvents(_ state: TrialState) throws(Difference) {
    let switches = zip(state.kept.switchEntries, state.switches).map {
      ($0, text(LogDetail.switch($1, frame: state.frame)))
    }
    try check(.switch, switches, in: state, "switches")
    let suspensions = zip(state.kept.suspensionEntries, state.suspensions).map {
      ($0, text(LogDetail.suspend($1)))
    }
    try check(.suspend, suspensions, in: state, "suspensions")
  }

  private static func check(
    _ action: LogAction, _ held: [(sequence: Int, detail: String)], in state: TrialState,
    _ what: String
  ) throws(Difference) {
    let logged = entries(action, state)
    try Difference.unless(
      logged.count == held.count,
      "The log tells of \(logged.count) \(what), and the file holds \(held.count).")
    for (entry, row) in zip(logged, held) {
      try Difference.unless(
        entry.sequence == row.sequence && entry.detail == row.detail,
        "One of the \(what) was changed: entry \(entry.sequence) of the log tells otherwise.")
    }
  }

  private static func checkVisits(_ state: TrialState) throws(Difference) {
    let logged = entries(.record, state)
    try Difference.unless(
      Set(logged.map(\.sequence)) == Set(state.kept.visitBatches.keys),
      "The file holds other visits than the log tells of.")
    for entry in logged {
      let detail = LogDetail.parsed(entry)
      let batch = state.kept.visitBatches[entry.sequence]
      try Difference.unless(
        detail?["visits"]?.whole == batch?.count
          && detail?["visits_sha256"]?.text == batch?.sha256,
        "The visits recorded with entry \(entry.sequence) of the log were changed.")
    }
  }
}
