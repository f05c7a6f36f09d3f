import DelimitedText
import Foundation
@testable import HotspotGeometry
import HotspotMapping
import TestSupport
import Testing

@Suite struct KernelDensityTests {
  struct Points {
    var x: [Double] = []
    var y: [Double] = []
    var weights: [Double] = []

    /// Points in a square and in a knot, some with coordinates in whole metres.
    init(count: Int, side: Double, seed: UInt64, left: Double = 0, bottom: Double = 0) {
      var random = SeededNumbers(seed: seed)
      for number in 0..<count {
        let inKnot = number % 3 == 0
        let scale = inKnot ? side / 20 : side * 1.2
        let away = inKnot ? side * 0.6 : -side * 0.1
        var (x, y) = (away + scale * random.unit(), away + scale * random.unit())
        if number % 2 == 0 { (x, y) = (x.rounded(), y.rounded()) }
        self.x.append(left + x)
        self.y.append(bottom + y)
        weights.append(number % 4 == 0 ? 1 : 3 * random.unit())
      }
    }
  }

  /// The definition, cell by cell and point by point.
  static func oracle(
    _ points: Points, kernel: DensityKernel, bandwidths: [Double], frame: GridFrame
  ) -> [Double] {
    (0..<frame.count).map { place in
      let (x, y) = frame.centre(of: place)
      var sum = 0.0
      for point in points.x.indices {
        let h = bandwidths.count == 1 ? bandwidths[0] : bandwidths[point]
        let (dx, dy) = (x - points.x[point], y - points.y[point])
        let u2 = (dx * dx + dy * dy) / (h * h)
        let t = 1 - u2
        let value: Double
        switch kernel {
        case .uniform: value = dx * dx + dy * dy < h * h ? 1 / .pi : 0
        case .epanechnikov: value = t > 0 ? 2 / .pi * t : 0
        case .quartic: value = t > 0 ? 3 / .pi * t * t : 0
        case .triweight: value = t > 0 ? 4 / .pi * t * t * t : 0
        case .gaussian: value = exp(-u2 / 2) / (2 * .pi)
        }
        sum += points.weights[point] * value / (h * h)
      }
      return sum * 1e6
    }
  }

  static func frames(left: Double = 0, bottom: Double = 0) throws -> [GridFrame] {
    let corner = (left, bottom, left + 2_000, bottom + 1_700)
    return try [
      CellGrid(.square, width: 100), CellGrid(.hexagon, width: 90),
      CellGrid(.hexagon, width: 110, top: .flat),
    ].map { grid in
      try GridFrame(
        grid: grid, minX: corner.0, minY: corner.1, maxX: corner.2, maxY: corner.3)
    }
  }

  static func expectEqual(
    _ values: [Double], _ expected: [Double], tolerance: Double = 1e-11,
    _ comment: Comment? = nil
  ) {
    let greatest = expected.max() ?? 0
    var worst = 0.0
    for (value, other) in zip(values, expected) { worst = max(worst, abs(value - other)) }
    #expect(values.count == expected.count)
    #expect(worst <= tolerance * greatest, comment)
    #expect(values.allSatisfy { $0 >= 0 }, comment)
  }

  @Test(
    arguments: DensityKernel.allCases, [60.0, 250, 350, 1000, 9000])
  func `Agrees with the definition on squares and hexagons`(
    kernel: DensityKernel, bandwidth: Double
  ) throws {
    let points = Points(count: 120, side: 2_000, seed: UInt64(bandwidth))
    for frame in try Self.frames() {
      let values = try KernelDensity(kernel: kernel, bandwidth: .fixed(bandwidth)).surface(
        x: points.x, y: points.y, weights: points.weights, cover: CellCover(frame: frame),
        threads: 2)
      let expected = Self.oracle(
        points, kernel: kernel, bandwidths: [bandwidth], frame: frame)
      Self.expectEqual(
        values, expected, tolerance: kernel == .gaussian ? 1e-8 : 1e-11, "\(frame.grid)")
    }
  }

  @Test(arguments: DensityKernel.allCases)
  func `Agrees with the definition where each point has its bandwidth`(
    kernel: DensityKernel
  ) throws {
    var points = Points(count: 150, side: 2_000, seed: 9)
    var random = SeededNumbers(seed: 4)
    let bandwidths = points.x.map { _ in 100 * exp(4 * random.unit()) }
    points.weights[7] = 0
    for frame in try Self.frames() {
      let values = try KernelDensity(kernel: kernel, bandwidth: .perPoint(bandwidths)).surface(
        x: points.x, y: points.y, weights: points.weights, cover: CellCover(frame: frame),
        threads: 1)
      let expected = Self.oracle(points, kernel: kernel, bandwidths: bandwidths, frame: frame)
      Self.expectEqual(values, expected, tolerance: kernel == .gaussian ? 1e-8 : 1e-11)
    }
  }

