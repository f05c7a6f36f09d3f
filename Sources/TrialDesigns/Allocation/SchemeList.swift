internal import HotspotGeometry
internal import ParallelWork

/// Schemes of two arms with their scores: which items the first arm has, one bit an item.
struct SchemeList: Sendable {
  /// The number of items.
  let items: Int
  /// The 64-bit words of a scheme.
  private let words: Int
  private var bits: [UInt64] = []
  /// The score of each scheme, in units of 1e-9.
  private(set) var scores: [Int64] = []

  /// A list without schemes.
  init(items: Int) {
    self.items = items
    words = (items + 63) / 64
  }

  /// The number of schemes.
  var count: Int { scores.count }

  /// Adds a scheme.
  mutating func append(_ labels: [Int], score: Int64) {
    let start = bits.count
    bits.append(contentsOf: repeatElement(0, count: words))
    for (item, label) in labels.enumerated() where label == 0 {
      bits[start + item >> 6] |= 1 << UInt64(item & 63)
    }
    scores.append(score)
  }

  /// Whether an item is in the first arm of a scheme.
  func isFirstArm(scheme: Int, item: Int) -> Bool {
    bits[scheme * words + item >> 6] >> UInt64(item & 63) & 1 == 1
  }

  /// The arm of each item in a scheme.
  func labels(of scheme: Int) -> [Int] {
    (0..<items).map { isFirstArm(scheme: scheme, item: $0) ? 0 : 1 }
  }

  /// The list with the schemes of another after its own, but for those that stand here already.
  ///
  /// - Parameter seen: the schemes that stand here.
  mutating func append(_ other: SchemeList, unlessIn seen: inout Set<[UInt64]>) {
    for scheme in 0..<other.count {
      let own = other.bits[scheme * words..<(scheme + 1) * words]
      guard seen.insert(Array(own)).inserted else { continue }
      bits += own
      scores.append(other.scores[scheme])
    }
  }

  /// For each two items (i < j, row by row) in how many of some schemes they have the same arm.
  ///
  /// - Complexity: O(items² · schemes / 64).
  func together(in schemes: [Int]) -> [Int] {
    let span = (schemes.count + 63) / 64
    var columns = [UInt64](repeating: 0, count: items * span)
    for (place, scheme) in schemes.enumerated() {
      for item in 0..<items where isFirstArm(scheme: scheme, item: item) {
        columns[item * span + place >> 6] |= 1 << UInt64(place & 63)
      }
    }
    var counts: [Int] = []
    counts.reserveCapacity(items * (items - 1) / 2)
    for first in 0..<items {
      for second in first + 1..<max(items, first + 1) {
        var apart = 0
        for word in 0..<span {
          apart += (columns[first * span + word] ^ columns[second * span + word]).nonzeroBitCount
        }
        counts.append(schemes.count - apart)
      }
    }
    return counts
  }
}

extension SchemeList {
  /// Every scheme with a first arm of `size` items that is scored, in lexicographic order of the
  /// ascending positions of the first arm's items.
  ///
  /// - Parameter score: gives a scheme's score; nil for one that does not count.
  /// - Complexity: O(number of schemes) calls of `score`.
  static func every(items: Int, size: Int, score: ([Int]) -> Int64?) -> SchemeList {
    var list = SchemeList(items: items)
    var chosen = Array(0..<size)
    var labels = CompleteAllocation.laidOut([size, items - size])
    while true {
      if let score = score(labels) { list.append(labels, score: score) }
      // The last item that can move one on does so, and all after it follow at its heels.
      guard
        let last = chosen.indices.last(where: { chosen[$0] < items - size + $0 })
      else { return list }
      for place in last..<size { labels[chosen[place]] = 1 }
      let start = chosen[last] + 1
      for place in last..<size {
        chosen[place] = start + place - last
        labels[chosen[place]] = 0
      }
    }
  }

  /// The schemes of candidates 0 ..< `candidates` that are scored, each once, in the order of the
  /// candidates.
  ///
  /// - Parameters:
  ///   - labels: gives a candidate's arms.
  ///   - score: gives a scheme's score; nil for one that does not count.
  static func drawn(
    items: Int, candidates: Int, labels: @Sendable (Int) -> [Int],
    score: @Sendable ([Int]) -> Int64?
  ) -> SchemeList {
    let size = 1_024
    let parts = ParallelWork.map(
      count: (candidates + size - 1) / size, threads: ParallelWork.processors
    ) { part in
      var list = SchemeList(items: items)
      for candidate in part * size..<min(candidates, (part + 1) * size) {
        let labels = labels(candidate)
        if let score = score(labels) { list.append(labels, score: score) }
      }
      return list
    }
    var list = SchemeList(items: items)
    var seen: Set<[UInt64]> = []
    for part in parts { list.append(part, unlessIn: &seen) }
    return list
  }

  /// How many ways there are to choose `size` of `items`; nil where they are more than `limit`.
  static func ways(items: Int, size: Int, limit: Int) -> Int? {
    var ways = 1
    for step in 0..<min(size, items - size) {
      // Each step is a binomial coefficient, so the division is exact.
      let (product, overflow) = ways.multipliedReportingOverflow(by: items - step)
      guard !overflow else { return nil }
      ways = product / (step + 1)
      guard ways <= limit else { return nil }
    }
    return ways
  }
}
