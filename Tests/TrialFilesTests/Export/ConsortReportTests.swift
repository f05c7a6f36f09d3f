import DelimitedText
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct ConsortReportTests {
  private typealias Trial = OperatingTrial

  private static func state(_ state: TrialState) -> TrialState {
    var state = state
    state.log = [("commit", "c"), ("allocate", "e")].enumerated().map { index, entry in
      TrialState.LogEntry(
        sequence: index + 1, at: "2026-02-0\(index + 1)T09:00:00Z", action: entry.0, detail: "{}",
        previous: "", sha256: String(repeating: entry.1, count: 64))
    }
    return state
  }

  private static func text(_ state: TrialState) throws -> String {
    try ConsortReport(Self.state(state)).text
  }

  @Test(arguments: ["9", "17a", "17b", "18", "19", "22", "24a", "24b", "25", "26"])
  func everyItemHasItsHeading(item: String) throws {
    for state in [try Trial.parallel(), try Trial.crossover()] {
      let headings = try Self.text(state).split(separator: "\n").filter {
        $0.hasPrefix("## Item \(item): ")
      }
      #expect(headings.count == 1)
    }
  }

  @Test func flowOfUnits() throws {
    let text = try Self.text(try Trial.parallel())
    for line in [
      "| Assessed for eligibility | 8 |", "| Excluded: min-count | 2 |",
      "| Excluded: separation | 1 |", "| Eligible | 5 |", "| Allocated to treatment | 2 |",
      "| Allocated to control | 2 |", "| Left over by the design | 1 |",
      "| x1 | separation | 60 m from h1, which counts 4 |", "- count at least 3",
    ] { #expect(text.contains("\n" + line + "\n"), "\(line)") }
  }

  @Test func droppedUnitsAreNotLeftOver() throws {
    var state = try Trial.parallel()
    state.design?.buffer = 50
    state.design?.conflictRule = .drop
    state.design?.dropped = [4]
    let text = try Self.text(state)
    #expect(text.contains("| Dropped for conflicts | 1 |"))
    #expect(!text.contains("Left over"))
  }

  /// Counts 4, 5 in treatment and 8, 6 in control: SD √½ and √2.
  @Test func baselineMeansAndDeviations() throws {
    let text = try Self.text(try Trial.parallel())
    #expect(text.contains("| Covariate | treatment (n = 2) | control (n = 2) |"))
    #expect(text.contains("| count, mean (SD) | 4.5 (0.71) | 7 (1.41) |"))
    var words = try Trial.parallel()
    words.design?.covariates = ["type"]
    #expect(try Self.text(words).contains("| type: street, n | 2 | 0 |"))
    // Five counts 4, 8, 5, 6 without the dropped 9: mean 5.75, SD √(8.75/3).
    #expect(try Self.text(try Trial.crossover()).contains("| count, mean (SD) | 5.75 (1.71) |"))
  }

  @Test func placeDaysByArm() throws {
    var state = try Trial.crossover()
    state.visits = [
      Trial.visit(0, "2026-03-27", at: 9), Trial.visit(0, "2026-03-27", at: 10),
      Trial.visit(2, "2026-03-27", at: 9),
    ]
    let text = try Self.text(state)
    #expect(text.contains("| Assigned, of 3 open days | 6 | 6 |"))
    #expect(text.contains("| Flagged as washout | 0 | 4 |"))
    #expect(text.contains("- treatment: 2 recorded visits; 1 of 6 place-days had one or more."))
    #expect(text.contains("- control: 1 recorded visit; 1 of 6 place-days had one or more."))
    #expect(text.contains("- Periods: 5 of 1 day."))
  }

  @Test("The seed and the days to come are told only once the record is revealed")
  func concealment() throws {
    let sealed = try Self.text(try Trial.crossover(released: 1))
    #expect(sealed.contains("Seed: sealed"))
    #expect(!sealed.contains("thirteen dice"))
    let revealed = try Self.text(try Trial.revealed())
    #expect(revealed.contains("Seed: `thirteen dice`."))
    #expect(revealed.contains("Software: hotspot \(ToolVersion.current)."))
  }

  @Test func hashesAndTimesStandAsLogged() throws {
    let text = try Self.text(try Trial.parallel())
    #expect(text.contains("head hash `\(String(repeating: "e", count: 64))`"))
    #expect(
      text.contains("`\(String(repeating: "c", count: 64))`, logged 2026-02-01T09:00:00Z."))
    #expect(text.contains("`\(Trial.record)`, logged 2026-02-02T09:00:00Z."))
  }

  @Test func wordsOfTheUsersAreNoMarkup() throws {
    var state = try Trial.parallel()
    state.frame = try TrialFrame(
      columns: state.frame.columns, units: state.frame.units,
      exclusions: [.init(unit: "a|b", rule: "drop", reason: "<b>\n# x `y`")],
      rules: ["[link](x)"])
    let text = try Self.text(state)
    #expect(text.contains("| a\\|b | drop | \\<b> # x \\`y\\` |"))
    #expect(text.contains("- \\[link\\](x)"))
  }

  @Test func nothingBeforeTheAllocation() throws {
    var state = try Trial.parallel()
    state.recordSHA256 = nil
    #expect(#expect(throws: HotspotError.self) { try ConsortReport(state) }?.fault == .state)
  }
}
