import DelimitedText
import ResultTables
import Testing
import TrialDesigns

@Suite struct CrossoverAllocationTests {
  typealias Support = CrossoverSupport

  private static func same(
    _ one: CrossoverSchedule, _ other: CrossoverSchedule, days: Int
  ) -> Bool {
    (0..<days).allSatisfy { one.treatedUnits(onDay: $0) == other.treatedUnits(onDay: $0) }
  }

  @Test("Each day by itself: K labels, shuffled by the stream of its date")
  func independentDays() throws {
    let draw = try Support.draw(20, design: Support.design(days: 30) { $0.treatedPerDay = 8 })
    for day in 0..<30 {
      let date = draw.schedule.date(ofDay: day).description
      var stream = AuditStream(seed: "12345678901234567890", purpose: "crossover/\(date)")
      var labels = Array(repeating: true, count: 8) + Array(repeating: false, count: 12)
      stream.shuffle(&labels)
      #expect((0..<20).map { draw.schedule[day: day, unit: $0] } == labels)
    }
  }

  @Test("Without K the ratio's rounding is drawn anew each day, at one half of five 2 or 3")
  func ratio() throws {
    let schedule = try Support.draw(5, design: Support.design(days: 200) { _ in }).schedule
    let sizes = (0..<200).map { schedule.treatedUnits(onDay: $0).count }
    #expect(Set(sizes) == [2, 3])
    // 500 treated unit-days are expected, standard deviation √50; five of these are 35.
    #expect(abs(sizes.reduce(0, +) - 500) < 35)
  }

  @Test("A period holds its arm, and a day more changes none before")
  func periods() throws {
    let long = try Support.draw(9, design: Support.design(days: 23) { $0.period = 3 }).schedule
    for day in 0..<23 {
      #expect(long.treatedUnits(onDay: day) == long.treatedUnits(onDay: day / 3 * 3))
    }
    for days in [1, 22] {
      let short = try Support.draw(9, design: Support.design(days: days) { $0.period = 3 })
      #expect(Self.same(short.schedule, long, days: days))
    }
  }

  @Test("The order of the input does not matter")
  func permutation() throws {
    let frame = try Support.frame(12, areas: 3)
    let design = Support.design(days: 28) {
      $0.blockDays = 14
      $0.balanceColumn = "area"
      $0.maxRun = 4
    }
    let turned = try TrialFrame(columns: [], units: frame.units.reversed())
    let one = try Allocator.allocate(frame, by: design, seed: "a")
    let other = try Allocator.allocate(turned, by: design, seed: "a")
    #expect(one.allocation == other.allocation)
    #expect(one.allocation != (try Allocator.allocate(frame, by: design, seed: "b")).allocation)
  }

  @Test("Blocks keep margins and run lengths, over their starts too", arguments: 0..<24)
  func blocks(seed: Int) throws {
    var stream = AuditStream(text: "blocks \(seed)")
    let units = 4 + stream.below(16)
    let length = 1 + stream.below(2)
    let periods = 7 + stream.below(8)
    let treated = units / 2 - (units > 9 ? stream.below(2) : 0)
    let week = stream.below(2) == 0
    let areas = stream.below(4)
    let draw = try Support.draw(
      units, areas: areas,
      design: Support.design(days: 3 * periods * length) {
        $0.treatedPerDay = treated
        $0.blockDays = periods * length
        $0.period = length
        $0.balancesDayOfWeek = week
        $0.balanceColumn = areas > 0 ? "area" : nil
        $0.maxRun = 4 * length
        $0.movesPerCell = 5
      })
    var rows = [[UInt8]](repeating: [], count: units)
    for index in 0..<3 {
      let block = CrossoverBlock(
        items: units, areas: areas > 0 ? (0..<units).map { "area \($0 % areas)" } : [],
        treated: treated, start: draw.schedule.date(ofDay: index * periods * length),
        periods: periods, length: length, balancesDayOfWeek: week)
      var matrix: [UInt8] = []
      for unit in 0..<units {
        for period in 0..<periods {
          let day = (index * periods + period) * length
          let value = draw.schedule[day: day, unit: unit]
          for later in day..<day + length {
            #expect(draw.schedule[day: later, unit: unit] == value)
          }
          matrix.append(value ? 1 : 0)
          rows[unit].append(value ? 1 : 0)
        }
      }
      #expect(Support.keepsMargins(matrix, of: block))
    }
    #expect(Support.longestRun(rows.flatMap { $0 }, periods: 3 * periods) <= 4)
  }

