import DelimitedText
import HotspotGeometry
import ResultTables
import TrialFiles
import TrialDesigns

/// Small trials that are under way, held as values, and their tables as CSV.
enum OperatingTrial {
  static let record = String(repeating: "0", count: 64)

  static func day(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? CalendarDate(days: 0)
  }

  /// Seconds since 1970 of 2026-03-DAY at an hour and minute, UTC.
  static func utc(_ text: String, _ hour: Int, _ minute: Int = 0) -> Int64 {
    Int64(day(text).days) * 86_400 + Int64(hour * 3600 + minute * 60)
  }

  /// Five units: two in the north, two in the south, one without area or figure.
  static func frame(system: String? = "EPSG:27700") throws -> TrialFrame {
    func unit(_ id: String, _ area: String, _ x: Double, _ count: Int, _ type: String) -> TrialUnit
    {
      TrialUnit(
        id: id, area: area,
        figure: area.isEmpty
          ? nil : .rectangle(minX: x, minY: 180_000, maxX: x + 100, maxY: 180_050),
        values: [.integer(count), .text(type), .number(Double(count) / 2)])
    }
    return try TrialFrame(
      columns: ["count", "type", "harm"],
      units: [
        unit("h5", "", 0, 9, "street"), unit("h1", "North", 530_000, 4, "street"),
        unit("h2", "North", 530_400, 8, "square"), unit("h4", "South", 531_200, 6, "square"),
        unit("h3", "South", 530_800, 5, "street"),
      ],
      exclusions: [
        .init(unit: "x1", rule: "separation", reason: "60 m from h1, which counts 4"),
        .init(unit: "x2", rule: "min-count", reason: "count 1 is below 3"),
        .init(unit: "x3", rule: "min-count", reason: "count 2 is below 3"),
      ],
      rules: ["count at least 3", "100 m apart"], coordinateSystem: system)
  }

  static let arms: [TrialDesign.Arm] = [
    .init(name: "treatment", ratio: 1), .init(name: "control", ratio: 1),
  ]

  /// h1 and h3 are treated, h2 and h4 are controls, h5 is left out.
  static func parallel(system: String? = "EPSG:27700") throws -> TrialState {
    var state = TrialState(frame: try frame(system: system))
    var design = TrialDesign(.complete, arms: arms)
    design.strata = "type"
    design.covariates = ["count"]
    state.design = design
    state.commitment = String(repeating: "c", count: 64)
    state.recordSHA256 = record
    state.arms = [0, 1, 0, 1, nil]
    return state
  }

  /// The units treated on each of five days from 27 March 2026; h5 is dropped.
  static let treated: [[Int]] = [[0, 1], [2, 3], [1, 2], [2, 3], [0, 1]]

  /// A crossover with washout 2, of which the first days are released.
  static func crossover(released: Int = 3) throws -> TrialState {
    var state = TrialState(frame: try frame())
    var design = TrialDesign(.crossover, arms: arms)
    design.covariates = ["count"]
    design.start = "2026-03-27"
    design.days = treated.count
    design.dropped = [4]
    var plan = CrossoverPlan()
    plan.treatedPerDay = 2
    plan.washout = 2
    design.crossover = plan
    state.design = design
    state.commitment = String(repeating: "c", count: 64)
    state.recordSHA256 = record
    let dates = treated.indices.map { day("2026-03-27").adding(days: $0) }
    state.commitments = dates.map { .init(date: $0, sha256: String(repeating: "d", count: 64)) }
    state.released = zip(dates, treated).prefix(released).map {
      .init(date: $0, salt: String(repeating: "5", count: 64), treated: $1)
    }
    return state
  }

  /// The same trial with its record revealed.
  static func revealed() throws -> TrialState {
    var state = try crossover(released: 1)
    guard let design = state.design else { return state }
    var schedule = CrossoverSchedule(
      start: day("2026-03-27"), days: treated.count, units: state.frame.units.count)
    for (day, units) in treated.enumerated() {
      for unit in units { schedule[day: day, unit: unit] = true }
    }
    state.revealed =
      AllocationRecord(
        frame: state.frame, design: design, seed: "thirteen dice",
        allocation: Allocation(.crossover(schedule))
      ).bytes
    return state
  }

  static func visit(_ unit: Int, _ day: String, at hour: Int) -> TrialState.Visit {
    TrialState.Visit(
      unit: unit, officer: "token", start: utc(day, hour), end: utc(day, hour, 12),
      trialDay: self.day(day))
  }

  static func csv(_ table: some TabularResult) throws -> [String] {
    let sink = MemorySink()
    try TableWriter(format: .csv).write(table, to: sink)
    return sink.text.split(separator: "\n").map(String.init)
  }
}
