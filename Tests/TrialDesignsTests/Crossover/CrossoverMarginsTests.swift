import Testing
import TrialDesigns

@Suite struct CrossoverMarginsTests {
  @Test("A matrix with the margins is a circulation within the bounds", arguments: 0..<40)
  func startIsAFlow(seed: Int) {
    var stream = AuditStream(text: "margins \(seed)")
    let items = 1 + stream.below(12)
    let block = CrossoverSupport.block(
      items, treated: stream.below(items + 1), periods: 1 + stream.below(20),
      areas: (0..<items).map { "area \($0 % 3)" }, week: stream.below(2) == 0)
    let margins = CrossoverMargins(block, ids: (0..<items).map { "u\($0)" })
    var matrix = CrossoverStart.matrix(of: block, drawing: &stream)
    let flow = margins.flow(of: matrix)
    #expect(Self.isCirculation(flow, in: margins))
    #expect(margins.matrix(of: flow) == matrix)
    // One more treated cell breaks a period's margin, and the flow with it.
    if let control = matrix.firstIndex(of: 0) {
      matrix[control] = 1
      #expect(!Self.isCirculation(margins.flow(of: matrix), in: margins))
    }
  }

  private static func isCirculation(_ flow: [Int], in margins: CrossoverMargins) -> Bool {
    var balance = [Int](repeating: 0, count: margins.nodes.count)
    for (value, arc) in zip(flow, margins.arcs) {
      balance[arc.from] -= value
      balance[arc.to] += value
    }
    return flow.count == margins.arcs.count && balance.allSatisfy { $0 == 0 }
      && zip(flow, margins.arcs).allSatisfy { $1.lower <= $0 && $0 <= $1.upper }
  }

  @Test("Limits of units that leave a period short are named")
  func barrier() throws {
    let block = CrossoverSupport.block(3, treated: 2, periods: 4)
    let margins = CrossoverMargins(block, ids: ["a", "b", "c"], itemBounds: [0...1, 0...1, nil])
    // Four periods need eight; a and b give one each, and c three at most.
    let barrier = margins.nodes.indices.filter { $0 >= 2 }
    let text = try #require(margins.explanation(barrier: barrier))
    #expect(
      text
        == "the margins cannot all hold: 2026-03-02 at least 2, 2026-03-03 at least 2,"
        + " 2026-03-04 at least 2, 2026-03-05 at least 2, which is 8 treated together, but there is"
        + " room for 5 only: unit a at most 1, unit b at most 1, unit c at most 3.")
  }

  @Test("A set that shows nothing explains nothing, and a set and its complement the same")
  func complement() {
    let block = CrossoverSupport.block(2, treated: 1, periods: 2)
    let sound = CrossoverMargins(block, ids: ["a", "b"])
    for node in sound.nodes.indices { #expect(sound.explanation(barrier: [node]) == nil) }
    let torn = CrossoverMargins(block, ids: ["a", "b"], periodBounds: [2...2, 1...1])
    // Three treated in all, and each unit has room for one.
    let periods = torn.nodes.indices.filter { torn.nodes[$0].hasPrefix("2026") }
    let areas = torn.nodes.indices.filter { torn.nodes[$0].hasPrefix("all on") }
    let units = torn.nodes.indices.filter { torn.nodes[$0].hasPrefix("unit") }
    let set = Set(periods + areas + units)
    let inside = torn.explanation(barrier: Array(set))
    #expect(inside != nil)
    #expect(torn.explanation(barrier: torn.nodes.indices.filter { !set.contains($0) }) == inside)
  }
}
