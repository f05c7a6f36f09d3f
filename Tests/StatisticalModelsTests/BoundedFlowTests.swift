import StatisticalModels
import TestSupport
import Testing

@Suite struct BoundedFlowTests {
  /// Whether any flow between the bounds leaves every node with its supply, by trying them all.
  static func exists(_ arcs: ArraySlice<BoundedFlow.Arc>, _ left: [Int]) -> Bool {
    guard let arc = arcs.first else { return left.allSatisfy { $0 == 0 } }
    return (arc.lower...arc.upper).contains { flow in
      var left = left
      left[arc.from] -= flow
      left[arc.to] += flow
      return exists(arcs.dropFirst(), left)
    }
  }

  @Test func `Feasible exactly where a search finds a flow, and a barrier where it does not`() {
    var stream = SeededNumbers(seed: 5)
    var feasible = 0
    for _ in 0..<400 {
      let nodes = 2 + stream.below(4)
      let arcs = (0..<1 + stream.below(7)).map { _ in
        let lower = stream.below(4) - 1
        return BoundedFlow.Arc(
          from: stream.below(nodes), to: stream.below(nodes), lower: lower,
          upper: lower + stream.below(3))
      }
      var supply = (0..<nodes).map { _ in stream.below(3) - 1 }
      supply[0] -= supply.reduce(0, +)
      let expected = Self.exists(arcs[...], supply)
      switch BoundedFlow.solve(nodes: nodes, arcs: arcs, supply: supply) {
      case .feasible(let flow):
        #expect(expected)
        feasible += 1
        var out = [Int](repeating: 0, count: nodes)
        for (arc, flow) in zip(arcs, flow) {
          #expect(arc.lower...arc.upper ~= flow)
          out[arc.from] += flow
          out[arc.to] -= flow
        }
        #expect(out == supply)
      case .infeasible(let barrier):
        #expect(!expected)
        #expect(BoundedFlow.shortfall(of: barrier, arcs: arcs, supply: supply) > 0)
      }
    }
    #expect(40...360 ~= feasible, "both outcomes are tried")
  }

  @Test func `Names the constraint that binds`() {
    // Two units, treated twice each at least, over three days of one treated each: four are wanted
    // where three are given. Node 0 is source and sink.
    let days = (3...5).map { BoundedFlow.Arc(from: $0, to: 0, lower: 1, upper: 1) }
    let cells = (1...2).flatMap { unit in
      (3...5).map { BoundedFlow.Arc(from: unit, to: $0, lower: 0, upper: 1) }
    }
    func units(_ least: Int) -> [BoundedFlow.Arc] {
      (1...2).map { BoundedFlow.Arc(from: 0, to: $0, lower: least, upper: 3) }
    }
    guard
      case .infeasible(let barrier) = BoundedFlow.solve(nodes: 6, arcs: units(2) + cells + days)
    else {
      Issue.record("four treatments on three days")
      return
    }
    #expect(barrier == [1, 2, 3, 4, 5])
    guard case .feasible(let flow) = BoundedFlow.solve(nodes: 6, arcs: units(1) + cells + days)
    else {
      Issue.record("three treatments on three days")
      return
    }
    #expect(flow[0] + flow[1] == 3)
  }

  @Test func `A flow without arcs`() {
    #expect(BoundedFlow.solve(nodes: 2, arcs: []) == .feasible([]))
    #expect(BoundedFlow.solve(nodes: 2, arcs: [], supply: [1, -1]) == .infeasible(barrier: [0]))
  }
}
