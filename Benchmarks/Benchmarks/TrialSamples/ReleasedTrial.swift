import Foundation
package import HotspotPolicing

/// The crossover of ``SampleTrial`` in a trial file in the temporary folder, every day released, and
/// the bytes of its sealed record.
package struct ReleasedTrial {
  private let url: URL
  private let record: [UInt8]

  /// Makes the trial file; it is then in the page cache.
  package init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "hotspot-benchmark-\(ProcessInfo.processInfo.processIdentifier).gpkg")
    let (frame, design) = try SampleTrial.crossover()
    let outcome = try Allocator.allocate(frame, by: design, seed: "benchmark")
    let record = AllocationRecord(
      frame: frame, design: design, seed: "benchmark", allocation: outcome.allocation)
    self.record = record.bytes
    try TrialFile.create(path: url.path, frame: frame, replacing: false)
    let file = try TrialFile(path: url.path)
    try file.store(design)
    try file.store(record)
    guard case .crossover(let schedule) = outcome.allocation.assignment else { return }
    _ = try file.release(record, through: schedule.date(ofDay: schedule.days - 1))
  }

  /// Opens and verifies the trial file beside the record, as `hotspot trial verify --record` does.
  package func verified() throws -> VerificationReport {
    try TrialVerification.verify(try TrialFile(path: url.path), record: record)
  }

  /// Deletes the trial file.
  package func remove() throws { try FileManager.default.removeItem(at: url) }
}
