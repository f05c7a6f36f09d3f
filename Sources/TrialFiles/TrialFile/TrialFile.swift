public import DelimitedText
private import Foundation
internal import GRDB
internal import TrialDesigns

/// A trial, kept in one GeoPackage: SQLite with a rollback journal, so that the one file is always
/// the whole.
///
/// Every change is one transaction that writes the data and its entry in the log together; a
/// process that is killed at any moment leaves the state before or the state after. Several
/// processes may use a file at once: each waits up to ten seconds for the others.
public final class TrialFile: Sendable {
  /// Where the file stands, as the caller named it.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens a trial file and checks its integrity.
  ///
  /// A transaction that a killed process left unfinished is undone; a file that another program
  /// left with a write-ahead log is brought back to one file.
  ///
  /// - Throws: `HotspotError`: `missing`; `damaged` for a file that is no trial or fails its checks;
  ///   `state` for one of a later version or in use with a write-ahead log.
  public init(path: String) throws(HotspotError) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      throw HotspotError(
        .missing, file: path,
        "there is no such trial file. Make one with: \(Setting.framing) UNITS \(Setting.trialFile)"
          + " \(path) \(Setting.idColumn) COLUMN"
      )
    }
    do {
      queue = try Self.connect(to: path)
      try queue.writeWithoutTransaction { try Self.check($0, path: path) }
      if try !queue.read(TrialSchema.migrator.hasCompletedMigrations) {
        try TrialSchema.migrator.migrate(queue)
      }
    } catch {
      throw HotspotError(error, file: path)
    }
  }

  deinit { try? queue.close() }

  /// All that the file holds, read in one transaction.
  ///
  /// - Complexity: O(bytes of the file).
  public func state() throws(HotspotError) -> TrialState {
    try read { try TrialState(reading: $0) }
  }

  /// Runs a reading transaction.
  func read<Value>(_ body: (Database) throws -> Value) throws(HotspotError) -> Value {
    do { return try queue.read(body) } catch { throw HotspotError(error, file: path) }
  }

  /// Runs a writing transaction, which no other process can come between; an error undoes it.
  func write<Value>(_ body: (Database) throws -> Value) throws(HotspotError) -> Value {
    do { return try queue.write(body) } catch { throw HotspotError(error, file: path) }
  }

  /// A connection with the settings that every trial file is used with.
  static func connect(to path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // EXTRA is FULL and a sync of the folder too, without which a power cut can bring the
      // journal of a finished transaction back.
      try database.execute(sql: "PRAGMA synchronous = EXTRA")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Makes sure that this is a trial file, of a version known, one file, and sound.
  private static func check(_ database: Database, path: String) throws {
    guard
      try Int.fetchOne(database, sql: "PRAGMA application_id") == GeoPackageLayout.applicationID,
      try TrialSchema.migrator.appliedIdentifiers(database).contains(TrialSchema.first)
    else { throw HotspotError.notATrial(path) }
    if try TrialSchema.migrator.hasBeenSuperseded(database) {
      throw HotspotError(
        .state, file: path,
        "the trial file was made by a later version of hotspot. Update hotspot to use it.")
    }
    let mode = try journalMode(of: database)
    guard mode == "delete" else {
      throw HotspotError(
        .state, file: path,
        "another program keeps the trial file open with a \(mode) journal, so that parts of it are"
          + " in other files. Close it there, in QGIS for one, and try again.")
    }
    let findings = try String.fetchAll(database, sql: "PRAGMA integrity_check(3)")
    guard findings == ["ok"] else {
      throw HotspotError(
        .damaged, file: path,
        "the trial file fails its integrity check (\(findings.joined(separator: "; ")))."
          + " Go back to the last good copy of it.")
    }
    if let broken = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
      let (table, parent): (String?, String?) = (broken["table"], broken["parent"])
      throw HotspotError(
        .damaged, file: path,
        "a row of the table \(table ?? "?") points to a row of \(parent ?? "?") that is not there."
          + " Go back to the last good copy of the trial file.")
    }
  }

  /// The journal mode after asking for a rollback journal, which cannot be had while another
  /// program holds the file with a write-ahead log.
  private static func journalMode(of database: Database) throws -> String {
    do {
      return try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE") ?? "unknown"
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return "wal"
    }
  }
}
