import HotspotStatistics
import Testing
@testable import TrialPower
@testable import TrialDesigns

@Suite struct SimulatedCountsTests {
  @Test("Counts have the mean and variance asked for", arguments: [1.0, 1.5, 3.0])
  func moments(dispersion: Double) {
    let model = CountModel(rate: 0.4, dispersion: dispersion)
    var stream = SeededStream(seed: 5)
    var events: [SimulatedEvent] = []
    model.draw(units: 100, days: 200, using: &stream, into: &events)
    var counts = Array(repeating: 0.0, count: 20_000)
    for event in events { counts[Int(event.unit) * 200 + Int(event.day)] += 1 }
    let mean = counts.reduce(0, +) / 20_000
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19_999
    #expect(abs(mean - 0.4) < 5 * (0.4 * dispersion / 20_000).squareRoot())
    #expect(abs(variance / mean - dispersion) < 0.08 * dispersion)
    if dispersion > 1 {
      // Negative binomial: none has the probability φ^(−λ/(φ − 1)).
      let none = Double(counts.count { $0 == 0 }) / 20_000
      let expected = dispersion == 1.5 ? 0.7229 : 0.8027
      #expect(abs(none - expected) < 0.016)
    }
  }

  @Test("Rates of units have the variation asked for")
  func variation() {
    var stream = SeededStream(seed: 6)
    for shape in [0.5, 6.25] {
      let values = (0..<20_000).map { _ in CountModel.gamma(shape: shape, using: &stream) / shape }
      let mean = values.reduce(0, +) / 20_000
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19_999
      #expect(abs(mean - 1) < 5 * (1 / shape / 20_000).squareRoot())
      #expect(abs(variance * shape - 1) < 0.1)
    }
  }

  @Test("A Poisson variable of a great mean is a sum of small ones")
  func poisson() {
    var stream = SeededStream(seed: 8)
    let values = (0..<2000).map { _ in Double(CountModel.poisson(mean: 100, using: &stream)) }
    let mean = values.reduce(0, +) / 2000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999
    let deviations: Double = 5 / 2000.0.squareRoot()
    #expect(abs(mean - 100) < 10 * deviations)
    #expect(abs(variance - 100) < 100 * 2.0.squareRoot() * deviations)
    #expect(CountModel.poisson(mean: 0, using: &stream) == 0)
  }

  @Test("Baseline days come whole, in weeks: what units share and the day of the week stay")
  func weeks() throws {
    // Only on days 3, 10, 17, 24: two events at a and one at b.
    let rows = [3, 10, 17, 24].map { "a,\($0),2\nb,\($0),1" }
    let counts = try BaselineCountsTests.read(
      "unit,day,count\na,0,0\nb,29,0\n" + rows.joined(separator: "\n"))
    var stream = SeededStream(seed: 9)
    var events: [SimulatedEvent] = []
    for _ in 0..<50 {
      SimulatedCounts.baseline(counts).draw(units: 2, days: 28, using: &stream, into: &events)
      #expect(Set(events.map { $0.day % 7 }).count <= 1)
      let byDay = Dictionary(grouping: events, by: \.day)
      for day in byDay.values { #expect(day.map(\.unit).sorted() == [0, 0, 1]) }
      #expect(byDay.count >= 3)
    }
  }

  @Test("Thinning keeps the share asked for, in a row of ratios and with a lingering effect")
  func thinning() {
    let effect = RateEffect(ratios: [0, 0.5, 1, 1.25, 2])
    var stream = SeededStream(seed: 10)
    for (strength, shares) in [
      (1.0, [0, 0.5, 1, 1.25, 2]), (0.4, [0.6, 0.8, 1, 1.1, 1.4]), (0, [1, 1, 1, 1, 1]),
    ] {
      var events = Array(repeating: 0, count: 6)
      for _ in 0..<10_000 {
        let levels = effect.levels(strength: strength, using: &stream)
        events[levels.there] += 1
        events[levels.doubled] += 1
      }
      var sum = 0
      for (place, share) in shares.enumerated() {
        sum += events[place]
        // Four errors of a share of 10,000 draws.
        #expect(abs(Double(sum) / 10_000 - share) <= 0.02)
        if share == 0 || share == 1 || share == 2 { #expect(Double(sum) / 10_000 == share) }
      }
    }
  }

  @Test("The detectable ratio lies between the two ratios that enclose the power wanted")
  func interpolation() throws {
    let points = [(0.6, 0.95), (0.7, 0.9), (0.8, 0.6), (1, 0.05)].map {
      PowerCurve.Point(
        ratio: $0.0, simulated: $0.1, closedForm: 0, expectedTreated: 0, expectedControl: 0)
    }
    let curve = PowerCurve(
      title: "", level: PowerLevel(), points: points, simulations: 100, closedFormDetectable: nil)
    let found = try #require(curve.detectable)
    // .8 less two thirds of .1; a third of √.0024 and two thirds of √.0009, over a slope of 3.
    #expect(abs(found.ratio - (0.8 - 0.1 * 2 / 3)) < 1e-12)
    #expect(abs(found.error - (0.0024.squareRoot() / 3 + 0.03 * 2 / 3) / 3) < 1e-12)
    #expect(abs(curve.error(of: 0.9) - 0.03) < 1e-12)
  }
}
