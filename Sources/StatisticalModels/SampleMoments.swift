/// The mean and the variance of a few numbers.
///
/// Numbers that are all the same have exactly that mean and no variance, which a plain sum would
/// not give for, say, three times 0.1.
public struct SampleMoments: Hashable, Sendable {
  /// How many numbers there are.
  public let count: Int
  /// The mean; NaN of none.
  public let mean: Double
  /// The variance, with the count less one; NaN of fewer than two.
  public let variance: Double

  /// The moments of some numbers, in two passes.
  ///
  /// - Complexity: O(count).
  public init(_ numbers: [Double]) {
    count = numbers.count
    guard let first = numbers.first else {
      mean = .nan
      variance = .nan
      return
    }
    if numbers.allSatisfy({ $0 == first }) {
      mean = first
      variance = numbers.count > 1 ? 0 : .nan
      return
    }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    self.mean = mean
    variance =
      numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(numbers.count - 1)
  }

  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }
}
