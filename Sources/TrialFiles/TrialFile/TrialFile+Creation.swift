internal import DelimitedText
private import Foundation
internal import GRDB
internal import HotspotGeometry
internal import ResultTables
public import TrialDesigns

extension TrialFile {
  /// Makes a trial file with its frame; nothing stands at the path until all is written.
  ///
  /// - Parameter replacing: whether the file may take the place of another trial file. A trial that
  ///   was allocated is never replaced, nor is a file of another kind: it may be what the units were
  ///   read from.
  /// - Throws: `HotspotError.usage` for a name that does not end in `.gpkg`, `HotspotError.state` where
  ///   an allocated trial or another file stands at the path; `HotspotError` where the file cannot be
  ///   put there.
  public static func create(path: String, frame: TrialFrame, replacing: Bool) throws {
    guard path.lowercased().hasSuffix(".gpkg") else {
      throw HotspotError(
        .usage, file: path,
        "a trial is kept in a GeoPackage, a file of its own. Give it a name that ends in .gpkg, such"
          + " as trial.gpkg.")
    }
    if replacing { try refuseOthers(path) }
    let file = try AtomicFile(
      path: path, replace: replacing, isPersonal: false, suffix: ".gpkg", isTrial: true)
    guard !file.isStream else {
      throw HotspotError(
        .usage, file: path, "a trial is kept in a file of its own. Name one, such as trial.gpkg.")
    }
    do {
      let queue = try connect(to: file.lend(companionEnding: ".gpkg-journal"))
      try TrialSchema.migrator.migrate(queue)
      try queue.write { try store(frame, in: $0) }
      try queue.close()
    } catch {
      throw HotspotError(error, file: path)
    }
    if replacing { try refuseOthers(path) }
    try refuseCompanions(path)
    try file.commit()
  }

  private static func store(_ frame: TrialFrame, in database: Database) throws {
    let text = frame.json.canonical
    let hash = ContentHash.sha256(of: text)
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

  /// Makes sure that neither an allocation nor a file of another kind is lost with what stands at a
  /// path; an empty file is nothing to lose.
  private static func refuseOthers(_ path: String) throws(HotspotError) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? NSNumber, size.intValue > 0 else { return }
    var isTrial = false
    var isAllocated = false
    do {
      let queue = try connect(to: path)
      defer { try? queue.close() }
      try queue.read { database in
        isTrial = try database.tableExists("allocation_record")
        if isTrial {
          isAllocated = try Row.fetchOne(database, sql: "SELECT 1 FROM allocation_record") != nil
        }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      isTrial = false
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      return
    } catch {
      throw HotspotError(error, file: path)
    }
    guard isTrial else {
      throw HotspotError(
        .state, file: path,
        "this is no trial file, and \(Setting.replacement) replaces trial files alone. Choose"
          + " another name, or delete the file if nobody needs it.")
    }
    guard !isAllocated else {
      throw HotspotError(
        .state, file: path,
        "the trial in this file is allocated, so the file is never replaced. Choose another name.")
    }
  }

  /// Makes sure that nothing stands beside the path which the database would take for part of the
  /// new file: the journal of an earlier one, deleted without it.
  private static func refuseCompanions(_ path: String) throws(HotspotError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    for companion in ["-journal", "-wal", "-shm"].map({ target + $0 })
    where FileManager.default.fileExists(atPath: companion) {
      throw HotspotError(
        .state, file: companion,
        "this file was left by another trial file of the same name, or one is in use. It would be"
          + " taken for part of the new one. Choose another name, or delete it once nobody uses it."
      )
    }
  }
}
