import Foundation
import DelimitedText
import ResultTables
import Testing

@Suite struct TableWriterTests {
  static let small = TestTable(
    columns: [
      TableColumn("person", .identifier), TableColumn("events", .integer),
      TableColumn("score", .score), TableColumn("last", .date), TableColumn("remark", .text),
    ],
    rowCount: 3, notes: ["Scores are ten-thousandths."]
  ) { row, cells in
    cells.identifier("P\(row)")
    cells.integer(row * 1000)
    cells.score(tenThousandths: Int64(row) * 12_345)
    if row == 1 { cells.empty() } else { cells.date(CalendarDate(days: 19_000)) }
    cells.text(row == 2 ? "=a,\"b\"" : "zoë")
  }

  static let wide = TestTable(
    columns: [
      TableColumn("person", .identifier), TableColumn("row", .integer),
      TableColumn("number", .number), TableColumn("remark", .text),
    ],
    rowCount: 12_501
  ) { row, cells in
    cells.identifier("ID-\(row &* 7919 % 100_003)")
    cells.integer(row)
    cells.number(Double(row) / 7)
    cells.text(row % 5 == 0 ? "a \"quoted\", text" : "-plain")
  }

  @Test func csv() throws {
    #expect(
      try render(Self.small, TableWriter(format: .csv)) == """
        person,events,score,last,remark
        P0,0,0.0000,2022-01-08,zoë
        P1,1000,1.2345,,zoë
        P2,2000,2.4690,2022-01-08,"'=a,""b""\"

        """)
  }

  @Test func json() throws {
    #expect(
      try render(Self.small, TableWriter(format: .json, rowLimit: 2)) == """
        [
        {"person":"P0","events":0,"score":0.0000,"last":"2022-01-08","remark":"zoë"},
        {"person":"P1","events":1000,"score":1.2345,"last":null,"remark":"zoë"}
        ]

        """)
    #expect(try render(Self.small, TableWriter(format: .json, rowLimit: 0)) == "[]\n")
  }

  @Test func terminal() throws {
    #expect(
      try render(Self.small, TableWriter(format: .terminal, rowLimit: 2)) == """
        person  events   score  last        remark
        P0           0  0.0000  2022-01-08  zoë
        P1        1000  1.2345              zoë

        1 more row.
        Scores are ten-thousandths.

        """)
  }

  @Test func terminalMeasuresCharactersAndCutsLongCells() throws {
    let table = TestTable(
      columns: [TableColumn("name", .text), TableColumn("n", .integer)], rowCount: 4
    ) { row, cells in
      let names = [
        "日本", "Zoe\u{308}", String(repeating: "x", count: 60), String(repeating: "日", count: 60),
      ]
      cells.text(names[row])
      cells.integer(row * 5)
    }
    let xs = String(repeating: "x", count: 39)
    let kanji = String(repeating: "日", count: 19)
    let gap = String(repeating: " ", count: 36)
    let expected = """
      name\(gap)   n
      日本\(gap)   0
      Zoe\u{308}\(gap)    5
      \(xs)…  10
      \(kanji)…   15

      """
    let text = try render(table, TableWriter(format: .terminal))
    #expect(text.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text)")
  }

  @Test(arguments: TableFormat.allCases, [2, 5])
  func bytesDoNotDependOnThreads(_ format: TableFormat, _ threads: Int) throws {
    let key = try Pseudonymiser(key: Array("0123456789abcdef".utf8))
    for pseudonymiser in format == .csv ? [nil, key] : [nil] {
      var writer = TableWriter(format: format, pseudonymiser: pseudonymiser, threads: 1)
      let serial = try render(Self.wide, writer)
      writer.threads = threads
      #expect(try render(Self.wide, writer) == serial)
    }
  }

  @Test func everyRowIsThereInOrder() throws {
    let lines = try render(Self.wide, TableWriter(format: .csv, threads: 4)).split(separator: "\n")
    #expect(lines.count == 12_502)
    for (row, line) in lines.dropFirst().enumerated() {
      try #require(line.contains(",\(row),"), "line \(row): \(line)")
    }
  }

  @Test func pseudonymsReplaceIdentifiersOnly() throws {
    let key = try Pseudonymiser(key: Array("0123456789abcdef".utf8))
    let text = try render(Self.small, TableWriter(format: .csv, pseudonymiser: key, rowLimit: 1))
    #expect(text.hasSuffix("\n\(key.pseudonym(of: "P0")),0,0.0000,2022-01-08,zoë\n"))
  }

  @Test func onlyColumnIsNeverABlankLine() throws {
    let table = TestTable(columns: [TableColumn("a", .text)], rowCount: 2) { row, cells in
      if row == 0 { cells.empty() } else { cells.text("x") }
    }
    #expect(try render(table, TableWriter(format: .csv)) == "a\n\"\"\nx\n")
  }

  @Test func failureOfTheSinkStopsTheWriting() {
    final class FullSink: ByteSink {
      var calls = 0
      func write(_ bytes: Span<UInt8>) throws(HotspotError) {
        calls += 1
        if calls == 3 { throw HotspotError(.inputOutput, file: "x", "full.") }
      }
    }
    for threads in [1, 2] {
      let sink = FullSink()
      #expect(throws: HotspotError(.inputOutput, file: "x", "full.")) {
        try TableWriter(format: .csv, threads: threads).write(Self.wide, to: sink)
      }
      #expect(sink.calls == 3)
    }
  }

  @Test(arguments: [
    ("a.csv", "csv"), ("a.JSON", "json"), ("/x.y/b.Csv", "csv"), ("a.json.csv", "csv"),
  ])
  func formatOfAPath(_ path: String, _ expected: String) throws {
    let folder = NSTemporaryDirectory() + "hotspot-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/x.y", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try Destination(path: folder + "/" + path).open().format?.ending == expected)
  }

  @Test(arguments: ["a", "a.xlsx", "/x.csv/b", "", ".", "a.csv.gz"])
  func unknownFormat(_ path: String) {
    let error = #expect(throws: HotspotError.self) { try Destination(path: path).open() }
    #expect(error?.fault == .unknownFormat)
    #expect(error?.message.contains(".csv or .json") == true)
  }
}
