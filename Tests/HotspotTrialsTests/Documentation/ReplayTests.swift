import Foundation
import HotspotTrials
import ReaderTestSupport
import Testing

/// The Python of the article "Replaying an allocation" gives the arms that the library gives.
@Suite struct ReplayTests {
  private static let article = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("Sources/HotspotTrials/HotspotTrials.docc/Replay.md")

  /// The article's one block of Python.
  private static func program() throws -> String {
    let text = try String(contentsOf: article, encoding: .utf8)
    let start = try #require(text.range(of: "```python\n"))
    let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
    return String(text[start.upperBound..<end.lowerBound])
  }

  @Test func theProgramHasTenLines() throws {
    #expect(try Self.program().split(separator: "\n").count == 10)
  }

  @Test(arguments: [(44, [1, 1]), (45, [2, 1]), (7, [1, 1, 1]), (2, [1, 1])])
  func pythonDrawsTheSameArms(units: Int, ratios: [Int]) throws {
    let frame = try TrialFrame(
      columns: [], units: (0..<units).map { TrialUnit(id: "unit \(units - $0) ü") })
    let arms = ratios.enumerated().map { TrialDesign.Arm(name: "arm \($0)", ratio: $1) }
    let design = TrialDesign(.complete, arms: arms)
    let seed = "4 1 6 6 2 3 5 1 1 2 \(units)"
    let outcome = try Allocator.allocate(frame, by: design, seed: seed)
    let record = AllocationRecord(
      frame: frame, design: design, seed: seed, allocation: outcome.allocation)
    guard case .parallel(let drawn) = outcome.allocation.assignment else {
      Issue.record("a complete design gives one arm a unit")
      return
    }
    let expected = try zip(frame.units, drawn).map { "\($0.id),\(arms[try #require($1)].name)" }

    let folder = try TemporaryFolder()
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = [
      "python3", try folder.put(try Self.program(), "replay.py"),
      try folder.put(record.bytes, "record.json"),
    ]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    #expect(text.split(separator: "\n").map(String.init) == expected)
  }
}
