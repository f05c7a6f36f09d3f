import ResultTables
import TestSupport
import Testing

@Suite struct CellWriterTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), (" padded ", " padded "), ("a,b", "\"a,b\""),
    ("say \"no\"", "\"say \"\"no\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("cr\rhere", "\"cr\rhere\""), ("\"", "\"\"\"\""), ("Zoë 日本", "Zoë 日本"), ("a;b\tc", "a;b\tc"),
  ])
  func quotesWhereRFC4180AsksForIt(_ text: String, _ expected: String) {
    #expect(cell { $0.text(text) } == expected)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+44", "'+44"), ("-5", "'-5"), ("@SUM", "'@SUM"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("=A1,B1", "\"'=A1,B1\""), ("=\"x\"", "\"'=\"\"x\"\"\""), ("a=1", "a=1"),
    ("'=1", "'=1"), ("-", "'-"),
  ])
  func neutralisesFormulas(_ text: String, _ expected: String) {
    #expect(cell { $0.text(text) } == expected)
    #expect(cell(kind: .identifier) { $0.identifier(text) } == expected)
  }

  @Test func rawCellsAreLeftAlone() {
    #expect(cell(rawCells: true) { $0.text("=1+1") } == "=1+1")
    #expect(cell(rawCells: true) { $0.text("=1,1") } == "\"=1,1\"")
  }

  @Test func numbersAreNeverNeutralised() {
    #expect(cell(kind: .integer) { $0.integer(-5) } == "-5")
    #expect(cell(kind: .score) { $0.score(tenThousandths: -5) } == "-0.0005")
    #expect(cell(kind: .number) { $0.number(-0.5) } == "-0.5")
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("", #""""#), (#"a"b\c"#, #""a\"b\\c""#),
    ("\u{8}\t\n\u{c}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1f}", #""\u0000\u001f""#), ("=1+1", #""=1+1""#), ("Zoë 日本 😀", #""Zoë 日本 😀""#),
    ("\u{7f}/", "\"\u{7f}/\""),
  ])
  func escapesJSON(_ text: String, _ expected: String) {
    #expect(cell(.json) { $0.text(text) } == expected)
  }

  @Test(
    arguments: [
      [0x61, 0xFF, 0x62], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
      [0xF0, 0x9F, 0x98, 0x61], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82, 0xE2, 0x82, 0xAC],
      [0x80, 0xBF],
    ] as [[UInt8]])
  func replacesIllFormedBytesAsTheStandardLibraryDoes(_ bytes: [UInt8]) {
    let expected = String(decoding: bytes, as: UTF8.self)
    #expect(cell(.json) { $0.text(bytes: bytes) } == "\"\(expected)\"")
    #expect(cell(.terminal) { $0.text(bytes: bytes[...]) } == expected.replacingControls)
  }

  @Test func replacesRandomIllFormedBytesAsTheStandardLibraryDoes() {
    var random = SeededNumbers(seed: 20_260_101)
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        UInt8.random(in: 0x80...0xFF, using: &random)
      }
      let expected = String(decoding: bytes, as: UTF8.self)
      let written = cell(.json) { $0.text(bytes: bytes) }
      #expect(written.unicodeScalars.elementsEqual("\"\(expected)\"".unicodeScalars), "\(bytes)")
    }
  }

  @Test func ownsTheScreen() {
    #expect(cell(.terminal) { $0.text("\u{1b}[2Jx\ny\u{9b}") } == "\u{FFFD}[2Jx\u{FFFD}y\u{FFFD}")
  }

  @Test func emptyCells() {
    #expect(cell { $0.empty() } == "")
    #expect(cell(.json) { $0.empty() } == "null")
    #expect(cell(.json, kind: .identifier) { $0.identifier("") } == "null")
    #expect(cell(.json) { $0.text("") } == "\"\"")
  }
}

extension String {
  fileprivate var replacingControls: String {
    String(
      String.UnicodeScalarView(unicodeScalars.map { 0x7F..<0xA0 ~= $0.value ? "\u{FFFD}" : $0 }))
  }
}
