import DelimitedText
import Foundation
import TestSupport
import Testing

@testable import OffenceRecords

/// Seeded mutations of real-shaped files: no crash, and every row is kept or rejected.
@Suite struct ReaderFuzzTests {
  /// Counts rows, and touches every value so that a wrong boundary cannot hide.
  private struct RowCount: MergeableSummary {
    var rows = 0
    var bytes = 0

    mutating func add(_ batch: borrowing OffenceBatch) {
      rows += batch.rows
      if batch.has(.person) {
        bytes += (0..<batch.rows).reduce(0) { $0 + batch.person.bytes($1).count }
      }
      if batch.has(.event) {
        bytes += (0..<batch.rows).reduce(0) { $0 + batch.event.bytes($1).count }
      }
      if batch.has(.code) { bytes += batch.code.symbols.count }
    }

    mutating func merge(_ other: consuming RowCount) {
      rows += other.rows
      bytes += other.bytes
    }

    consuming func finish() -> Int { rows }
  }

  static let generic = #"""
    person_id,event_id,role,occurred_at,reported_at,code,class,easting,northing,area,victim_id,knife
    P17,E1,suspect,2024-05-01 13:45,2024-05-02,8N,008/06,451000,206000,Oxford,V1,y
    P18,E1,victim,01/05/2024,2024-05-02,5D,008/01,451000,206000,"Milton, Keynes",,n
    "P ""x""",E2,suspect,2024-05,,34B,034/22,,,Oxford,V3,
    'P19,E3,suspect,2024-05-01T23:30:00+01:00,13/05/2024,4.10,,451000.5,206000,"two
    lines",V4,yes

    """#
  static let policeUK = """
    Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,\
    Crime type,Last outcome category,Context
    ,2018-06,Thames Valley Police,Thames Valley Police,-1.343,52.079,On or near Mill,E01028446,\
    Cherwell 001A,Anti-social behaviour,,
    2ab5f1b7c0d54e0f98c9f1f0a4fdc6c7d8d1fa8bb1d80d27d2a1f0e0ba1f9a3c,2018-06,Thames Valley Police,\
    Thames Valley Police,,,No location,,,Burglary,Under investigation,

    """

  /// Mutated files a case; a sanitizer's run, many times slower, asks for fewer.
  private static let inputs =
    ProcessInfo.processInfo.environment["READER_FUZZ_INPUTS"].flatMap { Int($0) } ?? 25_500

  /// The seeds are fixed, so that a failing run can be repeated; the number is in every message.
  @Test(arguments: [0, 1, 2, 3], [false, true])
  func mutatedFiles(_ part: Int, _ isPoliceUK: Bool) throws {
    let seed = UInt64(20_240_501 + part * 2 + (isPoliceUK ? 1 : 0))
    print("reader fuzz: seed \(seed)")
    let original = Array((isPoliceUK ? Self.policeUK : Self.generic).utf8)
    let header = original.prefix { $0 != 0x0A } + [0x0A]
    let body = Array(original.dropFirst(header.count))
    let folder = try TemporaryFolder()
    let file = try ReusedFile(in: folder)
    let path = file.path
    var random = SeededNumbers(seed: seed)
    var refused = 0
    var kept = 0
    for number in 0..<Self.inputs {
      let bytes =
        random.below(10) == 0 ? random.mutatedText(original) : header + random.mutatedText(body)
      try file.put(bytes)
      let block = [4 << 20, 700, 64, 1 + random.below(90)][random.below(4)]
      let window = [128 << 10, 1, 100][random.below(3)]
      do {
        let dates = random.below(2) == 0 ? nil : DateOrder.dayFirst
        let report = try Self.read(path, .all, block, window, dates)
        kept += report.rowsKept
        guard number % 1000 == 0 else { continue }
        try Self.compare(bytes, path, report, "seed \(seed), number \(number)")
      } catch is HotspotError {
        refused += 1
      }
    }
    // The mutations must not be so strong that nothing is read, nor so weak that nothing fails.
    #expect(kept > Self.inputs * 3 / 4, "seed \(seed)")
    #expect((Self.inputs / 500..<Self.inputs / 2).contains(refused), "seed \(seed)")
  }

  private static let baseOptions = {
    var options = ReaderOptions()
    options.maxRejects = .share(1)
    options.threads = 1
    options.keepsAllRejects = true
    return options
  }()

  private static func read(
    _ path: String, _ columns: OffenceColumns, _ block: Int, _ window: Int,
    _ dates: DateOrder? = nil
  ) throws -> IntakeReport {
    var options = baseOptions
    options.dates = dates
    options.blockSize = block
    options.windowSize = window
    let reader = try OffenceReader([path], options: options)
    let (rows, report) = try reader.summarise(RowCount(), columns: columns, required: [])
    guard rows == report.rowsKept, report.rowsRead == report.rowsKept + report.rejectedRows.count,
      report.rejected.values.reduce(0, +) == report.rejectedCount
    else {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path)).base64EncodedString()
      Issue.record("rows were lost, block \(block), window \(window), file \(bytes)")
      return report
    }
    return report
  }

  private static func compare(
    _ bytes: [UInt8], _ path: String, _ decoded: IntakeReport, _ place: String
  ) throws {
    let header = try DelimitedHeader(bytes, isWhole: true, delimiter: nil, file: path)
    let slow = SlowReader(bytes, delimiter: header.delimiter)
    let report = try read(path, [], 4 << 20, 128 << 10)
    #expect(report.rowsKept == slow.kept.count, "\(place)")
    #expect(report.rejectedRows.map(\.line) == slow.rejected.map(\.row.line), "\(place)")
    #expect(report.rejectedRows.map(\.raw) == slow.rejected.map(\.row.raw), "\(place)")
    #expect(report.rejectedRows.map(\.reason.name) == slow.rejected.map(\.reason), "\(place)")
    #expect(decoded.rowsRead == report.rowsRead, "\(place)")
    #expect(decoded.blankLines == slow.rows.count { $0.fate == .blank }, "\(place)")
  }
}
