internal import HotspotStatistics

/// Counts pairs by bands for many permutations of the days at once.
struct NearRepeatCounter: Sendable {
  /// The permutations in one group: vectors of sixteen days.
  static let lanes = 64
  private static let vectors = lanes / 16

  let points: NearRepeatPoints
  private let squares: [Double]
  /// The edges of time bands.
  private let edges: [Int16]
  private let startsAtZero: Bool

  init(points: NearRepeatPoints, distances: [Double], times: [Int]) {
    self.points = points
    squares = distances.map { $0 * $0 }
    // No two events lie farther apart than the greatest span, so edges beyond it are alike.
    edges = times.map { Int16(min($0, NearRepeatPoints.greatestSpan + 1)) }
    startsAtZero = times[0] == 0
  }

  private var distanceBands: Int { squares.count - 1 }

  /// For each event in turn, those after it in each band of distance.
  private func eachEvent(_ body: (Int, [[Int32]]) -> Void) {
    var starts = [Int](repeating: 0, count: NearRepeatPoints.squares + 1)
    var near = [[Int32]](repeating: [], count: distanceBands)
    let (x, y) = (points.x.span, points.y.span)
    let (first, last) = (squares[0], squares[squares.count - 1])
    for event in 0..<points.count {
      for band in near.indices { near[band].removeAll(keepingCapacity: true) }
      let (east, north) = (x[event], y[event])
      for range in points.ranges(after: event, starts: &starts) {
        for other in range {
          let (dx, dy) = (x[other] - east, y[other] - north)
          let square = dx * dx + dy * dy
          guard square >= first, square < last else { continue }
          var band = 0
          while square >= squares[band + 1] { band += 1 }
          near[band].append(Int32(truncatingIfNeeded: other))
        }
      }
      body(event, near)
    }
  }

  /// The pairs in each band of distance.
  func pairs() -> [Int64] {
    var result = [Int64](repeating: 0, count: distanceBands)
    eachEvent { _, near in
      for band in near.indices { result[band] += Int64(near[band].count) }
    }
    return result
  }

  /// The counts of each band under permutations of the days; number 0 is the days as they are.
  func counts(of permutations: Range<Int>, seed: UInt64) -> [[Int64]] {
    let days = days(of: permutations, seed: seed)
    var sums = [Int64](
      repeating: 0, count: distanceBands * edges.count * Self.lanes)
    eachEvent { event, near in
      for band in near.indices where !near[band].isEmpty {
        let others = near[band]
        for edge in (startsAtZero ? 1 : 0)..<edges.count {
          for vector in 0..<Self.vectors {
            add(
              others.span, to: event, within: edges[edge], days: days.span,
              from: vector * points.count, sums: &sums,
              at: ((band * edges.count + edge) * Self.vectors + vector) * 16)
          }
        }
      }
    }
    return permutations.indices.map { place in
      let lane = place - permutations.lowerBound
      return (0..<distanceBands).flatMap { band in
        (1..<edges.count).map { edge in
          let later = (band * edges.count + edge) * Self.lanes + lane
          return sums[later] - sums[later - Self.lanes]
        }
      }
    }
  }

  /// Adds, for each of sixteen permutations, the events that are fewer days away than an edge.
  private func add(
    _ others: Span<Int32>, to event: Int, within edge: Int16, days: Span<SIMD16<Int16>>,
    from offset: Int, sums: inout [Int64], at first: Int
  ) {
    let own = days[offset + event]
    let (edges, less) = (SIMD16<Int16>(repeating: edge), SIMD16<Int16>(repeating: -edge))
    let (zero, one) = (SIMD16<Int16>.zero, SIMD16<Int16>(repeating: 1))
    var place = 0
    while place < others.count {
      // Counts of a run stay within sixteen bits.
      let end = min(others.count, place + 30_000)
      var count = zero
      while place < end {
        let apart = days[offset + Int(others[place])] &- own
        let isNear = (apart .< edges) .& (apart .> less)
        count &+= zero.replacing(with: one, where: isNear)
        place += 1
      }
      for lane in 0..<16 { sums[first + lane] += Int64(count[lane]) }
    }
  }

  /// The days of each event under each permutation, by sixteen permutations and then by event.
  private func days(of permutations: Range<Int>, seed: UInt64) -> [SIMD16<Int16>] {
    var days = [SIMD16<Int16>](repeating: .zero, count: points.count * Self.vectors)
    let count = Int32(truncatingIfNeeded: points.count)
    for permutation in permutations {
      let (vector, lane) = (permutation - permutations.lowerBound)
        .quotientAndRemainder(dividingBy: 16)
      let first = vector * points.count
      if permutation == 0 {
        for event in points.day.indices { days[first + event][lane] = points.day[event] }
      } else {
        var stream = SeededStream(seed: seed, stream: UInt64(permutation))
        let order = stream.permutation(of: count)
        for event in order.indices { days[first + event][lane] = points.day[Int(order[event])] }
      }
    }
    return days
  }
}
