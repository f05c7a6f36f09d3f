import DelimitedText
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct MaskedTableTests {
  private typealias Trial = OperatingTrial

  private static func letters(_ table: MaskedTable) throws -> [String] {
    let arm = try #require(table.columnIndex(named: "arm"))
    return try Trial.csv(table).dropFirst().map {
      String($0.split(separator: ",", omittingEmptySubsequences: false)[arm])
    }
  }

  /// By `sha256sum`, of 64 digits, a slash and the name: of 0s, treatment fd35ba04…, control
  /// 72248c59…; of as, 07327cd6… and c356ebd5….
  @Test(arguments: [("0", "B", "A"), ("a", "A", "B")])
  func lettersGoByTheDigest(digit: String, treatment: String, control: String) throws {
    var state = try Trial.parallel()
    state.recordSHA256 = String(repeating: digit, count: 64)
    let table = try MaskedTable(state)
    #expect(table.columns.map(\.name) == ["unit", "area", "stratum", "arm", "count"])
    #expect(try Self.letters(table) == [treatment, control, treatment, control, ""])
    #expect(table.lines.count == 1)
  }

  @Test func threeArms() throws {
    var state = try Trial.parallel()
    state.design?.arms.append(.init(name: "waiting", ratio: 1))
    state.arms = [0, 1, 2, 1, 0]
    // waiting 3726dfd4…, control 72248c59…, treatment fd35ba04….
    #expect(try Self.letters(MaskedTable(state)) == ["C", "B", "A", "B", "C"])
  }

  @Test("Place-days of a crossover tell neither visits nor switches")
  func crossover() throws {
    var state = try Trial.crossover()
    state.visits = [Trial.visit(0, "2026-03-27", at: 9)]
    let table = try MaskedTable(state)
    #expect(table.columns.map(\.name) == ["trial_day", "unit", "area", "stratum", "arm", "count"])
    #expect(table.rowCount == 15)
    #expect(try Self.letters(table).prefix(5) == ["B", "B", "A", "A", ""])
    #expect(table.lines.count == 1)
  }

  @Test func unequalArmsAreSaidToGiveThemAway() throws {
    var crossover = try Trial.crossover()
    crossover.design?.crossover?.treatedPerDay = 1
    var parallel = try Trial.parallel()
    parallel.design?.arms[1].ratio = 2
    for state in [crossover, parallel] {
      #expect(try MaskedTable(state).lines.contains { $0.contains("unequal size") })
    }
  }

  @Test func nothingBeforeTheAllocation() throws {
    var state = try Trial.parallel()
    state.recordSHA256 = nil
    #expect(#expect(throws: HotspotError.self) { try MaskedTable(state) }?.fault == .state)
  }
}
