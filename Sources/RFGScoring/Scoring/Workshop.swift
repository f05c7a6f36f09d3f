internal import Dispatch
internal import Synchronization

/// Work on many parts at once, each part by one worker, with results in the order of the parts.
enum Workshop {
  /// Two parts that belong together, each to be taken out once and so never held twice.
  struct Pair<Part: Sendable>: Sendable {
    var left: Part?
    var right: Part?
  }

  /// Parts of two wholes side by side, moved and not copied.
  static func pairs<Part: Sendable>(
    _ left: consuming [Part], _ right: consuming [Part]
  ) -> [Pair<Part>] {
    var left = left
    var right = right
    var pairs: [Pair<Part>] = []
    while let mine = left.popLast(), let theirs = right.popLast() {
      pairs.append(Pair(left: mine, right: theirs))
    }
    pairs.reverse()
    return pairs
  }

  /// Hands each part to a closure, which may be the last to hold it.
  static func map<Part: Sendable, Result: Sendable>(
    _ parts: consuming [Part], threads: Int, _ body: @Sendable (consuming Part) -> Result
  ) -> [Result] {
    let count = parts.count
    let queue = Mutex<[Part?]>((consume parts).map { $0 })
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < count else { return }
        guard let part = queue.withLock({ $0[place].take() }) else { continue }
        let result = body(consume part)
        results.withLock { $0[place] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
