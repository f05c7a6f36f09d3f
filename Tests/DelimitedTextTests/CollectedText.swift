import TestSupport

@testable import DelimitedText

/// What a scan hands over, row by row, with nothing decoded.
struct CollectedText: Equatable {
  /// The kept rows' fields, sorted, since workers may take blocks in any order.
  var rows: [[[UInt8]]]
  var report: IntakeReport

  struct Collector: RowConsumer, Sendable {
    var columns: Int
    var rows: [[[UInt8]]] = []

    mutating func consume(_ window: RowWindow, text: Int) throws {
      for row in 0..<window.rowCount {
        rows.append((0..<columns).map { window.bytes(row, $0) })
      }
    }
  }

  /// Scans one path.
  init(
    _ path: String, threads: Int = 1, block: Int = 4 << 20, window: Int = 128 << 10,
    keepsAllRejects: Bool = true, delimiter: UInt8? = nil
  ) throws {
    let texts = try InputSource.expanding([path]).map { try PlannedText($0, delimiter: delimiter) }
    var scan = TextScan(texts, threads: threads)
    scan.blockSize = block
    scan.windowSize = window
    scan.keepsAllRejects = keepsAllRejects
    scan.hashes = true
    let columns = texts[0].header.names.count
    let (workers, report) = try scan.run { _ in Collector(columns: columns) }
    self.report = report
    rows = CollectedText.sorted(workers.flatMap(\.rows))
  }

  static func sorted(_ rows: [[[UInt8]]]) -> [[[UInt8]]] {
    rows.sorted { $0.lexicographicallyPrecedes($1) { $0.lexicographicallyPrecedes($1) } }
  }

  /// One line a rejected row: `12: reason: bytes`.
  var rejects: [String] {
    report.rejectedRows.map { "\($0.line): \($0.reason.name): \($0.raw)" }
  }
}

extension SlowReader {
  var sortedFields: [[[UInt8]]] { CollectedText.sorted(kept.map(\.fields)) }

  var rejects: [String] { rejected.map { "\($0.row.line): \($0.reason): \($0.row.raw)" } }

  var blankLines: Int { rows.count { $0.fate == .blank } }
}
