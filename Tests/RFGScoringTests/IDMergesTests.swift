import DelimitedText
import OffenceRecords
import RFGScoring
import Testing

@Suite struct IDMergesTests {
  private func merges(_ rows: String) throws -> IDMerges {
    try IDMerges(csv: Array(("old_id,new_id\n" + rows).utf8), file: "merges.csv")
  }

  @Test func chainsLeadToTheirEnd() throws {
    let merges = try merges("a,b\nb,c\nc,d\nx,d\ny,y\na,b\n")
    #expect(
      ["a", "b", "c", "d", "x", "y", "z"].map { merges.target(of: $0) } == [
        "d", "d", "d", "d", "d", "y", "z",
      ])
    #expect(merges.count == 4)
  }

  /// The same line is named on every run.
  @Test(arguments: 1...8)
  func aCycleIsRefusedAtItsFirstLine(run: Int) throws {
    let error = #expect(throws: HotspotError.self) {
      try merges("w,x\np,q\nq,r\nr,p\nz,p\n")
    }
    #expect(error?.line == 3)
    #expect(error?.message.contains("comes back to its start") == true)
  }

  @Test(arguments: [
    ("a,b\na,c\n", 3, "merged into two"), ("a,\n", 2, "empty"), (",b\n", 2, "empty"),
    ("a,b\nb,a\n", 2, "start"),
  ])
  func refuses(rows: String, line: Int, words: String) {
    let error = #expect(throws: HotspotError.self) { try merges(rows) }
    #expect(error?.line == line)
    #expect(error?.message.contains(words) == true)
  }

  @Test func aHeaderWithoutTheColumns() {
    let error = #expect(throws: HotspotError.self) {
      try IDMerges(csv: Array("old,new\na,b\n".utf8), file: "merges.csv")
    }
    #expect(error?.message.contains("old_id and new_id") == true)
  }

  /// A chain as long as a national table's must not take the square of its length.
  @Test(.timeLimit(.minutes(1))) func longChains() throws {
    let rows = (0..<60_000).map { "p\($0),p\($0 + 1)\n" }.joined()
    #expect(try merges(rows).target(of: "p0") == "p60000")
  }

  /// Victims are people too: one who goes by two identifiers is one victim.
  @Test func victimsAreMergedAsWell() throws {
    let csv = """
      person_id,event_id,occurred_at,offence_code,victim_id
      a,E1,2024-01-01,A1,V1
      old,E2,2024-01-02,A1,V2

      """
    let outcome = try Tiny.run(csv) { request, folder in
      request.mergesPath = try folder.write("merges.csv", "old_id,new_id\nold,a\nV2,V1\n")
    }
    let rows = try outcome.table.cells()
    #expect(rows.count == 1)
    #expect(rows.first?["offences"] == "2")
    #expect(rows.first?["distinct_victims"] == "1")
  }
}
