import Foundation
import TestSupport
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

/// The article "Files" names the members that the files have.
@Suite struct FilesArticleTests {
  /// The tables of a section of the article, row by row, each row's cells.
  private static func tables(_ section: String) throws -> [[[Substring]]] {
    let sections = try Article("Files.md", of: "HotspotTrials").text.components(
      separatedBy: "\n### ")
    let text = try #require(sections.first { $0.hasPrefix(section + "\n") })
    return text.components(separatedBy: "\n\n").filter { $0.hasPrefix("|") }.map { table in
      table.split(separator: "\n").dropFirst(2).map { $0.split(separator: "|") }
    }
  }

  /// What stands between backticks in a column of a table.
  private static func names(_ table: [[Substring]], column: Int = 0) -> Set<String> {
    Set(
      table.flatMap { row in
        row[column].split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
          .map { String($0.element) }
      })
  }

  private static func keys(_ json: OrderedJSON?) throws -> Set<String> {
    Set(try #require(json?.members).map(\.key))
  }

  private static func record(_ design: TrialDesign, units: Int = 8) throws -> OrderedJSON {
    let frame = try TrialFrame(
      columns: ["size"],
      units: (0..<units).map { TrialUnit(id: "u\($0)", values: [.integer($0 * $0)]) },
      exclusions: [.init(unit: "x", rule: "drop", reason: "flooded")])
    let allocation = try Allocator.allocate(frame, by: design, seed: "1 2 3").allocation
    let record = AllocationRecord(
      frame: frame, design: design, seed: "1 2 3", allocation: allocation)
    return try #require(OrderedJSON(parsing: record.bytes))
  }

  private static let arms = [TrialDesign.Arm(name: "on", ratio: 1), .init(name: "off", ratio: 1)]

  @Test func recordAndFrame() throws {
    let record = try Self.record(TrialDesign(.complete, arms: Self.arms))
    #expect(try Self.keys(record) == Self.names(Self.tables("The sealed record")[0]))
    let tables = try Self.tables("The frame")
    #expect(try Self.keys(record["frame"]) == Self.names(tables[0]))
    #expect(try Self.keys(record["frame"]?["units"]?.elements?.first) == Self.names(tables[1]))
    #expect(
      try Self.keys(record["frame"]?["excluded"]?.elements?.first) == ["unit", "rule", "reason"])
    #expect(try Self.keys(record["allocation"]) == ["details", "arms", "in_no_arm"])
  }

  @Test(arguments: TrialDesign.Kind.allCases)
  func designs(_ kind: TrialDesign.Kind) throws {
    var design = TrialDesign(kind, arms: Self.arms)
    design.covariates = ["size"]
    switch kind {
    case .blocked: design.strata = "area"
    case .permutedBlocks: design.blockSizes = [4]
    case .rerandomised: design.acceptance = 0.5
    case .minimised:
      design.factors = [.init(column: "size", levels: (0..<8).map { $0 < 4 ? "low" : "high" })]
    case .crossover:
      design.covariates = []
      design.start = "2026-03-02"
      design.days = 7
      var plan = CrossoverPlan()
      plan.blockDays = 7
      design.crossover = plan
    case .complete, .pairs, .constrained: break
    }
    let record = try Self.record(design)
    let tables = try Self.tables("The design")
    let own = tables[1].filter { $0[0].trimmingCharacters(in: .whitespaces) == kind.rawValue }
    let known = Self.names(tables[0]).union(Self.names(own, column: 1))
    #expect(try Self.keys(record["design"]).subtracting(known).isEmpty)
    if kind == .crossover {
      #expect(try Self.keys(record["design"]?["crossover"]) == Self.names(tables[2]))
      #expect(
        try Self.keys(record["allocation"]?["days"]?.elements?.first)
          == ["date", "salt", "treated"])
    }
    let details = try #require(try Self.tables("The allocation").first)
    let found = details.filter { $0[0].contains(kind.rawValue) }
    #expect(
      try Self.keys(record["allocation"]?["details"]).subtracting(Self.names(found, column: 1))
        .isEmpty)
  }

  @Test func schedule() throws {
    let state = try OperatingTrial.parallel()
    let document = try TrialSchedule(
      state, ScheduleRequest(from: OperatingTrial.day("2026-03-28"))
    ).document()
    let tables = try Self.tables("The schedule")
    let day = document["days"]?.elements?.first
    #expect(try Self.keys(document) == Self.names(tables[0]))
    #expect(try Self.keys(day) == Self.names(tables[1]))
    #expect(try Self.keys(day?["units"]?.elements?.first) == Self.names(tables[2]))
  }
}
