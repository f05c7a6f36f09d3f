import DelimitedText
import TestSupport
import Testing

@testable import OffenceRecords

/// The first row in file order that reads only one way decides for the whole run.
@Suite struct DateOrderTests {
  private static func read(
    _ dates: [String], order: DateOrder? = nil, threads: Int = 2, block: Int = 4 << 20
  ) throws -> (lines: [String], report: IntakeReport) {
    let folder = try TemporaryFolder()
    let path = try folder.put("date\n" + dates.joined(separator: "\n") + "\n")
    return try OffenceReader.lines(path) {
      $0.dates = order
      $0.threads = threads
      $0.blockSize = block
    }
  }

  @Test(arguments: [1, 2, 4], [7, 64, 4 << 20])
  func aLateRowDecidesForTheEarlyOnes(_ threads: Int, _ block: Int) throws {
    let early = Array(repeating: "03/04/2024", count: 300)
    let british = try Self.read(
      early + ["13/04/2024", "04/14/2024"], threads: threads, block: block)
    #expect(british.report.dateOrder == .dayFirst)
    #expect(british.lines.first == "date=2024-04-03 -1" && british.lines.count == 301)
    #expect(british.report.rejected == [.contradictoryDate: 1])
    #expect(british.report.rejectedRows.map(\.line) == [303])
    let american = try Self.read(
      early + ["04/13/2024", "14/04/2024"], threads: threads, block: block)
    #expect(american.report.dateOrder == .monthFirst)
    #expect(american.lines.first == "date=2024-03-04 -1")
  }

  /// The deciding row lies past the first block of the usual size.
  @Test func theDecidingRowMayBeInTheSecondBlock() throws {
    let folder = try TemporaryFolder()
    let filler = String(repeating: "x", count: 8000)
    let early = String(repeating: "03/04/2024,\(filler)\n", count: (4 << 20) / 8000 + 5)
    let path = try folder.put("date,notes\n\(early)25/12/2024,\n")
    let found = try OffenceReader.lines(path)
    #expect(found.report.dateOrder == .dayFirst)
    #expect(found.lines.first == "date=2024-04-03 -1" && found.report.rejectedCount == 0)
  }

  @Test func slashedDatesAfterThousandsInISOForm() throws {
    let iso = Array(repeating: "2024-01-31", count: 6000)
    let found = try Self.read(iso + ["03/04/2024", "12/25/2024"], block: 256)
    #expect(found.report.dateOrder == .monthFirst && found.report.rejectedCount == 0)
    #expect(found.lines.contains("date=2024-03-04 -1"))
  }

  @Test func aFileOfAmbiguousDatesIsRefused() throws {
    for dates in [["03/04/2024"], Array(repeating: "2024-01-01", count: 9000) + ["03/04/2024"]] {
      let error = #expect(throws: HotspotError.self) { try Self.read(dates) }
      #expect(error?.fault == .badData)
      #expect(
        error?.message == "dates such as 03/04/2024 could be day first or month first, and no row "
          + "decides. State it: \(Setting.dateOrder) day-first or \(Setting.dateOrder) month-first."
      )
      #expect(try Self.read(dates, order: .dayFirst).lines.last == "date=2024-04-03 -1")
      #expect(try Self.read(dates, order: .monthFirst).lines.last == "date=2024-03-04 -1")
    }
  }

  @Test func datesThatReadTheSameBothWaysNeedNoOrder() throws {
    let found = try Self.read(["03/03/2024", "2024-01-01", "12/12/2024 10:00"])
    #expect(found.report.dateOrder == nil)
    #expect(
      found.lines == ["date=2024-01-01 -1", "date=2024-03-03 -1", "date=2024-12-12 600"])
  }

  @Test func isoMeansISO() throws {
    let found = try Self.read(["2024-01-01", "13/04/2024", "03/03/2024", "2024-02"], order: .iso)
    #expect(found.report.rejected == [.dateNotISO: 2])
    #expect(found.lines == ["date=2024-01-01 -1", "date=2024-02-29 -2"])
  }

  @Test func everyDateColumnMayDecideAndUnreadableOnesDoNot() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(
      "date,dob\n03/04/2024 25:61,\n04/13/2024 soon,\n03/04/2024,13/01/2000\n01/13/2024,\n")
    let found = try OffenceReader.lines(path)
    #expect(found.report.dateOrder == .dayFirst)
    #expect(
      found.report.rejectedRows.map(\.reason) == [
        .impossibleDate, .contradictoryDate, .contradictoryDate,
      ])
  }

  @Test func theFirstFileDecidesForTheOthers() throws {
    let folder = try TemporaryFolder()
    try folder.put("date\n03/04/2024\n", "1.csv")
    try folder.put("date\n04/13/2024\n", "2.csv")
    try folder.put("date\n13/04/2024\n", "3.csv")
    let found = try OffenceReader.lines(folder.path)
    #expect(found.report.dateOrder == .monthFirst)
    #expect(found.report.rejectedRows.map(\.file) == [folder.path + "3.csv"])
  }

  @Test func offsetsAreTurnedToTheStatedClock() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("date\n2024-07-01T23:30:00Z\n")
    #expect(try OffenceReader.lines(path).lines == ["date=2024-07-02 30"])
    #expect(try OffenceReader.lines(path) { $0.zone = .utc }.lines == ["date=2024-07-01 1410"])
  }
}
