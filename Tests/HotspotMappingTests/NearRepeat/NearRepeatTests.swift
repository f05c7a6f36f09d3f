import DelimitedText
import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct NearRepeatTests {
  private struct Events {
    var x: [Double] = []
    var y: [Double] = []
    var day: [Int32] = []

    init(_ count: Int, numbers: inout SeededStream) {
      for _ in 0..<count {
        // Whole metres, so that some pairs lie exactly on the edges of bands.
        x.append(Double(numbers.below(40) * 25) + 400_000)
        y.append(Double(numbers.below(40) * 25) + 200_000)
        day.append(Int32(19_000 + numbers.below(60)))
      }
    }

    func test(
      _ distances: [Double], _ times: [Int], simulations: Int = 19, threads: Int = 1
    ) throws -> NearRepeat {
      try NearRepeat(
        x: x, y: y, day: day, distances: distances, times: times, simulations: simulations,
        seed: 7, threads: threads)
    }

    /// Every pair, looked at one by one.
    func pairs(_ distances: [Double], _ times: [Int]) -> [Int64] {
      var result = [Int64](repeating: 0, count: (distances.count - 1) * (times.count - 1))
      for one in x.indices {
        for other in 0..<one {
          let (dx, dy) = (x[one] - x[other], y[one] - y[other])
          let apart = (dx * dx + dy * dy).squareRoot()
          let days = Int(abs(day[one] - day[other]))
          for near in 0..<distances.count - 1
          where apart >= distances[near] && apart < distances[near + 1] {
            for soon in 0..<times.count - 1 where days >= times[soon] && days < times[soon + 1] {
              result[near * (times.count - 1) + soon] += 1
            }
          }
        }
      }
      return result
    }
  }

  @Test func `Counts the pairs that a look at every pair finds`() throws {
    var numbers = SeededStream(seed: 1)
    let events = Events(250, numbers: &numbers)
    let choices: [([Double], [Int])] = [
      ([0, 100, 200, 400], [0, 7, 14, 28]), ([0, 1, 25, 50], [0, 1, 2]),
      ([100, 250], [3, 10, 100_000]), ([0, 5000], [0, 60]), ([75, 76, 1000], [7, 14]),
    ]
    for (distances, times) in choices {
      let found = try events.test(distances, times, simulations: 1)
      #expect(found.bands.map(\.observed) == events.pairs(distances, times))
      let any = events.pairs(distances, [0, 1_000_000])
      #expect(found.pairs == any)
      #expect(found.events == 250)
    }
  }

  @Test func `Simulations are the counts of permuted days`() throws {
    // With as many pairs in the spatial band as there are pairs, every permutation counts alike.
    var numbers = SeededStream(seed: 2)
    let events = Events(60, numbers: &numbers)
    let all = try events.test([0, 10_000], [0, 7, 14], simulations: 99)
    for band in all.bands {
      #expect(band.expected == Double(band.observed))
      #expect(band.ratio == 1 && band.p == 1)
    }
    // Otherwise the mean nears pairs in the band · share of all pairs that are near in time.
    let near = try events.test([0, 150], [0, 7, 14], simulations: 999)
    for (place, band) in near.bands.enumerated() {
      let share = Double(all.bands[place].observed) / Double(60 * 59 / 2)
      let expected = Double(near.pairs[0]) * share
      #expect(abs(band.expected - expected) < 0.05 * expected)
      #expect(band.p > 0 && band.p <= 1)
    }
  }

  @Test func `Repeats within days stand out`() throws {
    var numbers = SeededStream(seed: 3)
    var events = Events(100, numbers: &numbers)
    for place in 0..<30 {
      events.x.append(events.x[place] + 20)
      events.y.append(events.y[place])
      events.day.append(events.day[place] + 2)
    }
    let found = try events.test([0, 50, 400], [0, 4, 60], simulations: 199)
    #expect(found.bands[0].observed >= 30)
    #expect(found.bands[0].ratio > 3 && found.bands[0].p == 1.0 / 200)
    #expect(found.bands[2].p > 0.01)
  }

  @Test func `Neither threads nor the order of events matter`() throws {
    var numbers = SeededStream(seed: 4)
    let events = Events(150, numbers: &numbers)
    let one = try events.test([0, 100, 300], [0, 7, 21], simulations: 150)
    for threads in 2...3 {
      let many = try events.test([0, 100, 300], [0, 7, 21], simulations: 150, threads: threads)
      #expect(many == one)
    }
    var mixed = events
    let order = numbers.permutation(of: 150).map(Int.init)
    mixed.x = order.map { events.x[$0] }
    mixed.y = order.map { events.y[$0] }
    mixed.day = order.map { events.day[$0] }
    #expect(try mixed.test([0, 100, 300], [0, 7, 21], simulations: 150) == one)
  }

  @Test func `Odd input is refused or left out`() throws {
    var numbers = SeededStream(seed: 5)
    var events = Events(40, numbers: &numbers)
    let before = try events.test([0, 100], [0, 7])
    events.x.append(.nan)
    events.y.append(0)
    events.day.append(0)
    #expect(try events.test([0, 100], [0, 7]) == before)
    for distances in [[], [5], [0, 0], [-1, 5], [0, .infinity], [0, .nan]] as [[Double]] {
      #expect(throws: HotspotError.self) { try events.test(distances, [0, 7]) }
    }
    for times in [[], [7], [7, 7], [-7, 7]] {
      #expect(throws: HotspotError.self) { try events.test([0, 100], times) }
    }
    #expect(throws: HotspotError.self) { try events.test([0, 1], [0, 1], simulations: 0) }
    events.x[40] = 0
    #expect(throws: HotspotError.self) {
      var early = events
      early.day[40] = -40_000
      return try early.test([0, 100], [0, 7])
    }
    events.x[40] = 1e15
    #expect(throws: HotspotError.self) { try events.test([0, 100], [0, 7]) }
    let none = try NearRepeat(
      x: [], y: [], day: [], distances: [0, 1], times: [0, 1], simulations: 9, seed: 0, threads: 2)
    #expect(none.bands[0].observed == 0 && none.bands[0].ratio.isNaN && none.bands[0].p == 1)
  }
}
