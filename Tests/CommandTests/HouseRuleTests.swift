import Foundation
import HotspotPolicing
import Testing

/// A file of the command line holds option declarations, one library call and one write.
@Suite struct HouseRuleTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/hotspot")

  private static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? [])
    .filter { $0.hasSuffix(".swift") }.sorted()

  @Test func thereAreFiles() { #expect(Self.files.count >= 8) }

  @Test(arguments: files)
  func commandsOnlyDeclareCallAndWrite(file: String) throws {
    let text = try String(contentsOf: Self.sources.appendingPathComponent(file), encoding: .utf8)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 150)
    for word in ["FileManager", "FileHandle", "String(format", "fopen", "import Glibc"] {
      #expect(!text.contains(word), "\(word)")
    }
    let columns =
      CohortTable.allColumns.map(\.name)
      + ["person_id", "offence_code", "occurred_at", "raw_row", "reason"]
    // A command may have a column's name: hotspot score, hotspot change.
    let words = text.split(separator: "\n").filter { !$0.contains("commandName:") }
      .joined(separator: "\n")
    for name in Set(columns) {
      #expect(!words.contains("\"\(name)\""), "the column name \(name)")
    }
  }
}
