internal import HotspotGeometry
internal import HotspotStatistics

/// Gi or Gi* over a cover, in the order of its lattice's rows.
struct GetisOrdLattice: Sendable {
  private let statistic: GetisOrd
  private let cover: CellCover
  private let threads: Int
  private let sums: WindowSums
  private let isTransposed: Bool
  /// One for each covered place, by rows; empty where all are covered.
  private let mask: [Int64]

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
      isSquare: shape == .square)
    var mask: [Int64] = []
    if !cover.isWhole {
      mask = [Int64](repeating: 0, count: frame.count)
      for place in cover.places {
        mask[Self.index(Int(place), sums, isTransposed: isTransposed)] = 1
      }
    }
    self.mask = mask
  }

  private static func index(_ place: Int, _ sums: WindowSums, isTransposed: Bool) -> Int {
    guard isTransposed else { return place }
    return place % sums.rows * sums.columns + place / sums.rows
  }

  func statistics(of steps: [[Int64]]) -> [LocalStatistics] {
    let values = steps.map(byRows)
    let counts = windowSums(
      mask.isEmpty ? [Int64](repeating: 1, count: cover.frame.count) : mask)
    let moments = moments(of: values)
    var scores: [[Double]] = []
    var before: [Int64] = []
    for step in values {
      let now = windowSums(step)
      scores.append(self.scores(step, now: now, before: before, counts: counts, moments: moments))
      before = now
    }
    return finished(scores)
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
    let bands = Bands.ranges(of: sums.rows, size: (sums.rows + threads - 1) / threads)
    var all: [Int64] = []
    for part in Bands.map(bands, threads: threads, { sums.sums(values, of: $0) }) { all += part }
    return all
  }

  private func moments(of steps: [[Int64]]) -> GetisOrdMoments {
    var total: Int64 = 0
    var squares: Int128 = 0
    for values in steps {
      for value in values {
        total += value
        squares += Int128(value) * Int128(value)
      }
    }
    return GetisOrdMoments(
      count: cover.count * steps.count, total: total, squares: squares)
  }

  private func scores(
    _ values: [Int64], now: [Int64], before: [Int64], counts: [Int64], moments: GetisOrdMoments
  ) -> [Double] {
    var scores = [Double](repeating: .nan, count: values.count)
    for cell in values.indices where mask.isEmpty || mask[cell] != 0 {
      var sum = now[cell]
      var places = Int(counts[cell])
      if !before.isEmpty {
        sum += before[cell]
        places *= 2
      }
      if statistic.includesSelf {
        scores[cell] = moments.score(sum: sum, places: places)
      } else {
        scores[cell] = moments.dropping(values[cell]).score(
          sum: sum - values[cell], places: places - 1)
      }
    }
    return scores
  }

  private func finished(_ steps: [[Double]]) -> [LocalStatistics] {
    let places = sums.rows * sums.columns
    let scores = steps.map(byPlaces)
    let all = Array(scores.joined())
    let probabilities = all.map { NormalDistribution.twoSidedP($0) }
    let adjusted = statistic.correction.adjusted(probabilities)
    return scores.indices.map { step in
      let range = step * places..<(step + 1) * places
      let z = scores[step]
      let q = Array(adjusted[range])
      let bins = zip(z, q).map { LocalStatistics.bin(z: $0, q: $1) }
      return LocalStatistics(
        z: z, p: Array(probabilities[range]), q: q, bins: bins,
        undefined: cover.places.count { z[Int($0)].isNaN })
    }
  }

  private func byPlaces(_ values: [Double]) -> [Double] {
    guard isTransposed else { return values }
    return values.indices.map { values[Self.index($0, sums, isTransposed: true)] }
  }
}
