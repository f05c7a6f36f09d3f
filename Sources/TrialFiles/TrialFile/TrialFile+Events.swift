public import DelimitedText
internal import GRDB
internal import ResultTables
internal import TrialDesigns

extension TrialFile {
  /// Switches a unit off or on, from a moment that may lie in the past or the future; its arm stays.
  ///
  /// - Throws: `HotspotError.usage` for a unit that is none or a reason that is empty.
  public func add(_ change: TrialState.UnitSwitch) throws(HotspotError) {
    var change = change
    change.reason = try Self.trimmed(change.reason)
    try write { database in
      let frame = try TrialState(reading: database).frame
      guard frame.units.indices.contains(change.unit) else {
        throw HotspotError(.usage, "the trial has no unit at position \(change.unit).")
      }
      let entry = try TrialLog.append(
        .switch, LogDetail.switch(change, frame: frame), to: database)
      try database.execute(
        sql: "INSERT INTO switches (unit, state, valid_from, reason, log_sequence)"
          + " VALUES (?, ?, ?, ?, ?)",
        arguments: [
          frame.units[change.unit].id, change.isOn ? "on" : "off", UTCMoment.text(change.from),
          change.reason, entry,
        ])
    }
  }

  /// Suspends the trial for some days; the arms stay.
  ///
  /// - Throws: `HotspotError.usage` for days that end before they begin or a reason that is empty.
  public func add(_ suspension: TrialState.Suspension) throws(HotspotError) {
    var suspension = suspension
    suspension.reason = try Self.trimmed(suspension.reason)
    guard suspension.from <= suspension.to else {
      throw HotspotError(
        .usage, "the suspension ends on \(suspension.to), before it begins on \(suspension.from).")
    }
    try write { database in
      let entry = try TrialLog.append(.suspend, LogDetail.suspend(suspension), to: database)
      try database.execute(
        sql: "INSERT INTO suspensions (first_day, last_day, reason, log_sequence)"
          + " VALUES (?, ?, ?, ?)",
        arguments: [
          suspension.from.description, suspension.to.description, suspension.reason, entry,
        ])
    }
  }

  /// Stores visits that a look at the trial's state decides on, all in one transaction, so that
  /// two processes cannot both store the same.
  ///
  /// - Parameter keyMark: by what the key of the officers' tokens is known again.
  package func add(
    visitsKeyedBy keyMark: String, choosing choose: (TrialState) throws -> [TrialState.Visit]
  ) throws(HotspotError) {
    try write { database in
      let state = try TrialState(reading: database)
      let visits = try choose(state)
      guard !visits.isEmpty else { return }
      let entry = try TrialLog.append(
        .record,
        LogDetail.record(TrialState.VisitBatch(visits, frame: state.frame), keyMark: keyMark),
        to: database)
      let insert = try database.cachedStatement(
        sql: "INSERT INTO visits (unit, officer_token, started_at, ended_at, trial_day,"
          + " log_sequence) VALUES (?, ?, ?, ?, ?, ?)")
      for visit in visits.sorted(by: TrialState.Visit.precedes) {
        try insert.execute(arguments: [
          state.frame.units[visit.unit].id, visit.officer, UTCMoment.text(visit.start),
          UTCMoment.text(visit.end), visit.trialDay.description, entry,
        ])
      }
    }
  }

  private static func trimmed(_ reason: String) throws(HotspotError) -> String {
    let text = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else {
      throw HotspotError(.usage, "a reason is needed. Give it with \(Setting.reason) TEXT.")
    }
    return text
  }
}
