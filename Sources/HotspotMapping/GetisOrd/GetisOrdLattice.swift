internal import HotspotGeometry
internal import HotspotStatistics
internal import ParallelWork

/// Gi or Gi* over a cover, in the order of its lattice's rows.
struct GetisOrdLattice: Sendable {
  private let statistic: GetisOrd
  private let cover: CellCover
  private let threads: Int
  private let sums: WindowSums
  private let isTransposed: Bool
  /// One for each covered place, by rows; empty where all are covered.
  private let mask: [Int64]
  /// Bands of rows, as many as there are threads: sums of whole numbers do not depend on them.
  private let bands: [Range<Int>]

  init(_ statistic: GetisOrd, cover: CellCover, threads: Int) {
    self.statistic = statistic
    self.cover = cover
    self.threads = max(1, threads)
    let frame = cover.frame
    let rows = CentroidRows(frame)
    isTransposed = rows.isTransposed
    let shape = frame.grid.shape
    let farthest = max(rows.rows, rows.columns)
    let window: LatticeWindow
    switch statistic.neighbourhood {
    case .rings(let rings):
      window = LatticeWindow(rings: rings, shape: shape, farthest: farthest)
    case .distance(let distance):
      window = LatticeWindow(
        reach: distance / frame.grid.width, shape: shape, farthest: farthest)
    }
    sums = WindowSums(
      rows: rows.rows, columns: rows.columns,
      firstParity: (isTransposed ? frame.firstColumn : frame.firstRow) & 1, window: window,
      shape: shape)
    bands = ParallelWork.ranges(
      of: rows.rows, size: (rows.rows + self.threads - 1) / self.threads)
    var mask: [Int64] = []
    if !cover.isWhole {
      mask = [Int64](repeating: 0, count: frame.count)
      for place in cover.places {
        mask[Self.index(Int(place), sums, isTransposed: isTransposed)] = 1
      }
    }
    self.mask = mask
  }

  /// Where a place of the frame is by rows.
  private static func index(_ place: Int, _ sums: WindowSums, isTransposed: Bool) -> Int {
    guard isTransposed else { return place }
    return place % sums.rows * sums.columns + place / sums.rows
  }

  func statistics(of steps: [[Int64]]) -> [LocalStatistics] {
    let values = steps.map(byRows)
    let counts = windowSums(
      mask.isEmpty ? [Int64](repeating: 1, count: cover.frame.count) : mask)
    let scores = GetisOrdScores(
      moments: moments(of: values), includesSelf: statistic.includesSelf,
      largest: 2 * min(sums.window.count, cover.count))
    var all: [[Double]] = []
    var before: [Int64] = []
    for step in values {
      let now = windowSums(step)
      let last = before
      all.append(
        filled { rows, output in
          score(
            rows, scores, values: step.span, now: now.span, before: last.span,
            counts: counts.span, into: &output)
        })
      before = values.count > 1 ? now : []
    }
    return finished(all)
  }

  /// The values in the order of the rows, 0 where a place is not covered.
  private func byRows(_ values: [Int64]) -> [Int64] {
    precondition(values.count == cover.frame.count, "A place of the frame has one value.")
    if cover.isWhole, !isTransposed { return values }
    var ordered = [Int64](repeating: 0, count: values.count)
    for place in cover.places {
      ordered[Self.index(Int(place), sums, isTransposed: isTransposed)] = values[Int(place)]
    }
    return ordered
  }

  private func windowSums(_ values: [Int64]) -> [Int64] {
    let columns = sums.columns
    return ParallelWork.fill(bands.map { $0.cells(columns) }, blank: 0, threads: threads) {
      band, cells in
      sums.add(values, of: bands[band], to: &cells)
    }
  }

  /// An array by rows that bands fill.
  private func filled(
    _ body: @Sendable (Range<Int>, inout MutableSpan<Double>) -> Void
  ) -> [Double] {
    let columns = sums.columns
    return ParallelWork.fill(bands.map { $0.cells(columns) }, blank: .nan, threads: threads) {
      band, cells in
      body(bands[band].cells(columns), &cells)
    }
  }

  private func moments(of steps: [[Int64]]) -> GetisOrdMoments {
    var total: Int64 = 0
    var squares: Int128 = 0
    for values in steps {
      let part = GetisOrdMoments.sums(of: values.span)
      total += part.total
      squares += part.squares
    }
    return GetisOrdMoments(count: cover.count * steps.count, total: total, squares: squares)
  }

  private func score(
    _ cells: Range<Int>, _ scores: GetisOrdScores, values: Span<Int64>, now: Span<Int64>,
    before: Span<Int64>, counts: Span<Int64>, into output: inout MutableSpan<Double>
  ) {
    let covered = mask.span
    let denominators = scores.denominators.span
    for cell in cells {
      if !covered.isEmpty, covered[cell] == 0 { continue }
      var sum = now[cell]
      var places = Int(counts[cell])
      if !before.isEmpty {
        sum += before[cell]
        places *= 2
      }
      output[cell - cells.lowerBound] =
        statistic.includesSelf
        ? scores.star(sum: sum, places: places, denominators: denominators)
        : scores.plain(sum: sum - values[cell], places: places - 1, own: values[cell])
    }
  }

  private func finished(_ steps: [[Double]]) -> [LocalStatistics] {
    let cells = sums.rows * sums.columns
    let scores = steps.map(byPlaces)
    let ranges = ParallelWork.ranges(of: cells, size: (cells + threads - 1) / threads)
    let probabilities = scores.map { z in
      ParallelWork.fill(ranges, blank: 0, threads: threads) { band, p in
        let z = z.span
        let first = ranges[band].lowerBound
        for place in 0..<p.count { p[place] = NormalDistribution.twoSidedP(z[first + place]) }
      }
    }
    let adjusted = statistic.correction.adjusted(
      probabilities.count == 1 ? probabilities[0] : Array(probabilities.joined()))
    return scores.indices.map { step in
      let z = scores[step]
      let q =
        scores.count == 1 ? adjusted : Array(adjusted[step * cells..<(step + 1) * cells])
      let bins = ParallelWork.fill(ranges, blank: Int8(0), threads: threads) { band, bins in
        let (z, q) = (z.span, q.span)
        let first = ranges[band].lowerBound
        for place in 0..<bins.count {
          bins[place] = LocalStatistics.bin(z: z[first + place], q: q[first + place])
        }
      }
      return LocalStatistics(
        z: z, p: probabilities[step], q: q, bins: bins, undefined: undefined(z))
    }
  }

  private func undefined(_ z: [Double]) -> Int {
    let z = z.span
    var count = 0
    for place in cover.places where z[Int(place)].isNaN { count += 1 }
    return count
  }

  private func byPlaces(_ values: [Double]) -> [Double] {
    guard isTransposed else { return values }
    return values.indices.map { values[Self.index($0, sums, isTransposed: true)] }
  }
}

extension Range<Int> {
  /// The cells of a band of rows.
  fileprivate func cells(_ columns: Int) -> Range<Int> {
    lowerBound * columns..<upperBound * columns
  }
}
