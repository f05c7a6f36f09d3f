import Foundation
import TestSupport
import Testing
import TrialDesigns

/// The one program in Python that an article of the module shows.
struct ArticleProgram {
  /// Its text.
  let text: String

  /// The program of an article, by the name of its file.
  init(in article: String) throws {
    let content = try Article(article, of: "HotspotTrials").text
    let start = try #require(content.range(of: "```python\n"))
    let end = try #require(content.range(of: "```", range: start.upperBound..<content.endIndex))
    text = String(content[start.upperBound..<end.lowerBound])
  }

  /// The lines that the program prints for a record.
  func lines(for record: AllocationRecord) throws -> [String] {
    let folder = try TemporaryFolder()
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = [
      "python3", try folder.put(text, "replay.py"), try folder.put(record.bytes, "record.json"),
    ]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    return printed.split(separator: "\n").map(String.init)
  }
}
