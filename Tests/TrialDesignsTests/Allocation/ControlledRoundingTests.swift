import Testing
@testable import TrialDesigns

@Suite struct ControlledRoundingTests {
  /// The tables that come of every sequence of draws, each with its probability as whole numbers over
  /// the product of its bounds.
  private func outcomes(_ table: [[Int]], unit: Int) -> [(table: [[Int]], probability: Double)] {
    var outcomes: [(table: [[Int]], probability: Double)] = []
    var script: [Int] = []
    while true {
      var bounds: [Int] = []
      let rounded = ControlledRounding.round(table, unit: unit) { bound in
        bounds.append(bound)
        if script.count < bounds.count { script.append(0) }
        return script[bounds.count - 1]
      }
      outcomes.append((rounded, bounds.reduce(1) { $0 / Double($1) }))
      // The next sequence: the last draw that can go up does, and those after it begin anew.
      while let last = script.last, last + 1 == bounds[script.count - 1] { script.removeLast() }
      guard !script.isEmpty else { return outcomes }
      script[script.count - 1] += 1
    }
  }

  @Test(
    "Over every sequence of draws cells have their exact expectation, cells and margins are neighbours",
    arguments: [
      ([[1, 1, 1], [2, 2, 2]], 3), ([[1, 1, 2], [3, 3, 6], [2, 2, 4]], 4),
      ([[5, 5, 5, 5], [1, 1, 1, 1], [3, 3, 3, 3]], 4), ([[2, 4, 4], [3, 6, 6]], 5),
      ([[3, 3, 6]], 4), ([[4, 4, 8], [8, 8, 16]], 4),
    ])
  func expectation(table: [[Int]], unit: Int) {
    let outcomes = outcomes(table, unit: unit)
    #expect(abs(outcomes.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    for row in table.indices {
      for column in table[row].indices {
        let mean = outcomes.reduce(0) { $0 + Double($1.table[row][column]) * $1.probability }
        #expect(abs(mean - Double(table[row][column]) / Double(unit)) < 1e-12)
      }
    }
    func isNeighbour(_ whole: Int, _ exact: Int) -> Bool { abs(whole * unit - exact) < unit }
    for (rounded, _) in outcomes {
      for (own, exact) in zip(rounded, table) {
        #expect(own.reduce(0, +) * unit == exact.reduce(0, +))
        #expect(zip(own, exact).allSatisfy(isNeighbour))
      }
      for column in table[0].indices {
        let sum = rounded.reduce(0) { $0 + $1[column] }
        #expect(isNeighbour(sum, table.reduce(0) { $0 + $1[column] }))
      }
    }
  }
}
