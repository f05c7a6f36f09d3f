internal import Dispatch
internal import Synchronization

/// Makes numbered pieces on several threads and uses them in order.
///
/// Pieces are made a wave at a time; while one wave is made, the wave before it is used. So at
/// most two waves are held, and nothing depends on the number of threads but the time.
package struct OrderedChunks {
  let count: Int
  let threads: Int

  /// So many pieces on so many threads.
  package init(count: Int, threads: Int) {
    self.count = count
    self.threads = threads
  }

  private static let chunksPerThread = 8

  /// Makes every piece with `make`, on any thread, and hands each to `use` on the caller's; what
  /// `use` throws ends the work.
  package func forEach<Chunk: Sendable, Failure: Error>(
    make: @escaping @Sendable (Int) -> Chunk, use: (Chunk) throws(Failure) -> Void
  ) throws(Failure) {
    guard threads > 1, count > 1 else {
      for index in 0..<count { try use(make(index)) }
      return
    }
    var wave = Wave(0..<min(count, width), threads: threads, make: make)
    while true {
      let chunks = wave.wait()
      let start = wave.range.upperBound
      let isLast = start >= count
      if !isLast {
        wave = Wave(start..<min(count, start + width), threads: threads, make: make)
      }
      do {
        for chunk in chunks { try use(chunk) }
      } catch {
        if !isLast { _ = wave.wait() }
        throw error
      }
      if isLast { return }
    }
  }

  private var width: Int { threads * Self.chunksPerThread }
}

/// Some pieces being made.
private struct Wave<Chunk: Sendable> {
  let range: Range<Int>
  private let group = DispatchGroup()
  private let made: Made

  private final class Made: Sendable {
    let chunks = Mutex<[Chunk]>([])
  }

  /// Sets the threads to work and returns.
  init(_ range: Range<Int>, threads: Int, make: @escaping @Sendable (Int) -> Chunk) {
    self.range = range
    made = Made()
    DispatchQueue.global().async(group: group) { [made] in
      let chunks = ParallelWork.map(count: range.count, threads: threads) {
        make(range.lowerBound + $0)
      }
      made.chunks.withLock { $0 = chunks }
    }
  }

  /// The pieces in order, once all are made.
  func wait() -> [Chunk] {
    group.wait()
    return made.chunks.withLock { $0 }
  }
}
