internal import Dispatch
internal import Synchronization

/// Work on many parts at once, with results in the order of the parts whatever the number of
/// threads.
package enum Workers {
  /// Points a part of a bulk operation has: fixed, so that no result depends on the threads.
  static let pointsInPart = 32_768

  /// Calls a closure for each of `0..<count` on up to `threads` threads.
  package static func map<Result: Sendable>(
    count: Int, threads: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    if threads <= 1 || count <= 1 { return (0..<count).map(body) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < count else { return }
        let result = body(place)
        results.withLock { $0[place] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Computes one number a point from ranges of points.
  static func gather<Element: Sendable>(
    points count: Int, threads: Int, _ body: @Sendable (Range<Int>) -> [Element]
  ) -> [Element] {
    let parts = (count + pointsInPart - 1) / pointsInPart
    if parts <= 1 { return count == 0 ? [] : body(0..<count) }
    let results = map(count: parts, threads: threads) { part in
      body(part * pointsInPart..<min(count, (part + 1) * pointsInPart))
    }
    var all: [Element] = []
    all.reserveCapacity(count)
    for result in results { all += result }
    return all
  }
}
