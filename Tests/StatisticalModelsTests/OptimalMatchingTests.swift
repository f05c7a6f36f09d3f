import StatisticalModels
import TestSupport
import Testing

@Suite struct OptimalMatchingTests {
  /// The least total of pairing items, by trying every matching.
  static func least(_ items: [Int], _ distance: (Int, Int) -> Double) -> Double {
    guard let first = items.first else { return 0 }
    var best = Double.infinity
    if items.count % 2 == 1 { best = least(Array(items.dropFirst()), distance) }
    for place in items.indices.dropFirst() {
      var rest = items
      rest.remove(at: place)
      rest.removeFirst()
      best = min(best, distance(first, items[place]) + least(rest, distance))
    }
    return best
  }

  @Test func `Beats greedy pairing`() throws {
    let points = [0.0, 2, 3, 5]
    let matching = try #require(OptimalMatching(count: 4) { abs(points[$0] - points[$1]) })
    #expect(matching.pairs.map { [$0.first, $0.second] } == [[0, 1], [2, 3]])
    #expect(matching.total == 4)
    #expect(matching.leftOver == nil)
  }

  @Test func `The least that there is, by enumeration`() {
    var stream = SeededNumbers(seed: 11)
    for count in 0...9 {
      for round in 0..<30 {
        // Few values for many ties in every other round; some pairs forbidden in every third.
        let values = (0..<count * count).map { _ in
          round % 2 == 0 ? Double(stream.below(1000)) / 7 : Double(stream.below(4))
        }
        let forbidden = (0..<count * count).map { _ in round % 3 == 0 && stream.below(3) == 0 }
        func distance(_ one: Int, _ other: Int) -> Double {
          let at = min(one, other) * count + max(one, other)
          return forbidden[at] ? .infinity : values[at]
        }
        let least = Self.least(Array(0..<count), distance)
        guard let matching = OptimalMatching(count: count, distance: distance) else {
          #expect(least == .infinity, "\(count) items, round \(round)")
          continue
        }
        #expect(abs(matching.total - least) <= matching.rounding + 1e-12)
        var paired = matching.pairs.flatMap { [$0.first, $0.second] }
        if let leftOver = matching.leftOver { paired.append(leftOver) }
        #expect(paired.sorted() == Array(0..<count))
      }
    }
  }

  /// networkx 3.6.1, `max_weight_matching(maxcardinality=True)` on the negated distances; of an odd
  /// number with one node more, 0 from all.
  @Test(arguments: [
    (40, false, 2626.0, nil), (41, false, 2300, 22), (40, true, 3882, nil), (61, true, 4718, 18),
  ])
  func `Equals networkx`(
    _ count: Int, _ isRestricted: Bool, _ total: Double, _ leftOver: Int?
  ) throws {
    let matching = try #require(
      OptimalMatching(count: count) { one, other in
        if isRestricted && (one + other) % 3 == 0 { return .infinity }
        let dx = one * one * 7919 % 1009 - other * other * 7919 % 1009
        let dy = one * 104_729 % 997 - other * 104_729 % 997
        return Double(abs(dx) + abs(dy))
      })
    #expect(matching.total == total)
    #expect(matching.leftOver == leftOver)
  }

  /// On a line neighbours pair. Of clumps larger than ten, odd ones among them, the nearest ten of an
  /// item alone give no matching or a worse one.
  @Test func `Points on a line, in clumps`() throws {
    var stream = SeededNumbers(seed: 3)
    for clumps in [4, 9, 17, 400] {
      let points = (0..<300).map { _ in stream.below(clumps) * stream.below(clumps) }
      let sorted = points.sorted()
      let least = stride(from: 0, to: 300, by: 2).map { sorted[$0 + 1] - sorted[$0] }
      let matching = try #require(
        OptimalMatching(count: 300) { Double(abs(points[$0] - points[$1])) })
      #expect(matching.total == Double(least.reduce(0, +)), "\(clumps)")
    }
  }

  @Test func `Says when there is no perfect matching`() {
    // A star: its rays can only be paired with its centre.
    #expect(OptimalMatching(count: 4) { one, _ in one == 0 ? 1 : .infinity } == nil)
    #expect(OptimalMatching(count: 2) { _, _ in .nan } == nil)
    // Of three the odd one may be either ray.
    let three = OptimalMatching(count: 3) { one, other in one == 0 ? Double(other) : .infinity }
    #expect(three?.pairs.count == 1)
    #expect(three?.leftOver == 2)
    #expect(three?.total == 1)
  }

  @Test func `None and one`() {
    #expect(OptimalMatching(count: 0) { _, _ in 0 }?.pairs.isEmpty == true)
    #expect(OptimalMatching(count: 1) { _, _ in 0 }?.leftOver == 0)
  }
}
