// What makes this safe: each range writes its own elements of one new array and nothing else. The
// ranges are checked to lie side by side and to cover the array, every element is initialised
// before its range is worked on, and the call waits for all ranges before the array is used.

extension ParallelWork {
  /// An array that is filled range by range.
  ///
  /// - Parameters:
  ///   - ranges: Side by side from 0 on.
  ///   - blank: What elements are before the closure changes them.
  ///   - body: Is given the number of the range and its elements.
  @inlinable
  package static func fill<Element: BitwiseCopyable & Sendable>(
    _ ranges: [Range<Int>], blank: Element, threads: Int,
    _ body: @Sendable (_ number: Int, _ elements: inout MutableSpan<Element>) -> Void
  ) -> [Element] {
    var end = 0
    for range in ranges {
      precondition(range.lowerBound == end, "ranges lie side by side")
      end = range.upperBound
    }
    return unsafe [Element](unsafeUninitializedCapacity: end) { buffer, count in
      nonisolated(unsafe) let shared = unsafe buffer
      _ = map(count: ranges.count, threads: threads) { number in
        let own = unsafe UnsafeMutableBufferPointer(rebasing: shared[ranges[number]])
        unsafe own.initialize(repeating: blank)
        var elements = unsafe own.mutableSpan
        body(number, &elements)
        return true
      }
      count = end
    }
  }
}