  /// Snap points lie on whole metres, and so at exactly a bandwidth from centres.
  @Test func `A uniform kernel ends where the distance is the bandwidth`() throws {
    let grid = try CellGrid(.square, width: 100)
    let frame = try GridFrame(grid: grid, firstColumn: 0, firstRow: 0, columns: 12, rows: 12)
    let values = try KernelDensity(
      kernel: .uniform, bandwidth: .fixed(500), units: .raw
    ).surface(x: [550], y: [550], weights: [1], cover: CellCover(frame: frame), threads: 1)
    let expected = (0..<frame.count).map { place in
      let (x, y) = frame.centre(of: place)
      return (x - 550) * (x - 550) + (y - 550) * (y - 550) < 250_000 ? 1.0 : 0
    }
    #expect(values == expected)
    #expect(values.reduce(0, +) == 69)
  }

  /// A thousand million beside a far tail of ones, on rows of 3,000 cells: the bound of the domain
  /// is 1e-9 of the maximum; away from the heavy point the tail has to be right to its own size.
  @Test(arguments: [DensityKernel.uniform, .epanechnikov, .quartic, .triweight])
  func `A heavy point does not drown the others`(kernel: DensityKernel) throws {
    let grid = try CellGrid(.square, width: 10)
    let frame = try GridFrame(
      grid: grid, firstColumn: 0, firstRow: 0, columns: 3_000, rows: 3)
    var points = Points(count: 0, side: 1, seed: 1)
    points.x = [333.3] + (1...60).map { 400 + Double($0) * 470.3 }
    points.y = points.x.map { _ in 14.7 }
    points.weights = [1e9] + (1...60).map { _ in 1 }
    let values = try KernelDensity(kernel: kernel, bandwidth: .fixed(123)).surface(
      x: points.x, y: points.y, weights: points.weights, cover: CellCover(frame: frame), threads: 1
    )
    let expected = Self.oracle(points, kernel: kernel, bandwidths: [123], frame: frame)
    Self.expectEqual(values, expected)
    for row in 0..<3 {
      let tail = row * 3_000 + 300..<row * 3_000 + 3_000
      Self.expectEqual(Array(values[tail]), Array(expected[tail]))
    }
    for (value, other) in zip(values, expected) where other == 0 { #expect(value == 0) }
  }

  /// Outside the frame, so that it reaches no centre, or some with next to nothing.
  @Test(arguments: [DensityKernel.uniform, .epanechnikov, .quartic, .triweight])
  func `A heavy point beyond the frame does not drown the others`(kernel: DensityKernel) throws {
    for frame in try Self.frames() {
      let extent = frame.extent
      for share in [0.5, 0.95, 0.9999, 1.2] {
        var points = Points(count: 30, side: 2_000, seed: 16)
        points.x.append(extent.minX - share * 560)
        points.y.append(700)
        points.weights.append(1e9)
        let values = try KernelDensity(kernel: kernel, bandwidth: .fixed(560)).surface(
          x: points.x, y: points.y, weights: points.weights, cover: CellCover(frame: frame),
          threads: 2)
        let expected = Self.oracle(points, kernel: kernel, bandwidths: [560], frame: frame)
        Self.expectEqual(values, expected, tolerance: 1e-9, "\(frame.grid.shape) \(share)")
      }
    }
  }

  @Test(arguments: [DensityKernel.quartic, .triweight, .gaussian])
  func `Far from the origin the surface is the same`(kernel: DensityKernel) throws {
    let near = Points(count: 200, side: 2_000, seed: 3)
    var far = near
    far.x = near.x.map { ($0 * 64).rounded() / 64 + 1_000_000 }
    far.y = near.y.map { ($0 * 64).rounded() / 64 + 2_000_000 }
    let density = KernelDensity(kernel: kernel, bandwidth: .fixed(400))
    let here = try density.surface(
      x: far.x.map { $0 - 1_000_000 }, y: far.y.map { $0 - 2_000_000 }, weights: near.weights,
      cover: CellCover(frame: Self.frames()[0]), threads: 1)
    let there = try density.surface(
      x: far.x, y: far.y, weights: far.weights,
      cover: CellCover(frame: Self.frames(left: 1_000_000, bottom: 2_000_000)[0]), threads: 1)
    #expect(here == there)
  }

  @Test func `The order of points and the number of threads do not matter`() throws {
    let points = Points(count: 3_000, side: 20_000, seed: 5)
    var random = SeededNumbers(seed: 6)
    var order = Array(points.x.indices)
    for place in order.indices.reversed() { order.swapAt(place, random.below(place + 1)) }
    let frame = try GridFrame(
      grid: CellGrid(.square, width: 200), firstColumn: 0, firstRow: 0, columns: 100, rows: 100)
    let density = KernelDensity(kernel: .quartic, bandwidth: .fixed(900))
    let cover = CellCover(frame: frame)
    let one = try density.surface(
      x: points.x, y: points.y, weights: points.weights, cover: cover, threads: 1)
    for threads in 2...3 {
      let several = try density.surface(
        x: points.x, y: points.y, weights: points.weights, cover: cover, threads: threads)
      #expect(one.map(\.bitPattern) == several.map(\.bitPattern))
    }
    let permuted = try density.surface(
      x: order.map { points.x[$0] }, y: order.map { points.y[$0] },
      weights: order.map { points.weights[$0] }, cover: cover, threads: 2)
    Self.expectEqual(permuted, one, tolerance: 1e-10)
  }

  /// The sum over fine cells nears the integral, which is the total weight.
  @Test(arguments: DensityKernel.allCases)
  func `A surface adds up to the weights`(kernel: DensityKernel) throws {
    let points = Points(count: 50, side: 1_000, seed: 8)
    for grid in try [CellGrid(.square, width: 40), CellGrid(.hexagon, width: 40)] {
      let frame = try GridFrame(grid: grid, minX: -1_800, minY: -1_800, maxX: 2_900, maxY: 2_900)
      let values = try KernelDensity(
        kernel: kernel, bandwidth: .fixed(kernel == .gaussian ? 200 : 600)
      ).surface(
        x: points.x, y: points.y, weights: points.weights, cover: CellCover(frame: frame),
        threads: 2)
      let total = values.reduce(0, +) * grid.cellArea / 1e6
      let weight = points.weights.reduce(0, +)
      #expect(abs(total / weight - 1) < (kernel == .uniform ? 2e-3 : 1e-4))
    }
  }

  @Test func `Units`() throws {
    let points = Points(count: 40, side: 2_000, seed: 2)
    let cover = CellCover(frame: try Self.frames()[0])
    var density = KernelDensity(kernel: .quartic, bandwidth: .fixed(500))
    func surface() throws -> [Double] {
      try density.surface(
        x: points.x, y: points.y, weights: points.weights, cover: cover, threads: 1)
    }
    let perKilometre = try surface()
    density.units = .raw
    let raw = try surface()
    density.units = .probability
    let shares = try surface()
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    let total = perKilometre.reduce(0, +)
    for place in raw.indices {
      #expect(abs(raw[place] * 3 / .pi / 0.25 - perKilometre[place]) < 1e-12 * total)
      #expect(abs(perKilometre[place] / total - shares[place]) < 1e-12)
    }
  }

  @Test func `Nothing and nonsense give empty surfaces or errors`() throws {
    let cover = CellCover(frame: try Self.frames()[0])
    let density = KernelDensity(bandwidth: .fixed(100))
    let none = try density.surface(x: [], y: [], weights: [], cover: cover, threads: 2)
    #expect(none.allSatisfy { $0 == 0 } && none.count == cover.frame.count)
    let odd = try density.surface(
      x: [.nan, 500, .infinity, 1e300, 500, 500], y: [1, .nan, 1, -1e300, 500, 500],
      weights: [1, 1, 1, 1, .nan, -2], cover: cover, threads: 2)
    #expect(odd.allSatisfy { $0 == 0 })
    for bandwidth in [0.0, -1, .nan, .infinity] {
      #expect(throws: HotspotError.self) {
        try KernelDensity(bandwidth: .fixed(bandwidth)).surface(
          x: [1], y: [1], weights: [1], cover: cover, threads: 1)
      }
    }
    for widths in [[0.0], [.nan], [.infinity], [-1, .nan], [0, .infinity]] {
      let places = widths.map { _ in 500.0 }
      let left = try KernelDensity(bandwidth: .perPoint(widths)).surface(
        x: places, y: places, weights: places, cover: cover, threads: 1)
      #expect(left.allSatisfy { $0 == 0 } && left.count == cover.frame.count)
    }
    let huge = try KernelDensity(bandwidth: .fixed(1e12)).surface(
      x: [1], y: [1], weights: [1], cover: cover, threads: 1)
    #expect(huge.allSatisfy { abs($0 / huge[0] - 1) < 1e-9 && $0 > 0 })
  }

