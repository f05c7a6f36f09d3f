/// The accuracy of a map that ranks cells, against events of a later time.
///
/// Cells are taken in order of their rank value, greatest first and NaN last. Among equal values
/// the worst come first: fewest test events for their area, then the larger area, so that no
/// order of cells flatters the map. The best possible order takes the cells densest in test events
/// first. Indices hold for one size of cell and one area only.
public struct MapAccuracy: Sendable {
  /// The number of cells.
  public let cells: Int
  /// The area studied.
  public let area: Double
  /// All test events in the area studied.
  public let events: Int64
  /// All training events, where they were given.
  public let trainEvents: Int64?

  private let taken: Sums
  private let best: Sums
  private let trainHits: [Int64]
  private let predicted: [Double]

  /// Sums over the first cells of an order; the first of each is 0.
  private struct Sums {
    var area: [Double] = [0]
    var hits: [Int64] = [0]

    init(_ order: [Int], area areas: [Double], test: [Int64]) {
      var (area, hits) = (0.0, Int64(0))
      for cell in order {
        area += areas[cell]
        hits += test[cell]
        self.area.append(area)
        self.hits.append(hits)
      }
    }

    /// The most cells whose area is at most a limit.
    func cells(within limit: Double) -> Int {
      var (low, high) = (0, area.count - 1)
      while low < high {
        let middle = (low + high + 1) / 2
        if area[middle] <= limit { low = middle } else { high = middle - 1 }
      }
      return low
    }
  }

  /// Compares a map with test events.
  ///
  /// - Parameters:
  ///   - ranking: the value by which cells are taken; a density where areas are unequal.
  ///   - predicted: the events expected in each cell, for `rriRatio`; `ranking` where nil.
  ///   - area: the area of each cell inside the area studied, none below 0.
  ///   - test: the test events in each cell.
  ///   - train: the training events in each cell, for `rriRecapture`.
  ///   - totalArea: the area studied; the sum of the cells' areas where nil.
  ///   - totalTest: all test events in the area studied, where some lie in no cell.
  ///   - totalTrain: all training events, likewise.
  /// - Complexity: O(n log n) for n cells.
  public init(
    ranking: [Double], predicted: [Double]? = nil, area: [Double], test: [Int64],
    train: [Int64]? = nil, totalArea: Double? = nil, totalTest: Int64? = nil,
    totalTrain: Int64? = nil
  ) {
    precondition(
      area.count == ranking.count && test.count == ranking.count
        && (predicted?.count ?? ranking.count) == ranking.count
        && (train?.count ?? ranking.count) == ranking.count,
      "Every cell needs each number.")
    let values = ranking.map { $0.isNaN ? -Double.infinity : $0 }
    let density = zip(test, area).map { test, area in test == 0 ? 0 : Double(test) / area }
    let order = ranking.indices.sorted { one, other in
      if values[one] != values[other] { return values[one] > values[other] }
      if density[one] != density[other] { return density[one] < density[other] }
      if area[one] != area[other] { return area[one] > area[other] }
      return one < other
    }
    let ideal = ranking.indices.sorted { one, other in
      if density[one] != density[other] { return density[one] > density[other] }
      if test[one] != test[other] { return test[one] > test[other] }
      return one < other
    }
    taken = Sums(order, area: area, test: test)
    best = Sums(ideal, area: area, test: test)
    var sum = 0.0
    let expected = predicted ?? ranking
    self.predicted =
      [0]
      + order.map { cell in
        sum += expected[cell].isNaN ? 0 : expected[cell]
        return sum
      }
    var hits: Int64 = 0
    trainHits =
      train.map { train in
        [0]
          + order.map { cell in
            hits += train[cell]
            return hits
          }
      } ?? []
    cells = ranking.count
    self.area = totalArea ?? taken.area.last ?? 0
    events = totalTest ?? taken.hits.last ?? 0
    trainEvents = train == nil ? nil : totalTrain ?? trainHits.last
  }

  /// The row of each share of area: cells are taken while their area is at most the share, but at
  /// least one; no rows where there are no cells.
  ///
  /// A share counts as reached within a billionth of the area, so that 5 % of a hundred equal
  /// cells are five.
  public func rows(shares: [Double]) -> [AccuracyRow] {
    guard cells > 0 else { return [] }
    return shares.map { share in
      row(cells: max(1, taken.cells(within: (share + 1e-9) * area)))
    }
  }

  /// The row of the first `count` cells, 1 … `cells`: the curve is all of them.
  ///
  /// - Complexity: O(log n) for n cells.
  public func row(cells count: Int) -> AccuracyRow {
    precondition(count >= 1 && count <= cells, "A row has one cell at least and all at most.")
    let (area, hits) = (taken.area[count], taken.hits[count])
    let (share, hitRate) = (area / self.area, Double(hits) / Double(events))
    let (bestArea, bestHits) = (best.area[count], Double(best.hits[count]))
    let trainHits = trainEvents == nil ? nil : self.trainHits[count]
    // The area of the same cells differs in its last digit with the order they are added in.
    let pei = Double(hits) / mostHits(area)
    return AccuracyRow(
      cells: count, area: area, areaShare: share, hits: hits, trainHits: trainHits,
      hitRate: hitRate, pai: hitRate / share, pei: pei > 1 ? 1 : pei,
      peiByUnits: (Double(hits) / area) / (bestHits / bestArea),
      rriRecapture: Self.recapture(hits, of: events, after: trainHits, of: trainEvents),
      rriRatio: hits == 0 ? .nan : predicted[count] / Double(hits))
  }

  /// The most test events that cells of an area can hold, the last cell taken in part.
  private func mostHits(_ area: Double) -> Double {
    let whole = best.cells(within: area)
    let hits = Double(best.hits[whole])
    guard whole < cells else { return hits }
    let part = (area - best.area[whole]) / (best.area[whole + 1] - best.area[whole])
    return hits + part * Double(best.hits[whole + 1] - best.hits[whole])
  }

  private static func recapture(
    _ hits: Int64, of events: Int64, after trainHits: Int64?, of trainEvents: Int64?
  ) -> Double {
    guard let trainHits, let trainEvents, trainHits > 0, events > 0 else { return .nan }
    return (Double(hits) / Double(trainHits)) / (Double(events) / Double(trainEvents))
  }
}
