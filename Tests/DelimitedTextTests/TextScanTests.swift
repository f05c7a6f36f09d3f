import TestSupport
import Testing

@testable import DelimitedText

/// Quoting, line ends and bad rows, each as it is written in a file.
@Suite struct QuotingTests {
  /// A body under the header `a,b`, the rows wanted, and the reasons of the rows left out.
  struct Case: CustomTestStringConvertible {
    var body: String
    var rows: [[String]]
    var reasons: [RejectReason] = []
    var testDescription: String { body.debugDescription }
  }

  static let cases: [Case] = [
    Case(body: "1,2\n3,4\n", rows: [["1", "2"], ["3", "4"]]),
    Case(body: "1,2\r\n3,4\r\n", rows: [["1", "2"], ["3", "4"]]),
    Case(body: "1,2\n3,4", rows: [["1", "2"], ["3", "4"]]),
    Case(body: "1,2\r\n3,4\r", rows: [["1", "2"], ["3", "4"]]),
    Case(body: "", rows: []),
    Case(body: "\n\r\n1,2\n\n", rows: [["1", "2"]]),
    Case(body: "\"1\",\"2\"\n", rows: [["1", "2"]]),
    Case(body: "\"1\",\"2\"\r\n", rows: [["1", "2"]]),
    Case(body: "\"1\",\"2\"", rows: [["1", "2"]]),
    Case(body: "\"1,1\",2\n", rows: [["1,1", "2"]]),
    Case(body: "\"one\ntwo\",2\n", rows: [["one\ntwo", "2"]]),
    Case(body: "\"one\r\ntwo\",2\r\n", rows: [["one\r\ntwo", "2"]]),
    Case(body: "1,\"ends\r\"\r\n", rows: [["1", "ends\r"]]),
    Case(body: "\"say \"\"so\"\"\",2\n", rows: [["say \"so\"", "2"]]),
    Case(body: "\"\"\"\",\"\"\n", rows: [["\"", ""]]),
    Case(body: "\"\"\"\"\"\",2\n", rows: [["\"\"", "2"]]),
    Case(body: "\"\n\",\"\n\n\"\n", rows: [["\n", "\n\n"]]),
    Case(body: "5\" knife,b\"\"c\n", rows: [["5\" knife", "b\"\"c"]]),
    Case(body: "1, \"x\"\n3,4\n", rows: [["1", " \"x\""], ["3", "4"]]),
    Case(body: "mid\rway,2\n", rows: [["mid\rway", "2"]]),
    Case(body: "\"1\"x,2\n3,4\n", rows: [["3", "4"]], reasons: [.textAfterQuote]),
    Case(body: "\"1\"x\",2\n3,4\n", rows: [["3", "4"]], reasons: [.textAfterQuote]),
    Case(body: "\"1\" ,2\n3,4\n", rows: [["3", "4"]], reasons: [.textAfterQuote]),
    Case(body: "\"1\"\rx,2\n3,4\n", rows: [["3", "4"]], reasons: [.textAfterQuote]),
    Case(body: "\"1\"\r,2\n3,4\n", rows: [["3", "4"]], reasons: [.textAfterQuote]),
    Case(body: "1,2\n\"open,2\n3,4\n", rows: [["1", "2"]], reasons: [.unclosedQuote]),
    Case(body: "1,2\n3,\"", rows: [["1", "2"]], reasons: [.unclosedQuote]),
    Case(body: "1\n1,2,3\n3,4\n", rows: [["3", "4"]], reasons: [.columnCount, .columnCount]),
    Case(body: ",\n", rows: [["", ""]]),
    Case(body: "1,\u{0}\n3,4\n", rows: [["3", "4"]], reasons: [.zeroByte]),
  ]

  @Test(arguments: cases, [1, 2, 3, 7, 64, 4096])
  func everyCaseWithEveryBlockSize(_ wanted: Case, _ block: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\n" + wanted.body)
    let found = try CollectedText(path, block: block)
    let rows = CollectedText.sorted(wanted.rows.map { $0.map { Array($0.utf8) } })
    #expect(found.rows == rows)
    #expect(found.report.rejectedRows.map(\.reason) == wanted.reasons)
  }

  /// The slow reader is itself held to the same table.
  @Test(arguments: cases)
  func theSlowReaderAgrees(_ wanted: Case) {
    let slow = SlowReader(Array(("a,b\n" + wanted.body).utf8))
    #expect(slow.kept.map { $0.fields.map { String(decoding: $0, as: UTF8.self) } } == wanted.rows)
    #expect(slow.rejected.map(\.reason) == wanted.reasons.map(\.name))
  }

