public import HotspotGeometry
internal import ResultTables

/// Cells and the incidents in each.
public struct StudyCells: Sendable {
  /// The cells.
  public let cover: CellCover
  /// The cell of each location of the incidents, as a place in the cover; −1 for none.
  public let cellOfLocation: [Int32]
  /// The number of incidents in each cell.
  public let counts: [Int64]
  /// The sum of weights in each cell, in ten-thousandths.
  public let weights: [Int64]
  /// Incidents in none of the cells.
  public let uncovered: Int

  /// Counts incidents into cells.
  ///
  /// - Complexity: O(cells of the frame + locations + incidents).
  public init(_ incidents: Incidents, in cover: CellCover, threads: Int) {
    self.cover = cover
    cellOfLocation = StudyCells.cells(of: incidents, in: cover, threads: threads)
    var counts = [Int64](repeating: 0, count: cover.count)
    var weights = counts
    var uncovered = 0
    let locationWeights = incidents.weightByLocation
    for (place, count) in incidents.countByLocation.enumerated() {
      let cell = Int(cellOfLocation[place])
      guard cell >= 0 else {
        uncovered += Int(count)
        continue
      }
      counts[cell] += count
      weights[cell] += locationWeights[place]
    }
    self.counts = counts
    self.weights = weights
    self.uncovered = uncovered
  }

  private static func cells(
    of incidents: Incidents, in cover: CellCover, threads: Int
  ) -> [Int32] {
    let places = cover.frame.places(x: incidents.x, y: incidents.y, threads: threads)
    guard !cover.isWhole else { return places }
    var indices = [Int32](repeating: -1, count: cover.frame.count)
    for (index, place) in cover.places.enumerated() {
      indices[Int(place)] = Int32(truncatingIfNeeded: index)
    }
    return places.map { $0 < 0 ? -1 : indices[Int($0)] }
  }

  /// What is said where incidents lie in none of the cells; nothing where all are in one.
  var notes: [String] {
    uncovered == 0
      ? []
      : ["\(NumberText.count(uncovered, "incident")) of those on the map lie in none of the cells."]
  }

  /// The same for a run record.
  var members: [OrderedJSON.Member] { [OrderedJSON.Member("in_no_cell", .integer(uncovered))] }

  /// The number of incidents by period and cell.
  ///
  /// - Returns: one row a period, each with one count a cell.
  public func counts(of incidents: Incidents, by periods: Periods) -> [[Int32]] {
    var result = Array(
      repeating: [Int32](repeating: 0, count: cover.count), count: periods.count)
    for (place, day) in zip(incidents.location, incidents.day) {
      let cell = Int(cellOfLocation[Int(place)])
      guard cell >= 0, let period = periods.period(of: day) else { continue }
      result[period][cell] += 1
    }
    return result
  }
}

extension CellCover {
  /// Values of the cover's cells as one a place of its frame, zero elsewhere.
  func spread<Value: BinaryInteger>(_ values: [Value]) -> [Int64] {
    if isWhole { return values.map { Int64($0) } }
    var result = [Int64](repeating: 0, count: frame.count)
    for (place, value) in zip(places, values) { result[Int(place)] = Int64(value) }
    return result
  }

  /// Values of the cover's cells as one a place of its frame, NaN elsewhere.
  func whole(_ values: [Double]) -> [Double] {
    if isWhole { return values }
    var result = [Double](repeating: .nan, count: frame.count)
    for (place, value) in zip(places, values) { result[Int(place)] = value }
    return result
  }

  /// Values of the places of the frame as one a cell of the cover.
  func gathered<Value>(_ values: [Value]) -> [Value] {
    isWhole ? values : places.map { values[Int($0)] }
  }
}
