import HotspotMapping
import HotspotStatistics
import Testing

/// Simulations against the distribution over all orders of the days, which they draw from.
@Suite struct NearRepeatExactTests {
  private static let limits = (distances: [0.0, 50, 120], times: [0, 2, 5])

  /// The pairs of each band under some days.
  private static func pairs(_ x: [Double], _ y: [Double], _ day: [Int32]) -> [Int] {
    var result = [Int](repeating: 0, count: 4)
    for one in x.indices {
      for other in 0..<one {
        let (dx, dy) = (x[one] - x[other], y[one] - y[other])
        let apart = (dx * dx + dy * dy).squareRoot()
        let days = abs(Int(day[one]) - Int(day[other]))
        guard apart < limits.distances[2], days < limits.times[2] else { continue }
        result[(apart < limits.distances[1] ? 0 : 2) + (days < limits.times[1] ? 0 : 1)] += 1
      }
    }
    return result
  }

  /// Every order of some days.
  private static func orders(_ days: [Int32]) -> [[Int32]] {
    guard let last = days.last else { return [[]] }
    return orders(days.dropLast()).flatMap { order in
      (0...order.count).map { place in
        var longer = order
        longer.insert(last, at: place)
        return longer
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Expected and p near those of all orders`(_ seed: UInt64) throws {
    var numbers = SeededStream(seed: seed)
    let x = (0..<6).map { _ in Double(numbers.below(20) * 10) }
    let y = (0..<6).map { _ in Double(numbers.below(5) * 10) }
    let day = (0..<6).map { _ in Int32(numbers.below(9)) }
    let simulations = 5000
    let found = try NearRepeat(
      x: x, y: y, day: day, distances: Self.limits.distances, times: Self.limits.times,
      simulations: simulations, seed: seed, threads: 2)
    let observed = Self.pairs(x, y, day)
    let all = Self.orders(day).map { Self.pairs(x, y, $0) }
    #expect(all.count == 720)
    for (place, band) in found.bands.enumerated() {
      #expect(band.observed == Int64(observed[place]))
      let counts = all.map { Double($0[place]) }
      let mean = counts.reduce(0, +) / 720
      let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 720
      let p = Double(counts.count { $0 >= Double(observed[place]) }) / 720
      // Five standard errors; the seeds are fixed.
      #expect(abs(band.expected - mean) <= 5 * (variance / Double(simulations)).squareRoot() + 1e-9)
      let error = 5 * (p * (1 - p) / Double(simulations)).squareRoot() + 2.0 / Double(simulations)
      #expect(abs(band.p - p) <= error, "\(band), \(p)")
    }
  }
}
