/// The values of a sample in ascending order, for ranks and quantiles.
public struct SortedSample: Sendable {
  /// The values, ascending.
  public let values: [Double]

  /// Sorts values, none of which may be NaN; −0 counts as 0.
  ///
  /// - Complexity: O(n).
  public init(_ values: [Double]) {
    var keys = values.map { RadixSort.key($0 + 0) }
    RadixSort.sort(&keys)
    self.values = keys.map { RadixSort.value($0) }
  }

  /// The number of values.
  public var count: Int { values.count }

  /// How many values lie below `value`, and how many equal it.
  ///
  /// - Complexity: O(log n).
  public func position(of value: Double) -> (below: Int, equal: Int) {
    let below = firstIndex { $0 >= value }
    return (below, firstIndex { $0 > value } - below)
  }

  /// The mid-rank of a value as a percentage: 100·(L + E/2)/N, with L values below it and E equal
  /// to it.
  ///
  /// Of no values it is 0. From above, L counts the values above it: the least has the highest
  /// rank.
  public func midRank(of value: Double, fromAbove: Bool = false) -> Double {
    guard count > 0 else { return 0 }
    let (below, equal) = position(of: value)
    let lesser = fromAbove ? count - below - equal : below
    return 100 * (Double(lesser) + Double(equal) / 2) / Double(count)
  }

  /// The quantile of a share: with g = (N − 1)·share, x₍⌊g⌋₎ and the next value, linearly between.
  ///
  /// That is type 7 of Hyndman and Fan, The American Statistician 50 (1996) 361–365,
  /// doi:10.1080/00031305.1996.10473566. Of no values, or for what is no share, it is NaN.
  public func quantile(_ share: Double) -> Double {
    guard count > 0, share >= 0, share <= 1 else { return .nan }
    let position = Double(count - 1) * share
    let floor = position.rounded(.down)
    let below = values[Int(floor)]
    let above = values[min(count - 1, Int(floor) + 1)]
    return position == floor || below == above
      ? below : below + (position - floor) * (above - below)
  }

  /// The upper edges of the first n − 1 of n quantile bins: x₍⌊(N−1)i/n⌋₎ for i in 1 … n − 1.
  ///
  /// The edges are values of the sample, so no arithmetic on them can differ between machines.
  public func binEdges(_ bins: Int) -> [Double] {
    guard count > 0, bins > 1 else { return [] }
    return (1..<bins).map { values[(count - 1) * $0 / bins] }
  }

  /// The bin of a value, from 1: one more than the edges below it.
  public static func bin(of value: Double, edges: [Double]) -> Int {
    var bin = 1
    for edge in edges where value > edge { bin += 1 }
    return bin
  }

  private func firstIndex(where isPast: (Double) -> Bool) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(values[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
