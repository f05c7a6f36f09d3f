import ResultTables
import Testing

@Suite struct ProgressBarTests {
  @Test(
    "A bar of thirty marks and the percentage",
    arguments: [
      (0, "[..............................]   0 %"), (1, "[###############...............]  50 %"),
      (2, "[##############################] 100 %"), (3, "[##############################] 100 %"),
    ])
  func text(done: Int, bar: String) {
    #expect(ProgressBar.bar("Simulating", done, of: 2) == "Simulating " + bar)
  }
}
