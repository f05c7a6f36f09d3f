/// How many values there are, and their sums, for the mean and variance of Getis and Ord.
struct GetisOrdMoments: Hashable, Sendable {
  let count: Int
  let total: Int64
  /// The sum of squares.
  let squares: Int128

  /// n·Σx² − (Σx)², which is n² times the variance over n, exactly.
  var spread: Int128 { Int128(count) * squares - Int128(total) * Int128(total) }

  /// The sum of values and of their squares.
  static func sums(of values: Span<Int64>) -> (total: Int64, squares: Int128) {
    var total: Int64 = 0
    var squares: Int128 = 0
    // Squares of values below 2²⁶ are added up as words for as long as they cannot overflow.
    var small: Int64 = 0
    for place in 0..<values.count {
      let value = values[place]
      total += value
      if value.magnitude < 1 << 26 {
        small += value * value
        if small > 1 << 61 {
          squares += Int128(small)
          small = 0
        }
      } else {
        squares += Int128(value) * Int128(value)
      }
    }
    return (total, squares + Int128(small))
  }
}

/// Standard scores from the sums over windows.
///
/// With all parts of the formula multiplied by n: (n·Σⱼxⱼ − W·Σx) / √((n·Σx² − (Σx)²)·W(n − W)/(n −
/// 1)).
struct GetisOrdScores: Sendable {
  /// What the excess of a Gi* is divided by, for each number of neighbours; NaN where that is
  /// undefined.
  let denominators: [Double]
  private let moments: GetisOrdMoments
  private let count: Double
  private let total: Double
  /// Σ(x − x̄)².
  private let deviation: Double

  /// - Parameter largest: The greatest number of neighbours.
  init(moments: GetisOrdMoments, includesSelf: Bool, largest: Int) {
    self.moments = moments
    count = Double(moments.count)
    total = Double(moments.total)
    let spread = moments.spread
    deviation = Double(spread) / count
    denominators =
      includesSelf
      ? (0...largest).map { places in
        Self.denominator(spread: spread, count: moments.count, places: places)
      } : []
  }

  @inline(__always)
  func star(sum: Int64, places: Int, denominators: Span<Double>) -> Double {
    (count * Double(sum) - Double(places) * total) / denominators[places]
  }

  /// Of Gi, whose moments lack the cell's own value.
  ///
  /// Without x the squared deviations are less by n/(n − 1)·(x − x̄)². Where that leaves little,
  /// they are had exactly from the sums.
  @inline(__always)
  func plain(sum: Int64, places: Int, own: Int64) -> Double {
    let n = count - 1
    let rest = total - Double(own)
    let w = Double(places)
    let away = Double(own) - total / count
    let left = deviation - away * away * (count / n)
    let excess = n * Double(sum) - w * rest
    guard left > deviation * 1e-3, places > 0, w < n, n > 1 else {
      return excess / exactDenominator(places: places, own: own)
    }
    return excess / (n * left * (w * (n - w) / (n - 1))).squareRoot()
  }

  private func exactDenominator(places: Int, own: Int64) -> Double {
    let n = moments.count - 1
    let rest = moments.total - own
    let squares = moments.squares - Int128(own) * Int128(own)
    return Self.denominator(
      spread: Int128(n) * squares - Int128(rest) * Int128(rest), count: n, places: places)
  }

  private static func denominator(spread: Int128, count: Int, places: Int) -> Double {
    guard count > 1, places > 0, places < count, spread > 0 else { return .nan }
    let n = Double(count)
    let w = Double(places)
    return (Double(spread) * (w * (n - w) / (n - 1))).squareRoot()
  }
}
