internal import DelimitedText
internal import ResultTables
internal import TrialDesigns

/// Checks a trial against its sealed record, or the one revealed, and draws the allocation again.
enum RecordCheck {
  static func passed(
    _ state: TrialState, record: [UInt8]?,
    replaying replay: (AllocationRecord) throws(HotspotError) -> Allocation
  ) throws(Difference) -> [String] {
    if state.revealed != nil {
      let document = state.kept.documents["record"]
      try Difference.unless(
        document?.storedSHA256 == document?.actualSHA256
          && document?.actualSHA256 == state.recordSHA256,
        "The revealed record is not the one that the trial was allocated by.")
    }
    guard let bytes = record ?? state.revealed else { return [] }
    guard let hash = state.recordSHA256 else {
      throw Difference("The trial file holds no allocation, and there is a record of one.")
    }
    let record: AllocationRecord
    do { record = try AllocationRecord(bytes: bytes) } catch {
      throw Difference("The record cannot be relied on: \(error.message)")
    }
    try Difference.unless(
      ContentHash.sha256(of: bytes) == hash,
      "The record is not the one that the trial was allocated by, which has SHA-256 \(hash).")
    try checkContent(record, of: state)
    let replayed: Allocation
    do { replayed = try replay(record) } catch {
      throw Difference("The allocation cannot be drawn again: \(error.message)")
    }
    try AllocationReplay.check(record, against: replayed)
    return [
      "The record is the one that the trial was allocated by, \(hash).",
      "Drawn again from its seed, the allocation is the same.",
    ]
  }

  /// Throws unless the file holds what the record gives.
  private static func checkContent(
    _ record: AllocationRecord, of state: TrialState
  ) throws(Difference) {
    try Difference.unless(
      record.frame.json.canonical == state.frame.json.canonical,
      "The record is of another frame than the trial file.")
    try Difference.unless(
      record.design.json(for: record.frame).canonical
        == state.design?.json(for: state.frame).canonical,
      "The record is of another design than the trial file.")
    switch record.allocation.assignment {
    case .parallel(let arms):
      for (unit, (held, drawn)) in zip(state.frame.units, zip(state.arms ?? [], arms)) {
        try Difference.unless(
          held == drawn, "Unit \(unit.id) is in another arm in the trial file than in the record.")
      }
    case .crossover:
      let days = record.releasedDays
      try Difference.unless(
        days.count == state.commitments.count,
        "The record has \(days.count) days, and the trial file \(state.commitments.count).")
      for (day, committed) in zip(days, state.commitments) {
        try Difference.unless(
          day.date == committed.date && day.commitment(in: record.frame) == committed.sha256,
          "The record's units of \(day.date) do not answer to the commitment in the trial file.")
      }
    }
  }
}
