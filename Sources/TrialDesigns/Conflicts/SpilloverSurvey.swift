public import DelimitedText
internal import HotspotGeometry

/// What can be measured of a frame's units before any of them has an arm, so that spillover can be
/// told of many allocations: each day of a crossover, say.
public struct SpilloverSurvey: Sendable {
  /// The metres around a treated unit in which treatment may be felt; nil where distances alone are
  /// wanted.
  public let buffer: Double?
  /// The units' ids.
  let ids: [String]
  let distances: FigureDistances
  /// The nearest units of each unit with their distances, nearest first: enough for most
  /// allocations.
  private let surroundings: [[(unit: Int, distance: Double)]]
  /// The pairs of units whose buffers meet.
  let overlaps: [TrialDesign.Conflict]
  /// Where treatment of others would count: the figure of a unit, or for a point or line the buffer
  /// around it; nil where there is neither.
  private let places: [Geometry?]
  /// The units that reach each unit's place by their buffers, and those buffers.
  private let reachedBy: [[Int]]
  private let buffers: [Geometry?]

  /// The area of each unit's place in square metres; 0 where it has none.
  let areas: [Double]

  private static let neighbours = 16
  /// 128 sides a circle: its area is 0.04 % short.
  private static let quadrantSegments = 32

  /// Measures a frame.
  ///
  /// - Throws: `HotspotError.badData` where no unit has a figure or one cannot be used, `usage` for a
  ///   buffer that is no number from 0 up.
  /// - Complexity: O(n log n), the distances to about 16 units a unit, and a buffer a unit.
  public init(frame: TrialFrame, buffer: Double?) throws(HotspotError) {
    self.buffer = buffer
    ids = frame.units.map(\.id)
    let distances = FigureDistances(figures: frame.units.map(\.figure), names: ids)
    self.distances = distances
    let count = frame.units.count
    let reach = buffer ?? 0
    overlaps = try ConflictGraph(frame: frame, buffer: reach).conflicts
    surroundings = try Self.surroundings(distances, count: count)
    guard buffer != nil else {
      buffers = Array(repeating: nil, count: count)
      places = buffers
      areas = Array(repeating: 0, count: count)
      reachedBy = Array(repeating: [], count: count)
      return
    }
    var buffers: [Geometry?] = []
    for (unit, figure) in zip(frame.units, distances.figures) {
      buffers.append(try Self.buffer(of: figure, by: reach, name: unit.id))
    }
    places = zip(distances.figures, buffers).map { figure, buffer in
      let place = figure?.dimension == 2 ? figure : buffer
      return place.flatMap { $0.area > 0 ? $0 : nil }
    }
    areas = places.map { $0?.area ?? 0 }
    var reachedBy = [[Int]](repeating: [], count: count)
    for pair in overlaps {
      reachedBy[pair.first].append(pair.second)
      reachedBy[pair.second].append(pair.first)
    }
    self.reachedBy = reachedBy
    self.buffers = buffers
  }

  /// The nearest unit that `isWanted`, the first of several as near, and its distance.
  func nearest(
    to unit: Int, among isWanted: (Int) -> Bool
  ) throws(HotspotError) -> (unit: Int, distance: Double)? {
    if let found = surroundings[unit].first(where: { isWanted($0.unit) }) { return found }
    var best: (unit: Int, distance: Double)?
    for other in ids.indices where other != unit && isWanted(other) {
      guard let least = distances.nearest(unit, other), least < best?.distance ?? .infinity,
        let apart = try distances.distance(unit, other), apart < best?.distance ?? .infinity
      else { continue }
      best = (other, apart)
    }
    return best
  }

  /// The area of a unit's place that the buffers of units that `isTreated` cover.
  func contaminatedArea(
    of unit: Int, by isTreated: (Int) -> Bool
  ) throws(HotspotError) -> Double {
    guard let place = places[unit] else { return 0 }
    let felt = reachedBy[unit].filter(isTreated).compactMap { buffers[$0] }
    if felt.isEmpty { return 0 }
    do {
      let covered = try place.intersection(felt.count == 1 ? felt[0] : Geometry.union(of: felt))
      return min(covered.area, areas[unit])
    } catch {
      throw HotspotError(
        .badData,
        "the buffers that reach unit \(ids[unit]) cannot be laid over it. \(error.message)")
    }
  }

  private static func buffer(
    of figure: Geometry?, by distance: Double, name: String
  ) throws(HotspotError) -> Geometry? {
    guard let figure else { return nil }
    do {
      return try figure.buffered(by: distance, quadrantSegments: quadrantSegments)
    } catch {
      throw HotspotError(.badData, "unit \(name) cannot have a buffer. \(error.message)")
    }
  }

  /// The nearest units of each, found in boxes that grow until they hold enough.
  private static func surroundings(
    _ distances: FigureDistances, count: Int
  ) throws(HotspotError) -> [[(unit: Int, distance: Double)]] {
    let placed = distances.figures.compactMap { $0?.envelope }
    let width = (placed.map(\.maxX).max() ?? 0) - (placed.map(\.minX).min() ?? 0)
    let height = (placed.map(\.maxY).max() ?? 0) - (placed.map(\.minY).min() ?? 0)
    let widest = max(width, height)
    // A square that would hold some units more than are wanted, were they spread evenly.
    let start =
      (width * height * Double(neighbours) / Double(max(1, placed.count))).squareRoot() / 2
    return try (0..<count).map { (unit) throws(HotspotError) in
      guard distances.figures[unit] != nil else { return [] }
      var reach = max(start, widest / 1000)
      while true {
        var near: [(unit: Int, distance: Double)] = []
        for other in distances.candidates(near: unit, within: reach) where other != unit {
          guard let apart = try distances.distance(unit, other), apart <= reach else { continue }
          near.append((other, apart))
        }
        if near.count >= min(neighbours, placed.count - 1) || reach >= 2 * widest {
          near.sort { ($0.distance, $0.unit) < ($1.distance, $1.unit) }
          return Array(near.prefix(neighbours))
        }
        reach *= 2
      }
    }
  }
}
