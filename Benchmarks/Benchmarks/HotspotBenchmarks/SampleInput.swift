import Foundation
import HotspotPolicing

/// A synthetic offence file in the temporary folder, made before a benchmark and removed after it.
enum SampleInput {
  /// The last day of the sample, 2025-12-31.
  static let asOf = CalendarDate(days: 20_453)

  /// The number of rows: a million, or what `HOTSPOT_BENCHMARK_ROWS` says.
  static let rows: Int = {
    guard let text = ProcessInfo.processInfo.environment["HOTSPOT_BENCHMARK_ROWS"] else {
      return 1_000_000
    }
    guard let rows = Int(text), rows > 0 else {
      fatalError("HOTSPOT_BENCHMARK_ROWS is \(text). State a number of rows above 0.")
    }
    return rows
  }()

  private static let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("hotspot-benchmark-\(ProcessInfo.processInfo.processIdentifier).csv")

  static var path: String { url.path }

  /// Writes the file; it is then in the page cache.
  static func make() throws {
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let file = try FileHandle(forWritingTo: url)
    try OffenceSample(offences: rows).write { try file.write(contentsOf: Data($0)) }
    try file.close()
  }

  static func remove() throws {
    try FileManager.default.removeItem(at: url)
  }

  /// The size of the file in bytes.
  static func size() throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }

  /// The cohort that a built-in model makes of the file.
  static func cohort(model: String) throws -> RFGCohort {
    var request = ScoringRequest(paths: [path], model: model, asOf: asOf)
    request.unweighted = .zero
    return try request.run().cohort
  }
}
