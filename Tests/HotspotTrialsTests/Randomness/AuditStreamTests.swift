import HotspotTrials
import Testing

@Suite struct AuditStreamTests {
  private static let seed = "12345678901234567890"

  @Test("The first draws that cryptorandom 0.3 gives for its documented seed")
  func publishedDraws() {
    var stream = AuditStream(text: Self.seed)
    #expect((0..<3).map { _ in stream.below(5) } == [3, 2, 4])
  }
}
