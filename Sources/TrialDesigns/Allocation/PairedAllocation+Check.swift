package import DelimitedText
package import ResultTables
internal import StatisticalModels

extension PairedAllocation {
  /// Judges the pairs that a record holds, and tosses their coins again.
  ///
  /// Another machine may have found other pairs of the same least total, so pairs are not compared:
  /// they must hold every item once (but for one left over of an odd number), stand in order, keep
  /// to the rules, and be as close in all as the best there are, within 1e-9 of the total and the
  /// rounding of ``OptimalMatching``.
  ///
  /// - Parameter details: those of the recorded allocation.
  /// - Returns: the arms that follow from these pairs and the seed.
  /// - Throws: `HotspotError.damaged` naming the first fault, and what `draw` throws.
  package static func check(
    _ details: [OrderedJSON.Member], problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    let rules = try PairingRules(problem, design: design)
    let pairs = try recordedPairs(.object(details), problem: problem)
    if let pair = pairs.first(where: { !rules.allows($0.0, $0.1) }) {
      throw fault(
        "units \(problem.ids[pair.0]) and \(problem.ids[pair.1]) are a pair, which the design forbids"
      )
    }
    let total = pairs.reduce(0) { $0 + rules.distance($1.0, $1.1) }
    guard let recorded = OrderedJSON.object(details)["pair_total_distance"]?.double,
      abs(recorded - total) <= 1e-9 * max(1, total)
    else { throw fault("the total distance of the pairs is \(total), not as recorded") }
    let best = try rules.bestMatching()
    guard total <= best.total + 1e-9 * max(1, best.total) + best.rounding else {
      throw fault(
        "the pairs are not the closest: their distances sum to \(total), where \(best.total) is"
          + " possible")
    }
    return ArmDraw(
      arms: arms(of: pairs, items: problem.count, seed: seed), details: details)
  }

  /// The pairs as items, each item once.
  private static func recordedPairs(
    _ details: OrderedJSON, problem: AllocationProblem
  ) throws(HotspotError) -> [(Int, Int)] {
    let items = Dictionary(
      zip(problem.ids, 0..<problem.count), uniquingKeysWith: { first, _ in first })
    guard let listed = details["pairs"]?.elements else { throw fault("there are no pairs") }
    var pairs: [(Int, Int)] = []
    var isSeen = [Bool](repeating: false, count: problem.count)
    func take(_ id: OrderedJSON) throws(HotspotError) -> Int {
      guard let text = id.text, let item = items[text] else {
        throw fault("a pair has a unit that is not in the frame")
      }
      guard !isSeen[item] else { throw fault("unit \(text) stands in two places") }
      isSeen[item] = true
      return item
    }
    for entry in listed {
      guard let both = entry.elements, both.count == 2 else { throw fault("a pair is not of two") }
      let pair = (try take(both[0]), try take(both[1]))
      guard pair.0 < pair.1, pairs.last.map({ $0.0 < pair.0 }) ?? true else {
        throw fault("the pairs are not in the order of their units")
      }
      pairs.append(pair)
    }
    if let odd = details["odd_unit"], odd != .null { _ = try take(odd) }
    if let missing = isSeen.firstIndex(of: false) {
      throw fault("unit \(problem.ids[missing]) is in no pair")
    }
    guard pairs.count == problem.count / 2 else {
      throw fault("there are \(pairs.count) pairs of \(problem.count) units")
    }
    return pairs
  }

  private static func fault(_ what: String) -> HotspotError {
    HotspotError(
      .damaged, "the record's pairs do not follow from its frame and design: \(what).")
  }
}
