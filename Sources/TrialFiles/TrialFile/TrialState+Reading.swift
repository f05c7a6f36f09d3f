internal import DelimitedText
private import Foundation
internal import GRDB
internal import ResultTables
internal import TrialDesigns

extension TrialState {
  /// Reads all that a trial file holds.
  ///
  /// - Throws: `HotspotError.damaged` for content that cannot be read back.
  init(reading database: Database) throws {
    var texts: [String: [UInt8]] = [:]
    var documents: [String: Document] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT name, content, sha256 FROM documents") {
      let (name, content, hash): (String, String, String) = (row[0], row[1], row[2])
      let bytes = Array(content.utf8)
      texts[name] = bytes
      documents[name] = Document(
        storedSHA256: hash, actualSHA256: ContentHash.sha256(of: bytes))
    }
    guard let json = texts["frame"].flatMap({ OrderedJSON(parsing: $0) }) else {
      throw Self.broken("the frame of the trial is no longer readable")
    }
    self.init(frame: try TrialFrame(json: json))
    kept.documents = documents
    if let text = texts["design"] {
      guard let json = OrderedJSON(parsing: text) else {
        throw Self.broken("the design of the trial is no longer readable")
      }
      design = try TrialDesign(json: json, frame: frame)
    }
    commitment = try String.fetchOne(database, sql: "SELECT sha256 FROM commitment")
    recordSHA256 = try String.fetchOne(database, sql: "SELECT sha256 FROM allocation_record")
    revealed = texts["record"]
    let positions = try readLayer(database)
    try readAllocation(database, positions)
    try readEvents(database, positions)
    try readVisits(database, positions)
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT sequence, at, action, detail, previous, sha256 FROM log ORDER BY sequence")
    while let row = try rows.next() {
      log.append(
        LogEntry(
          sequence: row[0], at: row[1], action: row[2], detail: row[3], previous: row[4],
          sha256: row[5]))
    }
  }

  private static func broken(_ what: String) -> HotspotError {
    HotspotError(.damaged, "\(what). It was changed by another program. Go back to a good copy.")
  }

  private static func day(_ row: Row, _ column: Int) throws -> CalendarDate {
    guard let day = CalendarDate(row[column] as String) else {
      throw broken("`\(row[column] as String)` in the trial file is not a day")
    }
    return day
  }

  private static func moment(_ row: Row, _ column: Int) throws -> Int64 {
    guard let moment = UTCMoment.seconds(of: row[column]) else {
      throw broken("`\(row[column] as String)` in the trial file is not a moment")
    }
    return moment
  }

  /// Reads the layer of units; gives the position in the frame of each row's unit.
  private mutating func readLayer(_ database: Database) throws -> [Int: Int] {
    var positions: [Int: Int] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT fid, unit, area, stratum, arm, geom FROM units ORDER BY fid")
    while let row = try rows.next() {
      let unit: String = row[1]
      guard let position = frame.index(ofUnit: unit) else {
        throw Self.broken("the layer of units has a unit \(unit), which the frame has not")
      }
      positions[row[0]] = position
      kept.layer.append(
        LayerUnit(
          unit: unit, area: row[2], stratum: row[3], arm: row[4],
          figure: (row[5] as Data?).map(Array.init)))
    }
    return positions
  }

  private mutating func readAllocation(_ database: Database, _ positions: [Int: Int]) throws {
    guard recordSHA256 != nil else { return }
    for row in try Row.fetchAll(
      database, sql: "SELECT trial_day, sha256 FROM day_commitments ORDER BY trial_day")
    {
      commitments.append(CommittedDay(date: try Self.day(row, 0), sha256: row[1]))
    }
    if design?.kind != .crossover {
      var arms: [Int?] = Array(repeating: nil, count: frame.units.count)
      for row in try Row.fetchAll(
        database, sql: "SELECT units.fid, allocation.arm FROM allocation JOIN units USING (unit)")
      {
        let arm: Int? = row[1]
        guard arm.map({ design?.arms.indices.contains($0) == true }) ?? true else {
          throw Self.broken("the allocation has an arm that the design has not")
        }
        if let position = positions[row[0]] { arms[position] = arm }
      }
      self.arms = arms
      return
    }
    var treated: [String: [Int]] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT trial_day, units.fid FROM schedule JOIN units USING (unit)")
    while let row = try rows.next() {
      if let position = positions[row[1]] { treated[row[0], default: []].append(position) }
    }
    for row in try Row.fetchAll(
      database, sql: "SELECT trial_day, salt FROM released_days ORDER BY trial_day")
    {
      released.append(
        ReleasedDay(
          date: try Self.day(row, 0), salt: row[1], treated: (treated[row[0]] ?? []).sorted()))
    }
  }

  private mutating func readEvents(_ database: Database, _ positions: [Int: Int]) throws {
    for row in try Row.fetchAll(
      database,
      sql: "SELECT u.fid, s.state, s.valid_from, s.reason, s.log_sequence"
        + " FROM switches s JOIN units u USING (unit) ORDER BY s.log_sequence")
    {
      switches.append(
        UnitSwitch(
          unit: positions[row[0]] ?? 0, isOn: row[1] == "on", from: try Self.moment(row, 2),
          reason: row[3]))
      kept.switchEntries.append(row[4])
    }
    for row in try Row.fetchAll(
      database,
      sql: "SELECT first_day, last_day, reason, log_sequence FROM suspensions"
        + " ORDER BY log_sequence")
    {
      suspensions.append(
        Suspension(from: try Self.day(row, 0), to: try Self.day(row, 1), reason: row[2]))
      kept.suspensionEntries.append(row[3])
    }
  }

  private mutating func readVisits(_ database: Database, _ positions: [Int: Int]) throws {
    var batches: [Int: [Visit]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT u.fid, officer_token, started_at, ended_at, trial_day, log_sequence"
        + " FROM visits JOIN units u USING (unit)")
    while let row = try rows.next() {
      let visit = Visit(
        unit: positions[row[0]] ?? 0, officer: row[1], start: try Self.moment(row, 2),
        end: try Self.moment(row, 3), trialDay: try Self.day(row, 4))
      visits.append(visit)
      batches[row[5], default: []].append(visit)
    }
    visits.sort(by: Visit.precedes)
    kept.visitBatches = batches.mapValues { VisitBatch($0, frame: frame) }
  }
}
