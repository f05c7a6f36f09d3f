public import DelimitedText
internal import GRDB
internal import ResultTables
public import TrialDesigns

extension TrialFile {
  /// Stores what a record's allocation lets the trial file know: arms, or commitments to days.
  ///
  /// Frame and design are committed to first where they were not.
  ///
  /// - Throws: `HotspotError.state` where there is an allocation already or no design, `badData`
  ///   where the record is of another frame or design.
  public func store(_ record: AllocationRecord) throws(HotspotError) {
    try write { database in
      let state = try TrialState(reading: database)
      if let hash = state.recordSHA256 {
        throw HotspotError(
          .state,
          "the trial is already allocated, by the record with SHA-256 \(hash). A trial is allocated"
            + " once; for another make another trial file.")
      }
      guard let design = state.design else { throw Self.withoutDesign }
      try Self.check(record, isOf: state.frame, design)
      _ = try Self.commit(state, in: database)
      let hash = record.sha256
      try database.execute(
        sql: "INSERT INTO allocation_record (id, sha256) VALUES (1, ?)", arguments: [hash])
      let detail: OrderedJSON
      switch record.allocation.assignment {
      case .parallel(let arms):
        try Self.store(arms, frame: state.frame, design: design, in: database)
        detail = LogDetail.allocate(
          record: hash, arms: arms, frame: state.frame, design: design)
      case .crossover:
        let days = record.releasedDays.map { day in
          TrialState.CommittedDay(date: day.date, sha256: day.commitment(in: record.frame))
        }
        for day in days {
          try database.execute(
            sql: "INSERT INTO day_commitments (trial_day, sha256) VALUES (?, ?)",
            arguments: [day.date.description, day.sha256])
        }
        detail = LogDetail.allocate(record: hash, commitments: days)
      }
      _ = try TrialLog.append(.allocate, detail, to: database)
    }
  }

  private static func check(
    _ record: AllocationRecord, isOf frame: TrialFrame, _ design: TrialDesign
  ) throws(HotspotError) {
    guard record.frame.json.canonical == frame.json.canonical,
      record.design.json(for: record.frame).canonical == design.json(for: frame).canonical
    else {
      throw HotspotError(
        .badData,
        "the record is of another frame or design than the trial file. Allocate this trial file.")
    }
    let fits: Bool
    switch record.allocation.assignment {
    case .parallel(let arms):
      let isKnown = arms.allSatisfy { arm in arm.map { design.arms.indices.contains($0) } ?? true }
      fits = design.kind != .crossover && arms.count == frame.units.count && isKnown
    case .crossover(let schedule):
      fits =
        design.kind == .crossover && schedule.units == frame.units.count
        && design.start == schedule.start.description && design.days == schedule.days
    }
    guard fits else {
      throw HotspotError(.badData, "the allocation in the record does not fit its design.")
    }
  }

  private static func store(
    _ arms: [Int?], frame: TrialFrame, design: TrialDesign, in database: Database
  ) throws {
    for (unit, arm) in zip(frame.units, arms) {
      try database.execute(
        sql: "INSERT INTO allocation (unit, arm) VALUES (?, ?)", arguments: [unit.id, arm])
      try database.execute(
        sql: "UPDATE units SET arm = ? WHERE unit = ?",
        arguments: [arm.map { design.arms[$0].name }, unit.id])
    }
  }

  /// Writes the days of the record up to a day; gives the days that were new.
  ///
  /// - Throws: `HotspotError.usage` for designs without days and for a day outside the trial's;
  ///   `state` where the record is not that of this trial; `damaged` where a day does not answer to
  ///   its commitment.
  public func release(
    _ record: AllocationRecord, through day: CalendarDate
  ) throws(HotspotError) -> [CalendarDate] {
    try write { database in
      let state = try TrialState(reading: database)
      try Self.check(record, isThatOf: state)
      guard case .crossover = record.allocation.assignment else {
        throw HotspotError(
          .usage,
          "the arms of this trial hold throughout and are in the trial file already. Only"
            + " crossover trials have days to release.")
      }
      guard let first = state.commitments.first?.date, let last = state.commitments.last?.date,
        first <= day, day <= last
      else {
        let days = state.commitments
        throw HotspotError(
          .usage,
          "\(day) is not a day of this trial, which runs from"
            + " \(days.first?.date.description ?? "?") to \(days.last?.date.description ?? "?").")
      }
      let known = Set(state.released.map(\.date))
      let due = record.releasedDays.filter { $0.date <= day && !known.contains($0.date) }
      guard !due.isEmpty else { return [] }
      let commitments = Dictionary(
        state.commitments.map { ($0.date, $0.sha256) }, uniquingKeysWith: { one, _ in one })
      for day in due {
        guard commitments[day.date] == day.commitment(in: state.frame) else {
          throw HotspotError(
            .damaged,
            "the record's units of \(day.date) do not answer to the commitment in the trial file."
              + " One of the two was changed.")
        }
        try Self.store(day, frame: state.frame, in: database)
      }
      let dates = due.map(\.date)
      _ = try TrialLog.append(.release, LogDetail.release(dates, through: day), to: database)
      return dates
    }
  }

  private static func store(
    _ day: TrialState.ReleasedDay, frame: TrialFrame, in database: Database
  ) throws {
    let date = day.date.description
    try database.execute(
      sql: "INSERT INTO released_days (trial_day, salt) VALUES (?, ?)", arguments: [date, day.salt])
    let insert = try database.cachedStatement(
      sql: "INSERT INTO schedule (trial_day, unit) VALUES (?, ?)")
    for unit in day.treated { try insert.execute(arguments: [date, frame.units[unit].id]) }
  }

  /// Stores the whole record: the end of concealment.
  ///
  /// Revealing it again changes nothing.
  ///
  /// - Throws: `HotspotError.state` where the record is not that of this trial.
  public func reveal(_ record: AllocationRecord) throws(HotspotError) {
    try write { database in
      let state = try TrialState(reading: database)
      try Self.check(record, isThatOf: state)
      guard state.revealed == nil else { return }
      try database.execute(
        sql: "INSERT INTO documents (name, content, sha256) VALUES ('record', ?, ?)",
        arguments: [String(decoding: record.bytes, as: UTF8.self), record.sha256])
      _ = try TrialLog.append(.reveal, LogDetail.reveal(record: record.sha256), to: database)
    }
  }

  private static func check(
    _ record: AllocationRecord, isThatOf state: TrialState
  ) throws(HotspotError) {
    guard let hash = state.recordSHA256 else {
      throw HotspotError(
        .state, "the trial is not allocated yet. Allocate it with: \(Setting.allocating) TRIAL …")
    }
    guard record.sha256 == hash else {
      throw HotspotError(
        .state,
        "this is not the record of this trial, which has SHA-256 \(hash). Ask the holder of the"
          + " seed for it.")
    }
  }
}
