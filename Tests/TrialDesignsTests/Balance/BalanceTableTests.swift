import ResultTables
import Testing
@testable import TrialDesigns

@Suite struct BalanceTableTests {
  private func frame() throws -> TrialFrame {
    let counts = [1.0, 2, 3, 4, 2, 4]
    return try TrialFrame(
      columns: ["count", "same", "zone"],
      units: counts.enumerated().map { index, count in
        TrialUnit(
          id: "u\(index)", area: index < 3 ? "West" : "East",
          values: [.number(count), .number(0.1), .text(index % 2 == 0 ? "b" : "a")])
      })
  }

  private var design: TrialDesign {
    var design = TrialDesign(
      .complete, arms: [.init(name: "patrol", ratio: 1), .init(name: "control", ratio: 1)])
    design.covariates = ["count", "same", "zone"]
    design.strata = "area"
    return design
  }

  @Test("Mean, deviation, standardised difference and variance ratio by hand")
  func byHand() throws {
    let table = BalanceTable(
      frame: try frame(), design: design, arms: [0, 0, 0, 1, 1, nil])
    #expect(table.rows.map(\.covariate) == ["count", "count", "same", "same"])
    let own = table.rows[0]
    // 1, 2, 3 against 4, 2: means 2 and 3, variances 1 and 2.
    #expect(own.units == 3)
    #expect(own.mean == 2)
    #expect(own.standardDeviation == 1)
    #expect(abs(own.standardisedDifference + 1 / 1.5.squareRoot()) < 1e-15)
    #expect(own.varianceRatio == 0.5)
    #expect(table.rows[1].standardisedDifference.isNaN)
    #expect(table.rows[1].varianceRatio.isNaN)
  }

  @Test("What does not vary has no difference, and no ratio")
  func constant() throws {
    let table = BalanceTable(frame: try frame(), design: design, arms: [0, 0, 0, 1, 1, 1])
    #expect(table.rows[2].mean == 0.1)
    #expect(table.rows[2].standardisedDifference == 0)
    #expect(table.rows[2].varianceRatio.isNaN)
  }

  @Test("An arm of one unit or none leaves cells empty")
  func emptyCells() throws {
    let table = BalanceTable(
      frame: try frame(), design: design, arms: [0, nil, nil, nil, nil, nil])
    var collector = CellCollector(for: table)
    #expect(
      collector.values(of: 0, in: table) == [
        .text("count"), .text("patrol"), .integer(1), .number(1), .empty, .empty, .empty,
      ])
    #expect(
      collector.values(of: 1, in: table) == [
        .text("count"), .text("control"), .integer(0), .empty, .empty, .empty, .empty,
      ])
  }

  @Test("Strata and the levels of factors are counted by arm, in byte order")
  func strata() throws {
    var design = design
    design.factors = [.init(column: "zone", levels: ["b", "a", "b", "a", "b", "a"])]
    let table = StrataTable(frame: try frame(), design: design, arms: [0, 0, 1, 1, 0, nil])
    #expect(
      table.rows.map { "\($0.column) \($0.level) \($0.arm) \($0.units)" } == [
        "area East patrol 1", "area East control 1", "area West patrol 2", "area West control 1",
        "zone a patrol 1", "zone a control 1", "zone b patrol 2", "zone b control 1",
      ])
  }
}
