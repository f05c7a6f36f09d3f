internal import Dispatch
internal import Synchronization

/// A search through numbered attempts for the first that serves, on several threads.
///
/// Threads take fixed chunks of attempts in order and stop once no earlier attempt can be found, so
/// the answer does not depend on their number.
enum FirstAttempt {
  /// The attempts that a thread takes at once.
  static let chunk = 256

  /// What an attempt found, and its number.
  struct Found<Value: Sendable>: Sendable {
    var attempt: Int
    var value: Value
  }

  /// The first of the attempts 0 ..< `limit` that serves; nil when none does.
  ///
  /// - Parameter body: gives the first that serves in a range of attempts.
  static func find<Value: Sendable>(
    limit: Int, threads: Int, _ body: @Sendable (Range<Int>) -> Found<Value>?
  ) -> Found<Value>? {
    let next = Atomic<Int>(0)
    let best = Mutex<Found<Value>?>(nil)
    let end = Atomic<Int>(limit)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      while true {
        let start = next.add(chunk, ordering: .relaxed).oldValue
        guard start < end.load(ordering: .relaxed) else { return }
        guard let found = body(start..<min(limit, start + chunk)) else { continue }
        best.withLock { best in
          if found.attempt < best?.attempt ?? Int.max { best = found }
        }
        end.min(found.attempt, ordering: .relaxed)
        return
      }
    }
    return best.withLock { $0 }
  }
}
