internal import HotspotGeometry

/// The squares or triangles that neighbouring centres of a frame form.
struct CentroidFacets: Sendable {
  private let rows: CentroidRows
  private let isHexagonal: Bool

  /// Whether the corners go clockwise, as x and y have changed places.
  var isTransposed: Bool { rows.isTransposed }

  init(_ frame: GridFrame) {
    rows = CentroidRows(frame)
    isHexagonal = frame.grid.shape == .hexagon
  }

  /// Hands each facet to a closure: its corners as places of the frame, anticlockwise.
  func forEach(_ body: (SIMD4<Int32>) -> Void) {
    for row in 0..<max(0, rows.rows - 1) {
      for column in 0..<max(0, rows.columns - 1) {
        if isHexagonal {
          triangles(row: row, column: column, body)
        } else {
          let low = place(row, column)
          let high = place(row + 1, column)
          body(SIMD4(low, place(row, column + 1), place(row + 1, column + 1), high))
        }
      }
    }
  }

  /// The triangle over a side of a row and the one under a side of the next; a triangle has its
  /// last corner twice.
  private func triangles(row: Int, column: Int, _ body: (SIMD4<Int32>) -> Void) {
    let shifted = rows.shift(ofRow: row) > 0
    let above = place(row + 1, shifted ? column + 1 : column)
    body(SIMD4(place(row, column), place(row, column + 1), above, above))
    let below = place(row, shifted ? column : column + 1)
    body(SIMD4(below, place(row + 1, column + 1), place(row + 1, column), place(row + 1, column)))
  }

  private func place(_ row: Int, _ column: Int) -> Int32 {
    Int32(
      truncatingIfNeeded: rows.isTransposed
        ? column * rows.rows + row : row * rows.columns + column)
  }
}

/// The lines at one level, as steps from side to side of facets.
struct ContourTracer {
  /// A side of a facet by the places of its ends, the lower first.
  private struct Side: Hashable {
    let low: Int32
    let high: Int32

    init(_ one: Int32, _ other: Int32) {
      low = min(one, other)
      high = max(one, other)
    }
  }

  private let surface: [Double]
  private let level: Double
  private var next: [Side: Side] = [:]
  private var order: [Side] = []

  init(surface: [Double], level: Double) {
    self.surface = surface
    self.level = level
  }

  /// Adds the steps across a facet.
  mutating func cross(_ corners: SIMD4<Int32>) {
    var sum = 0.0
    var above = 0
    for corner in 0..<4 {
      let value = surface[Int(corners[corner])]
      guard value.isFinite else { return }
      sum += value
      if value >= level { above += 1 }
    }
    if above == 0 || above == 4 { return }
    // A step has the high ground on its left: from a side where the way round goes down to one where
    // it goes up. Where the middle is high that is the next such side, else the one before.
    let isHigh = sum / 4 >= level
    for corner in 0..<4 {
      guard isAbove(corners, corner), !isAbove(corners, corner + 1) else { continue }
      var other = corner
      repeat {
        other = (other + (isHigh ? 1 : 3)) & 3
      } while isAbove(corners, other) || !isAbove(corners, other + 1)
      let from = Side(corners[corner], corners[(corner + 1) & 3])
      next[from] = Side(corners[other], corners[(other + 1) & 3])
      order.append(from)
    }
  }

  private func isAbove(_ corners: SIMD4<Int32>, _ corner: Int) -> Bool {
    surface[Int(corners[corner & 3])] >= level
  }

  /// The steps joined to lines: open ones first, each kind in the order its first step was found.
  mutating func lines(frame: GridFrame, isMirrored: Bool) -> [Geometry] {
    let reached = Set(next.values)
    var lines: [Geometry] = []
    for start in order where !reached.contains(start) {
      lines += line(from: start, frame: frame, isMirrored: isMirrored)
    }
    for start in order {
      lines += line(from: start, frame: frame, isMirrored: isMirrored)
    }
    return lines
  }

  private mutating func line(from start: Side, frame: GridFrame, isMirrored: Bool) -> [Geometry] {
    guard next[start] != nil else { return [] }
    var positions = [position(of: start, frame: frame)]
    var side = start
    while let step = next.removeValue(forKey: side) {
      side = step
      let position = position(of: step, frame: frame)
      if let last = positions.last, last != position { positions.append(position) }
    }
    guard positions.count > 1 else { return [] }
    return [.lineString(isMirrored ? positions.reversed() : positions)]
  }

  private func position(of side: Side, frame: GridFrame) -> (x: Double, y: Double) {
    let low = frame.centre(of: Int(side.low))
    let high = frame.centre(of: Int(side.high))
    let from = surface[Int(side.low)]
    let share = (level - from) / (surface[Int(side.high)] - from)
    return (low.x + share * (high.x - low.x), low.y + share * (high.y - low.y))
  }
}
