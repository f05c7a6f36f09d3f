import Testing

/// Everything parallel goes through the loop of one module.
@Suite struct ParallelLoopTests {
  @Test func `One file starts threads`() throws {
    let files = try House.files(in: "Sources").filter {
      try House.code(of: $0).contains("concurrentPerform")
    }
    #expect(files == ["Sources/ParallelWork/ParallelWork.swift"])
  }
}
