import HotspotMapping
import OffenceRecords
import ResultTables
import Testing

@Suite struct AoristicRequestTests {
  private static let header = "event_id,start,end"

  private static func run(_ lines: [String], header: String = header) throws -> MapOutcome {
    let file = try ExportFile(lines, header: header)
    var study = file.request()
    study.reading.columns = [.date: "start", .end: "end"]
    return try AoristicRequest(study: study).run()
  }

  @Test func `Each offence is spread over the hours between its two times`() throws {
    // 1 March 2024 was a Friday. The second begins in the small hours of Saturday.
    let outcome = try Self.run([
      "1,2024-03-01 22:30,2024-03-02 00:30", "2,2024-03-02 02:00,2024-03-02 03:00",
      "3,2024-03-03 10:15,", "4,2024-03-04 09:00,2024-03-04 08:00",
      "5,2024-03-04,2024-03-05",
    ])
    let rows = TableRows(outcome)
    #expect(rows.rows.count == 168)
    var weights: [String: Double] = [:]
    let (days, hours) = (rows.texts("weekday"), rows.integers("hour"))
    for (row, weight) in rows.numbers("weight").enumerated() where weight != 0 {
      weights["\(days[row]) \(hours[row])"] = weight ?? .nan
    }
    #expect(
      weights == [
        "Fri 22": 0.25, "Fri 23": 0.5, "Sat 0": 0.25, "Sat 2": 1, "Sun 10": 1, "Mon 8": 1,
      ])
    #expect(outcome.lines.contains { $0.contains("1 with the end before the start were swapped") })
    #expect(outcome.lines.contains { $0.contains("1 have no time and are left out.") })
  }

  @Test func `Without a time in any row there is no answer`() {
    #expect(
      message { try Self.run(["1,2024-03-01,2024-03-02"]) }
        .contains("no offence has a time of day"))
  }
}
