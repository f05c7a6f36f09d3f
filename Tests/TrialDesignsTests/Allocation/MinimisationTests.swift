import DelimitedText
import Testing
@testable import TrialDesigns

@Suite struct MinimisationTests {
  private func draw(
    _ count: Int, ratios: [Int], weights: [Double], imbalance: TrialDesign.Imbalance,
    preference: TrialDesign.Preference, seed: String = "12345678901234567890"
  ) throws -> [Int?] {
    let problem = SampleProblem.make(count)
    var design = SampleProblem.design(.minimised, ratios: ratios)
    design.factors = zip(problem.factorLevels, weights).map {
      .init(column: "factor", levels: $0, weight: $1)
    }
    design.imbalance = imbalance
    design.preference = preference
    return try Minimisation.draw(problem, design: design, seed: seed).arms
  }

  @Test(
    "The draws are those of an independent replay in Python",
    arguments: [
      (TrialDesign.Imbalance.range, [0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0]),
      (.variance, [0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0]),
      (.sd, [0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0]),
    ])
  func replay(imbalance: TrialDesign.Imbalance, arms: [Int]) throws {
    #expect(
      try draw(
        15, ratios: [1, 1], weights: [1, 1], imbalance: imbalance,
        preference: .biasedCoin(perMillion: 800_000)) == arms)
  }

  @Test("More arms, by ranks and by a coin, as an independent replay in Python has them")
  func moreArms() throws {
    #expect(
      try draw(
        15, ratios: [1, 1, 1, 1], weights: [1, 2], imbalance: .range,
        preference: .ranks(perMillion: 500_000))
        == [1, 2, 0, 1, 2, 1, 2, 1, 0, 3, 2, 3, 2, 3, 2])
    #expect(
      try draw(
        15, ratios: [1, 2, 1], weights: [1, 2], imbalance: .sd,
        preference: .biasedCoin(perMillion: 700_000))
        == [1, 2, 0, 1, 0, 0, 0, 1, 1, 0, 0, 2, 2, 2, 2])
  }

  @Test("Pocock and Simon 1975: four arms and q = .5 have .4, .3, .2 and .1")
  func publishedRanks() throws {
    #expect(
      try ArmChoice(.ranks(perMillion: 500_000), arms: 4).cumulative
        == [400_000, 700_000, 900_000, 1_000_000])
    #expect(
      try ArmChoice(.ranks(perMillion: 1_000_000), arms: 3).cumulative
        == [666_666, 1_000_000, 1_000_000])
    #expect(
      try ArmChoice(.ranks(perMillion: 500_000), arms: 2).cumulative == [500_000, 1_000_000])
  }

  @Test("The rank of the drawn arm has its probability")
  func rankFrequencies() throws {
    let choice = try ArmChoice(.ranks(perMillion: 500_000), arms: 4)
    var stream = AuditStream(text: "ranks")
    var counts = [0, 0, 0, 0]
    for _ in 0..<10_000 {
      counts[choice.arm(imbalances: [3, 1, 2, 0], from: &stream)] += 1
    }
    // Least imbalance first: arms 3, 1, 2, 0. Deviations up to 49; within 4.5 of them, a false alarm
    // of 3e-5, and the seed is fixed.
    for (count, expected) in zip([3, 1, 2, 0].map { counts[$0] }, [4_000, 3_000, 2_000, 1_000]) {
      #expect(abs(count - expected) <= 220)
    }
  }

  @Test("With certainty every step takes the least imbalance, so levels end as even as can be")
  func certainty() throws {
    for seed in 0..<20 {
      let arms = try draw(
        24, ratios: [1, 1], weights: [1, 1], imbalance: .range,
        preference: .biasedCoin(perMillion: 1_000_000), seed: "\(seed)")
      let levels = SampleProblem.make(24).factorLevels
      for factor in levels {
        for level in Set(factor) {
          let difference = (0..<24).filter { factor[$0] == level }
            .reduce(0) { $0 + (arms[$1] == 0 ? 1 : -1) }
          #expect(abs(difference) <= 2)
        }
      }
    }
  }

  @Test(
    "Probabilities outside their range are refused",
    arguments: [
      (TrialDesign.Preference.biasedCoin(perMillion: 300_000), 3),
      (.biasedCoin(perMillion: 1_000_001), 2), (.ranks(perMillion: 200_000), 4),
      (.ranks(perMillion: 700_000), 4), (.biasedCoin(perMillion: -1), 2),
    ])
  func range(preference: TrialDesign.Preference, arms: Int) {
    let error = #expect(throws: HotspotError.self) { try ArmChoice(preference, arms: arms) }
    #expect(error?.fault == .usage)
  }

  @Test func withoutFactorsItIsRefused() {
    #expect(throws: HotspotError.self) {
      try Minimisation.draw(
        SampleProblem.make(8), design: SampleProblem.design(.minimised, ratios: [1, 1]), seed: "x")
    }
  }
}
