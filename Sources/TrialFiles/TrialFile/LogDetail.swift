internal import DelimitedText
internal import ResultTables
internal import TrialDesigns

/// The particulars of each action, as they stand in the log and as verification derives them anew
/// from what the file holds.
///
/// They name what was done by hashes, dates and units, and hold neither a seed nor a day to come.
enum LogDetail {
  static func frame(_ frame: TrialFrame, sha256: String) -> OrderedJSON {
    [
      "frame_sha256": .string(sha256), "units": .integer(frame.units.count),
      "excluded": .integer(frame.exclusions.count),
    ]
  }

  static func design(_ design: TrialDesign, sha256: String) -> OrderedJSON {
    ["design": .string(design.kind.rawValue), "design_sha256": .string(sha256)]
  }

  static func commit(_ commitment: String) -> OrderedJSON {
    ["commitment_sha256": .string(commitment)]
  }

  /// An allocation to arms that hold for the whole trial.
  static func allocate(
    record: String, arms: [Int?], frame: TrialFrame, design: TrialDesign
  ) -> OrderedJSON {
    let rows = OrderedJSON.array(
      arms.enumerated().map { unit, arm in
        [
          .string(frame.units[unit].id), arm.map { .string(design.arms[$0].name) } ?? .null,
        ]
      })
    return [
      "record_sha256": .string(record),
      "arms_sha256": .string(ContentHash.sha256(of: rows.canonical)),
    ]
  }

  /// An allocation of days, of which the file knows the commitments alone.
  static func allocate(
    record: String, commitments: [TrialState.CommittedDay]
  ) -> OrderedJSON {
    let rows = OrderedJSON.array(
      commitments.map { [.string($0.date.description), .string($0.sha256)] })
    return [
      "record_sha256": .string(record),
      "days": .integer(commitments.count),
      "commitments_sha256": .string(ContentHash.sha256(of: rows.canonical)),
    ]
  }

  static func release(_ days: [CalendarDate], through last: CalendarDate) -> OrderedJSON {
    [
      "through": .string(last.description),
      "days": .array(days.map { .string($0.description) }),
    ]
  }

  static func reveal(record: String) -> OrderedJSON { ["record_sha256": .string(record)] }

  static func `switch`(_ change: TrialState.UnitSwitch, frame: TrialFrame) -> OrderedJSON {
    [
      "unit": .string(frame.units[change.unit].id), "state": .string(change.isOn ? "on" : "off"),
      "from": .string(UTCMoment.text(change.from)), "reason": .string(change.reason),
    ]
  }

  static func suspend(_ suspension: TrialState.Suspension) -> OrderedJSON {
    [
      "from": .string(suspension.from.description), "to": .string(suspension.to.description),
      "reason": .string(suspension.reason),
    ]
  }

  /// Visits recorded at once, and a mark of the key that made the officers' tokens.
  static func record(_ batch: TrialState.VisitBatch, keyMark: String) -> OrderedJSON {
    [
      "visits": .integer(batch.count), "visits_sha256": .string(batch.sha256),
      "officer_key_mark": .string(keyMark),
    ]
  }

  /// The mark of the key that a detail of recorded visits holds.
  static func keyMark(_ entry: TrialState.LogEntry) -> String? {
    parsed(entry)?["officer_key_mark"]?.text
  }

  /// A detail as JSON; nil for an entry that was changed into something else.
  static func parsed(_ entry: TrialState.LogEntry) -> OrderedJSON? {
    OrderedJSON(parsing: Array(entry.detail.utf8))
  }
}
