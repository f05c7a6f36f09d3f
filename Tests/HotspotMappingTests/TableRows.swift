import HotspotGeometry
import HotspotMapping
import OffenceRecords
import TestSupport
import ResultTables

/// The rows of a result as values.
struct TableRows: Hashable {
  let columns: [String]
  let rows: [[CellValue]]

  init(_ table: any TabularResult) {
    columns = table.columns.map(\.name)
    rows = Self.rows(of: table)
  }

  init(_ outcome: MapOutcome) { self.init(outcome.table) }

  private static func rows(of table: some TabularResult) -> [[CellValue]] {
    var collector = CellCollector(for: table)
    return (0..<table.rowCount).map { collector.values(of: $0, in: table) }
  }

  /// One column's values; none where there is no such column.
  subscript(name: String) -> [CellValue] {
    guard let place = columns.firstIndex(of: name) else { return [] }
    return rows.map { $0[place] }
  }

  /// One column's words; nothing where a cell is empty.
  func texts(_ name: String) -> [String] {
    self[name].map { if case .text(let text) = $0 { text } else { "" } }
  }

  /// One column's numbers; nil where a cell is empty.
  func numbers(_ name: String) -> [Double?] { self[name].map(\.doubleValue) }

  /// One column's whole numbers; −1 where a cell is empty.
  func integers(_ name: String) -> [Int] {
    self[name].map { if case .integer(let value) = $0 { value } else { -1 } }
  }
}

/// A force export in a folder of its own, for requests that read it themselves.
struct ExportFile {
  static let header = "event_id,occurred_at,easting,northing,offence_group"

  private let folder: TemporaryFolder
  let path: String

  init(_ lines: [String], header: String = Self.header) throws {
    folder = try TemporaryFolder()
    path = try folder.put(([header] + lines).joined(separator: "\n") + "\n")
  }

  /// A file of its own beside the export; returns its path.
  func put(_ text: String, _ name: String) throws -> String { try folder.put(text, name) }

  func request(threads: Int = 2, blockSize: Int? = nil) -> StudyRequest {
    var request = StudyRequest(paths: [path])
    request.reading.threads = threads
    if let blockSize { request.reading.blockSize = blockSize }
    return request
  }
}

extension Geometry {
  /// An upright rectangle.
  static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Geometry {
    .polygon([(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)])
  }
}

/// What a run says when it is refused; `no error` where it is not.
func message(of run: () throws -> some Any) -> String {
  do {
    _ = try run()
    return "no error"
  } catch { return "\(error)" }
}
