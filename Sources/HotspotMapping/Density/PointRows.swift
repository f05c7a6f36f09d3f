internal import ParallelWork

/// Points in stretches along the rows of centres, and within a stretch by the row they lie in.
///
/// So the points of a stretch that may reach a row of centres lie side by side.
struct PointRows: Sendable {
  /// Of each point: where it lies along the row, in steps from the origin of its stretch; where it
  /// lies across the rows, in steps from the first; its weight, times the factor of the kernel; and
  /// its squared bandwidth in steps.
  let points: [SIMD4<Double>]
  /// How many stretches there are.
  let stretches: Int
  /// The greatest bandwidth in steps.
  let bandwidth: Double
  /// The columns of a stretch; the first begins where kernels come into reach of the frame.
  private let width: Int
  private let firstColumn: Int
  private let columns: Int
  /// How far kernels reach at most, in columns and in rows.
  private let reach: Double
  private let rowReach: Double
  /// How many rows of points there are before the first row of centres, and in all.
  private let margin: Int
  private let filedRows: Int
  /// Where the points of each row of each stretch begin, and where the last ones end.
  private let starts: [Int32]
  /// Whether points were passed over that belong to the other part.
  let leavesOthers: Bool

  /// Which points are filed.
  enum Part: Sendable {
    /// All of them.
    case all
    /// Those of which some centre is well within reach, if any is.
    case near
    /// Those of which all centres are near the end of their reach.
    case far
  }

  /// Files the points with a weight above 0 that may reach a centre.
  ///
  /// Points of one row and stretch keep their order.
  /// - Parameters:
  ///   - bandwidths: One a point, or one for all.
  ///   - members: Which points; nil for all of them.
  init(
    x: [Double], y: [Double], weights: [Double], bandwidths: [Double], members: [Int32]?,
    part: Part, scale: KernelScale, rows: CentroidRows, threads: Int
  ) {
    var widest = 0.0
    if bandwidths.count != 1, let members {
      for member in members { widest = max(widest, bandwidths[Int(member)]) }
    } else {
      for bandwidth in bandwidths { widest = max(widest, bandwidth) }
    }
    bandwidth = widest / rows.step
    reach = bandwidth * scale.kernel.reach
    rowReach = widest * scale.kernel.reach / rows.rowStep
    columns = rows.columns
    width = Int(min(Double(rows.columns), max(16, 4 * bandwidth)))
    // Points beyond the frame have a stretch of their own on either side, however far they are.
    let outside = Int(min(reach + 1, Double(width)))
    firstColumn = -outside
    stretches = (rows.columns + 2 * outside + width - 1) / width
    margin = Int(min(rowReach, Double(rows.rows))) + 2
    filedRows = rows.rows + 2 * margin

    let filing = Filing(
      x: rows.isTransposed ? y : x, y: rows.isTransposed ? x : y, weights: weights,
      bandwidths: bandwidths, members: members, part: part, scale: scale, rows: rows, reach: reach,
      rowReach: rowReach, margin: margin, filedRows: filedRows, width: width,
      firstColumn: firstColumn, stretches: stretches)
    let bins = filing.bins(threads: threads)
    var places = [Int32](repeating: 0, count: stretches * filedRows + 1)
    var leavesOthers = false
    for bin in bins {
      if bin >= 0 {
        places[Int(bin) + 1] += 1
      } else if bin == Filing.other {
        leavesOthers = true
      }
    }
    self.leavesOthers = leavesOthers
    for place in 0..<stretches * filedRows { places[place + 1] += places[place] }
    starts = places
    points = filing.points(bins: bins, starts: places, threads: threads)
  }

  /// Where a stretch has its origin, in columns.
  func origin(ofStretch stretch: Int) -> Double {
    Filing.origin(ofStretch: stretch, firstColumn: firstColumn, width: width)
  }

  /// The columns of the frame that kernels of a stretch may reach.
  func columns(ofStretch stretch: Int) -> Range<Int> {
    let first = firstColumn + stretch * width
    let isFirst = stretch == 0
    let isLast = stretch == stretches - 1
    let from = isFirst ? 0 : max(0, Double(first) - reach - 1)
    let to = isLast ? Double(columns) : min(Double(columns), Double(first + width) + reach + 1)
    return Int(from)..<max(Int(from), Int(to))
  }

  /// The points of a stretch that may reach any of some rows of centres.
  func near(rows: Range<Int>, stretch: Int) -> Range<Int> {
    let lowest = Double(rows.lowerBound + margin) - rowReach
    let highest = Double(rows.upperBound - 1 + margin) + rowReach
    let first = Int(max(0, lowest))
    let last = Int(min(Double(filedRows - 1), highest))
    let base = stretch * filedRows
    return Int(starts[base + first])..<Int(starts[base + last + 1])
  }
}

