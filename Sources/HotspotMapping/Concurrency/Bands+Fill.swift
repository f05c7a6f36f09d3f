// What makes this safe: each band writes the elements of its own range of one new array and nothing
// else. The ranges are checked to lie side by side and to cover the array, every element is
// initialised before its band sees it, and the call waits for all bands before the array is used.

extension Bands {
  /// An array that bands fill, each its own range of it, on up to `threads` threads.
  ///
  /// - Parameters:
  ///   - ranges: Side by side from 0 on.
  ///   - blank: What elements are before the closure changes them.
  ///   - body: Is given the number of the band and its elements.
  static func fill<Element: BitwiseCopyable & Sendable>(
    _ ranges: [Range<Int>], blank: Element, threads: Int,
    _ body: @Sendable (_ band: Int, _ elements: inout MutableSpan<Element>) -> Void
  ) -> [Element] {
    var end = 0
    for range in ranges {
      precondition(range.lowerBound == end, "bands lie side by side")
      end = range.upperBound
    }
    return unsafe [Element](unsafeUninitializedCapacity: end) { buffer, count in
      nonisolated(unsafe) let shared = unsafe buffer
      _ = map(Array(ranges.indices), threads: threads) { band in
        let own = unsafe UnsafeMutableBufferPointer(rebasing: shared[ranges[band]])
        unsafe own.initialize(repeating: blank)
        var elements = unsafe own.mutableSpan
        body(band, &elements)
        return true
      }
      count = end
    }
  }
}
