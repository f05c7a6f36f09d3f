internal import Dispatch
internal import Foundation
internal import Synchronization

/// Numbered pieces of work on several threads, with results in the order of the numbers.
///
/// Threads claim numbers one after the other until none is left. Pieces are cut by the caller and
/// never by the number of threads, so that no result depends on it.
///
/// ```swift
/// let sums = ParallelWork.map(count: bands.count, threads: 2) { bands[$0].sum }
/// ```
package enum ParallelWork {
  /// The processors of this machine that are at work, at least one.
  package static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// Calls a closure once on each of so many threads, at least one, with the thread's number, and
  /// waits for all.
  package static func onThreads(_ threads: Int, _ body: @Sendable (Int) -> Void) {
    guard threads > 1 else { return body(0) }
    DispatchQueue.concurrentPerform(iterations: threads, execute: body)
  }

  /// Has threads claim the numbers `0..<count` in turn; a thread stops where `body` says so.
  static func claim(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Bool) {
    let next = Atomic(0)
    onThreads(min(threads, count)) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < count, body(number) else { return }
      }
    }
  }

  /// The result of a closure for each of `0..<count`.
  package static func map<Result: Sendable>(
    count: Int, threads: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    if threads <= 1 || count <= 1 { return (0..<count).map(body) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    claim(count, threads: threads) { number in
      let result = body(number)
      results.withLock { $0[number] = result }
      return true
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// The result of a closure for each part, which is handed over: the closure may be the last to
  /// hold it.
  package static func map<Part: Sendable, Result: Sendable>(
    _ parts: consuming [Part], threads: Int, _ body: @Sendable (consuming Part) -> Result
  ) -> [Result] {
    let queue = HandOver(parts)
    return map(count: queue.count, threads: threads) { number in
      queue.take(number).map { part in body(part) }
    }.compactMap { $0 }
  }

  /// The result of a closure for each two parts that belong together, both handed over; so none is
  /// ever held twice.
  package static func map<Part: Sendable, Result: Sendable>(
    _ parts: consuming [Part], and others: consuming [Part], threads: Int,
    _ body: @Sendable (consuming Part, consuming Part) -> Result
  ) -> [Result] {
    let queue = HandOver(parts)
    let otherQueue = HandOver(others)
    return map(count: min(queue.count, otherQueue.count), threads: threads) { number in
      guard let part = queue.take(number), let other = otherQueue.take(number) else {
        return Result?.none
      }
      return body(part, other)
    }.compactMap { $0 }
  }

  /// Ranges of up to `size` numbers that cover `0..<count`.
  package static func ranges(of count: Int, size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: max(1, size)).map { $0..<min(count, $0 + max(1, size)) }
  }

  /// One element for each of `0..<count`, computed from ranges of 32,768.
  package static func gather<Element: Sendable>(
    count: Int, threads: Int, _ body: @Sendable (Range<Int>) -> [Element]
  ) -> [Element] {
    let ranges = ranges(of: count, size: 32_768)
    guard ranges.count > 1 else { return ranges.first.map(body) ?? [] }
    var all: [Element] = []
    all.reserveCapacity(count)
    for part in map(count: ranges.count, threads: threads, { body(ranges[$0]) }) { all += part }
    return all
  }
}

/// Parts that are each taken out once, by whichever thread comes for it.
private final class HandOver<Part: Sendable>: Sendable {
  let count: Int
  private let parts: Mutex<[Part?]>

  init(_ parts: consuming [Part]) {
    count = parts.count
    self.parts = Mutex(parts.map { $0 })
  }

  func take(_ number: Int) -> Part? { parts.withLock { $0[number].take() } }
}
