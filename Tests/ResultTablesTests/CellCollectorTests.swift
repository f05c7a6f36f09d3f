import DelimitedText
import Testing

@testable import ResultTables

@Suite struct CellCollectorTests {
  private static let columns = [
    TableColumn("name", .text), TableColumn("person", .identifier), TableColumn("count", .integer),
    TableColumn("harm", .decimal), TableColumn("score", .score), TableColumn("day", .date),
    TableColumn("z", .number),
  ]

  private static let table = TestTable(columns: columns, rowCount: 2) { row, cells in
    if row == 0 {
      cells.text("=HYPERLINK(\"x\")")
      cells.identifier("P1")
      cells.integer(-3)
      cells.decimal(FixedDecimal(tenThousandths: 15_000))
      cells.score(tenThousandths: 10_001)
      cells.date(CalendarDate(days: 17_683))
      cells.number(0.1)
    } else {
      cells.text(bytes: [0x61, 0xFF, 0x62])
      cells.identifier("")
      cells.integer(.max)
      cells.empty()
      cells.score(tenThousandths: 0)
      cells.empty()
      cells.number(.nan)
    }
  }

  @Test func `Every kind of cell keeps its type and no row sees another`() {
    var collector = CellCollector(for: Self.table)
    let second = collector.values(of: 1, in: Self.table)
    let first = collector.values(of: 0, in: Self.table)
    #expect(
      first == [
        .text("=HYPERLINK(\"x\")"), .text("P1"), .integer(-3),
        .decimal(FixedDecimal(tenThousandths: 15_000)),
        .decimal(FixedDecimal(tenThousandths: 10_001)), .date(CalendarDate(days: 17_683)),
        .number(0.1),
      ])
    #expect(
      second == [
        .text("a\u{FFFD}b"), .empty, .integer(.max), .empty, .decimal(FixedDecimal(0)), .empty,
        .empty,
      ])
  }

  @Test func `Identifiers are pseudonymised as in a table`() throws {
    let pseudonymiser = try Pseudonymiser(key: Array("0123456789abcdef0123456789abcdef".utf8))
    var collector = CellCollector(for: Self.table, pseudonymiser: pseudonymiser)
    let collected = collector.values(of: 0, in: Self.table)[1].description
    #expect(collected != "P1")
    #expect(
      collected == cell(pseudonymiser: pseudonymiser, kind: .identifier) { $0.identifier("P1") })
  }

  @Test func `A value reads as its cell in CSV`() {
    var collector = CellCollector(for: Self.table)
    let words = collector.values(of: 0, in: Self.table).map(\.description)
    #expect(
      words == ["=HYPERLINK(\"x\")", "P1", "-3", "1.5", "1.0001", "2018-06-01", "0.1"])
    #expect(CellValue.number(.infinity).description == "")
    #expect(CellValue.empty.description == "")
  }

  @Test func `Numbers of every kind are doubles, and nothing else is`() {
    let values: [CellValue] = [
      .integer(2), .decimal(FixedDecimal(3)), .number(0.5), .text("4"), .empty,
      .date(CalendarDate(days: 1)),
    ]
    #expect(values.map(\.doubleValue) == [2, 3, 0.5, nil, nil, nil])
  }

  @Test(arguments: [("=1", "'=1"), ("-1", "'-1"), ("@a", "'@a"), ("a=1", "a=1"), ("", "")])
  func `Text that would run in a spreadsheet is neutralised`(_ text: String, _ safe: String) {
    #expect(SpreadsheetFormula.neutralised(text) == safe)
  }
}
