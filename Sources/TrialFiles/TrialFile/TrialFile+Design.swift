public import DelimitedText
internal import GRDB
internal import ResultTables
public import TrialDesigns

extension TrialFile {
  /// Stores or replaces the design; refused once committed.
  ///
  /// - Throws: `HotspotError.state` where frame and design are committed to; `badData` where the
  ///   design asks for strata that the frame has not.
  public func store(_ design: TrialDesign) throws(HotspotError) {
    try write { database in
      let state = try TrialState(reading: database)
      if let commitment = state.commitment {
        throw HotspotError(
          .state,
          "frame and design were committed to as \(commitment). What was published binds; for"
            + " another design make another trial file.")
      }
      let strata = try state.frame.strata(of: design)
      let text = design.json(for: state.frame).canonical
      let hash = ContentHash.sha256(of: text)
      try database.execute(
        sql: "INSERT INTO documents (name, content, sha256) VALUES ('design', ?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET content = excluded.content, sha256 = excluded.sha256",
        arguments: [String(decoding: text, as: UTF8.self), hash])
      for (index, unit) in state.frame.units.enumerated() {
        try database.execute(
          sql: "UPDATE units SET stratum = ? WHERE unit = ?",
          arguments: [strata?[index], unit.id])
      }
      _ = try TrialLog.append(.design, LogDetail.design(design, sha256: hash), to: database)
    }
  }

  /// Fixes frame and design, and gives the SHA-256 to be published; the same again if asked again.
  ///
  /// - Throws: `HotspotError.state` where there is no design yet.
  public func commit() throws(HotspotError) -> String {
    try write { database in
      try Self.commit(try TrialState(reading: database), in: database)
    }
  }

  /// The published hash, which is made and logged if it is not there yet.
  static func commit(_ state: TrialState, in database: Database) throws -> String {
    if let commitment = state.commitment { return commitment }
    guard let design = state.design else { throw withoutDesign }
    let commitment = AllocationRecord.commitment(frame: state.frame, design: design)
    try database.execute(
      sql: "INSERT INTO commitment (id, sha256) VALUES (1, ?)", arguments: [commitment])
    _ = try TrialLog.append(.commit, LogDetail.commit(commitment), to: database)
    return commitment
  }

  static var withoutDesign: HotspotError {
    HotspotError(
      .state,
      "the trial has no design yet. Give it one with: \(Setting.designing) TRIAL \(Setting.design)"
        + " …"
    )
  }
}
