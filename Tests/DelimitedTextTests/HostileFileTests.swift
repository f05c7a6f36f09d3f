import Foundation
import TestSupport
import Testing

@testable import DelimitedText

/// Files that no reader should meet: each is refused or read with a clear word, and none crashes.
@Suite struct HostileFileTests {
  private static func message(_ path: String, block: Int = 4 << 20) -> String {
    do {
      _ = try CollectedText(path, threads: 2, block: block)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func headerOnlyIsNoRows() throws {
    let folder = try TemporaryFolder()
    for text in ["a,b\n", "a,b", "a,b\r\n", "\u{FEFF}a,b\n\n\n"] {
      let found = try CollectedText(folder.put(text))
      #expect(found.rows.isEmpty && found.report.rowsRead == 0, "\(text.debugDescription)")
    }
  }

  @Test func placesWithoutText() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.put("", "empty.csv")
    #expect(Self.message(empty) == "\(empty):1: the file is empty.")
    let missing = folder.path + "none.csv"
    #expect(Self.message(missing).contains("there is no such file or folder"))
    try folder.put("x", "bare/notes.txt")
    #expect(Self.message(folder.path + "bare").contains("the folder holds no .csv"))
    #expect(Self.message("/dev/null").contains("not a regular file"))
    let twice = #expect(throws: HotspotError.self) { try InputSource.expanding(["-", "-"]) }
    #expect(twice?.fault == .usage)
  }

  /// Opening a named pipe must not wait for somebody to write to it.
  @Test func namedPipesAreRefusedAtOnce() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "pipe.csv"
    let maker = Process()
    maker.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    maker.arguments = ["mkfifo", path]
    try maker.run()
    maker.waitUntilExit()
    try #require(maker.terminationStatus == 0)
    #expect(Self.message(path).contains("not a regular file"))
  }

  @Test(.enabled(if: geteuid() != 0, "root can read every file"))
  func unreadableFilesSaySo() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\n1,2\n")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(Self.message(path).contains("permission denied"))
  }

  @Test func foldersAreReadInOrderOfPath() throws {
    let folder = try TemporaryFolder()
    try folder.put("a,b\n1,2\n", "in/2.csv")
    try folder.put("a,b\n3,4\n", "in/1/x.CSV")
    try folder.put("a,b\n3,4\n", "in/.hidden.csv")
    try folder.put("junk", "in/odd.csv/readme.txt")
    let sources = try InputSource.expanding([folder.path + "in"])
    #expect(sources.map(\.name) == [folder.path + "in/1/x.CSV", folder.path + "in/2.csv"])
    #expect(try CollectedText(folder.path + "in/").rows.count == 2)
  }

  @Test func binaryFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    var random = SeededNumbers(seed: 9)
    for _ in 0..<200 {
      let bytes = (0..<3000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let path = try folder.put(bytes)
      do {
        // By chance the first line may be text; the rows below it are not.
        let report = try CollectedText(path, block: 100).report
        #expect(report.rowsRead == report.rowsKept + report.rejectedCount)
        #expect(report.rejected.values.reduce(0, +) == report.rejectedCount)
      } catch let error as HotspotError {
        #expect(error.fault == .notText || error.fault == .badData)
      }
    }
    let elf = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 10] as [UInt8]
    #expect(Self.message(try folder.put(elf)).contains("zero bytes"))
  }

  @Test func tenThousandColumnsAreRead() throws {
    let folder = try TemporaryFolder()
    let header = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<10_000).map(String.init).joined(separator: ",")
    let path = try folder.put("\(header)\n\(row)\n1,2\n\(row)\n")
    for block in [100, 4 << 20] {
      let found = try CollectedText(path, threads: 2, block: block)
      #expect(found.rows.map(\.count) == [10_000, 10_000])
      #expect(found.report.rejectedRows.map(\.detail) == ["2 where the header has 10000"])
    }
  }

  @Test func aQuoteThatSwallowsTheFileIsNamed() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<500).map { "\($0),x\n" }.joined()
    let path = try folder.put("a,b\n" + rows + "9,\"open\n" + rows)
    for block in [50, 997, 4 << 20] {
      let said = Self.message(path, block: block)
      #expect(said.contains("not closed for more than 100 lines"))
      #expect(said.contains("\"9,\\\"open"))
    }
  }
}

