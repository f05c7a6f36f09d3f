import Foundation
import HotspotGeometry
import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct CellNudgeTests {
  private static let grids: [CellGrid] = [
    try? CellGrid(.square, width: 100), try? CellGrid(.hexagon, width: 100),
    try? CellGrid(.hexagon, width: 100, top: .flat),
  ].compactMap { $0 }

  private struct Cloud {
    var x: [Double] = []
    var y: [Double] = []
    var weight: [Int64] = []

    /// Points about the origin, on a lattice of whole metres so that edges often coincide.
    init(_ count: Int, step: Double, reach: Int, numbers: inout SeededStream) {
      for _ in 0..<count {
        x.append(step * Double(numbers.below(2 * reach + 1) - reach))
        y.append(step * Double(numbers.below(2 * reach + 1) - reach))
        weight.append(Int64(1 + numbers.below(4)))
      }
    }

    func best(_ grid: CellGrid, rotates: Bool = true) -> CellPlacement {
      CellNudge(shape: grid, centreX: 0, centreY: 0, x: x, y: y, weights: weight)
        .best(rotates: rotates)
    }
  }

  /// The sides of the cell: angles of the normals in degrees, and the rotations.
  private static func normals(_ grid: CellGrid) -> (angles: [Int], rotations: [Int]) {
    switch grid {
    case .square: ([0, 90], Array(stride(from: 0, through: 85, by: 5)))
    case .hexagon(let hexagons):
      (
        hexagons.top == .pointy ? [0, 60, 120] : [90, 30, 150],
        Array(stride(from: 0, through: 55, by: 5))
      )
    }
  }

  /// All candidates: the start, feet and crossings of all edge lines, one by one.
  private static func exhaustive(_ grid: CellGrid, _ cloud: Cloud)
    -> (weight: Int64, move: Double, rotation: Int)
  {
    let half = grid.width / 2
    let (angles, rotations) = normals(grid)
    var best: (weight: Int64, move: Double, rotation: Int) = (-1, 0, 0)
    for rotation in rotations {
      let axes = angles.map { angle in
        let radians = Double(angle + rotation) * .pi / 180
        return (x: cos(radians), y: sin(radians))
      }
      var lines: [(axis: Int, offset: Double)] = []
      for (axis, normal) in axes.enumerated() {
        for point in cloud.x.indices {
          let place = normal.x * cloud.x[point] + normal.y * cloud.y[point]
          lines += [(axis, place - half), (axis, place + half)]
        }
      }
      var candidates = [(0.0, 0.0)]
      for one in lines.indices {
        let (a, c) = (axes[lines[one].axis], lines[one].offset)
        candidates.append((a.x * c, a.y * c))
        for other in lines[(one + 1)...] where other.axis != lines[one].axis {
          let (b, d) = (axes[other.axis], other.offset)
          let area = a.x * b.y - a.y * b.x
          candidates.append(((c * b.y - d * a.y) / area, (a.x * d - b.x * c) / area))
        }
      }
      for (dx, dy) in candidates {
        let move = (dx * dx + dy * dy).squareRoot()
        guard move <= half + 1e-7 else { continue }
        var weight: Int64 = 0
        for point in cloud.x.indices {
          let inside = axes.allSatisfy {
            abs($0.x * (cloud.x[point] - dx) + $0.y * (cloud.y[point] - dy)) <= half + 1e-7
          }
          if inside { weight += cloud.weight[point] }
        }
        if weight > best.weight || (weight == best.weight && move < best.move - 1e-4) {
          best = (weight, move, rotation)
        }
      }
    }
    return best
  }

  @Test(arguments: grids) func `No candidate of all edges beats it`(_ grid: CellGrid) {
    var numbers = SeededStream(seed: 2026)
    for round in 0..<6 {
      let cloud = Cloud(
        3 + round, step: round % 2 == 0 ? 1 : 12.5, reach: round % 2 == 0 ? 110 : 9,
        numbers: &numbers)
      let expected = Self.exhaustive(grid, cloud)
      let found = cloud.best(grid)
      #expect(found.weight == expected.weight)
      // A few centimetres more bring the points off the edges.
      #expect(found.distance > expected.move - 2e-4)
      #expect(found.distance <= expected.move + CellNudge.allowance + 2e-4)
      #expect(found.degrees == expected.rotation)
    }
  }

  @Test(arguments: grids) func `No placement of a fine raster beats it`(_ grid: CellGrid) {
    var numbers = SeededStream(seed: 77)
    let cloud = Cloud(60, step: 0.37, reach: 300, numbers: &numbers)
    let found = cloud.best(grid, rotates: false)
    let axes = Self.normals(grid).angles.map { angle in
      (x: cos(Double(angle) * .pi / 180), y: sin(Double(angle) * .pi / 180))
    }
    var greatest: Int64 = 0
    for column in -25...25 {
      for row in -25...25 where column * column + row * row <= 625 {
        let (dx, dy) = (2 * Double(column), 2 * Double(row))
        var weight: Int64 = 0
        for point in cloud.x.indices
        where axes.allSatisfy({
          abs($0.x * (cloud.x[point] - dx) + $0.y * (cloud.y[point] - dy)) <= 50
        }) {
          weight += cloud.weight[point]
        }
        greatest = max(greatest, weight)
      }
    }
    #expect(greatest > 0 && found.weight >= greatest)
    #expect(cloud.best(grid).weight >= found.weight)
  }

  @Test func `Small cases come out as by hand`() throws {
    let grid = try CellGrid(.square, width: 100)
    func best(
      _ x: [Double], _ y: [Double], _ weight: [Int64]? = nil, rotates: Bool = false
    ) -> CellPlacement {
      CellNudge(
        shape: grid, centreX: 0, centreY: 0, x: x, y: y, weights: weight ?? x.map { _ in 1 }
      ).best(rotates: rotates)
    }
    // Nothing to hold, or all held already: nothing moves.
    #expect(best([], []).held.isEmpty && !best([], []).isMoved)
    let held = best([50, -50, 0], [50, -50, 0])
    #expect(held.held == [0, 1, 2] && !held.isMoved)
    // One point 20 m beyond the eastern side draws the cell 20 m east, and 2 cm more.
    let east = best([70], [0])
    #expect((east.dx, east.dy, east.degrees) == (20.02, 0, 0))
    #expect(east.weight == 1 && east.held == [0])
    // Two points a whole width apart fit exactly on two sides.
    let exact = best([-20, 80], [10, -10])
    #expect((exact.dx, exact.dy) == (30, 0) && exact.held == [0, 1])
    // A diagonal of 140 m fits only when the square is turned.
    let turned = best([-70, 70], [0, 0], rotates: true)
    #expect(best([-70, 70], [0, 0]).weight == 1)
    #expect(turned.weight == 2 && turned.degrees == 45 && turned.distance == 0)
    // The centre may move half a width and no more: at 100 m from it a side is just reached.
    #expect(best([100], [0]).held == [0])
    #expect(best([121], [0]).held.isEmpty)
    // East and west draw alike: the smaller dx wins; north and south: the smaller dy.
    let draw = best([90, -90], [0, 0])
    #expect(draw.weight == 1 && draw.dx < 0)
    // Claimed points pull nothing but are among those held.
    let claimed = best([70, 0], [0, 0], [0, 3])
    #expect(!claimed.isMoved && claimed.weight == 3 && claimed.held == [1])
    #expect(best([.nan, 70], [0, 0]).held == [1])
  }

  @Test(arguments: grids) func `The written polygon holds what is counted`(_ grid: CellGrid) {
    var numbers = SeededStream(seed: 77)
    var moved = 0
    for round in 0..<12 {
      let cloud = Cloud(6 + 4 * round, step: 1, reach: 110, numbers: &numbers)
      let found = cloud.best(grid)
      moved += found.isMoved ? 1 : 0
      let corners = stride(from: 0, to: found.outline.coordinates.count - 2, by: 2).map {
        (x: found.outline.coordinates[$0], y: found.outline.coordinates[$0 + 1])
      }
      let inside = cloud.x.indices.filter { point in
        corners.indices.allSatisfy { corner in
          let (a, b) = (corners[corner], corners[(corner + 1) % corners.count])
          return (b.x - a.x) * (cloud.y[point] - a.y) - (b.y - a.y) * (cloud.x[point] - a.x) > 0
        }
      }
      #expect(inside == found.held, "round \(round)")
    }
    #expect(moved > 6)
  }

  @Test(arguments: grids) func `Moving everything moves nothing else`(_ grid: CellGrid) {
    var numbers = SeededStream(seed: 5)
    let cloud = Cloud(40, step: 1, reach: 110, numbers: &numbers)
    let here = cloud.best(grid)
    #expect(here.weight > 0 && here.isMoved)
    #expect(here.weight == here.held.reduce(0) { $0 + cloud.weight[$1] })
    let far = CellNudge(
      shape: grid, centreX: 512_000, centreY: 196_000, x: cloud.x.map { $0 + 512_000 },
      y: cloud.y.map { $0 + 196_000 }, weights: cloud.weight
    ).best()
    #expect((far.dx, far.dy, far.degrees) == (here.dx, here.dy, here.degrees))
    #expect(far.held == here.held)
    let order = numbers.permutation(of: Int32(cloud.x.count)).map(Int.init)
    let mixed = CellNudge(
      shape: grid, centreX: 0, centreY: 0, x: order.map { cloud.x[$0] },
      y: order.map { cloud.y[$0] }, weights: order.map { cloud.weight[$0] }
    ).best()
    #expect(mixed.held.map { order[$0] }.sorted() == here.held)
    #expect((mixed.dx, mixed.dy, mixed.degrees) == (here.dx, here.dy, here.degrees))
    let inside = cloud.x.indices.filter { here.holds(x: cloud.x[$0], y: cloud.y[$0]) }
    #expect(inside == here.held)
  }

  @Test(arguments: grids) func `The outline is the cell, moved and turned`(_ grid: CellGrid) {
    let still = CellNudge(shape: grid, centreX: 7, centreY: 9, x: [], y: [], weights: [])
      .unmoved()
    let outline = still.outline.coordinates
    let own = grid.outline(of: CellAddress(column: 0, row: 0)).coordinates
    let centre = grid.centre(of: CellAddress(column: 0, row: 0))
    let expected = stride(from: 0, to: own.count, by: 2).map {
      [own[$0] - centre.x + 7, own[$0 + 1] - centre.y + 9]
    }
    let corners = stride(from: 0, to: outline.count, by: 2).map { [outline[$0], outline[$0 + 1]] }
    #expect(corners.count == expected.count)
    for corner in corners {
      #expect(expected.contains { abs($0[0] - corner[0]) + abs($0[1] - corner[1]) < 1e-9 })
    }
    let (x, y) = ([-70.0, 70], [3.0, -3])
    let turned = CellNudge(
      shape: grid, centreX: 0, centreY: 0, x: x, y: y, weights: [1, 1]
    ).best()
    let ring = turned.outline.coordinates
    for point in turned.held {
      for corner in stride(from: 0, to: ring.count - 2, by: 2) {
        let (ax, ay, bx, by) = (ring[corner], ring[corner + 1], ring[corner + 2], ring[corner + 3])
        let area = (bx - ax) * (y[point] - ay) - (by - ay) * (x[point] - ax)
        #expect(area >= -1e-3)
      }
    }
  }
}
