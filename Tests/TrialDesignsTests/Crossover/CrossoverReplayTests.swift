import Testing
import TrialDesigns

/// Schedules that a separate program in Python drew from the documentation alone, under the seed
/// `12345678901234567890`.
@Suite struct CrossoverReplayTests {
  private static func rows(_ schedule: CrossoverSchedule) -> [String] {
    (0..<schedule.units).map { unit in
      (0..<schedule.days).map { schedule[day: $0, unit: unit] ? "1" : "0" }.joined()
    }
  }

  @Test("Days of the week and runs; the second block is cut")
  func runs() throws {
    let design = CrossoverSupport.design(days: 21) {
      $0.treatedPerDay = 2
      $0.blockDays = 14
      $0.balancesDayOfWeek = true
      $0.maxRun = 4
      $0.movesPerCell = 3
    }
    #expect(
      Self.rows(try CrossoverSupport.draw(6, design: design).schedule) == [
        "000010001010110001001", "010000110000100010000", "101000100011000110000",
        "110101000100001000110", "001100001001010001011", "000011010100001100100",
      ])
  }

  @Test("Areas whose shares are not whole, and periods of two days")
  func areas() throws {
    let design = CrossoverSupport.design(days: 42) {
      $0.treatedPerDay = 3
      $0.blockDays = 14
      $0.period = 2
      $0.balancesDayOfWeek = true
      $0.balanceColumn = "area"
      $0.maxRun = 8
      $0.movesPerCell = 5
    }
    #expect(
      Self.rows(try CrossoverSupport.draw(7, areas: 3, design: design).schedule) == [
        "000011001111001100110000110000110000111100",
        "111100110000001111000000110011000011000011",
        "001111000000110011110011000000111111000000",
        "111100110000000011000011001111001100001100",
        "000011001100110000111111000000111100001100",
        "110000110011001100001100001111000000110011",
        "000000001111110000001100111100000011110011",
      ])
  }

  @Test("Runs and conflicts together")
  func conflicts() throws {
    var design = CrossoverSupport.design(days: 28) {
      $0.blockDays = 14
      $0.maxRun = 4
    }
    design.conflictRule = .limit(1)
    let pairs = [(0, 1), (1, 2), (2, 3), (4, 5), (6, 7)]
    #expect(
      Self.rows(try CrossoverSupport.draw(12, conflicts: pairs, design: design).schedule) == [
        "0101011010001100110101001110", "0101011010001100110101001110",
        "0101110100101000010101101110", "0111100100101010000101111010",
        "0100101010011101101110010100", "0001101011010101101010010101",
        "1010010101110011001000110011", "1010010101110010001011110001",
        "1010011110010001110110100010", "1010101101001011010011001001",
        "1001000011110111011000010101", "1110100001100110101010101001",
      ])
  }
}
