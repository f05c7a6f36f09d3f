import DelimitedText
import HotspotGeometry
import HotspotMapping
import ResultTables
import TestSupport
import Testing

/// A made-up year of incidents, and the export that holds them.
struct DetectionSample {
  static let header = "event_id,occurred_at,easting,northing,cost"

  private(set) var points: [NaiveDetection.Point] = []

  /// Incidents in clusters, many at the same few points, with the counts of clusters drifting.
  init(_ count: Int, seed: UInt64, spread: Int = 60) {
    var numbers = SeededNumbers(seed: seed)
    let centres = (0..<12).map { _ in
      (450_000 + numbers.below(1500), 200_000 + numbers.below(1500))
    }
    for _ in 0..<count {
      let centre = centres[min(numbers.below(12), numbers.below(12))]
      let step = 10 + 10 * numbers.below(3)
      points.append(
        NaiveDetection.Point(
          x: (centre.0 + numbers.below(spread) - spread / 2) / step * step,
          y: (centre.1 + numbers.below(spread) - spread / 2) / step * step,
          day: 19_358 + numbers.below(365), minute: numbers.below(1440),
          cost: 1 + numbers.below(9)))
    }
  }

  /// The year 2023, day by day from 1 January, which is day 19,358.
  static let edges: [Int] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    .reduce(into: [19_358]) { $0.append($0[$0.count - 1] + $1) }

  var lines: [String] {
    points.enumerated().map { index, point in
      let date = CalendarDate(days: Int32(point.day))
      let (hour, minute) = (point.minute / 60, point.minute % 60)
      let time = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
      return "\(index),\(date) \(time),\(point.x),\(point.y),\(point.cost)"
    }
  }

  /// The run of the library, over the year as a whole and with days that begin at midnight.
  func run(
    _ grid: GridRequest, _ options: DetectionOptions, lines: [String]? = nil, threads: Int = 2,
    blockSize: Int? = nil, change: (inout StudyRequest) -> Void = { _ in }
  ) throws -> MapOutcome {
    let file = try ExportFile(lines ?? self.lines, header: Self.header)
    var study = file.request(threads: threads, blockSize: blockSize)
    study.filter.from = CalendarDate("2023-01-01")
    study.filter.to = CalendarDate("2023-12-31")
    study.filter.dayStart = 0
    study.weight = .column("cost")
    change(&study)
    let request = DetectRequest(
      study: study, grid: grid, options: options)
    return try withExtendedLifetime(file) { try request.run() }
  }
}

@Suite struct DetectionOracleTests {
  struct Case: CustomTestStringConvertible {
    var seed: UInt64
    var naive: NaiveDetection

    var options: DetectionOptions {
      var options = DetectionOptions()
      options.measure = naive.byHarm ? .harm : .count
      options.statedTop = naive.top
      options.hotTop = naive.hotTop
      options.statedEnduringShare = naive.enduringShare
      if naive.least > 0 { options.minimumCount = naive.least * 365.25 / 365 }
      if naive.most < .infinity { options.maximumCount = naive.most * 365.25 / 365 }
      if naive.separation > 0 { options.minimumSeparation = naive.separation }
      return options
    }

    var testDescription: String { "seed \(seed): \(naive)" }
  }

  /// Each seed makes a grid and options of its own.
  static let cases: [Case] = (1...24 as ClosedRange<UInt64>).map { seed in
    var numbers = SeededNumbers(seed: seed &* 977)
    var naive = NaiveDetection(
      width: [50.0, 80, 120, 200][numbers.below(4)],
      shape: numbers.below(2) == 0 ? .square : .hexagon)
    naive.byHarm = numbers.below(3) == 0
    naive.top = 1 + numbers.below(15)
    if numbers.below(2) == 0 { naive.hotTop = 1 + numbers.below(10) }
    if numbers.below(3) == 0 { naive.least = 4.5 }
    if numbers.below(3) == 0 { naive.most = 30.5 }
    if numbers.below(2) == 0 { naive.separation = Double(100 + numbers.below(300)) }
    naive.enduringShare = [0.1, 0.25, 0.5][numbers.below(3)]
    naive.edges = DetectionSample.edges
    return Case(seed: seed, naive: naive)
  }

