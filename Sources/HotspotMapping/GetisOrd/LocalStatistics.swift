/// A local statistic of each place: how far it is from what chance gives, and what that means.
///
/// A place that was not tested, because it is not covered or its statistic is undefined, has NaN in
/// all three numbers and 0 as its bin.
public struct LocalStatistics: Hashable, Sendable {
  /// Standard scores.
  public var z: [Double]
  /// The probability of a score at least as far from 0, both sides: 2Φ(−|z|).
  public var p: [Double]
  /// p adjusted for the number of tests.
  public var q: [Double]
  /// 3, 2 or 1 where q ≤ 0.01, 0.05 or 0.10 and z > 0; as much below 0 where z < 0; else 0.
  public var bins: [Int8]
  /// The covered places whose statistic is undefined.
  public var undefined: Int

  /// Makes a set of statistics.
  public init(z: [Double], p: [Double], q: [Double], bins: [Int8], undefined: Int) {
    self.z = z
    self.p = p
    self.q = q
    self.bins = bins
    self.undefined = undefined
  }

  /// The bin of a score whose adjusted probability is q.
  @inline(__always)
  static func bin(z: Double, q: Double) -> Int8 {
    let size: Int8 = q <= 0.01 ? 3 : q <= 0.05 ? 2 : q <= 0.1 ? 1 : 0
    return z < 0 ? -size : size
  }
}
