/// The outlines of many figures drawn in one colour, less the edges that two of them share.
///
/// Every ring runs the same way round, holes the other way. Where two figures meet, the same edge
/// is run along in both directions and falls out. As the number of times that a path winds round
/// a place is the sum over its edges, what remains covers exactly what the figures cover (under
/// the non-zero rule), also where they overlap. A million cells of one colour become a few
/// outlines.
struct MergedOutlines {
  /// One edge a number: the lesser end, the greater end, and whether it runs from the greater.
  private var edges: [UInt64] = []

  /// Adds edges collected apart.
  mutating func add(_ other: MergedOutlines) {
    edges += other.edges
  }

  /// Adds a ring, which need not be closed; its direction is set by `isHole`.
  mutating func add(ring: [PicturePoint], isHole: Bool) {
    guard ring.count >= 3 else { return }
    let isReversed = PathText.isClockwise(ring) == isHole
    for index in ring.indices {
      let next = ring[index + 1 < ring.count ? index + 1 : 0]
      let from = Self.packed(isReversed ? next : ring[index])
      let to = Self.packed(isReversed ? ring[index] : next)
      guard from != to else { continue }
      edges.append(from < to ? from << 31 | to << 1 : to << 31 | from << 1 | 1)
    }
  }

  /// The outlines that remain, as closed rings in an order that depends on nothing but the edges.
  ///
  /// - Complexity: O(n log n) in the edges.
  consuming func rings() -> [[PicturePoint]] {
    var edges = edges
    edges.sort()
    // From here on an edge is its start and its end.
    var kept: [UInt64] = []
    var index = 0
    while index < edges.count {
      let place = edges[index] >> 1
      var surplus = 0
      while index < edges.count, edges[index] >> 1 == place {
        surplus += edges[index] & 1 == 0 ? 1 : -1
        index += 1
      }
      let (lesser, greater) = (place >> 30, place & Self.end)
      let edge = surplus > 0 ? lesser << 30 | greater : greater << 30 | lesser
      for _ in 0..<surplus.magnitude { kept.append(edge) }
    }
    kept.sort()
    return Self.trace(kept)
  }

  private static let end: UInt64 = (1 << 30) - 1

  private static func packed(_ point: PicturePoint) -> UInt64 {
    UInt64(point.x.magnitude & 0x7FFF) << 15 | UInt64(point.y.magnitude & 0x7FFF)
  }

  private static func point(_ packed: UInt64) -> PicturePoint {
    PicturePoint(x: Int32(packed >> 15), y: Int32(packed & 0x7FFF))
  }

  /// Joins edges, sorted by their start, end to start.
  ///
  /// As many edges end in a place as start there, so a walk can only end where it began.
  private static func trace(_ edges: [UInt64]) -> [[PicturePoint]] {
    var isUsed = [Bool](repeating: false, count: edges.count)
    var rings: [[PicturePoint]] = []
    for first in edges.indices where !isUsed[first] {
      let start = edges[first] >> 30
      var ring = [point(start)]
      var current = first
      while true {
        isUsed[current] = true
        let end = edges[current] & self.end
        if end == start { break }
        ring.append(point(end))
        guard let next = unused(from: end, in: edges, isUsed) else { break }
        current = next
      }
      rings.append(ring)
    }
    return rings
  }

  /// The first edge from a place that has not been walked along.
  private static func unused(
    from start: UInt64, in edges: [UInt64], _ isUsed: [Bool]
  ) -> Int? {
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] >> 30 < start { low = middle + 1 } else { high = middle }
    }
    while low < edges.count, edges[low] >> 30 == start {
      if !isUsed[low] { return low }
      low += 1
    }
    return nil
  }
}
