import DelimitedText
import TrialDesigns

/// Crossover designs and problems for tests.
enum CrossoverSupport {
  static let monday = CalendarDate("2026-03-02") ?? CalendarDate(days: 0)

  /// A frame of units `u000`, `u001`, …, with areas in turn where there are any.
  static func frame(_ units: Int, areas: Int = 0) throws -> TrialFrame {
    try TrialFrame(
      columns: [],
      units: (0..<units).map { unit in
        TrialUnit(
          id: "u" + String(1000 + unit).dropFirst(), area: "area \(unit % max(1, areas))",
          figure: nil)
      })
  }

  /// The draw of a design over such a frame.
  static func draw(
    _ units: Int, areas: Int = 0, conflicts: [(Int, Int)] = [], design: TrialDesign,
    seed: String = "12345678901234567890"
  ) throws -> CrossoverAllocation.Draw {
    var problem = try AllocationProblem(frame: frame(units, areas: areas), design: design)
    problem.conflicts = conflicts.map { TrialDesign.Conflict($0.0, $0.1) }
    return try CrossoverAllocation.draw(problem, design: design, seed: seed)
  }

  static func design(
    days: Int, ratios: (Int, Int) = (1, 1), plan change: (inout CrossoverPlan) -> Void
  ) -> TrialDesign {
    var design = TrialDesign(
      .crossover,
      arms: [
        .init(name: "treatment", ratio: ratios.0), .init(name: "control", ratio: ratios.1),
      ])
    design.start = "2026-03-02"
    design.days = days
    var plan = CrossoverPlan()
    change(&plan)
    design.crossover = plan
    return design
  }

  static func block(
    _ items: Int, treated: Int, periods: Int, length: Int = 1, areas: [String] = [],
    week: Bool = false
  ) -> CrossoverBlock {
    CrossoverBlock(
      items: items, areas: areas, treated: treated, start: monday, periods: periods,
      length: length, balancesDayOfWeek: week)
  }

  /// Whether a matrix, item by item, keeps every margin of a block: checked from the definition.
  static func keepsMargins(_ matrix: [UInt8], of block: CrossoverBlock) -> Bool {
    func sum(_ items: some Sequence<Int>, _ periods: some Sequence<Int> & Collection) -> Int {
      items.reduce(0) { total, item in
        total + periods.reduce(0) { $0 + Int(matrix[item * block.periods + $1]) }
      }
    }
    func isShare(_ count: Int, _ cells: Int) -> Bool {
      abs(count * block.items - cells * block.treated) < block.items
    }
    let items = 0..<block.items
    let periods = 0..<block.periods
    return periods.allSatisfy { sum(items, [$0]) == block.treated }
      && items.allSatisfy { isShare(sum([$0], periods), block.periods) }
      && block.weekdays.allSatisfy { day in
        items.allSatisfy { isShare(sum([$0], day.members), day.members.count) }
      }
      && block.areas.allSatisfy { area in
        periods.allSatisfy { isShare(sum(area.members, [$0]), area.members.count) }
      }
  }

  /// Every matrix that keeps the margins, and in which no item is longer than `maxRun` in an arm.
  static func feasible(_ block: CrossoverBlock, maxRun: Int? = nil) -> [[UInt8]] {
    let columns = (0..<1 << block.items).filter { $0.nonzeroBitCount == block.treated }
    var found: [[UInt8]] = []
    var choice = [Int](repeating: 0, count: block.periods)
    while true {
      var matrix = [UInt8](repeating: 0, count: block.items * block.periods)
      for (period, index) in choice.enumerated() {
        for item in 0..<block.items where columns[index] >> item & 1 == 1 {
          matrix[item * block.periods + period] = 1
        }
      }
      if keepsMargins(matrix, of: block),
        longestRun(matrix, periods: block.periods) <= maxRun ?? .max
      {
        found.append(matrix)
      }
      guard let next = choice.indices.last(where: { choice[$0] + 1 < columns.count }) else {
        return found
      }
      choice[next] += 1
      for index in (next + 1)..<max(next + 1, choice.count) { choice[index] = 0 }
    }
  }

  static func longestRun(_ matrix: [UInt8], periods: Int) -> Int {
    var longest = 0
    for row in stride(from: 0, to: matrix.count, by: periods) {
      var length = 0
      for period in 0..<periods {
        let isSame = period > 0 && matrix[row + period] == matrix[row + period - 1]
        length = isSame ? length + 1 : 1
        longest = max(longest, length)
      }
    }
    return longest
  }
}
