import Foundation
import Testing

/// Records that come through a pipe, read by the built program.
@Suite struct StandardInputTests {
  /// The program that was built beside the tests: the tests run from a bundle or an executable.
  private static var program: URL? {
    ([Bundle.main] + Bundle.allBundles).lazy
      .flatMap { [$0.bundleURL, $0.bundleURL.deletingLastPathComponent()] }
      .map { $0.appendingPathComponent("hotspot") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private static func run(
    _ arguments: [String], _ input: [UInt8]
  ) throws -> (status: Int32, output: String, error: String) {
    let process = Process()
    let program: URL = try #require(Self.program)
    process.executableURL = program
    process.arguments = arguments
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hotspot-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, not pipes: nothing can then wait for a full pipe to be emptied.
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try Data(input).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    let texts = try files[1...].map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return (process.terminationStatus, texts[0], texts[1])
  }

  @Test func aPipeReadsLikeAFile() throws {
    let text = "person_id,occurred_at,code\nP1,2024-05-01,8N\nP2,13/05/2024,5D\nbad\n"
    let found = try Self.run(["inspect", "-"], Array(text.utf8))
    #expect(found.status == 0, "\(found.error)")
    #expect(found.output.contains("day-first, found in the rows"))
    #expect(found.output.contains("-:4: wrong number of columns: 1 where the header has 3"))
    #expect(found.output.contains("2024-05-01 to 2024-05-13"))
  }

  @Test func manyRowsThroughAPipe() throws {
    let rows = (0..<60_000).map { "P\($0 % 700),2024-05-01,8N\n" }.joined()
    let found = try Self.run(["inspect", "-"], Array(("person_id,date,code\n" + rows).utf8))
    #expect(found.status == 0, "\(found.error)")
    #expect(found.output.contains("60000") && found.output.contains("700"))
  }

  @Test func datesThatNoRowDecides() throws {
    let text = "person_id,date\nP1,03/04/2024\n"
    let found = try Self.run(["inspect", "-"], Array(text.utf8))
    #expect(found.status == 65)
    #expect(found.error.contains("no row decides"), "\(found.error)")
    let stated = try Self.run(["inspect", "-", "--dates", "day-first"], Array(text.utf8))
    #expect(stated.status == 0 && stated.output.contains("2024-04-03"))
  }

  @Test func slashedDatesAfterThousandsInISOForm() throws {
    let rows = String(repeating: "P1,2024-05-01\n", count: 30_000)
    let text = "person_id,date\n" + rows + "P1,03/04/2024\n"
    let found = try Self.run(["inspect", "-"], Array(text.utf8))
    #expect(found.status == 65)
    #expect(found.error.contains("follow thousands in ISO form"), "\(found.error)")
  }

  @Test(arguments: [
    ([] as [UInt8], "empty"), ([0x1F, 0x8B, 8, 0, 0], "compressed"),
    ([0x61, 0, 0x0A], "zero bytes"),
  ])
  func whatIsNotText(_ input: [UInt8], _ words: String) throws {
    let found = try Self.run(["inspect", "-"], input)
    #expect(found.status == 65 && found.output.isEmpty)
    #expect(found.error.contains(words), "\(found.error)")
  }
}
