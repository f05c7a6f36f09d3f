import HotspotPolicing

/// Optimal pairs of units spread at random over some covariates.
enum Pairing {
  /// Pairs units by Mahalanobis distance and gives the total, so that a run can be checked against
  /// another.
  static func total(units: Int, covariates: Int) -> Double? {
    var state: UInt64 = 2026
    let columns = (0..<covariates).map { _ in
      (0..<units).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 33)
      }
    }
    guard let distance = MahalanobisDistances(covariates: columns) else { return nil }
    return OptimalMatching(count: units) { distance($0, $1) }?.total
  }
}
