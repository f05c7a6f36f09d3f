/// How probabilities of many tests are adjusted for being many.
///
/// Only what was tested counts: NaN stays NaN and is not among the m tests. Adjusted values are at
/// most 1, and equal probabilities have equal adjusted values.
public enum PAdjustment: String, CaseIterable, Hashable, Sendable {
  /// No adjustment.
  case none
  /// m·p (Bonferroni 1936).
  case bonferroni
  /// Step-down: the running greatest of (m − i + 1)·p₍ᵢ₎ from the least p (Holm, Scandinavian
  /// Journal of Statistics 6 (1979) 65–70).
  case holm
  /// The false discovery rate: the running least of m/i·p₍ᵢ₎ from the greatest p (Benjamini and
  /// Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
  case bh

  /// The adjusted value of each probability, in their order.
  ///
  /// - Complexity: O(n), by radix sort.
  public func adjusted(_ probabilities: [Double]) -> [Double] {
    switch self {
    case .none:
      return probabilities
    case .bonferroni:
      let tests = Double(probabilities.count { !$0.isNaN })
      return probabilities.map { $0.isNaN ? .nan : min(1, tests * $0) }
    case .holm, .bh:
      return stepwise(probabilities)
    }
  }

  /// The adjusted value of each of some probabilities in ascending order, each of them met
  /// `counts` times.
  package func adjusted(ascending probabilities: [Double], counts: [Int]) -> [Double] {
    let tests = counts.reduce(0, +)
    var result = probabilities
    switch self {
    case .none:
      break
    case .bonferroni:
      for place in result.indices { result[place] = min(1, Double(tests) * result[place]) }
    case .holm:
      var remaining = tests
      var greatest = 0.0
      for place in result.indices {
        greatest = max(greatest, min(1, Double(remaining) * result[place]))
        remaining -= counts[place]
        result[place] = greatest
      }
    case .bh:
      var rank = tests
      var least = 1.0
      for place in result.indices.reversed() {
        least = min(least, Double(tests) / Double(rank) * result[place])
        rank -= counts[place]
        result[place] = least
      }
    }
    return result
  }

  private func stepwise(_ probabilities: [Double]) -> [Double] {
    var keys: [UInt64] = []
    var order: [Int32] = []
    keys.reserveCapacity(probabilities.count)
    order.reserveCapacity(probabilities.count)
    for place in probabilities.indices where !probabilities[place].isNaN {
      keys.append(RadixSort.key(probabilities[place] + 0))
      order.append(Int32(truncatingIfNeeded: place))
    }
    RadixSort.sort(&keys, carrying: &order)
    let ascending = keys.map { RadixSort.value($0) }
    let values = adjusted(
      ascending: ascending, counts: [Int](repeating: 1, count: ascending.count))
    var result = [Double](repeating: .nan, count: probabilities.count)
    for (place, value) in zip(order, values) { result[Int(place)] = value }
    return result
  }
}