/// The filing of points by stretch and row.
private struct Filing: Sendable {
  let x: [Double]
  let y: [Double]
  let weights: [Double]
  let bandwidths: [Double]
  let members: [Int32]?
  let part: PointRows.Part
  let scale: KernelScale
  let rows: CentroidRows
  let reach: Double
  let rowReach: Double
  let margin: Int
  let filedRows: Int
  let width: Int
  let firstColumn: Int
  let stretches: Int

  static func origin(ofStretch stretch: Int, firstColumn: Int, width: Int) -> Double {
    Double(firstColumn + stretch * width) + 0.5 * Double(width)
  }

  /// In place of a bin, for points of the other part.
  static let other: Int32 = -2

  /// The stretch and row of each point; −1 for points that reach no centre, or `other`.
  func bins(threads: Int) -> [Int32] {
    let ranges = ParallelWork.ranges(of: members?.count ?? x.count, size: 1 << 16)
    return ParallelWork.fill(ranges, blank: -1, threads: threads) { band, bins in
      let (x, y, weights) = (x.span, y.span, weights.span)
      let nearest = -reach - 1
      let farthest = Double(rows.columns) + reach
      let lowest = -rowReach - 1
      let highest = Double(rows.rows) + rowReach
      let lastRow = Double(filedRows - 1)
      let lastStretch = Double(stretches - 1)
      let first = ranges[band].lowerBound
      for number in 0..<bins.count {
        let point = members.map { Int($0[first + number]) } ?? first + number
        let column = (x[point] - rows.firstX) / rows.step
        let row = (y[point] - rows.firstY) / rows.rowStep
        guard column > nearest, column < farthest, row > lowest, row < highest,
          weights[point] > 0, weights[point] < .infinity
        else { continue }
        if part != .all, isFar(column: column, row: row, point: point) != (part == .far) {
          bins[number] = Self.other
          continue
        }
        let filed = Int(max(0, min(lastRow, row + Double(margin))))
        let stretch = max(0, min(lastStretch, (column - Double(firstColumn)) / Double(width)))
        bins[number] = Int32(truncatingIfNeeded: Int(stretch) * filedRows + filed)
      }
    }
  }

  /// Whether the nearest centre of the frame is farther than 0.9 of the bandwidth.
  @inline(__always)
  private func isFar(column: Double, row: Double, point: Int) -> Bool {
    let east = max(0, -column, column - Double(rows.columns - 1)) * rows.step
    let north = max(0, -row, row - Double(rows.rows - 1)) * rows.rowStep
    let square = east * east + north * north
    if square == 0 { return false }
    let bandwidth = bandwidths.count == 1 ? bandwidths[0] : bandwidths[point]
    return square > 0.81 * bandwidth * bandwidth
  }

  /// The points in the order of their bins, each thread taking some stretches.
  func points(bins: [Int32], starts: [Int32], threads: Int) -> [SIMD4<Double>] {
    let share = (stretches + threads - 1) / threads
    let bands = ParallelWork.ranges(of: stretches, size: share)
    let ranges = bands.map { band in
      Int(starts[band.lowerBound * filedRows])..<Int(starts[band.upperBound * filedRows])
    }
    return ParallelWork.fill(ranges, blank: .zero, threads: threads) { band, output in
      let (x, y, weights, bins) = (x.span, y.span, weights.span, bins.span)
      let first = Int32(truncatingIfNeeded: bands[band].lowerBound * filedRows)
      let end = Int32(truncatingIfNeeded: bands[band].upperBound * filedRows)
      let isVaried = bandwidths.count != 1
      var factor = isVaried ? 0 : scale.factor(bandwidth: bandwidths[0], step: rows.step)
      var steps = isVaried ? 0 : bandwidths[0] / rows.step
      var places = Array(starts[Int(first)..<Int(end)])
      let base = Int32(truncatingIfNeeded: ranges[band].lowerBound)
      var next = places.mutableSpan
      for number in 0..<bins.count where bins[number] >= first && bins[number] < end {
        let point = members.map { Int($0[number]) } ?? number
        let bin = Int(bins[number] - first)
        let place = Int(next[bin] - base)
        next[bin] += 1
        if isVaried {
          factor = scale.factor(bandwidth: bandwidths[point], step: rows.step)
          steps = bandwidths[point] / rows.step
        }
        let origin = Self.origin(
          ofStretch: Int(bins[number]) / filedRows, firstColumn: firstColumn, width: width)
        output[place] = SIMD4(
          (x[point] - rows.firstX) / rows.step - origin, (y[point] - rows.firstY) / rows.step,
          weights[point] * factor, steps * steps)
      }
    }
  }
}
