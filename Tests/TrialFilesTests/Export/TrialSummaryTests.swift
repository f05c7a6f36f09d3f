import DelimitedText
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct TrialSummaryTests {
  private typealias Trial = OperatingTrial

  private static func items(_ state: TrialState) throws -> [String: String] {
    let rows = try Trial.csv(TrialSummary(state)).dropFirst().map {
      $0.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }
    #expect(Set(rows.map { $0[0] }).count == rows.count)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  @Test func atFirstThereIsAFrame() throws {
    let items = try Self.items(TrialState(frame: try Trial.frame()))
    #expect(items["units"] == "5")
    #expect(items["excluded by min-count"] == "2")
    #expect(items["areas"] == "\"North, South\"")
    #expect(items["design"] == "none yet")
    #expect(items["commitment SHA-256"] == "not committed yet")
    #expect(items["allocated"] == "no")
    #expect(items["head hash"] == "none")
  }

  @Test func aRunningCrossover() throws {
    let items = try Self.items(try Trial.crossover())
    #expect(items["design"] == "crossover")
    #expect(items["arms"] == "\"treatment=1, control=1\"")
    #expect(items["last trial day"] == "2026-03-31")
    #expect(items["released through"] == "2026-03-29")
    #expect(items["days released"] == "3")
    #expect(items["revealed"] == "no")
    #expect(try Self.items(try Trial.revealed())["revealed"] == "yes")
  }

  @Test func theLogStandsAsItIs() throws {
    var state = try Trial.parallel()
    state.log = [
      .init(
        sequence: 1, at: "2026-03-01T09:12:33Z", action: "frame", detail: #"{"units":5}"#,
        previous: Trial.record, sha256: "ab")
    ]
    #expect(
      try Trial.csv(LogTable(state)) == [
        "sequence,at,action,detail,previous,sha256",
        #"1,2026-03-01T09:12:33Z,frame,"{""units"":5}",\#(Trial.record),ab"#,
      ])
  }
}
