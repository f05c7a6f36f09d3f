/// The pairs of items that are least far apart in all.
///
/// A minimum-cost perfect matching (J. Edmonds 1965, doi:10.6028/jres.069B.013), by LEMON's
/// implementation of the blossom algorithm. Costs are whole numbers there: distances are scaled so
/// that the greatest is 1e9 and rounded, so the total is within one part in 1e9 of the greatest
/// distance, a pair, of the least there is.
///
/// Greedy pairing is not optimal: of the points 0, 2, 3 and 5 it takes (2, 3) first and then has to
/// take (0, 5), 6 in all; the optimum is (0, 2) and (3, 5), 4 in all.
///
/// An odd number of items leaves one over: the one that leaves the least total to the others.
/// Several matchings may be optimal; the same distances give the same one on every run, but another
/// version of the library may choose another.
public struct OptimalMatching: Hashable, Sendable {
  /// Two items, the lower first.
  public struct Pair: Hashable, Sendable {
    /// The lower position.
    public let first: Int
    /// The higher position.
    public let second: Int
  }

  /// The pairs, by their first items.
  public let pairs: [Pair]
  /// The item left over of an odd number.
  public let leftOver: Int?
  /// The sum of the distances of the pairs.
  public let total: Double
  /// How much farther than the least there is the total may be, by the rounding of distances.
  public let rounding: Double

  /// Pairs items; nil where the pairs that are allowed do not pair all (but one, of an odd number).
  ///
  /// The graph is searched among each item's ten nearest first; edges are added until the dual
  /// values of the linear programme prove that no edge left out could better the total. A
  /// thousand items take about a tenth of a second.
  ///
  /// - Parameters:
  ///   - count: the number of items.
  ///   - distance: of two items, the lower first; from 0 up, or infinite (or NaN) where they must
  ///     not be paired.
  /// - Complexity: O(n²) distances; the search is O(nm log n) at most, m being the edges needed.
  public init?(count: Int, distance: (_ first: Int, _ second: Int) -> Double) {
    let nodes = count + count % 2
    var distances = [Double](repeating: .infinity, count: count * count)
    var greatest = 0.0
    for first in 0..<count {
      for second in first + 1..<max(count, first + 1) {
        let apart = distance(first, second)
        guard apart.isFinite else { continue }
        precondition(apart >= 0, "No distance is negative.")
        distances[first * count + second] = apart
        greatest = max(greatest, apart)
      }
    }
    let unit = greatest / 1e9
    // The odd one's partner costs nothing with any.
    var costs = [Int64](repeating: 0, count: nodes * nodes)
    for first in 0..<count {
      for second in first + 1..<max(count, first + 1) {
        let apart = distances[first * count + second]
        let cost: Int64 =
          apart.isFinite ? (unit > 0 ? Int64((apart / unit).rounded()) : 0) : -1
        costs[first * nodes + second] = cost
        costs[second * nodes + first] = cost
      }
    }
    guard let mates = LibraryCalls.minimumMatching(costs: costs, nodes: nodes, nearest: 10) else {
      return nil
    }
    pairs = (0..<count).compactMap { item in
      item < mates[item] && mates[item] < count ? Pair(first: item, second: mates[item]) : nil
    }
    leftOver = nodes > count ? mates[count] : nil
    total = pairs.reduce(0) { $0 + distances[$1.first * count + $1.second] }
    rounding = Double(pairs.count) * unit
  }
}
