/// Points in the order of the rows of centres that they lie in, and of their x within those.
struct PointRows: Sendable {
  /// Along the row, in steps from the first centre of a row that is not shifted.
  let along: [Double]
  /// Across the rows, in steps from the first row.
  let across: [Double]
  /// The weights, times the factor of the kernel's polynomial or exponential.
  let weights: [Double]
  /// The squared bandwidths in steps; empty where all points have the same.
  let squares: [Double]
  /// The greatest bandwidth in steps.
  let bandwidth: Double
  /// How far kernels reach at most, in rows.
  private let rowReach: Double
  /// How many rows of points there are before the first row of centres.
  private let margin: Int
  /// Where the points of each row begin, and where the last row's end.
  private let starts: [Int]

  /// Files the points with a weight above 0 that may reach a centre.
  ///
  /// Points in one row and one stretch of 64 columns keep their order.
  /// - Parameters:
  ///   - bandwidths: One a point, or one for all.
  ///   - members: Which points; nil for all of them.
  init(
    x: [Double], y: [Double], weights: [Double], bandwidths: [Double], members: [Int32]?,
    scale: KernelScale, rows: CentroidRows
  ) {
    let isVaried = bandwidths.count != 1
    var widest = isVaried ? 0 : bandwidths[0]
    if isVaried, let members {
      for member in members { widest = max(widest, bandwidths[Int(member)]) }
    } else {
      for bandwidth in bandwidths { widest = max(widest, bandwidth) }
    }
    bandwidth = widest / rows.step
    rowReach = widest * scale.kernel.reach / rows.rowStep
    margin = Int(min(rowReach, Double(rows.rows))) + 2

    let filed = rows.rows + 2 * margin
    let segments = rows.columns / 64 + 1
    let bins = filed * segments
    let reach = widest * scale.kernel.reach / rows.step
    let nearest = -reach - 1
    let farthest = Double(rows.columns) + reach
    let lowest = -rowReach - 1
    let highest = Double(rows.rows) + rowReach
    let horizontal = rows.isTransposed ? y : x
    let vertical = rows.isTransposed ? x : y
    let count = members?.count ?? x.count
    var bin = [Int32](repeating: -1, count: count)
    var places = [Int](repeating: 0, count: bins + 1)
    for number in 0..<count {
      let point = members.map { Int($0[number]) } ?? number
      let column = (horizontal[point] - rows.firstX) / rows.step
      let row = (vertical[point] - rows.firstY) / rows.rowStep
      guard column > nearest, column < farthest, row > lowest, row < highest,
        weights[point] > 0, weights[point] < .infinity
      else { continue }
      let rowPlace = min(filed - 1, Int(max(0, min(row, Double(filed)) + Double(margin))))
      let segment = min(segments - 1, Int(max(0, min(column, Double(rows.columns)) / 64)))
      let place = rowPlace * segments + segment
      bin[number] = Int32(truncatingIfNeeded: place)
      places[place + 1] += 1
    }
    for place in 0..<bins { places[place + 1] += places[place] }
    starts = stride(from: 0, through: bins, by: segments).map { places[$0] }
    var along = [Double](repeating: 0, count: places[bins])
    var across = along
    var scaled = along
    var squares = isVaried ? along : []
    let factor = isVaried ? 1 : scale.factor(bandwidth: bandwidths[0], step: rows.step)
    for number in 0..<count where bin[number] >= 0 {
      let point = members.map { Int($0[number]) } ?? number
      let place = places[Int(bin[number])]
      places[Int(bin[number])] += 1
      along[place] = (horizontal[point] - rows.firstX) / rows.step
      across[place] = (vertical[point] - rows.firstY) / rows.step
      scaled[place] = weights[point] * factor
      if isVaried {
        let steps = bandwidths[point] / rows.step
        squares[place] = steps * steps
        scaled[place] *= scale.factor(bandwidth: bandwidths[point], step: rows.step)
      }
    }
    self.along = along
    self.across = across
    self.weights = scaled
    self.squares = squares
  }

  /// The points that may reach a row of centres.
  func near(row: Int) -> Range<Int> {
    let middle = Double(row + margin)
    let first = Int(max(0, middle - rowReach))
    let last = Int(min(Double(starts.count - 2), middle + rowReach))
    return starts[first]..<starts[last + 1]
  }
}

/// What the kernel of a point is multiplied with.
struct KernelScale: Sendable {
  let kernel: DensityKernel
  /// Whether the kernel is a density in square units of the coordinates, or of height one.
  let isDensity: Bool

  /// The factor of (h²/step² − d²)ᵏ, d in steps, or of the exponential.
  func factor(bandwidth: Double, step: Double) -> Double {
    let height = isDensity ? kernel.peak / (bandwidth * bandwidth) : 1
    let steps = bandwidth / step
    var power = 1.0
    for _ in 0..<(kernel.power ?? 0) { power *= steps * steps }
    return height / power
  }
}
