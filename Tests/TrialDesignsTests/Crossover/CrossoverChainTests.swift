import Testing
import TrialDesigns

@Suite struct CrossoverChainTests {
  struct Shape: CustomTestStringConvertible, Sendable {
    let items: Int
    let treated: Int
    let periods: Int
    var areas: [String] = []
    var week = false
    var maxRun: Int?
    /// The feasible matrices: by formula where one is given below, else counted by another program.
    var count = 0

    var block: CrossoverBlock {
      CrossoverSupport.block(
        items, treated: treated, periods: periods, areas: areas, week: week)
    }
    var testDescription: String {
      "\(treated) of \(items) × \(periods), areas \(areas), week \(week), run \(maxRun ?? 0)"
    }
  }

  static let shapes = [
    // 4 × 4 with two in each row and column: OEIS A001499.
    Shape(items: 4, treated: 2, periods: 4, count: 90),
    // Rows 2, 1, 1 in some order: 3 · 4!/2!.
    Shape(items: 3, treated: 1, periods: 4, count: 36),
    // One item twice, in two of three periods: 5 · 3 · 4!/2!.
    Shape(items: 5, treated: 2, periods: 3, count: 180),
    // One of two in each area and period, no unit always or never: (2³ − 2)².
    Shape(items: 4, treated: 2, periods: 3, areas: ["a", "a", "b", "b"], count: 36),
    Shape(items: 5, treated: 2, periods: 3, areas: ["a", "a", "a", "b", "b"], count: 126),
    // An area whose share is exact beside two whose shares are not.
    Shape(items: 4, treated: 2, periods: 4, areas: ["a", "a", "b", "c"], count: 36),
    // Mondays one each, and three of the other six days: 2 · 20.
    Shape(items: 2, treated: 1, periods: 8, week: true, count: 40),
    Shape(items: 3, treated: 2, periods: 8, areas: ["a", "a", "b"], week: true, count: 1260),
    Shape(items: 3, treated: 1, periods: 5, maxRun: 3, count: 54),
  ]

  @Test("The chain reaches every matrix with the margins, and no other", arguments: shapes)
  func reach(shape: Shape) {
    let block = shape.block
    let feasible = Set(CrossoverSupport.feasible(block, maxRun: shape.maxRun))
    #expect(feasible.count == shape.count)
    var stream = AuditStream(text: "reach")
    var chain = CrossoverChain(
      block, rules: CrossoverRules(maxRun: shape.maxRun),
      matrix: feasible.min { $0.lexicographicallyPrecedes($1) } ?? [])
    var seen: Set<[UInt8]> = [chain.matrix]
    var tried = 0
    while tried < 400_000, seen.count < feasible.count || tried < 2000 {
      tried += 1
      if chain.move(drawing: &stream) { seen.insert(chain.matrix) }
    }
    #expect(seen == feasible)
  }

  /// A fair draw fails for one seed in a thousand and shape; the seeds are fixed.
  @Test(
    "Blocks are drawn uniformly (χ², false alarms one in a thousand)",
    arguments: shapes.filter { $0.count <= 126 })
  func uniformity(shape: Shape) {
    let block = shape.block
    var index: [[UInt8]: Int] = [:]
    for matrix in CrossoverSupport.feasible(block, maxRun: shape.maxRun) {
      index[matrix] = index.count
    }
    var counts = [Int](repeating: 0, count: index.count)
    let expected = 8
    for draw in 0..<expected * counts.count {
      let drawn = CrossoverChain.draw(
        block, rules: CrossoverRules(maxRun: shape.maxRun), tail: [], index: 0,
        seed: "uniform \(draw)", movesPerCell: 10, attempts: 50)
      if let place = drawn.flatMap({ index[$0.chain.matrix] }) { counts[place] += 1 }
    }
    #expect(counts.reduce(0, +) == expected * counts.count)
    let statistic = counts.reduce(0.0) {
      $0 + Double(($1 - expected) * ($1 - expected)) / Double(expected)
    }
    // The .999 quantile of χ² by Wilson and Hilferty (1931, doi:10.1073/pnas.17.12.684).
    let freedom = Double(counts.count - 1)
    let root = 1 - 2 / (9 * freedom) + 3.0902 * (2 / (9 * freedom)).squareRoot()
    #expect(statistic < freedom * root * root * root)
  }

  @Test("A move that is not kept leaves no trace")
  func takingBack() {
    let block = CrossoverSupport.block(2, treated: 1, periods: 4)
    let matrix: [UInt8] = [1, 0, 1, 0, 0, 1, 0, 1]
    var strict = CrossoverChain(block, rules: CrossoverRules(maxRun: 1), matrix: matrix)
    var free = CrossoverChain(block, rules: CrossoverRules(), matrix: matrix)

    // One item with a treated period more, the other with one less.
    free.shift(from: 0, to: 1, in: 0)
    var isKept = free.settle()
    #expect(!isKept && free.matrix == matrix)

    // A trade that gives both items a run of two.
    for period in 0..<2 {
      strict.shift(from: period, to: 1 - period, in: period)
      free.shift(from: period, to: 1 - period, in: period)
    }
    isKept = strict.settle()
    #expect(!isKept && strict.matrix == matrix && strict.violations == 0)
    isKept = free.settle()
    #expect(isKept && free.matrix == [0, 1, 1, 0, 1, 0, 0, 1])

    // From a matrix with violations, no more of them are taken and fewer are.
    var torn = CrossoverChain(
      block, rules: CrossoverRules(maxRun: 1), matrix: [0, 1, 1, 0, 1, 0, 0, 1])
    #expect(torn.violations == 2)
    for period in 0..<2 { torn.shift(from: 1 - period, to: period, in: period) }
    isKept = torn.settle()
    #expect(isKept && torn.matrix == matrix && torn.violations == 0)
  }

  @Test("Runs count from before the block")
  func tail() {
    let block = CrossoverSupport.block(2, treated: 1, periods: 2)
    let rules = CrossoverRules(maxRun: 2)
    let rows: [UInt8] = [1, 0, 0, 1]
    #expect(CrossoverChain(block, rules: rules, matrix: rows).violations == 0)
    let after = CrossoverChain(block, rules: rules, matrix: rows, tail: [1, 1, 0, 0])
    #expect(after.violations == 2)
    #expect(after.tail == [1, 0, 0, 1])
    let short = CrossoverChain(block, rules: CrossoverRules(maxRun: 3), matrix: rows)
    #expect(short.tail == [2, 1, 0, 2, 0, 1])
  }
}
