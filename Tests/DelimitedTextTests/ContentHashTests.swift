import TestSupport
import Testing

@testable import DelimitedText

/// The hash of an input is that of its stored bytes, however it is read. Values by Python's hashlib.
@Suite struct ContentHashTests {
  @Test(arguments: 1...8)
  func anyNumberOfWorkersGivesTheHashOfTheWhole(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    var random = SeededNumbers(seed: 12)
    let text = random.text(quoted: true, carriageReturns: true, rows: 4000)
    let path = try folder.put(text)
    let expected = ContentHash.sha256(of: text)
    for block in [61, 4096, 1 << 20] {
      let inputs = try CollectedText(path, threads: threads, block: block).report.inputs
      #expect(inputs.map(\.sha256) == [expected], "block \(block)")
      #expect(inputs.map(\.bytes) == [text.count])
    }
    #expect(try ContentHash.ofFile(path) == expected)
  }

  /// Whole blocks, a rest, and the reader's own size of block.
  @Test(arguments: [1, 2, 5])
  func aFileOfSeveralBlocks(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(
      Array("a,date\n".utf8) + Array(repeating: 0x0A, count: (8 << 20) + 77))
    let inputs = try CollectedText(path, threads: threads).report.inputs
    #expect(
      inputs.map(\.sha256) == [
        "74c280d14f271b40f341f98f9ba3e0fc46286a29c75649220a4f2691df85fc8f"
      ])
  }

  @Test func inputsOfAFolderHaveAHashEach() throws {
    let folder = try TemporaryFolder()
    for number in 0..<12 {
      try folder.put(
        "a,b\n" + String(repeating: "\(number),x\n", count: number * 40), "in/\(10 + number).csv")
    }
    let inputs = try CollectedText(folder.path + "in", threads: 4, block: 50).report.inputs
    #expect(inputs.count == 12)
    for input in inputs { #expect(try input.sha256 == ContentHash.ofFile(input.name)) }
  }

  @Test(arguments: [
    (
      ArchiveFixtures.gzip, "a.csv.gz",
      "cc804b9c093c6cec3c16dc02589a7ba0a7900085d93dd82606919d45d18d55ec"
    ),
    (
      ArchiveFixtures.members, "a.csv.gz",
      "616fc8094cf9570d71657060b663a2073414b248449735fb79da3a50d88a4ff8"
    ),
    // Two members, one file.
    (
      ArchiveFixtures.zip, "a.zip",
      "5e959747010f274c6f580f93bfc2afd205f942bafa8eff29ef12d48915e0730f"
    ),
  ])
  func compressedFilesAreHashedAsTheyAreStored(fixture: String, name: String, hash: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(ArchiveFixtures.bytes(fixture), name)
    for block in [3, 4 << 20] {
      let inputs = try CollectedText(path, threads: 2, block: block).report.inputs
      #expect(inputs.map(\.sha256) == [hash])
    }
  }

  /// A worker that fails or stops must not leave those behind it waiting for its bytes.
  @Test(.timeLimit(.minutes(1)), arguments: 1...8)
  func scansThatEndEarlyEnd(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\n" + String(repeating: "1,2\n", count: 20_000))
    var scan = TextScan(
      try InputSource.expanding([path]).map { try PlannedText($0, delimiter: nil) },
      threads: threads)
    scan.blockSize = 40
    scan.windowSize = 40
    scan.hashes = true
    #expect(throws: Failing.Failure.self) { try scan.run { Failing(rowsLeft: 100 * ($0 + 1)) } }
    scan.isCancelled = { true }
    #expect(throws: ScanCancelled.self) { try scan.run { _ in Failing(rowsLeft: .max) } }
  }

  private struct Failing: RowConsumer, Sendable {
    struct Failure: Error {}
    var rowsLeft: Int

    mutating func consume(_ window: RowWindow, text: Int) throws {
      rowsLeft -= window.rowCount
      if rowsLeft < 0 { throw Failure() }
    }
  }
}
