import Testing
import TrialDesigns

@Suite struct IndependentSetTests {
  struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ z >> 31) % UInt64(bound))
    }

    /// A graph in which each two of `count` are in conflict with a chance of `share` in 100.
    mutating func graph(_ count: Int, share: Int) -> ConflictGraph {
      var conflicts: [TrialDesign.Conflict] = []
      for one in 0..<count {
        for other in one + 1..<max(count, one + 1) where below(100) < share {
          conflicts.append(.init(one, other))
        }
      }
      return ConflictGraph(count: count, conflicts: conflicts)
    }
  }

  static func isIndependent(_ kept: [Int], _ graph: ConflictGraph) -> Bool {
    let kept = Set(kept)
    return !graph.conflicts.contains { kept.contains($0.first) && kept.contains($0.second) }
  }

  /// Every subset: the heaviest, and of several the one that holds the first unit in which they
  /// differ, which is the greatest number with the first unit as its highest bit.
  static func enumerated(_ graph: ConflictGraph, _ weights: [Double]) -> (Double, [Int]) {
    let count = graph.count
    let last = count - 1
    let masks = graph.neighbours.map { list in list.reduce(0) { $0 | 1 << (last - $1) } }
    var best = (weight: -1.0, set: 0)
    for set in 0..<1 << count {
      var weight = 0.0
      var isFree = true
      for unit in 0..<count where set & 1 << (last - unit) != 0 {
        weight += weights[unit]
        isFree = isFree && masks[unit] & set == 0
      }
      if isFree && weight >= best.weight { best = (weight, set) }
    }
    return (best.weight, (0..<count).filter { best.set & 1 << (last - $0) != 0 })
  }

  @Test("The heaviest set there is, by enumeration")
  func exact() {
    var numbers = Numbers(state: 17)
    for round in 0..<150 {
      let count = 1 + numbers.below(10)
      let graph = numbers.graph(count, share: [10, 25, 50, 80][round % 4])
      let weights = (0..<count).map { _ in
        round % 3 == 0 ? 1 : Double(numbers.below(round % 3 == 1 ? 5 : 1000))
      }
      let set = IndependentSet(graph, weights: weights)
      let (weight, kept) = Self.enumerated(graph, weights)
      #expect(set.isExact)
      #expect(set.kept == kept, "round \(round)")
      #expect(set.weight == weight)
      #expect(set.bound == weight)
      #expect((set.kept + set.dropped).sorted() == Array(0..<count))
    }
  }

  @Test("Weights that are not whole")
  func fractions() {
    let graph = ConflictGraph(count: 3, conflicts: [.init(0, 1), .init(1, 2)])
    #expect(IndependentSet(graph, weights: [0.1, 0.3, 0.15]).kept == [1])
    #expect(IndependentSet(graph, weights: [0.1, 0.3, 0.25]).kept == [0, 2])
    #expect(IndependentSet(graph, weights: [0, .nan, -1]).kept == [0, 2])
  }

  /// The independence numbers: of the Petersen graph 4, of a cycle of 39 ⌊39/2⌋, of the 5 × 8 grid
  /// 20, of the Möbius ladder on 40, which is not bipartite, 19.
  @Test("Known graphs")
  func knownGraphs() {
    func size(_ count: Int, _ rule: (_ one: Int, _ other: Int) -> Bool) -> Int {
      var conflicts: [TrialDesign.Conflict] = []
      for one in 0..<count {
        for other in one + 1..<count where rule(one, other) || rule(other, one) {
          conflicts.append(.init(one, other))
        }
      }
      return IndependentSet(ConflictGraph(count: count, conflicts: conflicts)).kept.count
    }
    let petersen = size(10) { one, other in
      if one < 5 && other < 5 { return (one + 1) % 5 == other }
      if one < 5 { return one + 5 == other }
      return other >= 5 && (one - 3) % 5 + 5 == other
    }
    #expect(petersen == 4)
    #expect(size(39) { one, other in (one + 1) % 39 == other } == 19)
    let grid = size(40) { one, other in
      one + 8 == other || one % 8 < 7 && one + 1 == other
    }
    #expect(grid == 20)
    #expect(size(40) { one, other in (one + 1) % 40 == other || one + 20 == other } == 19)
  }

  @Test("Large groups: no conflict, nothing to add, and a bound that holds")
  func heuristic() {
    var numbers = Numbers(state: 4)
    for share in [5, 12, 30] {
      let graph = numbers.graph(80, share: share)
      #expect(graph.components.contains { $0.count > IndependentSet.exactSize })
      let weights = (0..<80).map { _ in Double(1 + numbers.below(50)) }
      let set = IndependentSet(graph, weights: weights)
      #expect(Self.isIndependent(set.kept, graph))
      #expect(set.weight == set.kept.reduce(0) { $0 + weights[$1] })
      #expect(set.bound >= set.weight)
      #expect(set.isExact == (set.bound == set.weight))
      for unit in set.dropped {
        #expect(!Self.isIndependent(set.kept + [unit], graph), "\(unit) could be kept")
      }
    }
  }

  /// A path of 120 with weights from 1 to 50; its heaviest set by going along it once. Greedy choice
  /// and exchanges alone fall short of it.
  @Test("Windows find the best set of a long path", arguments: 1...3)
  func longPath(_ seed: UInt64) {
    var numbers = Numbers(state: seed)
    let weights = (0..<120).map { _ in Double(1 + numbers.below(50)) }
    var (with, without) = (0.0, 0.0)
    for weight in weights { (with, without) = (without + weight, max(with, without)) }
    let graph = ConflictGraph(count: 120, conflicts: (0..<119).map { .init($0, $0 + 1) })
    let set = IndependentSet(graph, weights: weights)
    #expect(set.weight == max(with, without))
    #expect(set.isExact)
  }

  /// Cliques of five in a chain: with the bridges' ends unwanted, one of each clique can be kept.
  @Test("A large group whose set reaches its bound is proven")
  func provenLargeGroup() {
    var conflicts: [TrialDesign.Conflict] = []
    for clique in 0..<20 {
      for one in 0..<5 {
        for other in one + 1..<5 { conflicts.append(.init(5 * clique + one, 5 * clique + other)) }
      }
      if clique < 19 { conflicts.append(.init(5 * clique + 4, 5 * clique + 5)) }
    }
    let set = IndependentSet(ConflictGraph(count: 100, conflicts: conflicts))
    #expect(set.weight == 20)
    #expect(set.isExact)
    #expect(set.bound == 20)
  }
}
