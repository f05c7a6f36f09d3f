import DelimitedText
import TestSupport
import Testing

@testable import OffenceRecords

/// Whatever cuts the input, the same batches and the same report come out.
@Suite struct ReaderPropertyTests {
  /// A generic file with quoted and plain fields, both kinds of date, and a few bad rows.
  private static func text(seed: UInt64, rows: Int) -> [UInt8] {
    var random = SeededNumbers(seed: seed)
    func pick(_ choices: [String]) -> String { choices[random.below(choices.count)] }
    var text = "person_id,event_id,role,occurred_at,reported_at,code,title,easting,knife,gravity\n"
    for row in 0..<rows {
      let long = "3f2504e0-4f89-11d3-9a0c-0305e82c33\(10 + row % 9)"
      let person = pick([
        "P\(random.below(9))", "", "\"=\(row)\"",
        long,
        "\"two\nlines\"", "'+44", "Łódź",
      ])
      let date = pick([
        "2024-05-01", "2024-05-01 13:45", "13/05/2024", "04/05/2024 9:15", "2024-05",
        "2024-05-01T23:30:00Z", "01/05/2024", "2024-02-29", "2024-05-03", "2024-05-01 24:00",
        ["", "soon", "2023-02-29", "05/13/2024"][row % 4],
      ])
      let fields = [
        person, "E\(random.below(20))", pick(["suspect", " victim ", "\"witness, other\""]), date,
        pick(["", "2024-06-01", "02/06/2024"]),
        pick(["8N", "5D", "4.1", "34B", "8N", row % 3 == 0 ? "5E10" : ""]),
        pick(["Assault", "Corporate manslaughter", "\"says \"\"no\"\"\"", ""]),
        pick(["451000.5", "", row % 7 == 0 ? "x" : "1"]),
        pick(["y", "no", "", row % 5 == 0 ? "perhaps" : "1"]),
        pick(["1.5", "", row % 6 == 0 ? "-1" : "2"]),
      ]
      text += fields.joined(separator: ",")
      text += pick(["\n", "\n", "\n", "\r\n", "\n\n", "\n", "\r\n", ",extra\n"])
    }
    return Array(text.utf8)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func cutsAndThreadsNeverShow(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let text = Self.text(seed: seed, rows: 60)
    let path = try folder.put(text)
    let whole = try OffenceReader.lines(path, required: [.date])
    let slow = SlowReader(text)
    #expect(whole.report.rowsRead == slow.kept.count + slow.rejected.count)
    #expect(whole.report.rowsKept > 5 && whole.report.rejected.count > 5, "seed \(seed)")
    var cut = 0
    for block in Array(stride(from: 1, to: 200, by: 6)) + [1024, 65_536] {
      let threads = [1, 2, 4][cut % 3]
      let window = [1, 300, 128 << 10][cut / 3 % 3]
      cut += 1
      let found = try OffenceReader.lines(path, required: [.date]) {
        $0.blockSize = block
        $0.threads = threads
        $0.windowSize = window
      }
      let place = "seed \(seed), block \(block), threads \(threads), window \(window)"
      try #require(found.lines == whole.lines, "\(place)")
      try #require(found.report == whole.report, "\(place)")
    }
  }

  @Test func theOrderOfRowsDoesNotShow() throws {
    let folder = try TemporaryFolder()
    let text = Self.text(seed: 8, rows: 80)
    let slow = SlowReader(text)
    var rows = slow.rows.map { $0.raw + [0x0A] }
    let header = Array(text.prefix { $0 != 0x0A }) + [0x0A]
    let first = try OffenceReader.lines(folder.put(header + rows.joined())) { $0.dates = .dayFirst }
    var random = SeededNumbers(seed: 4)
    for place in rows.indices.reversed() { rows.swapAt(place, random.below(place + 1)) }
    let second = try OffenceReader.lines(folder.put(header + rows.joined())) {
      $0.dates = .dayFirst
    }
    #expect(first.lines == second.lines)
    #expect(first.report.rejected == second.report.rejected)
  }

  /// A folder of pieces reads as the whole file does.
  @Test func aFileCutIntoFilesReadsTheSame() throws {
    let folder = try TemporaryFolder()
    let text = Self.text(seed: 21, rows: 60)
    let header = Array(text.prefix { $0 != 0x0A }) + [0x0A]
    let rows = SlowReader(text).rows.map { $0.raw + [0x0A] }
    for (number, row) in rows.enumerated() {
      try folder.put(header + row, "in/\(1000 + number).csv")
    }
    let path = try folder.put(header + rows.joined(), "whole.csv")
    let whole = try OffenceReader.lines(path)
    let pieces = try OffenceReader.lines(folder.path + "in")
    #expect(pieces.lines == whole.lines)
    #expect(pieces.report.rejected == whole.report.rejected)
    #expect(pieces.report.inputs.count == rows.count)
  }

  @Test func contentHashesDoNotDependOnBlocks() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(
      Array("a,date\n".utf8) + Array(repeating: 0x0A, count: (4 << 20) + 77))
    let hashes = try [1000, 4 << 20, 5 << 20].map { block in
      try OffenceReader.lines(path) {
        $0.blockSize = block
        $0.hashesInputs = true
      }.report.inputs.map(\.sha256)
    }
    // By Python's hashlib.
    let expected = "642f28e63eab3530f01c44d96cfc722270a5256b1145a73059e8528d57c69f73"
    #expect(hashes == Array(repeating: [expected], count: 3))
  }
}
