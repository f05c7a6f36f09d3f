import HotspotMapping
import ResultTables
import Testing

@Suite struct NearRepeatRequestTests {
  @Test func `Pairs are counted from one limit up to the next`() throws {
    let file = try ExportFile([
      "1,2023-01-01 12:00,450000,200000,Burglary", "2,2023-01-07 12:00,450099,200000,Burglary",
      "3,2023-01-08 12:00,450000,200100,Burglary", "4,2023-03-01 12:00,450000,200000,Burglary",
    ])
    var request = NearRepeatRequest(study: file.request())
    request.permutations = 19
    let rows = TableRows(try request.run())
    #expect(rows.rows.count == 9)
    // 1–2: 99 m, 6 days. 1–3: 100 m, 7 days. 2–3: 141 m, 1 day.
    #expect(rows.integers("observed") == [1, 0, 0, 1, 1, 0, 0, 0, 0])
    #expect(rows.numbers("p").allSatisfy { ($0 ?? 0) >= 1.0 / 20 && ($0 ?? 2) <= 1 })
    #expect(TableRows(try request.run()) == rows)
  }

  @Test func `Months without days, and limits that do not ascend, are refused`() throws {
    let file = try ExportFile(["1,2023-01,450000,200000,Burglary"])
    #expect(
      message { try NearRepeatRequest(study: file.request()).run() }
        .contains("near repeats are told by days"))
    for limits in [[0.0], [], [0, 0], [-1, 5], [10, 5]] {
      #expect(throws: (any Error).self) {
        try NearRepeatRequest.check(distances: limits, days: [0, 7])
      }
      #expect(throws: (any Error).self) {
        try NearRepeatRequest.check(distances: [0, 7], days: limits)
      }
    }
    #expect(throws: (any Error).self) {
      try NearRepeatRequest.check(distances: [0, 7], days: [0, 1.5])
    }
  }
}