  @Test("A block more changes none before, and one that is cut is the start of the whole")
  func moreBlocks() throws {
    func draw(_ days: Int) throws -> CrossoverAllocation.Draw {
      try Support.draw(
        10,
        design: Support.design(days: days) {
          $0.blockDays = 14
          $0.balancesDayOfWeek = true
          $0.maxRun = 3
          $0.washout = 1
        })
    }
    let whole = try draw(42)
    #expect(whole.lines == ["Every block was found at the first attempt."])
    for days in [14, 28, 31] {
      let part = try draw(days)
      #expect(Self.same(part.schedule, whole.schedule, days: days))
    }
    let cut = try draw(31)
    #expect(
      cut.lines.first
        == "The trial ends within a block: of the last 14 days, which begin on 2026-03-30, only 3"
        + " are in it. That block was drawn whole, so its margins need not hold over the days that"
        + " are left.")
    #expect(cut.details.first?.value.elements?.count == 3)
  }

  @Test("A limit of conflicts between arms holds every day")
  func conflicts() throws {
    let pairs = [(0, 1), (2, 3), (4, 5), (6, 7), (1, 2)]
    var design = Support.design(days: 28) {
      $0.blockDays = 14
      $0.maxRun = 4
    }
    design.conflictRule = .limit(1)
    let schedule = try Support.draw(12, conflicts: pairs, design: design).schedule
    for day in 0..<28 {
      let apart = pairs.count {
        schedule[day: day, unit: $0.0] != schedule[day: day, unit: $0.1]
      }
      #expect(apart <= 1)
    }
  }

  /// The sole unit treated each day would have to return every seventh, on one weekday only.
  @Test("A search that cannot succeed ends as not found")
  func notFound() throws {
    let error = try #require(throws: HotspotError.self) {
      try Support.draw(
        7,
        design: Support.design(days: 28) {
          $0.treatedPerDay = 1
          $0.blockDays = 28
          $0.balancesDayOfWeek = true
          $0.maxRun = 6
          $0.attempts = 2
        })
    }
    #expect(error.fault == .notFound)
    #expect(
      error.message.hasPrefix(
        "not found: no schedule for block 1 of 1 kept all rules in 2 attempts. There may"))
    #expect(
      error.message.hasSuffix("a longer \(Setting.longestRun), or less to \(Setting.balance)."))
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: HotspotError.Fault
    let contains: String
    let change: @Sendable (inout TrialDesign) -> Void
  }

  static let refusals = [
    Refusal(testDescription: "three arms", code: .usage, contains: "two arms") {
      $0.arms.append(.init(name: "third", ratio: 1))
    },
    Refusal(testDescription: "no start", code: .usage, contains: "\(Setting.firstDay)") {
      $0.start = nil
    },
    Refusal(testDescription: "no date", code: .usage, contains: "`2026-02-30`") {
      $0.start = "2026-02-30"
    },
    Refusal(testDescription: "no days", code: .usage, contains: "\(Setting.days)") { $0.days = 0 },
    Refusal(testDescription: "no plan", code: .usage, contains: "plan") { $0.crossover = nil },
    Refusal(testDescription: "more than all", code: .badData, contains: "more treated than units") {
      $0.crossover?.treatedPerDay = 11
    },
    Refusal(testDescription: "none", code: .usage, contains: "\(Setting.treatedPerDay) from 1") {
      $0.crossover?.treatedPerDay = 0
    },
    Refusal(testDescription: "run without blocks", code: .usage, contains: "\(Setting.blockDays)") {
      $0.crossover?.blockDays = nil
    },
    Refusal(
      testDescription: "limit without blocks", code: .usage, contains: "\(Setting.conflictRule)"
    ) {
      $0.crossover?.blockDays = nil
      $0.crossover?.maxRun = nil
      $0.conflictRule = .limit(2)
    },
    Refusal(testDescription: "uneven periods", code: .usage, contains: "that 3 divides") {
      $0.crossover?.period = 3
    },
    Refusal(testDescription: "run below period", code: .usage, contains: "\(Setting.holdDays)") {
      $0.crossover?.period = 7
    },
    Refusal(testDescription: "no period", code: .usage, contains: "period of 0") {
      $0.crossover?.period = 0
    },
    Refusal(testDescription: "washout below none", code: .usage, contains: "washout of -1") {
      $0.crossover?.washout = -1
    },
    Refusal(testDescription: "ratio beyond all", code: .usage, contains: "1000000") {
      $0.arms[0].ratio = .max
    },
    Refusal(testDescription: "no clean day", code: .usage, contains: "no clean") {
      $0.crossover?.washout = 4
    },
    Refusal(testDescription: "ratio not whole", code: .usage, contains: "such as 3 or 4") {
      $0.arms = [.init(name: "t", ratio: 1), .init(name: "c", ratio: 2)]
    },
    Refusal(
      testDescription: "too few for the run", code: .usage, contains: "\(Setting.longestRun) of 9"
    ) {
      $0.crossover?.treatedPerDay = 1
    },
    Refusal(testDescription: "no control", code: .usage, contains: "each arm") {
      $0.crossover?.treatedPerDay = 10
    },
  ]

  @Test("What no seed can serve is refused", arguments: refusals)
  func refused(refusal: Refusal) throws {
    var design = Support.design(days: 28) {
      $0.blockDays = 14
      $0.maxRun = 4
    }
    refusal.change(&design)
    let error = try #require(throws: HotspotError.self) { try Support.draw(10, design: design) }
    #expect(error.fault == refusal.code)
    #expect(error.message.contains(refusal.contains), "\(error.message)")
  }
}
