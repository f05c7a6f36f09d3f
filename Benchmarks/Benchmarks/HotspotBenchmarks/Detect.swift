import Benchmark
import Foundation
import HotspotPolicing

/// From a file in the layout of data.police.uk to ranked hotspots, half a million rows: about a
/// month of England and Wales.
func benchmarkDetect() {
  var configuration = Benchmark.Configuration.timed()
  configuration.setup = { try StreetInput.make(rows: 500_000) }
  configuration.teardown = StreetInput.remove
  Benchmark("Detect, 500 000 street rows", configuration: configuration) { _ in
    let grid = GridRequest(width: DetectRequest.standardWidth, shape: .hexagon)
    let request = DetectRequest(
      study: StudyRequest(paths: [StreetInput.url.path]), grid: grid, isStandardGrid: true,
      options: DetectionOptions())
    blackHole(try request.run().table.rowCount)
  }
}

/// A synthetic street file in the temporary folder.
private enum StreetInput {
  static let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("hotspot-street-\(ProcessInfo.processInfo.processIdentifier).csv")

  static func make(rows: Int) throws {
    guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let file = try FileHandle(forWritingTo: url)
    try OffenceSample(offences: rows, layout: .policeUK).write {
      try file.write(contentsOf: Data($0))
    }
    try file.close()
  }

  static func remove() throws {
    try FileManager.default.removeItem(at: url)
  }
}
