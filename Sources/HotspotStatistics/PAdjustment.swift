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

  private func stepwise(_ probabilities: [Double]) -> [Double] {
    let order = RadixSort.order(of: probabilities)
    let places = order.span
    let values = probabilities.span
    var result = [Double](repeating: .nan, count: values.count)
    var adjusted = result.mutableSpan
    let tests = Double(places.count)
    if self == .holm {
      var greatest = 0.0
      for rank in 0..<places.count {
        let place = Int(places[rank])
        greatest = max(greatest, min(1, (tests - Double(rank)) * values[place]))
        adjusted[place] = greatest
      }
    } else {
      var least = 1.0
      for rank in (0..<places.count).reversed() {
        let place = Int(places[rank])
        least = min(least, tests / Double(rank + 1) * values[place])
        adjusted[place] = least
      }
    }
    return result
  }
}
