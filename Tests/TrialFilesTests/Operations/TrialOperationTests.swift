import DelimitedText
import TestSupport
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

/// Operations on a trial file, from the file to the words that are said.
@Suite struct TrialOperationTests {
  private typealias Trial = OperatingTrial

  /// A crossover of twenty days with its record, in a folder of its own.
  private struct Files {
    let folder: TemporaryFolder
    let trial: String
    let record: String

    init() throws {
      folder = try TemporaryFolder()
      trial = folder.path + "t.gpkg"
      var design = TrialDesign(.crossover, arms: Trial.arms)
      (design.start, design.days, design.crossover) = ("2026-03-27", 20, CrossoverPlan())
      let frame = try Trial.frame()
      var schedule = CrossoverSchedule(start: Trial.day("2026-03-27"), days: 20, units: 5)
      for day in 0..<20 { schedule[day: day, unit: day % 5] = true }
      let sealed = AllocationRecord(
        frame: frame, design: design, seed: "thirteen dice",
        allocation: Allocation(.crossover(schedule)))
      try TrialFile.create(path: trial, frame: frame, replacing: false)
      let file = try TrialFile(path: trial)
      try file.store(design)
      _ = try file.commit()
      try file.store(sealed)
      record = try folder.put(sealed.bytes, "r.json")
    }
  }

  private static func code(_ body: () throws -> Void) -> HotspotError.Fault? {
    #expect(throws: HotspotError.self, performing: body)?.fault
  }

  @Test func releasesSayWhatIsOpenAndWarnOfTooMuch() throws {
    let files = try Files()
    func release(_ day: String) throws -> [String] {
      try TrialOperation.release(files.trial, record: files.record, through: Trial.day(day))
    }
    #expect(try release("2026-03-27") == ["1 day released: 2026-03-27."])
    #expect(try release("2026-04-03") == ["7 days released: 2026-03-28 to 2026-04-03."])
    #expect(
      try release("2026-04-03") == ["No day released: all days to 2026-04-03 were released before."]
    )
    let many = try release("2026-04-11")
    #expect(many.first == "8 days released: 2026-04-04 to 2026-04-11.")
    #expect(many.count == 2 && many[1].hasPrefix("WARNING: "))
    #expect(try TrialState.asking(files.trial) { $0.released.count } == 16)
  }

  @Test func whatIsNotThereOrBrokenIsNamed() throws {
    let files = try Files()
    let day = Trial.day("2026-03-27")
    let missing = try #require(
      #expect(throws: HotspotError.self) {
        try TrialOperation.release(files.trial, record: files.folder.path + "no.json", through: day)
      })
    #expect(missing.fault == .missing && missing.file?.hasSuffix("no.json") == true)
    let broken = try #require(
      #expect(throws: HotspotError.self) {
        try TrialOperation.reveal(files.trial, record: files.trial)
      })
    #expect(broken.fault == .damaged && broken.file == files.trial)
    #expect(
      Self.code { _ = try TrialState.asking(files.folder.path + "no.gpkg") { $0 } } == .missing)
    #expect(Self.code { _ = try VerificationReport(trial: files.record, record: nil) } == .damaged)
  }

  @Test func switchesNeedAUnitATimeAndAReason() throws {
    let files = try Files()
    func off(_ unit: String, _ from: String, _ reason: String) throws -> [String] {
      try TrialOperation.switch(files.trial, unit: unit, on: false, from: from, reason: reason)
    }
    #expect(
      try off("h1", "2026-03-29T07:00", "roadworks") == [
        "h1 is switched off from 2026-03-29T07:00:00+01:00, trial day 2026-03-29. Its arm stays what"
          + " it is."
      ])
    let unknown = #expect(throws: HotspotError.self) { try off("H1", "2026-03-29T07:00", "x") }
    #expect(unknown?.fault == .usage && unknown?.message.contains("Did you mean h1?") == true)
    #expect(unknown?.file == files.trial)
    #expect(Self.code { _ = try off("h1", "soon", "x") } == .usage)
    // 01:30 on that morning is skipped by the clocks.
    #expect(Self.code { _ = try off("h1", "2026-03-29T01:30", "x") } == .usage)
    #expect(Self.code { _ = try off("h1", "2026-03-29T07:00", " ") } == .usage)
    // The trial runs from 27 March at 06:00 to 16 April at 05:59: a wrong year is for good.
    for wrong in ["2025-03-29T07:00", "2026-03-27T05:59", "2026-04-16T06:00"] {
      let error = #expect(throws: HotspotError.self) { try off("h1", wrong, "x") }
      #expect(error?.fault == .usage && error?.message.contains("2026-03-27T06:00") == true)
    }
    let switches = try TrialState.asking(files.trial) { $0.switches }
    #expect(switches.map(\.from) == [Trial.utc("2026-03-29", 6)])
  }

  @Test func suspensionsLieInTheTrial() throws {
    let files = try Files()
    func suspend(_ from: String, _ to: String) throws -> [String] {
      try TrialOperation.suspend(
        files.trial, from: Trial.day(from), to: Trial.day(to), reason: "royal visit")
    }
    #expect(
      try suspend("2026-04-01", "2026-04-02") == [
        "The trial is suspended for 2 days: 2026-04-01 to 2026-04-02."
      ])
    #expect(Self.code { _ = try suspend("2026-04-02", "2026-04-01") } == .usage)
    #expect(Self.code { _ = try suspend("2026-05-01", "2026-05-02") } == .usage)
    #expect(try TrialState.asking(files.trial) { $0.suspensions.count } == 1)
  }

  @Test func theRunRecordHoldsTheHeadOfTheLog() throws {
    let files = try Files()
    let state = try TrialState.asking(files.trial) { $0 }
    let trial = state.runRecord(command: ["hotspot", "trial", "show"]).document["trial"]
    #expect(trial?["log_head_sha256"]?.text == state.log.last?.sha256)
    #expect(trial?["commitment_sha256"]?.text == state.commitment)
  }
}
