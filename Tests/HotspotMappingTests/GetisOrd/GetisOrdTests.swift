@testable import HotspotGeometry
import HotspotMapping
import HotspotStatistics
import TestSupport
import Testing

@Suite struct GetisOrdTests {
  static func example() throws -> CellCover {
    let grid = try CellGrid(.square, width: 30, originX: -15, originY: -15)
    return CellCover(
      frame: try GridFrame(grid: grid, firstColumn: 0, firstRow: 0, columns: 16, rows: 16))
  }

  /// spdep's numbers have 12 significant digits.
  @Test func `Scores agree with spdep to 1e-10`() throws {
    let cover = try Self.example()
    for (band, star, plain) in SpdepExample.bands {
      for (expected, includesSelf) in [(star, true), (plain, false)] {
        let statistics = GetisOrd(neighbourhood: .distance(band), includesSelf: includesSelf)
          .statistics(of: SpdepExample.values, cover: cover, threads: 2)
        #expect(statistics.undefined == 0)
        for (mine, theirs) in zip(statistics.z, expected) { #expect(abs(mine - theirs) < 1e-10) }
      }
    }
  }

  @Test func `Probabilities and bins follow from the scores`() throws {
    let cover = try Self.example()
    for correction in PAdjustment.allCases {
      let statistics = GetisOrd(neighbourhood: .distance(60), correction: correction)
        .statistics(of: SpdepExample.values, cover: cover, threads: 1)
      #expect(statistics.p == statistics.z.map { NormalDistribution.twoSidedP($0) })
      let adjusted = correction.adjusted(statistics.p)
      for place in adjusted.indices {
        #expect(abs(adjusted[place] - statistics.q[place]) <= 1e-14 * adjusted[place])
        let size = [0.1, 0.05, 0.01].count { statistics.q[place] <= $0 }
        #expect(Int(statistics.bins[place]) == (statistics.z[place] < 0 ? -size : size))
      }
    }
  }

  /// PySAL esda's six points within 15 of each other: `G_Local`, binary weights, and the same by
  /// spdep's formula.
  @Test func `Any neighbours will do`() {
    let points = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)]
    let values = [2.0, 3, 3.2, 5, 8, 7]
    let neighbours = points.indices.map { one in
      points.indices.filter { other in
        let (dx, dy) = (points[one].0 - points[other].0, points[one].1 - points[other].1)
        return other != one && dx * dx + dy * dy <= 225
      }
    }
    let plain = [
      -1.0136728985502574, -0.04361589420169382, 1.315587028960544, -0.3141267582045626,
      1.1537398581067728, 1.7783394086210969,
    ]
    let star = [
      -1.3972762620115444, -0.2891776156271282, 0.6506496351610375, -0.2891776156271282,
      1.2345208835198735, 2.0242433093898953,
    ]
    for (expected, includesSelf) in [(plain, false), (star, true)] {
      let scores = GetisOrd.local(
        values: values, neighbours: neighbours, includesSelf: includesSelf)
      for (mine, theirs) in zip(scores, expected) { #expect(abs(mine - theirs) < 1e-12) }
    }
    let few = GetisOrd.local(values: [1, 2], neighbours: [[], [0]], includesSelf: false)
    #expect(few.count { $0.isNaN } == 2)
  }

  struct Setting: CustomStringConvertible {
    var grid: CellGrid
    var neighbourhood: GetisOrd.Neighbourhood
    var description: String { "\(grid.shape) \(neighbourhood)" }
  }

  static func settings() throws -> [Setting] {
    let grids = try [
      CellGrid(.square, width: 100), CellGrid(.hexagon, width: 100),
      CellGrid(.hexagon, width: 100, top: .flat),
    ]
    return grids.flatMap { grid in
      [
        GetisOrd.Neighbourhood.rings(0), .rings(1), .rings(2), .rings(3), .rings(6), .rings(40),
        .distance(99), .distance(100), .distance(173.3), .distance(350), .distance(5_000),
      ].map { Setting(grid: grid, neighbourhood: $0) }
    }
  }

  /// Some places of a frame that begins on any row and column.
  static func cover(
    _ grid: CellGrid, share: Double, random: inout SeededNumbers
  ) throws -> CellCover {
    let frame = try GridFrame(
      grid: grid, firstColumn: random.below(9) - 4, firstRow: random.below(9) - 4,
      columns: 5 + random.below(9), rows: 5 + random.below(9))
    if share == 1 { return CellCover(frame: frame) }
    let places = (0..<Int32(frame.count)).filter { _ in random.unit() < share }
    return CellCover(frame: frame, places: places, areaInside: places.map { _ in grid.cellArea })
  }

  static func neighbours(_ cover: CellCover, _ setting: Setting) -> [[Int]] {
    let cells = cover.places.map { cover.frame.address(of: Int($0)) }
    return cells.indices.map { one in
      cells.indices.filter { other in
        if other == one { return false }
        switch setting.neighbourhood {
        case .rings(let rings):
          return setting.grid.rings(from: cells[one], to: cells[other]) <= rings
        case .distance(let distance):
          let a = setting.grid.centre(of: cells[one])
          let b = setting.grid.centre(of: cells[other])
          let square = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
          return square <= distance * distance * (1 + 1e-9)
        }
      }
    }
  }

