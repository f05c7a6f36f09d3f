private import Foundation
internal import GRDB
internal import HotspotGeometry
internal import ResultTables

extension TrialFile {
  /// Makes a trial file with its frame; nothing stands at the path until all is written.
  ///
  /// - Parameter replacing: whether the file may take the place of another. A trial that was
  ///   allocated is never replaced.
  /// - Throws: `TrialError.state` where an allocated trial stands at the path; `OutputError` where
  ///   the file cannot be put there.
  public static func create(path: String, frame: TrialFrame, replacing: Bool) throws {
    if replacing { try refuseAllocated(path) }
    let file = try AtomicFile(
      path: path, replace: replacing, isPersonal: false, suffix: ".gpkg")
    guard !file.isStream else {
      throw TrialError(
        .usage, file: path, "a trial is kept in a file of its own. Name one, such as trial.gpkg.")
    }
    do {
      let queue = try connect(to: file.lend(companionEnding: ".gpkg-journal"))
      try TrialSchema.migrator.migrate(queue)
      try queue.write { try store(frame, in: $0) }
      try queue.close()
    } catch {
      throw TrialError(error, file: path)
    }
    if replacing { try refuseAllocated(path) }
    // What a killed process left beside an earlier file would be taken for this one's.
    for ending in ["-journal", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + ending)
    }
    try file.commit()
  }

  private static func store(_ frame: TrialFrame, in database: Database) throws {
    let text = frame.json.canonical
    let hash = ContentDigest.sha256(text)
    try database.execute(
      sql: "INSERT INTO documents (name, content, sha256) VALUES ('frame', ?, ?)",
      arguments: [String(decoding: text, as: UTF8.self), hash])
    try GeoPackageLayout.register(units: frame, in: database)
    let system = GeoPackageLayout.systemID(of: frame)
    for unit in frame.units {
      try database.execute(
        sql: "INSERT INTO units (geom, unit, area) VALUES (?, ?, ?)",
        arguments: [
          unit.figure.map { Data(GeoPackageLayout.blob(of: $0, system: system)) }, unit.id,
          unit.area,
        ])
    }
    _ = try TrialLog.append(.frame, LogDetail.frame(frame, sha256: hash), to: database)
  }

  /// Makes sure that no allocation is lost with the file at a path.
  private static func refuseAllocated(_ path: String) throws(TrialError) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let isAllocated: Bool
    do {
      let queue = try connect(to: path)
      defer { try? queue.close() }
      isAllocated = try queue.read { database in
        guard try database.tableExists("allocation_record") else { return false }
        return try Row.fetchOne(database, sql: "SELECT 1 FROM allocation_record") != nil
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      return
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      return
    } catch {
      throw TrialError(error, file: path)
    }
    guard !isAllocated else {
      throw TrialError(
        .state, file: path,
        "the trial in this file is allocated, so the file is never replaced. Choose another name.")
    }
  }
}