/// Rows past 8 MiB: one reject, and the rows around them are kept with their lines.
@Suite(.serialized) struct LongRowTests {
  /// A file made of pieces, so that a test can say where its long row is.
  private static func put(_ folder: TemporaryFolder, _ pieces: [(String, Int)]) throws -> String {
    var bytes: [UInt8] = []
    for (text, count) in pieces {
      let unit = Array(text.utf8)
      bytes.reserveCapacity(bytes.count + unit.count * count)
      for _ in 0..<count { bytes += unit }
    }
    return try folder.put(bytes)
  }

  @Test func aLineOf100MegabytesIsOneReject() throws {
    let folder = try TemporaryFolder()
    let path = try Self.put(
      folder, [("a,b\n1,2\n", 1), ("0123456789abcdef", 6_250_000), ("\n3,4\nbad\n", 1)])
    for block in [1 << 20, 4 << 20] {
      let found = try CollectedText(path, threads: 2, block: block)
      #expect(found.rows.count == 2)
      #expect(found.report.rejectedRows.map(\.reason) == [.tooLong, .columnCount])
      #expect(found.report.rejectedRows.map(\.line) == [3, 5])
      #expect(found.report.rejectedRows.first?.raw.count == 65_536)
    }
  }

  struct Row {
    var pieces: [(String, Int)]
    var reasons: [RejectReason]

    init(_ reasons: [RejectReason], _ pieces: (String, Int)...) {
      self.pieces = pieces
      self.reasons = reasons
    }
  }

  static let rows: [Row] = [
    // Eight million bytes are not too many.
    Row([], ("x", 8_000_000), (",2\n", 1)),
    Row([.tooLong], ("x", 9_000_000), (",2\n", 1)),
    Row([.tooLong], ("x", 9_000_000), ("\n", 1)),
    Row([.unclosedQuote], ("\"", 1), ("y", 9_000_000), ("\",2\n", 1)),
    Row([.unclosedQuote], ("\"", 1), ("y", 9_000_000), ("\n\n", 20), ("y\",2\n", 1)),
    Row([.unclosedQuote], ("\"", 1), ("\"\"", 4_500_001), ("\",2\n", 1)),
    Row([.tooLong], ("x\"", 9_000_000), (",2\n", 1)),
    Row([.tooLong], ("\"p\"q", 1), ("x", 9_000_000), (",2\n", 1)),
  ]

  /// Long rows with and without quotes; every block size gives one answer and right lines.
  @Test(arguments: rows.indices)
  func oneAnswerForEveryBlock(_ number: Int) throws {
    let (row, reasons) = (Self.rows[number].pieces, Self.rows[number].reasons)
    let folder = try TemporaryFolder()
    let path = try Self.put(folder, [("a,b\n1,2\nbad\n", 1)] + row + [("5,6\nbad\n", 1)])
    let newlines = row.reduce(0) { total, piece in
      total + piece.0.utf8.count { $0 == 0x0A } * piece.1
    }
    for (block, window) in [
      (700_001, 128 << 10), (4 << 20, 128 << 10), (32 << 20, 128 << 10), (32 << 20, 32 << 20),
    ] {
      let found = try CollectedText(path, threads: 2, block: block, window: window)
      #expect(found.report.rejectedRows.map(\.reason) == [.columnCount] + reasons + [.columnCount])
      #expect(found.report.rejectedRows.map(\.line).last == 5 + newlines, "block \(block)")
      #expect(found.rows.count == (reasons.isEmpty ? 3 : 2))
    }
  }
}
