package import DelimitedText
internal import StatisticalModels

extension CrossoverMargins {
  /// Proves by an exact flow that some matrix keeps the margins.
  ///
  /// - Throws: `HotspotError.badData` naming the margins that cannot all be kept, which a minimum cut
  ///   gives.
  package func prove() throws(HotspotError) {
    let solution = BoundedFlow.solve(
      nodes: nodes.count,
      arcs: arcs.map {
        BoundedFlow.Arc(from: $0.from, to: $0.to, lower: $0.lower, upper: $0.upper)
      })
    guard case .infeasible(let barrier) = solution else { return }
    throw HotspotError(
      .badData,
      "no schedule keeps all margins. "
        + (explanation(barrier: barrier) ?? "Ask for less to be balanced."))
  }
}

extension CrossoverAllocation {
  /// Checks a design before there is a seed: that its parts fit together, and by an exact flow that
  /// some schedule keeps the margins of a block.
  ///
  /// - Throws: `HotspotError`, as `draw` does but for a search that gives up.
  package static func check(
    _ problem: AllocationProblem, design: TrialDesign
  ) throws(HotspotError) {
    let request = try CrossoverRequest(problem, design: design)
    guard let blockDays = request.plan.blockDays else { return }
    let treated = try request.treatedEachPeriod(of: problem.count)
    _ = try request.rules(problem, treated: treated, blockDays: blockDays)
    let block = request.block(startingOn: request.start, treated: treated, of: problem)
    try CrossoverMargins(block, ids: problem.ids).prove()
  }
}
