import Foundation
import TestSupport
import Testing

/// The article "Replaying an allocation"; what its program draws is checked in Tests/Outside.
@Suite struct ReplayArticleTests {
  @Test func theProgramHasTenLines() throws {
    let article = try Article("Replay.md", of: "HotspotTrials").text
    let start = try #require(article.range(of: "```python\n"))
    let end = try #require(article.range(of: "```", range: start.upperBound..<article.endIndex))
    #expect(article[start.upperBound..<end.lowerBound].split(separator: "\n").count == 10)
  }
}
