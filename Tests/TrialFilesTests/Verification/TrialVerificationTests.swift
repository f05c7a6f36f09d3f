import DelimitedText
import TestSupport
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct TrialVerificationTests {
  /// A trial of arms with a switch, a suspension and visits.
  private static func parallel() throws -> (SmallTrial, AllocationRecord) {
    let trial = try SmallTrial()
    let file = try trial.file()
    let record = trial.parallelRecord()
    try file.store(record.design)
    try file.store(record)
    try addEvents(to: trial)
    return (trial, record)
  }

  /// A trial of four days, two of them released, with the same.
  private static func crossover() throws -> (SmallTrial, AllocationRecord) {
    let trial = try SmallTrial()
    let file = try trial.file()
    let record = try trial.crossoverRecord(days: 4)
    try file.store(record.design)
    try file.store(record)
    _ = try file.release(record, through: try #require(CalendarDate("2026-03-27")))
    _ = try file.release(record, through: try #require(CalendarDate("2026-03-28")))
    try addEvents(to: trial)
    return (trial, record)
  }

  private static func addEvents(to trial: SmallTrial) throws {
    let file = try trial.file()
    let day = try #require(CalendarDate("2026-03-28"))
    try file.add(.init(unit: 1, isOn: false, from: 1_774_600_000, reason: "works"))
    try file.add(.init(from: day, to: day, reason: "storm"))
    let csv = try trial.folder.put(
      "unit,officer,start,end\nH1,a,2026-03-27T10:00,2026-03-27T10:15\n"
        + "H2,b,2026-03-28T10:00,2026-03-28T10:12\n", "visits.csv")
    _ = try VisitRequest(trial: trial.path, visits: csv).run()
    try file.add(.init(unit: 1, isOn: true, from: 1_774_700_000, reason: "done"))
  }

  private static func report(_ trial: SmallTrial, record: [UInt8]? = nil) throws
    -> VerificationReport
  {
    let state = try trial.file().state()
    return TrialVerification.verify(state, record: record) { $0.allocation }
  }

  @Test func whatWasWrittenVerifies() throws {
    for (trial, record) in [try Self.parallel(), try Self.crossover()] {
      let alone = try Self.report(trial)
      #expect(alone.difference == nil)
      #expect(alone.headHash == (try trial.file().state().log.last?.sha256))
      let whole = try Self.report(trial, record: record.bytes)
      #expect(whole.difference == nil)
      #expect(whole.passed.count == alone.passed.count + 2)
      try trial.file().reveal(record)
      let revealed = try Self.report(trial)
      #expect(revealed.difference == nil)
      #expect(revealed.passed.count == whole.passed.count)
    }
  }

  @Test func everyStepOnTheWayVerifies() throws {
    let trial = try SmallTrial()
    let file = try trial.file()
    #expect(try Self.report(trial).difference == nil)
    try file.store(SmallTrial.crossoverDesign(days: 2))
    #expect(try Self.report(trial).difference == nil)
    try file.store(SmallTrial.parallelDesign())
    #expect(try Self.report(trial).difference == nil)
    _ = try file.commit()
    #expect(try Self.report(trial).difference == nil)
  }

  @Test(
    "A trial file changed by hand is found out, and the change named",
    arguments: [
      (
        "UPDATE documents SET content = replace(content, 'North', 'Nirth') WHERE name = 'frame'",
        "text of the frame"
      ),
      ("UPDATE documents SET content = content || ' ' WHERE name = 'frame'", "text of the frame"),
      (
        "UPDATE documents SET sha256 = replace(sha256, substr(sha256, 1, 8), '00000000')"
          + " WHERE name = 'frame'", "text of the frame"
      ),
      (
        "UPDATE documents SET content = replace(content, '\"ratio\":1', '\"ratio\":2')"
          + " WHERE name = 'design'", "text of the design"
      ),
      ("UPDATE units SET area = 'East' WHERE unit = 'H1'", "unit H1 in another area"),
      (
        "UPDATE units SET geom = (SELECT geom FROM units WHERE unit = 'H2') WHERE unit = 'H1'",
        "figure of unit H1"
      ),
      ("UPDATE units SET stratum = 'South' WHERE unit = 'H1'", "unit H1 in another stratum"),
      ("UPDATE units SET arm = 'treatment' WHERE unit = 'H2'", "unit H2 in the arm treatment"),
      ("UPDATE allocation SET arm = 0 WHERE unit = 'H2'", "otherwise of the allocation"),
      (
        "UPDATE commitment SET sha256 = replace(sha256, substr(sha256, 1, 8), '00000000')",
        "do not give the commitment"
      ),
      (
        "UPDATE allocation_record SET sha256 = replace(sha256, substr(sha256, 1, 8), '00000000')",
        "otherwise of the allocation"
      ),
      ("UPDATE log SET detail = replace(detail, 'works', 'other')", "Entry 5 of the log (switch)"),
      (
        "UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE sequence = 2",
        "Entry 2 of the log (design)"
      ),
      (
        "UPDATE log SET previous = replace(previous, '0', '1') WHERE sequence = 1",
        "Entry 1 of the log does not follow"
      ),
      ("DELETE FROM log WHERE sequence = 3", "Entry 3 of the log is missing"),
      ("UPDATE switches SET reason = 'other' WHERE fid = 1", "One of the switches was changed"),
      ("UPDATE switches SET state = 'on' WHERE fid = 1", "One of the switches was changed"),
      ("UPDATE switches SET unit = 'H4' WHERE fid = 1", "One of the switches was changed"),
      ("DELETE FROM switches WHERE fid = 2", "tells of 2 switches, and the file holds 1"),
      ("UPDATE suspensions SET last_day = '2026-04-01'", "One of the suspensions was changed"),
      ("DELETE FROM suspensions", "tells of 1 suspensions, and the file holds 0"),
      (
        "UPDATE visits SET ended_at = '2026-03-27T10:16:00Z' WHERE unit = 'H1'",
        "visits recorded with entry 7"
      ),
      ("DELETE FROM visits WHERE unit = 'H1'", "visits recorded with entry 7"),
      ("DELETE FROM visits", "other visits than the log"),
    ])
  func tampering(sql: String, difference: String) throws {
    let (trial, _) = try Self.parallel()
    try trial.dropTriggers()
    #expect(try Self.report(trial).difference == nil)
    try trial.tamper(sql)
    let found = try Self.report(trial).difference
    #expect(found?.contains(difference) == true, "\(found ?? "nothing found")")
  }

  @Test(
    "So are changed days",
    arguments: [
      (
        "UPDATE day_commitments SET sha256 = replace(sha256, substr(sha256, 1, 8), '00000000')"
          + " WHERE trial_day = '2026-03-30'", "otherwise of the allocation"
      ),
      ("UPDATE schedule SET unit = 'H4' WHERE fid = 1", "released for 2026-03-27"),
      ("DELETE FROM schedule WHERE trial_day = '2026-03-28'", "released for 2026-03-28"),
      (
        "UPDATE released_days SET salt = replace(salt, substr(salt, 1, 8), '00000000')"
          + " WHERE trial_day = '2026-03-28'", "released for 2026-03-28"
      ),
      (
        "DELETE FROM schedule WHERE trial_day = '2026-03-28';"
          + " DELETE FROM released_days WHERE trial_day = '2026-03-28'", "2026-03-28"
      ),
      ("UPDATE units SET arm = 'treatment' WHERE unit = 'H2'", "unit H2 in the arm treatment"),
    ])
  func tamperingWithDays(sql: String, difference: String) throws {
    let (trial, _) = try Self.crossover()
    try trial.dropTriggers()
    try trial.tamper(sql)
    let found = try Self.report(trial).difference
    #expect(found?.contains(difference) == true, "\(found ?? "nothing found")")
  }

  @Test func contentThatCannotBeReadIsADifference() throws {
    let (trial, _) = try Self.parallel()
    try trial.dropTriggers()
    try trial.tamper("UPDATE documents SET content = '{' WHERE name = 'frame'")
    #expect(
      try TrialVerification.verify(try trial.file()).difference?.contains("frame") == true)
    let (other, _) = try Self.parallel()
    try other.dropTriggers()
    try other.tamper("UPDATE allocation SET arm = 7 WHERE unit = 'H2'")
    #expect(
      try TrialVerification.verify(try other.file()).difference?.contains("an arm") == true)
  }

  @Test func anotherRecordIsADifference() throws {
    let (trial, record) = try Self.crossover()
    let other = try trial.crossoverRecord(days: 4, seed: "another")
    #expect(
      try Self.report(trial, record: other.bytes).difference?.contains(record.sha256) == true)
    var changed = record.bytes
    changed[changed.count / 2] ^= 1
    #expect(try Self.report(trial, record: changed).difference != nil)
    let unallocated = try SmallTrial()
    #expect(
      try Self.report(unallocated, record: record.bytes).difference?.contains("no allocation")
        == true)
  }

  @Test func aRecordThatItsSeedDoesNotGiveIsADifference() throws {
    let (trial, record) = try Self.parallel()
    let state = try trial.file().state()
    let report = TrialVerification.verify(state, record: record.bytes) { _ in
      Allocation(.parallel([0, 0, 1, 1]))
    }
    #expect(report.difference?.contains("unit H2") == true)
    let (days, crossover) = try Self.crossover()
    let other = TrialVerification.verify(try days.file().state(), record: crossover.bytes) {
      guard case .crossover(var schedule) = $0.allocation.assignment else { return $0.allocation }
      schedule[day: 2, unit: 1].toggle()
      return Allocation(.crossover(schedule))
    }
    #expect(other.difference?.contains("2026-03-29") == true)
  }

  @Test("Details that differ by rounding are the same, others are not")
  func detailsAreComparedAsNumbers() throws {
    let trial = try SmallTrial()
    var record = trial.parallelRecord()
    record.allocation.details = [.init("score", .number(0.1)), .init("attempt", .integer(3))]
    let file = try trial.file()
    try file.store(record.design)
    try file.store(record)
    let state = try file.state()
    func report(_ score: Double, _ attempt: Int) -> String? {
      TrialVerification.verify(state, record: record.bytes) { record in
        Allocation(
          record.allocation.assignment,
          details: [.init("attempt", .integer(attempt)), .init("score", .number(score))])
      }.difference
    }
    #expect(report(0.1 + 1e-11, 3) == nil)
    #expect(report(0.1 + 1e-7, 3) != nil)
    #expect(report(0.1, 4) != nil)
  }

  @Test("An allocation drawn by the tool verifies, and only under its own seed")
  func aDrawnAllocationVerifies() throws {
    let trial = try SmallTrial(units: 9)
    let file = try trial.file()
    var design = SmallTrial.parallelDesign()
    design.strata = nil
    let drawn = try Allocator.allocate(trial.frame, by: design, seed: "dice").allocation
    let record = AllocationRecord(
      frame: trial.frame, design: design, seed: "dice", allocation: drawn)
    try file.store(design)
    try file.store(record)
    #expect(try TrialVerification.verify(file, record: record.bytes).difference == nil)
    let forged = try SmallTrial(units: 9)
    let other = AllocationRecord(
      frame: trial.frame, design: design, seed: "coins", allocation: drawn)
    try forged.file().store(design)
    try forged.file().store(other)
    #expect(
      try TrialVerification.verify(try forged.file(), record: other.bytes).difference?
        .contains("the seed puts it") == true)
  }
}
