internal import DelimitedText
internal import HotspotGeometry

/// Shifts and turns cells to hold more incidents, each incident being held by one hotspot only.
///
/// A cell is moved by the incidents of the first half of the period alone, so that the count of
/// the second half beside it is an honest one.
struct HotspotNudger {
  private let study: Study
  private let incidents: Incidents
  private let grid: CellGrid
  /// The first day of the second half; nil where the period cannot be cut.
  private let cut: Int32?
  private let locations: [CellAddress: [Int32]]
  /// Where each location's incidents begin, and at the end their number.
  private let starts: [Int]
  private let trainingCounts: [Int64]
  private var isClaimed: [Bool]

  init(study: Study, incidents: Incidents, grid: CellGrid) {
    self.study = study
    self.incidents = incidents
    self.grid = grid
    let cut = HotspotNudger.middle(study)
    self.cut = cut
    var locations: [CellAddress: [Int32]] = [:]
    for index in incidents.x.indices {
      if let address = grid.address(x: incidents.x[index], y: incidents.y[index]) {
        locations[address, default: []].append(Int32(index))
      }
    }
    self.locations = locations
    var training = [Int64](repeating: 0, count: incidents.x.count)
    var starts = [Int](repeating: 0, count: incidents.x.count + 1)
    for (place, day) in zip(incidents.location, incidents.day) {
      starts[Int(place) + 1] += 1
      if cut.map({ day < $0 }) ?? true { training[Int(place)] += 1 }
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    self.starts = starts
    trainingCounts = training
    isClaimed = Array(repeating: false, count: incidents.x.count)
  }

  /// What a reader should know of the two halves.
  var note: String? {
    guard let cut else {
      return "The data are of one month without days, so cells are shifted on all of it, and there "
        + "is no second half to check them on."
    }
    return "Cells are shifted on the incidents before \(CalendarDate(days: cut)); count_test holds "
      + "those from that day on."
  }

  private static func middle(_ study: Study) -> Int32? {
    guard let span = study.span else { return nil }
    guard study.isMonthOnly else {
      return span.first.days + (span.last.days - span.first.days + 2) / 2
    }
    let months = Periods(.month, from: span.first, to: span.last)
    guard months.count > 1 else { return nil }
    return months.firstDay((months.count + 1) / 2).days
  }

  /// A hotspot's cell where it holds most incidents that no other hotspot has claimed.
  func nudge(
    _ draft: DetectedHotspot, clearings: HotspotClearings?
  ) throws -> DetectedHotspot {
    let near = nearby(draft)
    let search = CellNudge(
      shape: grid, centreX: draft.x, centreY: draft.y, x: near.map { incidents.x[Int($0)] },
      y: near.map { incidents.y[Int($0)] }, weights: near.map { trainingCounts[Int($0)] })
    var best = search.best()
    if let clearings, best.isMoved, try clearings.name(touching: best.outline) != nil {
      best = search.unmoved()
    }
    var result = draft
    result.figure = best.outline
    (result.x, result.y) = (draft.x + best.dx, draft.y + best.dy)
    result.nudge = (best.dx, best.dy, best.degrees)
    if let boundary = study.boundary {
      result.area = try best.outline.intersection(boundary).area
    } else {
      result.area = grid.cellArea
    }
    result.incidents = best.held.flatMap { held -> [Int32] in
      let place = Int(near[held])
      return (starts[place]..<starts[place + 1]).map { Int32($0) }
    }.sorted()
    if let cut {
      let train = result.incidents.count { incidents.day[Int($0)] < cut }
      result.halves = (train, result.incidents.count - train)
    } else {
      result.halves = nil
    }
    return result
  }

  /// The locations that the cell could reach and that no hotspot has claimed.
  private func nearby(_ draft: DetectedHotspot) -> [Int32] {
    guard let address = grid.address(x: draft.x, y: draft.y) else { return [] }
    var found: [Int32] = []
    for ring in 0...2 {
      for cell in grid.neighbours(of: address, ring: ring) {
        found += (locations[cell] ?? []).filter { !isClaimed[Int($0)] }
      }
    }
    return found.sorted()
  }

  /// Makes a hotspot's incidents its own.
  mutating func claim(_ hotspot: DetectedHotspot) {
    for index in hotspot.incidents { isClaimed[Int(incidents.location[Int(index)])] = true }
  }
}
