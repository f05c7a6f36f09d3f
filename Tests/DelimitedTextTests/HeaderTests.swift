import TestSupport
import Testing

@testable import DelimitedText

@Suite struct DelimitedHeaderTests {
  private static func header(
    _ text: String, _ delimiter: UInt8? = nil
  ) throws(HotspotError) -> DelimitedHeader {
    try DelimitedHeader(Array(text.utf8), isWhole: true, delimiter: delimiter, file: "f")
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ["a", "b"]), ("a\tb;c\n", ["a", "b;c"]), ("a;b,c;d\n", ["a", "b,c", "d"]),
    ("\u{FEFF}a,b\r\n", ["a", "b"]), ("\u{FEFF}\"a,x\",b\r\n", ["a,x", "b"]), ("a,b", ["a", "b"]),
    ("\" a \",\"say \"\"so\"\"\"\n", ["a", "say \"so\""]),
    ("\"two\nlines\",b\n1,2\n", ["two\nlines", "b"]),
    ("only\n1\n", ["only"]), ("a,,\n", ["a", "", ""]),
    // A quote inside an unquoted name opens nothing.
    ("knife 5\",b\n1,\"2\"\n", ["knife 5\"", "b"]), ("a,b\"\n1,2\n3,\"4\"\n", ["a", "b\""]),
    ("\"a;b\",c\n", ["a;b", "c"]), ("\"a;b\";c,d;e;f\n", ["a;b", "c,d", "e", "f"]),
  ])
  func names(_ text: String, _ wanted: [String]) throws {
    #expect(try Self.header(text).names == wanted)
  }

  @Test func rowsStartAfterTheHeader() throws {
    let header = try Self.header("\u{FEFF}\"two\nlines\",b\r\n1,2\n")
    #expect(header.dataStart == 18 && header.lines == 2 && header.delimiter == 0x2C)
    #expect(try Self.header("a;b,c\n", 0x3B).names == ["a", "b,c"])
  }

  @Test(arguments: [
    ("", "empty"), ("\u{FEFF}", "empty"), ("\n1,2\n", "blank"), ("  ,\n", "blank"),
    ("a,b\r1,2\r3,4\r", "lone carriage return"), ("a,b\r1,2\r3,4\n", "lone carriage return"),
    ("a\u{0},b\n", "zero bytes"), ("a,\"b\n1,2\n", "never closed"),
  ])
  func faults(_ text: String, _ words: String) {
    let error = #expect(throws: HotspotError.self) { try Self.header(text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.fault == .notText)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0, 0x2C, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x61], "UTF-16"),
      ([0x61, 0, 0x2C, 0, 0x0A, 0], "UTF-16"), ([0x61, 0x92, 0x0A], "Windows-1252"),
      ([0x1F, 0x8B, 8, 0], "compressed"),
    ] as [([UInt8], String)])
  func bytesThatAreNotText(_ bytes: [UInt8], _ words: String) {
    let error = #expect(throws: HotspotError.self) {
      try DelimitedHeader(bytes, isWhole: true, delimiter: nil, file: "f")
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  /// The first read of a file takes 4 KiB; a quoted newline in it does not end the header.
  @Test func longHeadersWithNewlinesAreReadWhole() throws {
    let folder = try TemporaryFolder()
    let names = (0..<2000).map { "\"column\n\($0)\"" }
    let row = (0..<2000).map(String.init).joined(separator: ",")
    let path = try folder.put(names.joined(separator: ",") + "\n" + row + "\n")
    let found = try CollectedText(path, block: 64)
    #expect(found.rows.map(\.count) == [2000])
    #expect(try PlannedText(InputSource.expanding([path])[0], delimiter: nil).header.lines == 2001)
  }
}
