internal import DelimitedText
private import Foundation
internal import GRDB
internal import ResultTables
internal import TrialDesigns

/// The log of a trial: what was done and when, each entry bound to the one before by its hash.
///
/// An entry's hash is SHA-256 over the canonical JSON (RFC 8785) of its sequence, moment, action,
/// detail and the hash before. A chain that is anchored nowhere can be built anew by whoever holds
/// the file; so its last hash is printed, to be noted outside.
enum TrialLog {
  /// What stands before the first entry.
  static let firstPrevious = String(repeating: "0", count: 64)

  /// Adds an entry within the transaction that changes the data; gives its number.
  static func append(
    _ action: LogAction, _ detail: OrderedJSON, to database: Database
  ) throws -> Int {
    let last = try Row.fetchOne(
      database, sql: "SELECT sequence, sha256 FROM log ORDER BY sequence DESC LIMIT 1")
    var entry = TrialState.LogEntry(
      sequence: (last?["sequence"] ?? 0) + 1, at: UTCMoment.text(now()), action: action.rawValue,
      detail: String(decoding: detail.canonical, as: UTF8.self),
      previous: last?["sha256"] ?? firstPrevious, sha256: "")
    entry.sha256 = entry.chainedSHA256
    try database.execute(
      sql: "INSERT INTO log (sequence, at, action, detail, previous, sha256)"
        + " VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.sequence, entry.at, entry.action, entry.detail, entry.previous, entry.sha256,
      ])
    return entry.sequence
  }

  /// The moment of an entry: SOURCE_DATE_EPOCH where the environment sets it, so that a file can be
  /// made again to the byte, else the clock's.
  static func now() -> Int64 {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int64($0) }
      ?? Int64(Date().timeIntervalSince1970.rounded(.down))
  }
}

/// What an entry of the log says was done.
enum LogAction: String, CaseIterable {
  case frame, design, commit, allocate, release, reveal, record, suspend
  case `switch`
}

extension TrialState.LogEntry {
  /// The hash that the entry must have.
  var chainedSHA256: String {
    let content: OrderedJSON = [
      "sequence": .integer(sequence), "at": .string(at), "action": .string(action),
      "detail": .string(detail), "previous": .string(previous),
    ]
    return ContentHash.sha256(of: content.canonical)
  }
}
