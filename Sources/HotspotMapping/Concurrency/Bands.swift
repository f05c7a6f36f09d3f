internal import Dispatch
internal import Synchronization

/// Work on bands of rows at once, with results in the order of the bands.
enum Bands {
  /// Ranges of up to `size` numbers that cover `0..<count`.
  static func ranges(of count: Int, size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: max(1, size)).map { $0..<min(count, $0 + max(1, size)) }
  }

  /// The result of a closure for each band, on up to `threads` threads.
  static func map<Band: Sendable, Result: Sendable>(
    _ bands: [Band], threads: Int, _ body: @Sendable (Band) -> Result
  ) -> [Result] {
    guard threads > 1, bands.count > 1 else { return bands.map(body) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: bands.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, bands.count)) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < bands.count else { return }
        let result = body(bands[place])
        results.withLock { $0[place] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
