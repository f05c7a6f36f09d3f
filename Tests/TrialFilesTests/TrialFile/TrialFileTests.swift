import DelimitedText
import Foundation
import GRDB
import HotspotGeometry
import TestSupport
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct TrialFileTests {
  @Test func aFrameReadsBackAsItWasStored() throws {
    let trial = try SmallTrial()
    let state = try trial.file().state()
    #expect(state.frame.json.canonical == trial.frame.json.canonical)
    #expect(state.design == nil && state.commitment == nil && state.arms == nil)
    #expect(state.log.map(\.action) == ["frame"])
    #expect(state.log.first?.previous == String(repeating: "0", count: 64))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: trial.folder.path) == ["trial.gpkg"])
  }

  @Test func theDesignMayChangeUntilItIsCommittedTo() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    #expect(SmallTrial.code { _ = try file.commit() } == .state)
    try file.store(SmallTrial.crossoverDesign(days: 3))
    try file.store(SmallTrial.parallelDesign())
    let hash = try file.commit()
    #expect(
      hash == AllocationRecord.commitment(frame: trial.frame, design: SmallTrial.parallelDesign()))
    #expect(try file.commit() == hash)
    #expect(SmallTrial.code { try file.store(SmallTrial.crossoverDesign(days: 3)) } == .state)
    let state = try file.state()
    #expect(state.design == SmallTrial.parallelDesign())
    #expect(state.log.map(\.action) == ["frame", "design", "design", "commit"])
  }

  @Test func aDesignWithStrataThatAreNotThereIsRefused() throws {
    let file = try SmallTrial().file()
    var design = SmallTrial.parallelDesign()
    design.strata = "borough"
    #expect(SmallTrial.code { try file.store(design) } == .badData)
    #expect(try file.state().design == nil)
  }

  @Test func armsAreStoredOnceAndCommitTheDesign() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    let record = trial.parallelRecord()
    #expect(SmallTrial.code { try file.store(record) } == .state)
    try file.store(SmallTrial.parallelDesign())
    try file.store(record)
    let state = try file.state()
    #expect(state.arms == [0, 1, 0, 1])
    #expect(state.recordSHA256 == record.sha256)
    #expect(state.log.map(\.action) == ["frame", "design", "commit", "allocate"])
    #expect(SmallTrial.code { try file.store(record) } == .state)
    #expect(SmallTrial.code { try file.store(trial.parallelRecord(seed: "another")) } == .state)
    let day = try #require(CalendarDate("2026-03-27"))
    #expect(SmallTrial.code { _ = try file.release(record, through: day) } == .usage)
  }

  @Test func aRecordOfAnotherFrameOrDesignIsRefused() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    try file.store(SmallTrial.crossoverDesign(days: 3))
    #expect(SmallTrial.code { try file.store(trial.parallelRecord()) } == .badData)
    let other = try SmallTrial(units: 5)
    #expect(SmallTrial.code { try file.store(try other.crossoverRecord(days: 3)) } == .badData)
    #expect(SmallTrial.code { try file.store(try trial.crossoverRecord(days: 4)) } == .badData)
    #expect(try file.state().log.count == 2)
  }

  @Test("Of days to come the file knows neither units nor salts nor the seed")
  func daysAreConcealed() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    let record = try trial.crossoverRecord(days: 4)
    try file.store(record.design)
    try file.store(record)
    var state = try file.state()
    #expect(state.commitments.count == 4 && state.arms == nil)
    #expect(
      try file.release(record, through: try #require(CalendarDate("2026-03-28"))).map(\.description)
        == ["2026-03-27", "2026-03-28"])
    state = try file.state()
    #expect(state.released.map(\.treated) == [[0, 2], [1, 3]])
    #expect(
      state.released.map { $0.commitment(in: state.frame) }
        == state.commitments.prefix(2).map(\.sha256))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: trial.path))
    #expect(bytes.range(of: Data(record.seed.utf8)) == nil)
    for day in record.releasedDays {
      #expect(
        (bytes.range(of: Data(day.salt.utf8)) != nil) == (day.date.description < "2026-03-29"))
    }
    #expect(try file.release(record, through: state.released[1].date) == [])
    #expect(try file.state().log.map(\.action).suffix(2) == ["allocate", "release"])
  }

  @Test func onlyTheTrialsOwnRecordReleasesAndOnlyItsDays() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    let record = try trial.crossoverRecord(days: 4)
    let day = try #require(CalendarDate("2026-03-27"))
    try file.store(record.design)
    #expect(SmallTrial.code { _ = try file.release(record, through: day) } == .state)
    try file.store(record)
    let other = try trial.crossoverRecord(days: 4, seed: "another")
    #expect(SmallTrial.code { _ = try file.release(other, through: day) } == .state)
    #expect(SmallTrial.code { try file.reveal(other) } == .state)
    for out in [-1, 4] {
      #expect(
        SmallTrial.code { _ = try file.release(record, through: day.adding(days: out)) } == .usage)
    }
    try file.reveal(record)
    try file.reveal(record)
    let state = try file.state()
    #expect(state.revealed == record.bytes)
    #expect(state.log.filter { $0.action == "reveal" }.count == 1)
  }

  @Test func switchesAndSuspensionsNeedReasonsAndAreLogged() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    let off = TrialState.UnitSwitch(
      unit: 2, isOn: false, from: 1_774_600_000, reason: " water\nmain ")
    try file.add(off)
    var state = try file.state()
    #expect(state.switches.map(\.reason) == ["water main"])
    #expect(state.switches.map(\.unit) == [2])
    #expect(
      state.log.last?.detail
        == #"{"from":"2026-03-27T08:26:40Z","reason":"water main","state":"off","unit":"H3"}"#)
    let days = try #require(CalendarDate("2026-03-28"))
    try file.add(TrialState.Suspension(from: days, to: days.adding(days: 1), reason: "storm"))
    state = try file.state()
    #expect(state.suspensions.map(\.to) == [days.adding(days: 1)])
    #expect(
      SmallTrial.code { try file.add(.init(unit: 2, isOn: true, from: 0, reason: " ")) } == .usage)
    #expect(
      SmallTrial.code { try file.add(.init(unit: 9, isOn: true, from: 0, reason: "x")) } == .usage)
    #expect(
      SmallTrial.code { try file.add(.init(from: days, to: days.adding(days: -1), reason: "x")) }
        == .usage)
    #expect(try file.state().log.count == 3)
  }

  @Test func anAllocatedTrialIsNeverReplaced() throws {
    let trial = try SmallTrial()
    let frame = try SmallTrial.frame(units: 6)
    #expect(throws: HotspotError.self) {
      try TrialFile.create(path: trial.path, frame: frame, replacing: false)
    }
    try TrialFile.create(path: trial.path, frame: frame, replacing: true)
    let file = try trial.file()
    #expect(try file.state().frame.units.count == 6)
    try file.store(SmallTrial.parallelDesign())
    try file.store(
      AllocationRecord(
        frame: frame, design: SmallTrial.parallelDesign(), seed: "s",
        allocation: Allocation(.parallel([0, 0, 0, 1, 1, 1]))))
    #expect(
      SmallTrial.code { try TrialFile.create(path: trial.path, frame: frame, replacing: true) }
        == .state)
    #expect(try trial.file().state().arms == [0, 0, 0, 1, 1, 1])
  }

  @Test("What is written once cannot be changed by a slip of another program")
  func triggersGuard() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    let record = try trial.crossoverRecord(days: 3)
    try file.store(record.design)
    try file.store(record)
    _ = try file.release(record, through: try #require(CalendarDate("2026-03-27")))
    try file.add(TrialState.UnitSwitch(unit: 0, isOn: false, from: 0, reason: "works"))
    for table in [
      "log", "commitment", "allocation_record", "day_commitments", "released_days", "schedule",
      "switches", "documents", "units",
    ] {
      #expect(throws: DatabaseError.self, "\(table)") {
        try trial.tamper("DELETE FROM \(table)")
      }
    }
    for change in [
      "log SET at = '2026-01-01T00:00:00Z'", "documents SET content = ''", "units SET geom = NULL",
      "switches SET reason = 'other'", "schedule SET unit = 'H2'",
    ] {
      #expect(throws: DatabaseError.self, "\(change)") { try trial.tamper("UPDATE \(change)") }
    }
  }
}
