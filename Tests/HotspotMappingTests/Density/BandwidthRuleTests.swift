import DelimitedText
import Foundation
import HotspotMapping
import TestSupport
import Testing

@Suite struct BandwidthRuleTests {
  /// Worked with numpy 2.4 from the formulas: eight rows at six locations.
  static let x = [0.0, 100, 300, 300, 700, 1_000]
  static let y = [0.0, 50, 400, 100, 900, 200]
  static let counts = [1.0, 2, 1, 1, 2, 1]

  func width(_ rule: BandwidthRule, _ kernel: DensityKernel = .gaussian) throws -> Double {
    let bandwidth = try rule.bandwidth(
      x: Self.x, y: Self.y, counts: Self.counts, kernel: kernel, cellWidth: 10, threads: 1)
    guard case .fixed(let width) = bandwidth else { return .nan }
    return width
  }

  @Test(arguments: [
    (BandwidthRule.scott, 259.8076211353316), (.silverman, 288.60936589857454),
    (.nrd, 997.3223003891585),
  ])
  func `Rules agree with their formulas`(rule: BandwidthRule, expected: Double) throws {
    let width = try width(rule)
    #expect(abs(width / expected - 1) < 1e-12)
  }

  @Test(arguments: [
    (DensityKernel.quartic, 8.0), (.epanechnikov, 6), (.triweight, 10), (.uniform, 4),
    (.gaussian, 1),
  ])
  func `Scott's rule widens with the kernel`(kernel: DensityKernel, square: Double) throws {
    let ratio = try width(.scott, kernel) / width(.scott)
    #expect(abs(ratio * ratio - square) < 1e-12)
  }

  @Test func `Rows at one location count as often as they are`() throws {
    let rows = zip(zip(Self.x, Self.y), Self.counts).flatMap { point, count in
      Array(repeating: point, count: Int(count))
    }
    for rule in [BandwidthRule.scott, .silverman, .nrd] {
      let long = try rule.bandwidth(
        x: rows.map(\.0), y: rows.map(\.1), counts: rows.map { _ in 1 }, kernel: .gaussian,
        cellWidth: 1, threads: 1)
      guard case .fixed(let width) = long else {
        Issue.record("no single bandwidth")
        return
      }
      let short = try self.width(rule)
      #expect(abs(width / short - 1) < 1e-12)
    }
  }

  @Test func `Without a spread between the quartiles nrd takes the deviation`() throws {
    let bandwidth = try BandwidthRule.nrd.bandwidth(
      x: [0, 1], y: [0, 1], counts: [99, 1], kernel: .quartic, cellWidth: 1, threads: 1)
    // s² of 99 zeros and a one is 0.01.
    let width: Double = 4 * 1.06 * 0.1 * pow(100, -0.2)
    #expect(bandwidth == .fixed(width))
  }

  @Test func `Names read back, and others are refused`() throws {
    for name in ["scott", "silverman", "nrd", "knn:5"] {
      let rule = try BandwidthRule(named: name)
      #expect(rule.name == name)
    }
    for name in ["", "knn", "knn:0", "knn:x", "Scott"] {
      #expect(throws: HotspotError.self) { try BandwidthRule(named: name) }
    }
    #expect(throws: HotspotError.self) {
      try BandwidthRule.scott.bandwidth(
        x: [5, 5], y: [1, 1], counts: [3, 1], kernel: .quartic, cellWidth: 1, threads: 1)
    }
    #expect(throws: HotspotError.self) {
      try BandwidthRule.silverman.bandwidth(
        x: [], y: [], counts: [], kernel: .quartic, cellWidth: 1, threads: 1)
    }
  }

  @Test(arguments: [1, 2, 7, 40])
  func `Distances to the nearest agree with sorting all of them`(k: Int) throws {
    var random = SeededNumbers(seed: UInt64(k))
    for shape in 0..<3 {
      var x = (0..<300).map { _ in 1_000 * random.unit() }
      var y = x.map { _ in shape == 0 ? 1_000 * random.unit() : 5 }
      if shape == 2 {
        x = x.map { ($0 / 100).rounded() }
        y = y.map { _ in Double(random.below(4)) }
      }
      let bandwidth = try BandwidthRule.nearest(k).bandwidth(
        x: x, y: y, counts: x.map { _ in 1 }, kernel: .quartic, cellWidth: 0.5, threads: 2)
      let expected = x.indices.map { point -> Double in
        let others = Set(
          x.indices.map { SIMD2(x[$0], y[$0]) }.filter { $0 != [x[point], y[point]] })
        let distances = others.map { hypot($0.x - x[point], $0.y - y[point]) }.sorted()
        return max(0.5, distances[min(k, distances.count) - 1])
      }
      guard case .perPoint(let distances) = bandwidth else {
        Issue.record("not one bandwidth a point")
        return
      }
      for (mine, theirs) in zip(distances, expected) { #expect(abs(mine - theirs) < 1e-9) }
    }
  }
}
