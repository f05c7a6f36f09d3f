internal import HotspotGeometry

/// Units that lie near each other, and which of them to keep.
enum Separation {
  /// Two units and the metres between their edges.
  struct Pair: Hashable {
    var first: Int
    var second: Int
    var metres: Double
  }

  /// The pairs of figures that are within some metres of each other, ascending.
  ///
  /// - Parameters:
  ///   - figures: figures in metres; those that are nil are near nothing.
  ///   - limit: the metres.
  ///   - countsEqual: whether a distance that equals the limit is within.
  /// - Complexity: O(n²) comparisons of envelopes; distances only where these are near.
  static func pairs(
    _ figures: [Geometry?], within limit: Double, countsEqual: Bool
  ) throws(GeometryError) -> [Pair] {
    let boxes = figures.map { $0?.envelope }
    var pairs: [Pair] = []
    for first in figures.indices {
      guard let one = figures[first], let box = boxes[first] else { continue }
      for second in (first + 1)..<max(first + 1, figures.count) {
        guard let other = figures[second], let next = boxes[second],
          next.minX - box.maxX <= limit, box.minX - next.maxX <= limit,
          next.minY - box.maxY <= limit, box.minY - next.maxY <= limit,
          let metres = try one.distance(to: other)
        else { continue }
        if metres < limit || (countsEqual && metres == limit) {
          pairs.append(Pair(first: first, second: second, metres: metres))
        }
      }
    }
    return pairs
  }

  /// The units to keep so that no two are in conflict: the heaviest first, of equals the first in
  /// order.
  static func kept(
    count: Int, conflicts: [TrialDesign.Conflict], weights: [Double]
  ) throws(TrialError) -> Set<Int> {
    var neighbours: [[Int]] = Array(repeating: [], count: count)
    for conflict in conflicts {
      neighbours[conflict.first].append(conflict.second)
      neighbours[conflict.second].append(conflict.first)
    }
    var kept: Set<Int> = []
    let order = (0..<count).sorted {
      weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1]
    }
    for unit in order where !neighbours[unit].contains(where: kept.contains) { kept.insert(unit) }
    return kept
  }
}
