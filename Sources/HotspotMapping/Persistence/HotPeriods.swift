/// Which cells were hot in which periods, and how far hotspots last from one to the next.
///
/// Cells may be hotspots or zones: whatever is counted each period.
public struct HotPeriods: Hashable, Sendable {
  /// The number of cells.
  public let cells: Int
  /// The hot cells of each period, ascending.
  public let hot: [[Int32]]
  /// For each period, how many hot cells it has beyond the top K because they tie with the K-th;
  /// 0 where hot cells were given.
  public let tied: [Int]

  /// Takes a period's hot cells to be its top `top` by count.
  ///
  /// A cell is hot where its count is above 0 and fewer than `top` cells have a greater one. All
  /// that tie with the K-th are hot, so the order of cells decides nothing; `tied` says how many
  /// they are beyond K.
  ///
  /// `counts` has a row for each period, with a count for each cell.
  /// - Complexity: O(periods · cells · log cells).
  public init(counts: [[Int64]], top: Int) {
    let cells = counts.first?.count ?? 0
    precondition(
      counts.allSatisfy { $0.count == cells }, "Every period needs a count for each cell.")
    var tied: [Int] = []
    hot = counts.map { period in
      let least = Self.threshold(period, top: top)
      let hot = period.indices.filter { period[$0] >= least }
      tied.append(max(0, hot.count - max(0, top)))
      return hot.map { Int32(truncatingIfNeeded: $0) }
    }
    self.cells = cells
    self.tied = tied
  }

  /// Takes hot cells as found otherwise, significant ones say: `isHot` has a row for each period,
  /// with a value for each cell.
  ///
  /// - Complexity: O(periods · cells).
  public init(_ isHot: [[Bool]]) {
    let cells = isHot.first?.count ?? 0
    precondition(isHot.allSatisfy { $0.count == cells }, "Every period needs each cell.")
    self.cells = cells
    hot = isHot.map { period in
      period.indices.filter { period[$0] }.map { Int32(truncatingIfNeeded: $0) }
    }
    tied = hot.map { _ in 0 }
  }

  /// The least count that makes a cell hot: the K-th greatest, but at least 1.
  static func threshold(_ counts: [Int64], top: Int) -> Int64 {
    guard top > 0 else { return .max }
    let counts = counts.filter { $0 > 0 }
    return counts.count <= top ? 1 : counts.sorted(by: >)[top - 1]
  }

  /// The number of periods.
  public var periods: Int { hot.count }

  /// In how many periods each cell was hot.
  public var periodsHot: [Int] {
    var result = [Int](repeating: 0, count: cells)
    for period in hot {
      for cell in period { result[Int(cell)] += 1 }
    }
    return result
  }

  /// The share of periods in which each cell was hot; NaN where there are no periods.
  public var shares: [Double] { periodsHot.map { Double($0) / Double(periods) } }

  /// For each cell, of the periods but the last in which it was hot, the share after which it
  /// still was in the next; NaN where there are none.
  public var dualSharesOfCells: [Double] {
    var before = [Int](repeating: 0, count: cells)
    var still = before
    for (one, next) in zip(hot, hot.dropFirst()) {
      for cell in one { before[Int(cell)] += 1 }
      for cell in Self.common(one, next) { still[Int(cell)] += 1 }
    }
    return zip(still, before).map { Double($0) / Double($1) }
  }

  /// For each period but the last, the share of its hot cells that are still hot in the next; NaN
  /// where it has none.
  public var dualShares: [Double] {
    zip(hot, hot.dropFirst()).map { Double(Self.common($0, $1).count) / Double($0.count) }
  }

  /// For each period but the last, the Jaccard index of its hot cells and those of the next: the
  /// cells hot in both over the cells hot in either (P. Jaccard, New Phytologist 11 (1912) 37–50,
  /// doi:10.1111/j.1469-8137.1912.tb05611.x); NaN where neither has any.
  public var jaccard: [Double] {
    zip(hot, hot.dropFirst()).map { one, next in
      let common = Self.common(one, next).count
      return Double(common) / Double(one.count + next.count - common)
    }
  }

  /// The mean of numbers that are not NaN, or NaN where there are none: of dual shares, say.
  public static func mean(_ shares: [Double]) -> Double {
    let known = shares.filter { !$0.isNaN }
    return known.reduce(0, +) / Double(known.count)
  }

  private static func common(_ one: [Int32], _ other: [Int32]) -> [Int32] {
    var result: [Int32] = []
    var place = 0
    for cell in one {
      while place < other.count && other[place] < cell { place += 1 }
      if place < other.count && other[place] == cell { result.append(cell) }
    }
    return result
  }
}
