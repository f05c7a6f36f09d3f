import DelimitedText
import ResultTables
import Testing
import TrialDesigns

/// The Python of the article "Blocks of a crossover" gives the days that the library gives.
@Suite struct BlockReplayTests {
  private static func check(
    units: Int, areas: Int = 1, values: [Double] = [], design: TrialDesign
  ) throws {
    let frame = try TrialFrame(
      columns: values.isEmpty ? [] : ["level"],
      units: (0..<units).map { unit in
        TrialUnit(
          id: "ü \(unit * 7 % units)", area: "area \(unit % areas)",
          values: values.isEmpty ? [] : [.number(values[unit % values.count])])
      })
    let seed = "6 6 3 1 5 2 4 \(units)"
    let allocation = try Allocator.allocate(frame, by: design, seed: seed).allocation
    guard case .crossover(let schedule) = allocation.assignment else {
      Issue.record("a crossover gives days")
      return
    }
    let expected = (0..<schedule.days).map { day in
      ([schedule.date(ofDay: day).description]
        + schedule.treatedUnits(onDay: day).map { frame.units[$0].id })
        .joined(separator: ",")
    }
    let record = AllocationRecord(frame: frame, design: design, seed: seed, allocation: allocation)
    #expect(try ArticleProgram(in: "Crossover.md").lines(for: record) == expected)
  }

  @Test("Periods by themselves, with sizes that vary")
  func independent() throws {
    let design = CrossoverSupport.design(days: 20, ratios: (1, 2)) { $0.period = 3 }
    try Self.check(units: 10, design: design)
  }

  @Test("Runs over the starts of blocks, days of the week, areas; the last block is cut")
  func blocks() throws {
    let design = CrossoverSupport.design(days: 31) {
      $0.treatedPerDay = 4
      $0.blockDays = 14
      $0.maxRun = 4
      $0.balancesDayOfWeek = true
      $0.balanceColumn = "area"
      $0.movesPerCell = 4
    }
    try Self.check(units: 9, areas: 3, design: design)
  }

  @Test("Areas by number, periods of two days, runs longer than a block, shares by ratio")
  func numbers() throws {
    let design = CrossoverSupport.design(days: 20, ratios: (1, 2)) {
      $0.blockDays = 4
      $0.period = 2
      $0.maxRun = 7
      $0.balanceColumn = "level"
      $0.movesPerCell = 4
    }
    try Self.check(units: 9, values: [0.0000001, 12.5, 1e21], design: design)
  }

  @Test(
    "A limit on conflicts beside runs", arguments: [TrialDesign.ConflictRule.limit(2), .together])
  func conflicts(rule: TrialDesign.ConflictRule) throws {
    var design = CrossoverSupport.design(days: 20) {
      $0.treatedPerDay = 3
      $0.blockDays = 10
      $0.maxRun = 5
      $0.movesPerCell = 4
    }
    design.buffer = 100
    design.conflictRule = rule
    design.conflicts = [(0, 4), (1, 2), (1, 6), (3, 5), (7, 8)].map { .init($0.0, $0.1) }
    design.dropped = [6]
    try Self.check(units: 10, design: design)
  }
}
