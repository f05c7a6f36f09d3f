import Testing

@testable import ParallelWork

@Suite struct ParallelWorkTests {
  static let threads = [1, 2, 3, 16]

  @Test(arguments: threads)
  func `Results are in the order of the numbers`(threads: Int) {
    #expect(
      ParallelWork.map(count: 1000, threads: threads) { $0 * $0 } == (0..<1000).map { $0 * $0 })
    #expect(ParallelWork.map(count: 0, threads: threads) { $0 } == [])
    let words = ["a", "b", "c", "d", "e"]
    #expect(
      ParallelWork.map(words, threads: threads) { $0 + "!" } == ["a!", "b!", "c!", "d!", "e!"])
    #expect(
      ParallelWork.map(words, and: words.reversed(), threads: threads) { $0 + $1 }
        == ["ae", "bd", "cc", "db", "ea"])
  }

  @Test(arguments: threads)
  func `Every element is filled once`(threads: Int) {
    let ranges = ParallelWork.ranges(of: 1000, size: 7)
    #expect(ranges.first == 0..<7 && ranges.last == 994..<1000 && ranges.count == 143)
    let filled = ParallelWork.fill(ranges, blank: 1, threads: threads) { number, elements in
      for index in elements.indices { elements[index] += number * 10 }
    }
    #expect(filled == (0..<1000).map { 1 + $0 / 7 * 10 })
    #expect(ParallelWork.fill([], blank: 0.0, threads: threads) { _, _ in } == [])
    let gathered = ParallelWork.gather(count: 100_000, threads: threads) { $0.map { -$0 } }
    #expect(gathered == (0..<100_000).map { -$0 })
  }

  @Test(arguments: threads)
  func `The first attempt that serves is found whoever finds it`(threads: Int) {
    for (limit, served) in [
      (100_000, [77_777, 77_778, 99_999]), (300, [299]), (300, [0, 1]), (10, []),
    ] {
      let found = ParallelWork.first(limit: limit, size: 64, threads: threads) { range in
        served.first { range.contains($0) }.map { ParallelWork.Found(attempt: $0, value: "\($0)") }
      }
      #expect(found?.attempt == served.first)
      #expect(found?.value == served.first.map { "\($0)" })
    }
  }

  private struct Full: Error {}

  @Test(arguments: threads)
  func `Chunks are used in order, and a failure ends the work`(threads: Int) {
    var used: [Int] = []
    OrderedChunks(count: 100, threads: threads).forEach(make: { $0 }) { used.append($0) }
    #expect(used == Array(0..<100))
    used = []
    #expect(throws: Full.self) {
      try OrderedChunks(count: 100, threads: threads).forEach(make: { $0 }) {
        (number: Int) throws(Full) in
        if number == 41 { throw Full() }
        used.append(number)
      }
    }
    #expect(used == Array(0..<41))
  }

  @Test func `Every thread is called once`() {
    let called = ParallelWork.map(count: 5, threads: 5) { $0 }.count
    #expect(called == 5)
    #expect(ParallelWork.processors >= 1)
  }
}
