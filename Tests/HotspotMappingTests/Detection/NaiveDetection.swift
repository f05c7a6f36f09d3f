import Foundation
import HotspotGeometry
import HotspotMapping

/// Hotspots found the slow way: every rule of `detect` written out again over plain points.
struct NaiveDetection {
  struct Point: Hashable {
    var x: Int
    var y: Int
    /// Days from 1970-01-01.
    var day: Int
    var minute: Int
    var cost: Int
  }

  struct Place: Hashable {
    var column: Int
    var row: Int
  }

  struct Found {
    var place: Place
    var points: [Point]
    var centre: (x: Double, y: Double)
    var counts: [Int] = []
    var hot: [Bool] = []
  }

  var width: Double
  var shape: CellShape
  var byHarm = false
  var top = 5
  var hotTop: Int?
  /// The fewest and the most in the days studied.
  var least = 0.0
  var most = Double.infinity
  var separation = 0.0
  var enduringShare = 0.5
  /// The first day of each whole period, and at the end the day after the last.
  var edges: [Int] = []

  /// The cell whose centre is nearest, or the square from the south-west corner up.
  func place(of point: Point) -> Place {
    let (x, y) = (Double(point.x), Double(point.y))
    guard shape == .hexagon else {
      return Place(column: Int((x / width).rounded(.down)), row: Int((y / width).rounded(.down)))
    }
    let nearRow = Int((y / (width * 3.0.squareRoot() / 2)).rounded())
    var best = Place(column: 0, row: 0)
    var least = Double.infinity
    for row in nearRow - 1...nearRow + 1 {
      let nearColumn = Int((x / width - Double(row) / 2).rounded())
      for column in nearColumn - 1...nearColumn + 1 {
        let (cx, cy) = centre(Place(column: column, row: row))
        let square = (x - cx) * (x - cx) + (y - cy) * (y - cy)
        // Equal distances go to the greater y, then the greater x, which come later.
        if square <= least { (best, least) = (Place(column: column, row: row), square) }
      }
    }
    return best
  }

  func centre(_ place: Place) -> (x: Double, y: Double) {
    guard shape == .hexagon else {
      return (width * (Double(place.column) + 0.5), width * (Double(place.row) + 0.5))
    }
    return (
      width * (Double(place.column) + Double(place.row) / 2),
      width * 3.0.squareRoot() / 2 * Double(place.row)
    )
  }

  /// The hotspots by rank.
  func run(_ points: [Point]) -> [Found] {
    var members: [Place: [Point]] = [:]
    for point in points { members[place(of: point), default: []].append(point) }
    let cells = members.map { Found(place: $0.key, points: $0.value, centre: centre($0.key)) }
    let ranked = cells.filter {
      Double($0.points.count) >= least && Double($0.points.count) <= most
    }
    .sorted { left, right in
      let (a, b) = (score(left), score(right))
      if a != b { return a > b }
      if left.points.count != right.points.count {
        return left.points.count > right.points.count
      }
      if harm(left) != harm(right) { return harm(left) > harm(right) }
      return (left.place.row, left.place.column) < (right.place.row, right.place.column)
    }
    var kept: [Found] = []
    for cell in ranked where kept.count < top {
      if kept.allSatisfy({ distance($0, cell) >= separation }) { kept.append(cell) }
    }
    for index in kept.indices { describe(&kept[index], among: cells) }
    return kept
  }

  func harm(_ cell: Found) -> Int { cell.points.reduce(0) { $0 + $1.cost } }

  private func score(_ cell: Found) -> Int { byHarm ? harm(cell) : cell.points.count }

  func distance(_ one: Found, _ other: Found) -> Double {
    hypot(one.centre.x - other.centre.x, one.centre.y - other.centre.y)
  }

  private func describe(_ cell: inout Found, among all: [Found]) {
    func count(_ cell: Found, _ period: Int) -> Int {
      cell.points.count { $0.day >= edges[period] && $0.day < edges[period + 1] }
    }
    for period in 0..<edges.count - 1 {
      let own = count(cell, period)
      let above = all.count { count($0, period) > own }
      cell.counts.append(own)
      cell.hot.append(own > 0 && above < (hotTop ?? top))
    }
  }
}

extension NaiveDetection.Found {
  /// Mann–Kendall's z, pair by pair.
  var trendZ: Double {
    let n = counts.count
    var s = 0
    for later in 0..<n {
      for earlier in 0..<later { s += (counts[later] - counts[earlier]).signum() }
    }
    var variance = Double(n * (n - 1) * (2 * n + 5))
    for value in Set(counts) {
      let ties = counts.count { $0 == value }
      variance -= Double(ties * (ties - 1) * (2 * ties + 5))
    }
    return s == 0 ? 0 : Double(s - s.signum()) / (variance / 18).squareRoot()
  }

  var trendP: Double { erfc(abs(trendZ) / 2.0.squareRoot()) }

  /// Sen's slope: the median over all pairs.
  var slope: Double {
    var slopes: [Double] = []
    for later in counts.indices {
      for earlier in 0..<later {
        slopes.append(Double(counts[later] - counts[earlier]) / Double(later - earlier))
      }
    }
    slopes.sort()
    let middle = slopes.count / 2
    return slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
  }

  func endures(_ share: Double) -> Bool {
    let hotShare = Double(hot.count { $0 }) / Double(hot.count)
    return hotShare >= share && !(trendZ < 0 && trendP < 0.05)
  }

  /// Of the hot periods but the last, the share that a hot one follows.
  var dualShare: Double? {
    let before = hot.indices.dropLast().filter { hot[$0] }
    guard !before.isEmpty else { return nil }
    return Double(before.count { hot[$0 + 1] }) / Double(before.count)
  }

  /// The class by the table of Esri's rules; nothing is ever cold here.
  var className: String {
    let own = hot.count { $0 }
    let run = hot.reversed().prefix { $0 }.count
    let nearlyAlways = Double(own) >= 0.9 * Double(hot.count) - 1e-9
    if own == 0 { return "" }
    if run == 0 { return nearlyAlways ? "historical" : "" }
    if own == 1 { return "new" }
    if nearlyAlways {
      guard trendP < 0.05 else { return "persistent" }
      return trendZ > 0 ? "intensifying" : "diminishing"
    }
    return run >= 2 && own == run ? "consecutive" : "sporadic"
  }

  var topPointShare: Double {
    let most = Set(points.map { [$0.x, $0.y] }).map { place in
      points.count { $0.x == place[0] && $0.y == place[1] }
    }
    return Double(most.max() ?? 0) / Double(points.count)
  }

  var peakHour: Int {
    (0..<24).max { one, other in
      let (a, b) = (hour(one), hour(other))
      return a != b ? a < b : one > other
    } ?? 0
  }

  private func hour(_ hour: Int) -> Int { points.count { $0.minute / 60 == hour } }

  var peakWeekday: String {
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let order = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let counts = order.map { name in points.count { names[$0.day % 7] == name } }
    return order[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
  }
}
