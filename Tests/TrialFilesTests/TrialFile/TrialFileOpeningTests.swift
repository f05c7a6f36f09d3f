import DelimitedText
import Foundation
import GRDB
import HotspotGeometry
import TestSupport
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct TrialFileOpeningTests {
  @Test("The journal of a file that is gone is never taken for that of a new one")
  func aJournalLeftBehind() throws {
    let folder = try TemporaryFolder()
    let frame = try SmallTrial.frame(units: 2)
    let journal = try folder.put("left", "trial.gpkg-journal")
    #expect(
      SmallTrial.code {
        try TrialFile.create(path: folder.path + "trial.gpkg", frame: frame, replacing: false)
      } == .state)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["trial.gpkg-journal"])
    try FileManager.default.removeItem(atPath: journal)
    try TrialFile.create(path: folder.path + "trial.gpkg", frame: frame, replacing: false)
  }

  @Test("A file whose writer was killed is as it was before")
  func aHotJournalIsRolledBack() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    try file.add(TrialState.UnitSwitch(unit: 0, isOn: false, from: 0, reason: "works"))
    let path = try trial.folder.put("", "copy.gpkg")
    // Half-way through a transaction, the file and its journal are what a kill leaves behind.
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: trial.path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE")
      for index in 0..<2000 {
        try database.execute(
          sql:
            "INSERT INTO suspensions VALUES (NULL, '2026-01-01', '2026-01-01', ?, \(-index - 1))",
          arguments: [String(repeating: "x", count: 500)])
      }
      for ending in ["", "-journal"] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: trial.path + ending))
        try bytes.write(to: URL(fileURLWithPath: path + ending))
      }
      try database.execute(sql: "ROLLBACK")
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.range(of: Data(String(repeating: "x", count: 500).utf8)) != nil)
    let copy = try TrialFile(path: path)
    let state = try copy.state()
    #expect(state.suspensions.isEmpty && state.switches.count == 1)
    #expect(try TrialVerification.verify(copy).difference == nil)
    #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
  }

  @Test func otherFilesAreNoTrials() throws {
    let folder = try TemporaryFolder()
    #expect(SmallTrial.code { _ = try TrialFile(path: folder.path + "none.gpkg") } == .missing)
    let text = try folder.put("unit,count\n", "units.csv")
    #expect(SmallTrial.code { _ = try TrialFile(path: text) } == .damaged)
    let empty = try folder.put("", "empty.gpkg")
    #expect(SmallTrial.code { _ = try TrialFile(path: empty) } == .damaged)
    let other = folder.path + "other.sqlite"
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (a)") }
    #expect(SmallTrial.code { _ = try TrialFile(path: other) } == .damaged)
    #expect(SmallTrial.code { _ = try TrialFile(path: folder.path) } == .inputOutput)
    try TrialFile.create(path: empty, frame: SmallTrial.frame(units: 2), replacing: true)
    #expect(try TrialFile(path: empty).state().frame.units.count == 2)
  }

  @Test("A frame never takes the place of a file that is no trial, such as the units it is made of")
  func filesOfOtherKindsAreKept() throws {
    let folder = try TemporaryFolder()
    let frame = try SmallTrial.frame(units: 2)
    let text = try folder.put("unit,count\n", "units.gpkg")
    let map = folder.path + "map.gpkg"
    try DatabaseQueue(path: map).write { try $0.execute(sql: "CREATE TABLE hotspots (a)") }
    for path in [text, map] {
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(
        SmallTrial.code { try TrialFile.create(path: path, frame: frame, replacing: true) }
          == .state)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
    let table = try folder.put("unit,count\n", "units.csv")
    for path in [table, folder.path + "new.sqlite", "-"] {
      #expect(
        SmallTrial.code { try TrialFile.create(path: path, frame: frame, replacing: true) }
          == .usage)
    }
  }

  @Test("No result takes the place of a trial file, whatever is forced")
  func resultsNeverReplaceATrial() throws {
    let trial = try SmallTrial()
    try trial.tamper("VACUUM")
    let before = try Data(contentsOf: URL(fileURLWithPath: trial.path))
    let error = #expect(throws: HotspotError.self) {
      _ = try AtomicFile(path: trial.path, replace: true, isPersonal: false)
    }
    #expect(error?.fault == .exists)
    #expect(try Data(contentsOf: URL(fileURLWithPath: trial.path)) == before)
    let map = trial.folder.path + "map.gpkg"
    try DatabaseQueue(path: map).write { try $0.execute(sql: "CREATE TABLE hotspots (a)") }
    let file = try AtomicFile(path: map, replace: true, isPersonal: false)
    file.cancel()
  }

  @Test func aFileOfALaterVersionIsRefused() throws {
    let trial = try SmallTrial()
    try trial.tamper("INSERT INTO grdb_migrations VALUES ('trial-999')")
    #expect(SmallTrial.code { _ = try trial.file() } == .state)
  }

  @Test("A file left with a write-ahead log becomes one file again, unless it is in use")
  func writeAheadLog() throws {
    let trial = try SmallTrial()
    try trial.tamper("PRAGMA journal_mode = WAL; CREATE TABLE scratch (a)")
    let other = try DatabaseQueue(path: trial.path)
    _ = try other.read { try Row.fetchAll($0, sql: "SELECT * FROM scratch") }
    #expect(SmallTrial.code { _ = try trial.file() } == .state)
    try other.close()
    let file = try trial.file()
    try file.add(TrialState.UnitSwitch(unit: 0, isOn: false, from: 0, reason: "works"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: trial.folder.path) == ["trial.gpkg"])
  }

  @Test func aDamagedFileIsFoundOnOpening() throws {
    let trial = try SmallTrial()
    try trial.dropTriggers()
    try trial.tamper(
      "INSERT INTO switches VALUES (1, 'nowhere', 'off', '2026-01-01T00:00:00Z', 'x', 1)")
    #expect(SmallTrial.code { _ = try trial.file() } == .damaged)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: trial.path))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: trial.path))
    #expect(SmallTrial.code { _ = try trial.file() } == .damaged)
  }

  @Test(arguments: ["EPSG:27700", "plane", nil] as [String?])
  func theFileIsAGeoPackage(system: String?) throws {
    let trial = try SmallTrial(system: system)
    let queue = try DatabaseQueue(path: trial.path)
    try queue.read { database in
      #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x4750_4B47)
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 10_300)
      #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode") == "delete")
      #expect(
        try String.fetchOne(
          database, sql: "SELECT data_type FROM gpkg_contents WHERE table_name = 'units'")
          == (system == nil ? "attributes" : "features"))
      let row = try Row.fetchOne(database, sql: "SELECT * FROM gpkg_geometry_columns")
      #expect(row?["srs_id"] == (system == nil ? nil : system == "plane" ? -1 : 27_700))
      let blob = try Data.fetchOne(database, sql: "SELECT geom FROM units WHERE unit = 'H2'")
      guard system != nil else {
        #expect(blob == nil)
        return
      }
      let bytes = Array(try #require(blob))
      #expect(bytes.prefix(4) == [0x47, 0x50, 0, 3])
      #expect(Array(bytes.dropFirst(40)) == trial.frame.units[1].figure?.wkb)
    }
    try queue.close()
  }
}
