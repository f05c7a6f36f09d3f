/// Rings cut down to convex shapes, by Sutherland and Hodgman (1974, doi:10.1145/360767.360802).
///
/// Rings are flat lists of x and y without the repeated last position. Where a ring leaves the
/// shape and comes back elsewhere, what is left of it runs along the shape's side: areas and
/// crossings inside stay right, though the ring may touch itself there.
enum RingClipping {
  typealias Box = (minX: Double, minY: Double, maxX: Double, maxY: Double)

  /// Cuts a ring down to a box; positions on its sides have the side's coordinate to the bit.
  static func clip(_ ring: [Double], to box: Box) -> [Double] {
    var bounds = (minX: Double.infinity, minY: Double.infinity)
    var ends = (maxX: -Double.infinity, maxY: -Double.infinity)
    for at in stride(from: 0, to: ring.count, by: 2) {
      bounds.minX = min(bounds.minX, ring[at])
      ends.maxX = max(ends.maxX, ring[at])
      bounds.minY = min(bounds.minY, ring[at + 1])
      ends.maxY = max(ends.maxY, ring[at + 1])
    }
    if ends.maxX <= box.minX || bounds.minX >= box.maxX || ends.maxY <= box.minY
      || bounds.minY >= box.maxY
    {
      return []
    }
    var part = ring
    if bounds.minX < box.minX { part = clip(part, axis: 0, at: box.minX, sign: 1) }
    if ends.maxX > box.maxX { part = clip(part, axis: 0, at: box.maxX, sign: -1) }
    if bounds.minY < box.minY { part = clip(part, axis: 1, at: box.minY, sign: 1) }
    if ends.maxY > box.maxY { part = clip(part, axis: 1, at: box.maxY, sign: -1) }
    return part
  }

  /// Keeps what is beyond a line along an axis: above it for a sign of 1, below it for −1.
  private static func clip(_ ring: [Double], axis: Int, at limit: Double, sign: Double) -> [Double]
  {
    guard ring.count >= 6 else { return [] }
    var kept: [Double] = []
    kept.reserveCapacity(ring.count + 8)
    var (px, py) = (ring[ring.count - 2], ring[ring.count - 1])
    var pd = sign * ((axis == 0 ? px : py) - limit)
    for at in stride(from: 0, to: ring.count, by: 2) {
      let (x, y) = (ring[at], ring[at + 1])
      let d = sign * ((axis == 0 ? x : y) - limit)
      if (pd > 0 && d < 0) || (pd < 0 && d > 0) {
        let share = pd / (pd - d)
        kept.append(axis == 0 ? limit : px + share * (x - px))
        kept.append(axis == 1 ? limit : py + share * (y - py))
      }
      if d >= 0 {
        kept.append(x)
        kept.append(y)
      }
      (px, py, pd) = (x, y, d)
    }
    return kept
  }

  /// Cuts a ring down to a convex polygon given by its closed anticlockwise outline.
  static func clip(_ ring: [Double], toConvex corners: [Double]) -> [Double] {
    var part = ring
    for side in stride(from: 0, to: corners.count - 2, by: 2) {
      guard part.count >= 6 else { return [] }
      let (ax, ay) = (corners[side], corners[side + 1])
      let (ex, ey) = (corners[side + 2] - ax, corners[side + 3] - ay)
      var kept: [Double] = []
      kept.reserveCapacity(part.count + 8)
      var (px, py) = (part[part.count - 2], part[part.count - 1])
      var pd = ex * (py - ay) - ey * (px - ax)
      for at in stride(from: 0, to: part.count, by: 2) {
        let (x, y) = (part[at], part[at + 1])
        let d = ex * (y - ay) - ey * (x - ax)
        if (pd > 0 && d < 0) || (pd < 0 && d > 0) {
          let share = pd / (pd - d)
          kept.append(px + share * (x - px))
          kept.append(py + share * (y - py))
        }
        if d >= 0 {
          kept.append(x)
          kept.append(y)
        }
        (px, py, pd) = (x, y, d)
      }
      part = kept
    }
    return part.count >= 6 ? part : []
  }

  /// Whether every edge of a ring runs along a side of the box, so that none crosses its inside.
  static func liesOnSides(_ ring: [Double], of box: Box) -> Bool {
    var (px, py) = (ring[ring.count - 2], ring[ring.count - 1])
    for at in stride(from: 0, to: ring.count, by: 2) {
      let (x, y) = (ring[at], ring[at + 1])
      let isUpright = px == x && (x == box.minX || x == box.maxX)
      let isLevel = py == y && (y == box.minY || y == box.maxY)
      if !isUpright && !isLevel { return false }
      (px, py) = (x, y)
    }
    return true
  }

  /// The area of a ring, positive where it runs anticlockwise.
  static func signedArea(_ ring: [Double]) -> Double {
    guard ring.count >= 6 else { return 0 }
    let (x0, y0) = (ring[0], ring[1])
    var (px, py) = (ring[ring.count - 2] - x0, ring[ring.count - 1] - y0)
    var twice = 0.0
    for at in stride(from: 0, to: ring.count, by: 2) {
      let (x, y) = (ring[at] - x0, ring[at + 1] - y0)
      twice += px * y - x * py
      (px, py) = (x, y)
    }
    return twice / 2
  }

  /// How many edges of a ring lie east of a point at its height.
  static func crossings(_ ring: [Double], x: Double, y: Double) -> Int {
    guard ring.count >= 6 else { return 0 }
    var count = 0
    var (px, py) = (ring[ring.count - 2], ring[ring.count - 1])
    for at in stride(from: 0, to: ring.count, by: 2) {
      let (qx, qy) = (ring[at], ring[at + 1])
      if (py > y) != (qy > y) {
        // The lower end first, so that an edge gives one answer in both directions.
        let (lowX, lowY, highX, highY) = py < qy ? (px, py, qx, qy) : (qx, qy, px, py)
        if (highX - lowX) * (y - lowY) > (x - lowX) * (highY - lowY) { count += 1 }
      }
      (px, py) = (qx, qy)
    }
    return count
  }
}
