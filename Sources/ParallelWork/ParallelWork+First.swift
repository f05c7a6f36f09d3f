internal import Synchronization

extension ParallelWork {
  /// What an attempt found, and its number.
  package struct Found<Value: Sendable>: Sendable {
    /// The number of the attempt.
    package var attempt: Int
    /// What it found.
    package var value: Value

    package init(attempt: Int, value: Value) {
      self.attempt = attempt
      self.value = value
    }
  }

  /// The first of the attempts `0..<limit` that serves; nil when none does.
  ///
  /// Threads take fixed ranges of attempts in order and stop once no earlier attempt can be found,
  /// so the answer does not depend on their number.
  ///
  /// - Parameters:
  ///   - size: the attempts that a thread takes at once.
  ///   - body: gives the first that serves in a range of attempts.
  package static func first<Value: Sendable>(
    limit: Int, size: Int = 256, threads: Int, _ body: @Sendable (Range<Int>) -> Found<Value>?
  ) -> Found<Value>? {
    let best = Mutex<Found<Value>?>(nil)
    let end = Atomic(limit)
    let count = limit / size + (limit % size > 0 ? 1 : 0)
    claim(count, threads: threads) { number in
      let start = number * size
      guard start < end.load(ordering: .relaxed) else { return false }
      guard let found = body(start..<min(limit, start + size)) else { return true }
      best.withLock { best in
        if found.attempt < best?.attempt ?? .max { best = found }
      }
      end.min(found.attempt, ordering: .relaxed)
      return false
    }
    return best.withLock { $0 }
  }
}
