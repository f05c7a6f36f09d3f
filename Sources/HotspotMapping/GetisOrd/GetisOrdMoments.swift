/// How many values there are, and their sums, for the mean and variance of Getis and Ord.
struct GetisOrdMoments: Hashable, Sendable {
  let count: Int
  let total: Int64
  /// The sum of squares.
  let squares: Int128

  /// Of values at places.
  init(count: Int, total: Int64, squares: Int128) {
    self.count = count
    self.total = total
    self.squares = squares
  }

  /// n·Σx² − (Σx)², which is n² times the variance over n, exactly.
  var spread: Int128 { Int128(count) * squares - Int128(total) * Int128(total) }

  /// Without one of the values.
  func dropping(_ value: Int64) -> GetisOrdMoments {
    GetisOrdMoments(
      count: count - 1, total: total - value, squares: squares - Int128(value) * Int128(value))
  }

  /// The standard score of a sum over so many places, or NaN where it is undefined.
  ///
  /// With all parts of the formula multiplied by n: (n·Σⱼxⱼ − W·Σx) / √((n·Σx² − (Σx)²)·W(n − W)/(n −
  /// 1)).
  func score(sum: Int64, places: Int) -> Double {
    guard count > 1, places > 0, places < count, spread > 0 else { return .nan }
    let n = Double(count)
    let w = Double(places)
    let excess = n * Double(sum) - w * Double(total)
    return excess / (Double(spread) * (w * (n - w) / (n - 1))).squareRoot()
  }
}