  @Test func rejectsSayWhereTheyAre() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\n\n\"x\ny\",2\n1,2,3\n\"p\"q,4\r\n5,\"never\nclosed\n")
    let report = try CollectedText(path, block: 5).report
    #expect(
      report.rejectedRows.map(\.description) == [
        "\(path):5: wrong number of columns: 3 where the header has 2",
        "\(path):6: text after a closing quote", "\(path):7: quote never closed",
      ])
    #expect(
      report.rejectedRows.map { String(decoding: $0.raw, as: UTF8.self) }
        == ["1,2,3", "\"p\"q,4", "5,\"never\nclosed"])
    #expect(report.rowsRead == 4 && report.rowsKept == 1 && report.blankLines == 1)
  }

  @Test(arguments: [("\t", "a\tb\n1\t2,3;4\n"), (";", "a;b\n1;2,3\t4\n"), (",", "a,b\n1,2;3\t4\n")])
  func delimitersAreFound(_ delimiter: String, _ text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(text)
    #expect(try CollectedText(path).rows.first?.count == 2)
    #expect(try CollectedText(path).report.rowsKept == 1)
    let byte = try #require(delimiter.utf8.first)
    let stated = try CollectedText(path, delimiter: byte)
    #expect(try stated == CollectedText(path))
    let other = try CollectedText(path, delimiter: byte == 0x3B ? 0x2C : 0x3B)
    #expect(other != stated)
  }
}

/// Any cut of the input gives what a byte-by-byte reader gives.
@Suite struct TextScanPropertyTests {
  @Test(arguments: [false, true], [false, true])
  func anyBlockThreadsAndWindowAgree(_ quoted: Bool, _ carriageReturns: Bool) throws {
    let folder = try TemporaryFolder()
    for seed in UInt64(1)...3 {
      var random = SeededNumbers(seed: seed)
      let text = random.text(quoted: quoted, carriageReturns: carriageReturns, rows: 24)
      let path = try folder.put(text)
      let slow = SlowReader(text)
      let hash = ContentHash.sha256(of: text)
      let blocks = Array(1...200) + [511, 1000, 4096, 1 << 20]
      for (number, block) in blocks.enumerated() {
        let threads = [1, 2, 4][number % 3]
        let window = [1, 100, 128 << 10][(number / 3) % 3]
        let found = try CollectedText(path, threads: threads, block: block, window: window)
        let place = "seed \(seed), block \(block), threads \(threads), window \(window)"
        try #require(found.rows == slow.sortedFields, "\(place)")
        try #require(found.rejects == slow.rejects, "\(place)")
        try #require(found.report.rowsKept == slow.kept.count, "\(place)")
        try #require(found.report.rowsRead == slow.kept.count + slow.rejected.count, "\(place)")
        try #require(found.report.blankLines == slow.blankLines, "\(place)")
        try #require(found.report.inputs.map(\.sha256) == [hash], "\(place)")
      }
    }
  }

  @Test func threadsBlocksAndWindowsTogether() throws {
    let folder = try TemporaryFolder()
    var random = SeededNumbers(seed: 77)
    let text = random.text(quoted: true, carriageReturns: true, rows: 60)
    let path = try folder.put(text)
    let whole = try CollectedText(path)
    #expect(whole.rejects == SlowReader(text).rejects)
    for block in [1, 17, 64, 300] {
      for threads in [1, 2, 4] {
        for window in [1, 64, 1 << 20] {
          let found = try CollectedText(path, threads: threads, block: block, window: window)
          #expect(found == whole, "block \(block), threads \(threads), window \(window)")
        }
      }
    }
  }

  /// Many large blocks and real parallelism; also run under the thread sanitizer.
  @Test func manyThreadsOnALargerText() throws {
    let folder = try TemporaryFolder()
    var random = SeededNumbers(seed: 5)
    let text = random.text(quoted: true, carriageReturns: false, rows: 3000)
    let path = try folder.put(text)
    let one = try CollectedText(path)
    for threads in [2, 4, 8] {
      #expect(try CollectedText(path, threads: threads, block: 999, window: 200) == one)
    }
    #expect(one.rejects == SlowReader(text).rejects)
  }

  @Test func onlyTheFirstFiveRejectsAreKeptUnlessAllAreAskedFor() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\n" + (1...40).map { "\($0)\n" }.joined())
    for block in [3, 16, 1000] {
      let few = try CollectedText(path, threads: 4, block: block, keepsAllRejects: false).report
      #expect(few.rejectedRows.map(\.line) == [2, 3, 4, 5, 6])
      #expect(few.rejectedCount == 40 && few.rejected == [.columnCount: 40])
      let all = try CollectedText(path, threads: 4, block: block).report
      #expect(all.rejectedRows.map(\.line) == Array(2...41))
    }
  }
}
