public import DelimitedText
public import HotspotGeometry

/// Which units lie so near each other that treating one may be felt in the other.
///
/// Two units are in conflict where the buffers around their figures meet. Round buffers of M metres
/// meet exactly where the figures are no farther apart than 2M, so distances are compared and no
/// circle is drawn with chords.
public struct ConflictGraph: Hashable, Sendable {
  /// The conflicts, the lower position first, ascending.
  public let conflicts: [TrialDesign.Conflict]
  /// The units each unit is in conflict with, ascending.
  public let neighbours: [[Int]]
  /// The units without a figure, of which nothing is known, ascending.
  public let withoutFigure: [Int]

  /// The number of units.
  public var count: Int { neighbours.count }

  /// A graph of given conflicts among units.
  public init(
    count: Int, conflicts: some Sequence<TrialDesign.Conflict>, withoutFigure: [Int] = []
  ) {
    var neighbours = [[Int]](repeating: [], count: count)
    let sorted = Set(conflicts).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    for pair in sorted {
      neighbours[pair.first].append(pair.second)
      neighbours[pair.second].append(pair.first)
    }
    self.conflicts = sorted
    self.neighbours = neighbours.map { $0.sorted() }
    self.withoutFigure = withoutFigure
  }

  /// The conflicts of a frame's units whose buffers of so many metres meet.
  ///
  /// - Throws: `HotspotError.badData` where no unit has a figure, `usage` for a buffer that is no
  ///   number from 0 up.
  /// - Complexity: O(n log n) and the distances of units whose boxes are near.
  public init(frame: TrialFrame, buffer: Double) throws(HotspotError) {
    guard frame.units.contains(where: { $0.figure?.isEmpty == false }) else {
      throw HotspotError(
        .badData,
        "a buffer needs units with figures, and the frame has none. Make the frame from a layer, or"
          + " from a CSV file with coordinates, or leave \(Setting.buffer) out.")
    }
    try self.init(
      figures: frame.units.map(\.figure), names: frame.units.map(\.id), reach: 2 * buffer,
      isReachIncluded: true)
  }

  /// The conflicts of figures that are nearer to each other than a distance, edge to edge.
  ///
  /// - Parameters:
  ///   - figures: one a unit, in metres; a unit without one is in no conflict.
  ///   - names: what the units are called where a figure cannot be used.
  public init(
    figures: [Geometry?], names: [String], nearerThan separation: Double
  ) throws(HotspotError) {
    try self.init(figures: figures, names: names, reach: separation, isReachIncluded: false)
  }

  private init(
    figures: [Geometry?], names: [String], reach: Double, isReachIncluded: Bool
  ) throws(HotspotError) {
    guard reach.isFinite, reach >= 0 else {
      throw HotspotError(.usage, "a distance is a number of metres from 0 up, not \(reach).")
    }
    func isNear(_ distance: Double) -> Bool {
      isReachIncluded ? distance <= reach : distance < reach
    }
    let distances = FigureDistances(figures: figures, names: names)
    var found: [TrialDesign.Conflict] = []
    for one in figures.indices {
      for other in distances.candidates(near: one, within: reach) where other > one {
        // Where even the farthest corners are near there is nothing to measure.
        if let most = distances.farthest(one, other), isNear(most) {
          found.append(TrialDesign.Conflict(one, other))
        } else if let apart = try distances.distance(one, other), isNear(apart) {
          found.append(TrialDesign.Conflict(one, other))
        }
      }
    }
    self.init(
      count: figures.count, conflicts: found, withoutFigure: distances.withoutFigure)
  }

  /// The number of conflicts a unit is in.
  public func degree(of unit: Int) -> Int { neighbours[unit].count }

  /// The units that conflicts connect, directly or through others: each group ascending, groups in
  /// the order of their first unit; a unit without conflicts is a group of its own.
  public var components: [[Int]] {
    var isSeen = [Bool](repeating: false, count: count)
    var components: [[Int]] = []
    for start in 0..<count where !isSeen[start] {
      isSeen[start] = true
      var group = [start]
      var next = 0
      while next < group.count {
        for neighbour in neighbours[group[next]] where !isSeen[neighbour] {
          isSeen[neighbour] = true
          group.append(neighbour)
        }
        next += 1
      }
      components.append(group.sorted())
    }
    return components
  }
}
