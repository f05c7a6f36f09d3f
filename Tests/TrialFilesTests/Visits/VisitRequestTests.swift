import DelimitedText
import Foundation
import TestSupport
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct VisitRequestTests {
  private static func trial() throws -> SmallTrial {
    let trial = try SmallTrial()
    let file = try trial.file()
    try file.store(SmallTrial.crossoverDesign(days: 4))
    return trial
  }

  private static func record(_ rows: String, in trial: SmallTrial) throws -> VisitOutcome {
    let csv = try trial.folder.put("unit,officer,start,end\n" + rows, "visits.csv")
    return try VisitRequest(trial: trial.path, visits: csv).run()
  }

  @Test func visitsAreStoredUnderTokens() throws {
    let trial = try Self.trial()
    let outcome = try Self.record(
      "H2,PC 1234,2026-03-28T05:59,2026-03-28T06:10\nH1,PC 1234,2026-03-28 07:00,2026-03-28 07:12\n",
      in: trial)
    #expect(outcome.accepted == 2 && outcome.rejects.isEmpty)
    let state = try trial.file().state()
    #expect(state.visits.map(\.unit) == [1, 0])
    #expect(state.visits.map(\.trialDay.description) == ["2026-03-27", "2026-03-28"])
    #expect(Set(state.visits.map(\.officer)).count == 1)
    #expect(state.visits[0].officer.count == 32)
    #expect(state.visits[0].end - state.visits[0].start == 11 * 60)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: trial.path))
    #expect(bytes.range(of: Data("1234".utf8)) == nil)
  }

  @Test(
    "Rows that cannot be are left out with their reasons",
    arguments: [
      ("H9,a,2026-03-27T10:00,2026-03-27T10:15", "unit not in the frame: H9"),
      (",a,2026-03-27T10:00,2026-03-27T10:15", "no unit"),
      ("H1,,2026-03-27T10:00,2026-03-27T10:15", "no officer"),
      ("H1,a,27/03/2026 10:00,2026-03-27T10:15", "unreadable time: 27/03/2026 10:00"),
      ("H1,a,2026-03-27T10:00,", "unreadable time: "),
      ("H1,a,2026-03-29T01:30,2026-03-29T02:15", "time that the clocks skip: 2026-03-29T01:30"),
      ("H1,a,2026-03-27T10:15,2026-03-27T10:15", "end not after start"),
      ("H1,a,2026-03-27T10:15,2026-03-27T10:00", "end not after start"),
      ("H1,a,2026-03-27T10:00,2026-03-28T10:00:01", "longer than 24 hours"),
      ("H1,a,2026-03-27T05:59,2026-03-27T06:15", "outside the days of the trial"),
      ("H1,a,2026-03-31T06:00,2026-03-31T06:15", "outside the days of the trial"),
      ("H1,seen,2026-03-27T12:14,2026-03-27T12:20", "officer in another unit at the time: H2"),
      ("H1,seen,2026-03-27T11:00,2026-03-27T14:00", "officer in another unit at the time: H2"),
      ("H2,seen,2026-03-27T12:00,2026-03-27T12:15", "recorded before"),
    ])
  func rejects(row: String, reason: String) throws {
    let trial = try Self.trial()
    let first = "H2,seen,2026-03-27T12:00,2026-03-27T12:15\n"
    let outcome = try Self.record(first + row + "\n", in: trial)
    #expect(outcome.accepted == 1)
    #expect(outcome.rejects.map(\.reason.description) == [reason])
    #expect(outcome.rejects.map(\.line) == [3])
    #expect(outcome.rejects.map(\.row) == [row])
    #expect(outcome.duplicates == (reason == "recorded before" ? 1 : 0))
    // The same against visits that are in the file.
    let again = try Self.record(row + "\n", in: trial)
    #expect(again.accepted == 0)
    #expect(again.rejects.map(\.reason.description) == [reason])
  }

  @Test(
    "Rows that can be are kept",
    arguments: [
      "H1,seen,2026-03-27T12:15,2026-03-27T12:30",  // touches the visit before
      "H2,seen,2026-03-27T12:05,2026-03-27T12:30",  // overlaps in the same unit
      "H1,other,2026-03-27T12:00,2026-03-27T12:15",  // another officer
      "H1,a,2026-03-27T06:00,2026-03-28T06:00",  // exactly a day, from the trial's first moment
      "H1,a,2026-03-31T05:59:59,2026-03-31T07:00",  // begins in the trial's last second
    ])
  func keeps(row: String) throws {
    let trial = try Self.trial()
    let outcome = try Self.record(
      "H2,seen,2026-03-27T12:00,2026-03-27T12:15\n" + row + "\n", in: trial)
    #expect(outcome.accepted == 2 && outcome.rejects.isEmpty)
  }

  @Test func aFileSentAgainAddsNothing() throws {
    let trial = try Self.trial()
    let rows = (0..<20).map { "H\($0 % 4 + 1),o\($0),2026-03-28T10:00,2026-03-28T10:11\n" }.joined()
    #expect(try Self.record(rows, in: trial).accepted == 20)
    let entries = try trial.file().state().log.count
    let again = try Self.record(rows, in: trial)
    #expect(again.accepted == 0 && again.duplicates == 20)
    #expect(again.lines.last == "0 visits recorded, 20 recorded before, 0 rejected.")
    #expect(try trial.file().state().log.count == entries)
  }

  @Test("The key is made once, is its owner's alone, and no other is taken after it")
  func theKey() throws {
    let trial = try Self.trial()
    let key = trial.path + ".key"
    let first = try Self.record("H1,a,2026-03-27T10:00,2026-03-27T10:15\n", in: trial)
    #expect(first.lines.first?.contains(key) == true)
    let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    let second = try Self.record("H1,a,2026-03-27T11:00,2026-03-27T11:15\n", in: trial)
    #expect(second.lines.count == 1)
    let officers = try trial.file().state().visits.map(\.officer)
    #expect(officers.count == 2 && Set(officers).count == 1)
    let csv = trial.folder.path + "visits.csv"
    let other = try trial.folder.put("another key, long enough", "other.key")
    #expect(throws: HotspotError.self) {
      try VisitRequest(trial: trial.path, visits: csv, keyFile: other).run()
    }
    try FileManager.default.removeItem(atPath: key)
    #expect(throws: HotspotError.self) {
      try VisitRequest(trial: trial.path, visits: csv).run()
    }
    #expect(!FileManager.default.fileExists(atPath: key))
  }

  @Test func otherNamesOfColumnsAreKnownAndMissingOnesNamed() throws {
    let trial = try Self.trial()
    let csv = try trial.folder.put(
      "Ended_At,Officer_ID,UNIT,note,started_at\n2026-03-27T10:15Z,a,H1,x,2026-03-27T10:00Z\n",
      "other.csv")
    #expect(try VisitRequest(trial: trial.path, visits: csv).run().accepted == 1)
    let bad = try trial.folder.put("unit,officer,start\nH1,a,2026-03-27T10:00\n", "bad.csv")
    let error = #expect(throws: HotspotError.self) {
      try VisitRequest(trial: trial.path, visits: bad).run()
    }
    #expect(error?.message.contains("`end`") == true)
  }

  @Test("The overlap of visits is found as by comparing each with each")
  func overlapsAgainstBruteForce() throws {
    let trial = try Self.trial()
    var stream = AuditStream(text: "visits")
    let clock = TrialClock()
    let start = clock.bounds(of: try #require(CalendarDate("2026-03-27"))).start
    var rows = ""
    var expected: [(unit: Int, officer: Int, start: Int64, end: Int64)] = []
    for _ in 0..<300 {
      let (unit, officer) = (stream.below(4), stream.below(3))
      let from = start + Int64(stream.below(3 * 1440)) * 60
      let to = from + Int64(1 + stream.below(90)) * 60
      rows +=
        "H\(unit + 1),o\(officer),\(clock.text(from)),\(clock.text(to))\n"
      let collides = expected.contains {
        $0.officer == officer
          && (($0.unit == unit && $0.start == from && $0.end == to)
            || ($0.unit != unit && $0.start < to && from < $0.end))
      }
      if !collides { expected.append((unit, officer, from, to)) }
    }
    #expect(expected.count < 300)
    #expect(try Self.record(rows, in: trial).accepted == expected.count)
  }
}
