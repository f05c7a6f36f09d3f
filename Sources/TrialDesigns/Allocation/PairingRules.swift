internal import DelimitedText
internal import ResultTables
internal import StatisticalModels

/// Which items may be paired, and how far apart they are.
struct PairingRules {
  private let problem: AllocationProblem
  private let design: TrialDesign
  private let inConflict: Set<TrialDesign.Conflict>
  /// The distance over the covariates, whether or not two may be paired.
  let distance: MahalanobisDistances

  init(_ problem: AllocationProblem, design: TrialDesign) throws(HotspotError) {
    guard design.arms.count == 2, design.arms[0].ratio == design.arms[1].ratio else {
      throw HotspotError(
        .usage,
        "pairs need two arms of equal size; \(Setting.arms) gives "
          + design.arms.map { "\($0.name)=\($0.ratio)" }.joined(separator: ",")
          + ". Use treatment=1,control=1, or another \(Setting.design).")
    }
    guard !problem.covariates.isEmpty else {
      throw HotspotError(
        .usage, "pairs are made of units with like covariates. Name some by \(Setting.covariates).")
    }
    let weights = design.weights
    let areUsable =
      weights.count == problem.covariates.count && weights.contains(where: { $0 > 0 })
      && weights.allSatisfy({ $0 >= 0 && $0.isFinite })
    guard weights.isEmpty || areUsable
    else {
      throw HotspotError(
        .usage,
        "\(Setting.covariateWeights) needs one number from 0 up for each of the"
          + " \(problem.covariates.count) covariates, not all of them 0.")
    }
    guard problem.count >= 2 else {
      throw HotspotError(.badData, "pairs need two units at least; there is one.")
    }
    if design.pairWithin != nil && problem.centres.isEmpty {
      throw HotspotError(
        .badData,
        "the distance between the units of a pair is limited (\(Setting.pairDistance)), but not"
          + " every unit has a place. Make the frame from a layer with figures, or drop the limit.")
    }
    guard let distance = MahalanobisDistances(covariates: problem.covariates, weights: weights)
    else {
      throw HotspotError(
        .badData, "the covariates are too large or too unlike each other to measure distances by.")
    }
    self.problem = problem
    self.design = design
    self.distance = distance
    inConflict = design.buffer == nil ? [] : Set(problem.conflicts)
  }

  /// Whether two items, the lower first, may be a pair.
  func allows(_ first: Int, _ second: Int) -> Bool {
    if inConflict.contains(TrialDesign.Conflict(first, second)) { return false }
    guard let limit = design.pairWithin else { return true }
    let (one, other) = (problem.centres[first], problem.centres[second])
    let (dx, dy) = (one.x - other.x, one.y - other.y)
    return (dx * dx + dy * dy).squareRoot() <= limit
  }

  /// The allowed pairs of least total distance.
  func bestMatching() throws(HotspotError) -> OptimalMatching {
    let matching = OptimalMatching(count: problem.count) { first, second in
      allows(first, second) ? distance(first, second) : .infinity
    }
    guard let matching else { throw impossible }
    return matching
  }

  /// The error for rules under which not all can be paired, with the units that have no partner at
  /// all.
  private var impossible: HotspotError {
    var rules: [String] = []
    var advice: [String] = []
    if let limit = design.pairWithin {
      rules.append("no farther apart than \(CellValue.number(limit).description) m")
      advice.append("raise \(Setting.pairDistance)")
    }
    if let buffer = design.buffer {
      rules.append("with buffers of \(CellValue.number(buffer).description) m that do not meet")
      advice.append("lower \(Setting.buffer)")
    }
    let lonely = (0..<problem.count).filter { item in
      !(0..<problem.count).contains { other in
        other != item && allows(min(item, other), max(item, other))
      }
    }
    let named = lonely.prefix(5).map { problem.ids[$0] }.joined(separator: ", ")
    let who =
      lonely.isEmpty
      ? ""
      : " Without any partner: \(named)\(lonely.count > 5 ? " and \(lonely.count - 5) more" : "")."
    return HotspotError(
      .badData,
      "the \(problem.count) units cannot all be paired with units "
        + rules.joined(separator: " and ") + "." + who + " To pair all, "
        + (advice + ["leave units out of the frame"]).joined(separator: ", or ") + ".")
  }
}
