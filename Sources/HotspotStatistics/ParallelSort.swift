internal import Dispatch
internal import Synchronization

/// Sorts with several workers.
public enum ParallelSort {
  /// The elements in ascending order.
  ///
  /// `areInIncreasingOrder` must be a total order: then the result does not depend on the number
  /// of workers.
  /// - Complexity: O(n log n) comparisons, O(n) memory.
  public static func sorted<Element: Sendable>(
    _ elements: [Element], threads: Int,
    by areInIncreasingOrder: @Sendable (Element, Element) -> Bool
  ) -> [Element] {
    let parts = max(1, min(threads, elements.count / 4096))
    guard parts > 1 else { return elements.sorted(by: areInIncreasingOrder) }
    let length = (elements.count + parts - 1) / parts
    let sorted = Mutex<[[Element]]>(Array(repeating: [], count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let range = part * length..<min(elements.count, (part + 1) * length)
      let run = elements[range].sorted(by: areInIncreasingOrder)
      sorted.withLock { $0[part] = run }
    }
    var runs = sorted.withLock { $0 }
    while runs.count > 1 {
      var next: [[Element]] = []
      for pair in stride(from: 0, to: runs.count, by: 2) {
        next.append(
          pair + 1 < runs.count
            ? merged(runs[pair], runs[pair + 1], by: areInIncreasingOrder) : runs[pair])
      }
      runs = next
    }
    return runs[0]
  }

  private static func merged<Element>(
    _ left: [Element], _ right: [Element], by areInIncreasingOrder: (Element, Element) -> Bool
  ) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(left.count + right.count)
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      if areInIncreasingOrder(right[j], left[i]) {
        result.append(right[j])
        j += 1
      } else {
        result.append(left[i])
        i += 1
      }
    }
    result.append(contentsOf: left[i...])
    result.append(contentsOf: right[j...])
    return result
  }
}
