internal import DelimitedText

/// Events in the order of the squares of a grid, so that near ones lie near in memory.
struct NearRepeatPoints: Sendable {
  /// How many squares of the grid the greatest distance spans.
  static let squares = 3
  /// More days than this between the first event and the last do not fit the counters.
  static let greatestSpan = 32_000

  let x: [Double]
  let y: [Double]
  /// Days since the first event.
  let day: [Int16]
  /// The square of each event.
  let column: [Int32]
  let row: [Int32]

  var count: Int { x.count }

  init(x: [Double], y: [Double], day: [Int32], reach: Double) throws(HotspotError) {
    let used = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
    // A little wider than need be, so that rounding puts no near pair a square too far apart.
    let width = reach / Double(Self.squares) * (1 + 1e-6)
    let west = used.map { x[$0] }.min() ?? 0
    let south = used.map { y[$0] }.min() ?? 0
    let first = used.map { day[$0] }.min() ?? 0
    let span = Int(used.map { day[$0] }.max() ?? 0) - Int(first)
    guard span <= Self.greatestSpan else {
      throw HotspotError(
        .badData,
        "The events lie \(span) days apart; \(Self.greatestSpan) is the most. Check the dates, or"
          + " choose a period.")
    }
    func step(_ value: Double, from origin: Double) -> Int32? {
      let quotient = (value - origin) / width
      return quotient < 1e9 ? Int32(quotient) : nil
    }
    var events: [Event] = []
    events.reserveCapacity(used.count)
    for place in used {
      guard let column = step(x[place], from: west), let row = step(y[place], from: south) else {
        throw HotspotError(
          .badData,
          "The point \(x[place]), \(y[place]) lies too far from the others for bands up to"
            + " \(reach). Leave it out, or check the coordinate system.")
      }
      events.append(
        Event(
          row: row, column: column, x: x[place], y: y[place],
          day: Int16(truncatingIfNeeded: Int(day[place]) - Int(first))))
    }
    guard events.count <= Int(Int32.max) else {
      throw HotspotError(.badData, "There are too many events. Choose a shorter period.")
    }
    events.sort()
    self.x = events.map(\.x)
    self.y = events.map(\.y)
    self.day = events.map(\.day)
    column = events.map(\.column)
    row = events.map(\.row)
  }

  private struct Event: Comparable {
    var row: Int32
    var column: Int32
    var x: Double
    var y: Double
    var day: Int16

    static func < (one: Event, other: Event) -> Bool {
      if one.row != other.row { return one.row < other.row }
      if one.column != other.column { return one.column < other.column }
      return (one.x, one.y, one.day) < (other.x, other.y, other.day)
    }
  }

  /// The events after one that may lie near it: a range for each row of squares.
  ///
  /// Events are asked for in their order; `starts` keeps the place that each row has reached.
  func ranges(after event: Int, starts: inout [Int]) -> [Range<Int>] {
    let (row, left, right) = (
      row[event], column[event] - Int32(Self.squares), column[event] + Int32(Self.squares)
    )
    var ranges: [Range<Int>] = []
    for (above, start) in starts.enumerated() {
      let wanted = row + Int32(above)
      var from = above == 0 ? event + 1 : max(start, event + 1)
      // Starts only move on: events come in the order of rows, then of columns.
      while from < count && (self.row[from], column[from]) < (wanted, left) { from += 1 }
      if above > 0 { starts[above] = from }
      var end = from
      while end < count && self.row[end] == wanted && column[end] <= right { end += 1 }
      if end > from { ranges.append(from..<end) }
    }
    return ranges
  }
}
