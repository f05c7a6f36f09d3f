internal import StatisticalModels

/// How far apart two arms are in their covariates (G. M. Raab and I. Butcher 2001, Statistics in
/// Medicine 20:351–365): B = Σ w_k(x̄_Tk − x̄_Ck)²/s_k².
///
/// s² is the variance over all items with N − 1; a covariate without variance is left out. B is
/// rounded to the nearest 1e-9, halves away from 0, and kept as that whole number, so that schemes
/// which differ by rounding alone are tied.
struct BalanceScore: Sendable {
  private let contrast: ArmContrast
  private let items: Int
  /// The positions of covariates without variance.
  let constant: [Int]

  /// The score over some covariates.
  ///
  /// - Parameters:
  ///   - covariates: one array a covariate, each with a value an item.
  ///   - weights: one a covariate; empty for 1 each.
  ///   - items: the number of items.
  init(covariates: [[Double]], weights: [Double], items: Int) {
    self.items = items
    var constant: [Int] = []
    var columns: [[Double]] = []
    for (index, values) in covariates.enumerated() {
      let moments = SampleMoments(values)
      guard moments.variance > 0, moments.variance.isFinite else {
        constant.append(index)
        continue
      }
      let scale =
        (weights.isEmpty ? 1 : weights[index]).squareRoot() / moments.standardDeviation
      columns.append(values.map { ($0 - moments.mean) * scale })
    }
    self.constant = constant
    contrast = ArmContrast(columns: columns, items: items)
  }

  /// B of a scheme in units of 1e-9.
  ///
  /// - Complexity: O(items · covariates).
  func callAsFunction(_ labels: [Int], firstArm size: Int) -> Int64 {
    var sums = [Double](repeating: 0, count: contrast.width)
    let squares = contrast.squaredSums(firstArm: labels, sums: &sums)
    let factor = Double(items) / (Double(size) * Double(items - size))
    return Int64(min(squares * factor * factor * 1e9, 9e18).rounded())
  }
}