  @Test(arguments: [1.0, 0.6])
  func `Agrees with the definition on any lattice and cover`(share: Double) throws {
    var random = SeededNumbers(seed: share == 1 ? 11 : 12)
    for setting in try Self.settings() {
      let cover = try Self.cover(setting.grid, share: share, random: &random)
      let values = (0..<cover.frame.count).map { _ in Int64(random.below(6) * random.below(4)) }
      let covered = cover.places.map { Double(values[Int($0)]) }
      let neighbours = Self.neighbours(cover, setting)
      for includesSelf in [true, false] {
        let statistics = GetisOrd(
          neighbourhood: setting.neighbourhood, includesSelf: includesSelf
        ).statistics(of: values, cover: cover, threads: 2)
        let expected = GetisOrd.local(
          values: covered, neighbours: neighbours, includesSelf: includesSelf)
        #expect(statistics.undefined == expected.count { $0.isNaN })
        #expect(statistics.z.count { !$0.isNaN } == expected.count { !$0.isNaN })
        for (place, score) in zip(cover.places, expected) where !score.isNaN {
          #expect(abs(statistics.z[Int(place)] - score) < 1e-10, "\(setting)")
        }
      }
    }
  }

  @Test(arguments: [1.0, 0.7])
  func `A cube has the neighbours of the step before`(share: Double) throws {
    var random = SeededNumbers(seed: 21)
    for setting in try Self.settings() where "\(setting.neighbourhood)" == "rings(1)" {
      let cover = try Self.cover(setting.grid, share: share, random: &random)
      let steps = (0..<4).map { _ in
        (0..<cover.frame.count).map { _ in Int64(random.below(7)) }
      }
      let cells = cover.count
      let inStep = Self.neighbours(cover, setting)
      let neighbours = (0..<4 * cells).map { number -> [Int] in
        let (step, cell) = (number / cells, number % cells)
        let now = inStep[cell].map { step * cells + $0 }
        if step == 0 { return now }
        return now + (inStep[cell] + [cell]).map { (step - 1) * cells + $0 }
      }
      let values = steps.flatMap { step in cover.places.map { Double(step[Int($0)]) } }
      for includesSelf in [true, false] {
        let statistics = GetisOrd(includesSelf: includesSelf)
          .statistics(ofSteps: steps, cover: cover, threads: 2)
        let expected = GetisOrd.local(
          values: values, neighbours: neighbours, includesSelf: includesSelf)
        let mine = statistics.flatMap { step in cover.places.map { step.z[Int($0)] } }
        for (one, other) in zip(mine, expected) where !other.isNaN {
          #expect(abs(one - other) < 1e-10)
        }
        let p = statistics.flatMap { step in cover.places.map { step.p[Int($0)] } }
        let q = statistics.flatMap { step in cover.places.map { step.q[Int($0)] } }
        for (one, other) in zip(q, PAdjustment.bh.adjusted(p)) {
          #expect(abs(one - other) < 1e-13 || one.isNaN && other.isNaN)
        }
      }
    }
  }

  @Test func `What is undefined is empty and counted`() throws {
    let cover = try Self.example()
    let flat = GetisOrd().statistics(
      of: [Int64](repeating: 3, count: 256), cover: cover, threads: 1)
    #expect(
      flat.undefined == 256 && flat.z.allSatisfy { $0.isNaN } && flat.p.allSatisfy { $0.isNaN })
    #expect(flat.q.allSatisfy { $0.isNaN } && flat.bins.allSatisfy { $0 == 0 })
    let everyone = GetisOrd(neighbourhood: .rings(16)).statistics(
      of: SpdepExample.values, cover: cover, threads: 1)
    #expect(everyone.undefined == 256)
    let alone = GetisOrd(neighbourhood: .rings(0), includesSelf: false).statistics(
      of: SpdepExample.values, cover: cover, threads: 1)
    #expect(alone.undefined == 256)
    let own = GetisOrd(neighbourhood: .rings(0)).statistics(
      of: SpdepExample.values, cover: cover, threads: 1)
    #expect(own.undefined == 0)
    let none = GetisOrd().statistics(
      of: SpdepExample.values,
      cover: CellCover(frame: cover.frame, places: [], areaInside: []), threads: 2)
    #expect(none.undefined == 0 && none.z.allSatisfy { $0.isNaN })
  }

  @Test func `Threads and harm in ten-thousandths change nothing`() throws {
    var random = SeededNumbers(seed: 31)
    for grid in try [CellGrid(.square, width: 50), CellGrid(.hexagon, width: 50)] {
      let frame = try GridFrame(
        grid: grid, firstColumn: 3, firstRow: 1, columns: 60, rows: 50)
      let cover = CellCover(frame: frame)
      let counts = (0..<frame.count).map { _ in Int64(random.below(9)) }
      let harm = counts.map { $0 * 78_790_000_003 }
      for rings in [1, 4] {
        let statistic = GetisOrd(neighbourhood: .rings(rings))
        let one = statistic.statistics(of: counts, cover: cover, threads: 1)
        for threads in 2...3 {
          #expect(statistic.statistics(of: counts, cover: cover, threads: threads) == one)
        }
        let scaled = statistic.statistics(of: harm, cover: cover, threads: 2)
        for (mine, theirs) in zip(scaled.z, one.z) { #expect(abs(mine - theirs) < 1e-10) }
      }
    }
  }
}