  /// Inside a square region whose uniform points fill it, the corrected surface is level.
  @Test(arguments: [CellShape.square, .hexagon])
  func `Edge correction divides by the mass inside`(shape: CellShape) throws {
    let grid = try CellGrid(shape, width: 100)
    let frame = try GridFrame(grid: grid, minX: 0, minY: 0, maxX: 3_000, maxY: 3_000)
    let cover = CellCover(frame: frame)
    let centres = (0..<frame.count).map { frame.centre(of: $0) }
    let values = try KernelDensity(bandwidth: .fixed(650), edge: .uniform).surface(
      x: centres.map(\.x), y: centres.map(\.y), weights: centres.map { _ in 1 }, cover: cover,
      threads: 2)
    let level = 1e6 / grid.cellArea
    for value in values { #expect(abs(value / level - 1) < 0.01) }
    let plain = try KernelDensity(bandwidth: .fixed(650)).surface(
      x: [1_500], y: [1_500], weights: [1], cover: cover, threads: 2)
    let inside = try KernelDensity(bandwidth: .fixed(650), edge: .uniform).surface(
      x: [1_500], y: [1_500], weights: [1], cover: cover, threads: 2)
    for (one, other) in zip(plain, inside) { #expect(abs(one - other) < 1e-9) }
    #expect(throws: HotspotError.self) {
      try KernelDensity(bandwidth: .perPoint([1]), edge: .uniform).surface(
        x: [1], y: [1], weights: [1], cover: cover, threads: 1)
    }
  }

  /// Cells with parts of their area inside, and cells that are not covered.
  @Test(arguments: [DensityKernel.quartic, .uniform, .gaussian])
  func `Where cells are covered in part the mass inside is that of their areas`(
    kernel: DensityKernel
  ) throws {
    let points = Points(count: 60, side: 2_000, seed: 14)
    var random = SeededNumbers(seed: 15)
    for frame in try Self.frames() {
      let places = (0..<Int32(frame.count)).filter { _ in random.below(4) > 0 }
      let areas = places.map { _ in frame.grid.cellArea * (0.1 + 0.9 * random.unit()) }
      let cover = CellCover(frame: frame, places: places, areaInside: areas)
      let bandwidth = kernel == .gaussian ? 90.0 : 420
      var density = KernelDensity(kernel: kernel, bandwidth: .fixed(bandwidth))
      func surface() throws -> [Double] {
        try density.surface(
          x: points.x, y: points.y, weights: points.weights, cover: cover, threads: 2)
      }
      let plain = try surface()
      density.edge = .uniform
      let corrected = try surface()
      var cells = Points(count: 0, side: 1, seed: 1)
      for (place, area) in zip(places, areas) {
        let (x, y) = frame.centre(of: Int(place))
        cells.x.append(x)
        cells.y.append(y)
        cells.weights.append(area)
      }
      let mass = Self.oracle(cells, kernel: kernel, bandwidths: [bandwidth], frame: frame)
      // A frame so wide that its middle has the kernel's whole reach about it.
      let wide = try GridFrame(
        grid: frame.grid, firstColumn: -24, firstRow: -24, columns: 49, rows: 49)
      var all = Points(count: 0, side: 1, seed: 1)
      for place in 0..<wide.count {
        let (x, y) = wide.centre(of: place)
        all.x.append(x)
        all.y.append(y)
        all.weights.append(frame.grid.cellArea)
      }
      let middle = try GridFrame(
        grid: frame.grid, firstColumn: 0, firstRow: 0, columns: 1, rows: 1)
      let whole = Self.oracle(all, kernel: kernel, bandwidths: [bandwidth], frame: middle)[0]
      let covered = Set(places)
      for place in 0..<frame.count {
        guard covered.contains(Int32(place)) else {
          #expect(plain[place].isNaN && corrected[place].isNaN)
          continue
        }
        let expected = plain[place] * whole / mass[place]
        #expect(abs(corrected[place] - expected) <= 1e-7 * abs(expected))
      }
      density.units = .probability
      let shares = try surface()
      #expect(abs(places.reduce(0) { $0 + shares[Int($1)] } - 1) < 1e-12)
    }
  }
}
