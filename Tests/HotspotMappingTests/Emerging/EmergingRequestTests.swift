import DelimitedText
import HotspotMapping
import OffenceRecords
import ResultTables
import Testing

@Suite struct EmergingRequestTests {
  /// A year of months: one corner busy in all of them, another from October on, and single
  /// incidents here and there.
  private static let lines: [String] = {
    var lines: [String] = []
    for month in 1...12 {
      let date = "2023-\(month < 10 ? "0" : "")\(month)"
      for index in 0..<28 {
        let day = "\(date)-\(index < 9 ? "0" : "")\(index + 1)"
        lines.append("a\(lines.count),\(day) 12:00,450150,200150,Theft")
        if month >= 10 { lines.append("b\(lines.count),\(day) 12:00,451850,201850,Theft") }
      }
      lines.append("c\(lines.count),\(date)-01 12:00,450050,201950,Theft")
      lines.append("d\(lines.count),\(date)-28 12:00,451950,200050,Theft")
    }
    return lines
  }()

  private static func run(
    _ lines: [String] = lines, change: (inout EmergingRequest) -> Void = { _ in }
  ) throws -> MapOutcome {
    let file = try ExportFile(lines)
    var study = file.request()
    study.filter.from = CalendarDate("2023-01-01")
    study.filter.to = CalendarDate("2023-12-31")
    var request = EmergingRequest(study: study, grid: GridRequest(width: 100))
    change(&request)
    return try request.run()
  }

  @Test func `A place that is always hot and one that became so are told apart`() throws {
    let rows = TableRows(try Self.run())
    let classes = Dictionary(
      uniqueKeysWithValues: zip(rows.texts("cell"), rows.texts("class")))
    #expect(rows.rows.count == 400)
    #expect(classes["E4501N2001"] == "persistent")
    #expect(classes["E4518N2018"] == "consecutive")
    #expect(classes["E4510N2010"] == "none")
    let place = try #require(rows.texts("cell").firstIndex(of: "E4518N2018"))
    #expect(rows.integers("steps_hot")[place] == 3)
    #expect(rows.integers("count")[place] == 84)
    #expect(rows.integers("steps") == Array(repeating: 12, count: 400))
  }

  @Test func `Other rules name them otherwise`() throws {
    let rows = TableRows(try Self.run { $0.rules = .chainey })
    let place = try #require(rows.texts("cell").firstIndex(of: "E4501N2001"))
    #expect(rows.texts("class")[place] == "persistent")
    let known: Set = ["persistent", "emerging", "former", "intermittent", "mixed", "none"]
    #expect(Set(rows.texts("class")).isSubset(of: known))
  }

  @Test func `Under three whole periods there is nothing to tell`() {
    let text = message { try Self.run { $0.study.filter.from = CalendarDate("2023-11-01") } }
    #expect(text.contains("emerging needs three at least"))
  }

  @Test func `Threads change nothing`() throws {
    let one = try Self.run { $0.study.reading.threads = 1 }
    let three = try Self.run { $0.study.reading.threads = 3 }
    #expect(TableRows(one) == TableRows(three))
  }
}
