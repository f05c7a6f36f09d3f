internal import ParallelWork

/// Which zone, of many polygons, each of many points is in.
///
/// A point is in a zone if an odd number of the zone's edges lies east of it, an edge holding its
/// lower end and not its upper one. So a point on an edge that two zones share is in just one of
/// them, that to the north or east, and zones that tile the plane share all points out. Where zones
/// overlap the first in order has the point. Polygons that cross themselves are read by the same
/// even–odd rule.
///
/// The index lays a grid over the zones. A grid cell that no edge touches has its answer at once; in
/// others only the edges at the point's height are tried, of the few zones there.
///
/// Cost: to build, O(edges + grid cells); a point, O(1) but near edges.
public struct ZoneIndex: Sendable {
  /// The number of zones.
  public let count: Int

  private let lattice: ZoneLattice
  /// The answer of each cell: a zone, −1 for none, or −2 − i where entries i and on must be tried.
  private let answers: [Int32]
  /// Lists of zone · 2, + 1 where the zone fills the cell, each list ended by −1.
  private let entries: [Int32]
  /// The edges of all zones by zone and row of the grid.
  private let edges: ZoneEdges

  /// Builds an index; figures that are not polygons hold no points.
  public init(_ zones: [Geometry], threads: Int = 2) {
    let edgeCount = zones.reduce(0) { $0 + $1.coordinates.count / 2 }
    let lattice = ZoneLattice(over: zones, edges: edgeCount)
    let found = ParallelWork.map(count: zones.count, threads: threads) { place in
      ZoneEdges.find(zones[place], on: lattice)
    }
    count = zones.count
    self.lattice = lattice
    edges = ZoneEdges(joining: found.map(\.edges))
    (answers, entries) = Self.merge(found.map(\.spans), cells: lattice.columns * lattice.rows)
  }

  /// Lists the zones of each cell, in order.
  private static func merge(
    _ spans: [[ZoneSpan]], cells: Int
  ) -> (answers: [Int32], entries: [Int32]) {
    var answers = [Int32](repeating: -1, count: cells)
    var sizes = [Int32](repeating: 0, count: cells)
    // Cells that one zone fills and no other touches need no list, and most are such.
    var isPlain = [Bool](repeating: true, count: cells)
    for (zone, spans) in spans.enumerated() {
      for span in spans {
        for cell in span.first...span.last {
          if !span.fills || sizes[cell] > 0 { isPlain[cell] = false }
          sizes[cell] += 1
          answers[cell] = Int32(truncatingIfNeeded: zone)
        }
      }
    }
    var end: Int32 = 0
    for cell in 0..<cells where !isPlain[cell] {
      answers[cell] = -2 - end
      let size = sizes[cell]
      sizes[cell] = end
      end += size + 1
    }
    var entries = [Int32](repeating: -1, count: Int(end))
    for (zone, spans) in spans.enumerated() {
      for span in spans {
        for cell in span.first...span.last where !isPlain[cell] {
          let place = sizes[cell]
          entries[Int(place)] = Int32(truncatingIfNeeded: 2 * zone + (span.fills ? 1 : 0))
          sizes[cell] = place + 1
        }
      }
    }
    return (answers, entries)
  }

  /// The first zone that holds a point, or nil.
  public func zone(x: Double, y: Double) -> Int? {
    let zone = first(x: x, y: y)
    return zone < 0 ? nil : Int(zone)
  }

  /// The number of the zone that holds each point, −1 where none does.
  ///
  /// Points that are not finite are in no zone. The result does not depend on the threads.
  public func zones(x: [Double], y: [Double], threads: Int) -> [Int32] {
    precondition(x.count == y.count, "Points need as many x as y.")
    return ParallelWork.gather(count: x.count, threads: threads) { range in
      let (xs, ys) = (x.span, y.span)
      return [Int32](capacity: range.count) { output in
        for point in range { output.append(first(x: xs[point], y: ys[point])) }
      }
    }
  }

  /// The number of points that several zones hold.
  public func overlapping(x: [Double], y: [Double], threads: Int) -> Int {
    precondition(x.count == y.count, "Points need as many x as y.")
    let several: [Bool] = ParallelWork.gather(count: x.count, threads: threads) { range in
      range.map { isInSeveral(x: x[$0], y: y[$0]) }
    }
    return several.count { $0 }
  }

  @inline(__always)
  private func first(x: Double, y: Double) -> Int32 {
    guard let (cell, row) = lattice.cell(x: x, y: y) else { return -1 }
    let answer = answers[cell]
    if answer >= -1 { return answer }
    var place = Int(-2 - answer)
    while entries[place] >= 0 {
      let entry = entries[place]
      if entry & 1 == 1 || edges.holds(x: x, y: y, row: row, zone: Int(entry >> 1)) {
        return entry >> 1
      }
      place += 1
    }
    return -1
  }

  private func isInSeveral(x: Double, y: Double) -> Bool {
    guard let (cell, row) = lattice.cell(x: x, y: y), answers[cell] <= -2 else { return false }
    var place = Int(-2 - answers[cell])
    var found = 0
    while entries[place] >= 0, found < 2 {
      let entry = entries[place]
      if entry & 1 == 1 || edges.holds(x: x, y: y, row: row, zone: Int(entry >> 1)) { found += 1 }
      place += 1
    }
    return found > 1
  }
}
