/// Values of items, centred, of which the first arm's sums tell how far two arms are apart.
///
/// With centred values z, arms T and C of n_T and n_C of N items, and s the sum of z over T,
/// z̄_T − z̄_C = s·N/(n_T·n_C), because the whole sums to 0.
struct ArmContrast: Sendable {
  /// The number of values an item has.
  let width: Int
  /// Item by item.
  private let values: [Double]

  /// A contrast of some columns, each with a value an item, centred already.
  init(columns: [[Double]], items: Int) {
    width = columns.count
    var values: [Double] = []
    values.reserveCapacity(items * columns.count)
    for item in 0..<items { for column in columns { values.append(column[item]) } }
    self.values = values
  }

  /// Σ_k s_k², added up in the order of the items.
  ///
  /// - Parameters:
  ///   - labels: the arm of each item.
  ///   - sums: room for `width` numbers, so that none is made for each scheme.
  /// - Complexity: O(n_T · width).
  func squaredSums(firstArm labels: [Int], sums: inout [Double]) -> Double {
    for index in sums.indices { sums[index] = 0 }
    for (item, label) in labels.enumerated() where label == 0 {
      let start = item * width
      for index in 0..<width { sums[index] += values[start + index] }
    }
    var total = 0.0
    for sum in sums { total += sum * sum }
    return total
  }
}
