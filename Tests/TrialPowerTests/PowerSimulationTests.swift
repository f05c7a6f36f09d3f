import DelimitedText
import Foundation
import HotspotStatistics
import Testing
@testable import TrialPower
@testable import TrialDesigns

/// Simulated powers are within four Monte-Carlo errors of what they should be: with these fixed
/// seeds they are, and with others one in 16,000 would not be.
@Suite struct PowerSimulationTests {
  static func crossover() -> PowerRequest {
    var request = PowerRequest(.crossover)
    request.units = 20
    request.days = 40
    request.rate = 0.5
    request.simulates = true
    request.simulations = 300
    request.rateRatios = [0.7, 1]
    return request
  }

  private func check(_ curve: PowerCurve, _ place: Int, is power: Double) {
    let simulated = curve.points[place].simulated ?? .nan
    let error = (power * (1 - power) / Double(curve.simulations)).squareRoot()
    #expect(abs(simulated - power) < 4 * error, "\(simulated) for \(power)")
  }

  @Test("Without carry-over and dispersion the simulation agrees with the formula")
  func agreesWithTheFormula() throws {
    let curve = try Self.crossover().run().curve
    #expect(curve.points[0].closedForm > 0.6 && curve.points[0].closedForm < 0.9)
    check(curve, 0, is: curve.points[0].closedForm)
    check(curve, 1, is: 0.05)
    // 200 events in each arm, 140 of them left by the effect; Poisson's error over 300 trials.
    #expect(abs(curve.points[0].expectedTreated - 140) < 4 * (140.0 / 300).squareRoot())
    #expect(abs(curve.points[0].expectedControl - 200) < 4 * (200.0 / 300).squareRoot())
  }

  @Test("Overdispersion costs power in simulation as in the formula")
  func overdispersion() throws {
    var request = Self.crossover()
    request.dispersion = 2
    let curve = try request.run().curve
    check(curve, 1, is: 0.05)
    // Thinning lowers the dispersion of treated days toward 1, so the formula is a little low.
    let power = curve.points[0].simulated ?? .nan
    #expect(power > curve.points[0].closedForm - 0.1 && power < 0.72)
  }

  @Test("A test by permutation has its size and much the same power")
  func permutation() throws {
    var request = Self.crossover()
    request.test = .permutation
    request.permutations = 99
    request.simulations = 120
    let curve = try request.run().curve
    check(curve, 1, is: 0.05)
    check(curve, 0, is: curve.points[0].closedForm - 0.03)
  }

  @Test("Carry-over lowers the power, and the events on control days")
  func carryOver() throws {
    let alone = try Self.crossover().run().curve
    var request = Self.crossover()
    request.carryOver = [0.8, 0.6, 0.4, 0.2]
    let outcome = try request.run()
    let felt = outcome.curve
    #expect((felt.points[0].simulated ?? 1) < (alone.points[0].simulated ?? 0) - 0.3)
    #expect(felt.points[0].expectedControl < alone.points[0].expectedControl - 20)
    #expect(felt.points[1].expectedControl == alone.points[1].expectedControl)
    #expect(outcome.lines.contains { $0.contains("of control days follow a treated day") })
  }

  @Test("Threads change nothing; the seed does")
  func threads() throws {
    var request = Self.crossover()
    request.simulations = 60
    let one = try request.run().curve.points
    request.threads = 3
    #expect(try request.run().curve.points == one)
    request.seed = "another"
    #expect(try request.run().curve.points != one)
  }

  @Test("Parallel arms have their size, and power near the formula", arguments: PowerTest.allCases)
  func parallel(test: PowerTest) throws {
    guard test != .poisson else { return }
    for design in [PowerDesign.cluster, .pairs] {
      var request = PowerRequest(design)
      request.units = 28
      request.rate = 0.35
      request.personTime = 125
      request.variation = 0.3
      request.simulates = true
      request.simulations = 300
      request.permutations = 99
      request.test = test
      request.rateRatios = [0.7, 1]
      let curve = try request.run().curve
      check(curve, 1, is: 0.05)
      let power = curve.points[0].simulated ?? .nan
      #expect(abs(power - curve.points[0].closedForm) < 0.12, "\(design) \(power)")
    }
  }

  @Test("A baseline gives units, days and rate, and its own size")
  func baseline() throws {
    // Busy and quiet units, with a burst on every tenth day over all of them.
    var rows = ["unit,day,count"]
    for unit in 0..<12 {
      for day in 0..<50 { rows.append("u\(unit),\(day),\(day % 10 == 0 ? unit / 2 : unit % 2)") }
    }
    let counts = try BaselineCountsTests.read(rows.joined(separator: "\n"))
    let setting = try PowerSetting(PowerRequest(.crossover), baseline: counts)
    #expect(setting.units == 12 && setting.days == 50 && setting.treatedPerDay == 6)
    #expect(setting.rate == counts.rate && setting.dispersion > 1)
    var request = PowerRequest(.crossover)
    request.test = .permutation
    request.permutations = 99
    let trial = try setting.trial(request, ratios: [1], baseline: counts)
    let tally = try PowerSimulation(trial: trial, seed: "1", threads: 1).run(200) { _ in }
    #expect(abs(Double(tally.rejections[0]) / 200 - 0.05) < 4 * (0.05 * 0.95 / 200).squareRoot())
  }

  @Test("What is missing or makes no sense is said")
  func refuses() {
    func refusal(_ design: PowerDesign, _ change: (inout PowerRequest) -> Void) -> String {
      var request = PowerRequest(design)
      change(&request)
      let error = #expect(throws: HotspotError.self) { try request.run() }
      return error?.message ?? ""
    }
    #expect(refusal(.crossover) { _ in }.contains("\(Setting.rate)"))
    #expect(refusal(.crossover) { $0.rate = 0.1 }.contains("\(Setting.days)"))
    #expect(refusal(.crossover) { ($0.rate, $0.days) = (0.1, 9) }.contains("\(Setting.unitCount)"))
    #expect(refusal(.crossover) { $0.rateRatio = 2.5 }.contains("2.5"))
    #expect(refusal(.crossover) { $0.test = .t }.contains("poisson and permutation"))
    #expect(refusal(.crossover) { $0.variation = 0.2 }.contains("cluster and pairs"))
    #expect(refusal(.crossover) { $0.plan.maxRun = 3 }.contains("block"))
    #expect(refusal(.crossover) { $0.carryOver = [1.5] }.contains("from 0 to 1"))
    #expect(
      refusal(.cluster) { ($0.rate, $0.personTime) = (1, 1) }
        .contains("\(Setting.rateVariation)"))
    #expect(refusal(.cluster) { $0.share = 0.3 }.contains("crossover"))
    #expect(
      refusal(.crossover) {
        ($0.rate, $0.days, $0.units, $0.treatedPerDay) = (0.1, 9, 8, 8)
      }.contains("from 1 to 7"))
    #expect(
      refusal(.crossover) { ($0.test, $0.permutations) = (.permutation, 9) }
        .contains("more permutations"))
  }
}
