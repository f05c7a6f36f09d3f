internal import HotspotGeometry
internal import ParallelWork

/// Sums of kernels at the centres of a frame.
struct KernelSums: Sendable {
  let rows: CentroidRows
  let scale: KernelScale
  let threads: Int

  /// Rows in a band: few enough to share out evenly, enough to reuse what a band sets up.
  private static let rowsInBand = 16

  /// The sum of kernels at each place of the frame.
  ///
  /// Where bandwidths differ, those within a factor of two are summed together, so that no point
  /// is looked at for rows far beyond its own reach.
  func values(
    x: [Double], y: [Double], weights: [Double], bandwidths: [Double]
  ) -> [Double] {
    let points = WeightedPoints(x: x, y: y, weights: weights, bandwidths: bandwidths)
    if bandwidths.count == 1 { return ordered(sums(points, members: nil)) }
    var total = [Double](repeating: 0, count: rows.rows * rows.columns)
    for members in classes(bandwidths) {
      total.add(sums(points, members: members))
    }
    return ordered(total)
  }

  /// The sums of some points, those apart that only reach the frame with their outskirts.
  private func sums(_ points: WeightedPoints, members: [Int32]?) -> [Double] {
    func filed(_ part: PointRows.Part) -> PointRows {
      PointRows(
        x: points.x, y: points.y, weights: points.weights, bandwidths: points.bandwidths,
        members: members, part: part, scale: scale, rows: rows, threads: threads)
    }
    if scale.kernel == .gaussian { return sums(filed(.all), isDirect: true) }
    let near = filed(.near)
    var total = sums(near, isDirect: false)
    if near.leavesOthers { total.add(sums(filed(.far), isDirect: true)) }
    return total
  }

  /// The points of like bandwidth, from the narrowest on; points without a bandwidth are left out.
  private func classes(_ bandwidths: [Double]) -> [[Int32]] {
    var classes: [Int: [Int32]] = [:]
    for point in bandwidths.indices {
      let steps = bandwidths[point] / rows.step
      guard steps > 0, steps < .infinity else { continue }
      let name = steps < RowSweep<QuarticMoments>.direct ? Int.min : Int(steps.exponent)
      classes[name, default: []].append(Int32(truncatingIfNeeded: point))
    }
    return classes.sorted { $0.key < $1.key }.map(\.value)
  }

  private func sums(_ points: PointRows, isDirect: Bool) -> [Double] {
    switch scale.kernel {
    case .uniform:
      let sweep = RowSweep<UniformMoments>(points: points, rows: rows, isDirect: isDirect)
      return inBands { sweep.add(band: $0, to: &$1) }
    case .epanechnikov:
      let sweep = RowSweep<EpanechnikovMoments>(points: points, rows: rows, isDirect: isDirect)
      return inBands { sweep.add(band: $0, to: &$1) }
    case .quartic:
      let sweep = RowSweep<QuarticMoments>(points: points, rows: rows, isDirect: isDirect)
      return inBands { sweep.add(band: $0, to: &$1) }
    case .triweight:
      let sweep = RowSweep<TriweightMoments>(points: points, rows: rows, isDirect: isDirect)
      return inBands { sweep.add(band: $0, to: &$1) }
    case .gaussian:
      let sweep = GaussianRows(points: points, rows: rows)
      return inBands { sweep.add(band: $0, to: &$1) }
    }
  }

  private func inBands(
    _ add: @Sendable (Range<Int>, inout MutableSpan<Double>) -> Void
  ) -> [Double] {
    let bands = ParallelWork.ranges(of: rows.rows, size: Self.rowsInBand)
    let cells = bands.map { $0.lowerBound * rows.columns..<$0.upperBound * rows.columns }
    return ParallelWork.fill(cells, blank: 0, threads: threads) { band, sums in
      add(bands[band], &sums)
    }
  }

  /// From the order of the rows to that of the places.
  private func ordered(_ sums: [Double]) -> [Double] {
    guard rows.isTransposed else { return sums }
    var values = [Double](repeating: 0, count: sums.count)
    for row in 0..<rows.rows {
      for column in 0..<rows.columns {
        values[column * rows.rows + row] = sums[row * rows.columns + column]
      }
    }
    return values
  }
}

/// Points with their weights and bandwidths, or the one bandwidth of all.
private struct WeightedPoints {
  let x: [Double]
  let y: [Double]
  let weights: [Double]
  let bandwidths: [Double]
}

extension [Double] {
  fileprivate mutating func add(_ others: [Double]) {
    for place in indices { self[place] += others[place] }
  }
}