  @Test(arguments: cases)
  func `The ranked list is what a naive search finds`(example: Case) throws {
    let sample = DetectionSample(300, seed: example.seed)
    let naive = example.naive
    let rows = TableRows(
      try sample.run(GridRequest(width: naive.width, shape: naive.shape), example.options))
    let expected = naive.run(sample.points)
    #expect(!expected.isEmpty)
    let grid = try CellGrid(naive.shape, width: naive.width)
    #expect(
      rows.texts("hotspot")
        == expected.map {
          grid.name(of: CellAddress(column: Int32($0.place.column), row: Int32($0.place.row)))
        })
    #expect(rows.integers("rank") == Array(1...expected.count))
    #expect(rows.integers("count") == expected.map(\.points.count))
    #expect(rows.numbers("harm") == expected.map { Double(naive.harm($0)) })
    #expect(rows.numbers("share") == expected.map { Double($0.points.count) / 300 })
    #expect(rows.integers("periods") == expected.map { _ in 12 })
    #expect(rows.integers("periods_hot") == expected.map { $0.hot.count { $0 } })
    #expect(rows.numbers("dual_share") == expected.map(\.dualShare))
    #expect(rows.texts("class") == expected.map(\.className))
    #expect(
      rows.texts("enduring")
        == expected.map { $0.endures(naive.enduringShare) ? "yes" : "no" })
    #expect(rows.numbers("top_point_share") == expected.map(\.topPointShare))
    #expect(rows.integers("peak_hour") == expected.map(\.peakHour))
    #expect(rows.texts("peak_weekday") == expected.map(\.peakWeekday))
    let nearest = expected.indices.map { index in
      expected.indices.filter { $0 != index }
        .map { naive.distance(expected[index], expected[$0]) }.min()
    }
    let area = naive.width * naive.width * (naive.shape == .square ? 1 : 0.75.squareRoot())
    near(rows.numbers("area_km2"), expected.map { _ in area / 1e6 }, 1e-12)
    near(rows.numbers("x"), expected.map(\.centre.x), 1e-6)
    near(rows.numbers("y"), expected.map(\.centre.y), 1e-6)
    near(rows.numbers("nearest_m"), nearest, 1e-6)
    near(rows.numbers("trend_z"), expected.map(\.trendZ), 1e-12)
    near(rows.numbers("trend_p"), expected.map(\.trendP), 1e-12)
    near(rows.numbers("sen_slope"), expected.map(\.slope), 1e-12)
  }

  private func near(_ values: [Double?], _ expected: [Double?], _ tolerance: Double) {
    #expect(values.count == expected.count)
    for (value, wanted) in zip(values, expected) {
      guard let value, let wanted else {
        #expect(value == nil && wanted == nil)
        continue
      }
      #expect(abs(value - wanted) <= tolerance, "\(value) is not \(wanted)")
    }
  }

  @Test(arguments: [false, true])
  func `Order of rows, threads and blocks change nothing`(nudges: Bool) throws {
    let sample = DetectionSample(300, seed: 77)
    var options = DetectionOptions()
    options.statedTop = 12
    options.nudges = nudges
    let grid = GridRequest(width: 90, shape: .hexagon)
    let first = try sample.run(grid, options, threads: 1)
    var numbers = SeededNumbers(seed: 78)
    var lines = sample.lines
    for index in lines.indices { lines.swapAt(index, numbers.below(lines.count)) }
    #expect(lines != sample.lines)
    let second = try sample.run(grid, options, lines: lines, threads: 3, blockSize: 700)
    #expect(TableRows(first) == TableRows(second))
    #expect(first.lines == second.lines)
  }

  @Test func `Points moved by whole cells give the same list, moved`() throws {
    let sample = DetectionSample(300, seed: 5)
    let lines = sample.points.enumerated().map { index, point in
      "\(index),\(CalendarDate(days: Int32(point.day))),\(point.x + 700),\(point.y - 300),1"
    }
    let still = sample.points.enumerated().map { index, point in
      "\(index),\(CalendarDate(days: Int32(point.day))),\(point.x),\(point.y),1"
    }
    var options = DetectionOptions()
    options.nudges = true
    let before = TableRows(try sample.run(GridRequest(width: 100), options, lines: still))
    let after = TableRows(try sample.run(GridRequest(width: 100), options, lines: lines))
    #expect(before.integers("count_train") == after.integers("count_train"))
    #expect(before.integers("count_test") == after.integers("count_test"))
    #expect(before.texts("class") == after.texts("class"))
    for (one, other) in zip(before.numbers("x"), after.numbers("x")) {
      #expect(abs((one ?? 0) + 700 - (other ?? 0)) < 1e-5)
    }
  }

  @Test func `Equal counts go to the southern, then the western cell`() throws {
    let lines = [(250, 150), (50, 150), (150, 50), (350, 50)].enumerated().map {
      "\($0.offset),2023-05-01 12:00,\(450_000 + $0.element.0),\(200_000 + $0.element.1),2"
    }
    let rows = TableRows(
      try DetectionSample(1, seed: 1).run(
        GridRequest(width: 100), DetectionOptions(), lines: lines))
    #expect(
      rows.texts("hotspot") == ["E4501N2000", "E4503N2000", "E4500N2001", "E4502N2001"])
  }

  @Test func `The funnel ends with the hotspots that are listed`() throws {
    let sample = DetectionSample(300, seed: 6)
    var options = DetectionOptions()
    options.statedTop = 6
    options.minimumCount = 3
    options.minimumSeparation = 150
    let outcome = try sample.run(GridRequest(width: 80), options)
    let funnel = try #require(outcome.lines.first { $0.contains(" → ") })
    let left = funnel.split(separator: "→").compactMap {
      Int($0.drop { $0 == " " }.prefix { $0.isNumber })
    }
    #expect(left.count == 6, "\(funnel)")
    #expect(left == left.sorted(by: >))
    #expect(left.last == outcome.table.rowCount)
    let occupied = Set(
      sample.points.map { NaiveDetection(width: 80, shape: .square).place(of: $0) })
    #expect(left[1] == occupied.count)
  }
}
