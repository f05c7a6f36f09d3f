package import DelimitedText
internal import ParallelWork
internal import ResultTables
internal import StatisticalModels

/// Rerandomisation: complete randomisation, drawn again until the arms are alike in the covariates
/// (K. L. Morgan and D. B. Rubin 2012, doi:10.1214/12-AOS1008).
///
/// For ATTEMPT = 0, 1, …, in the stream `rerandomised/ATTEMPT`: labels as `CompleteAllocation` draws
/// them. With d the difference of the two arms' covariate means and S the covariance over all items
/// (N − 1), M = (n_T·n_C/N)·dᵀS⁻d with the pseudo-inverse of S. The first attempt with M ≤ a is taken,
/// a being the value that a chi-squared variable with rank S degrees of freedom stays under with the
/// probability `acceptance`; with a limit on conflicts it must also have no more than that many
/// between arms. Covariates without variance, and directions with none (`Whitening`), add nothing to M
/// and nothing to the rank; with rank 0 every M is 0 and accepted.
package enum RerandomisedAllocation {
  /// The most attempts ever made.
  private static let mostAttempts = 10_000_000

  /// Draws the arms.
  ///
  /// - Throws: `HotspotError`: `usage` for other than two arms, an acceptance outside 0 to 1, and
  ///   neither covariates nor a limit of conflicts; `badData` where covariates are so many that every
  ///   draw is equally far apart; `notFound` where 100/acceptance attempts, or 10,000 if that is more,
  ///   and at most ten million, did not serve.
  /// - Complexity: O(attempts · items · rank), on all processors.
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    try draw(problem, design: design, seed: seed, threads: ParallelWork.processors)
  }

  /// Draws the arms on a number of threads, on which the result does not depend.
  static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String, threads: Int
  ) throws(HotspotError) -> ArmDraw {
    try problem.checkTwoArms(design)
    let acceptance = design.acceptance
    guard acceptance > 0, acceptance <= 1 else {
      throw HotspotError(
        .usage, "the acceptance is \(acceptance). Give a share above 0 up to 1, such as 0.001.")
    }
    let limit = design.conflictLimit
    guard !problem.covariates.isEmpty || limit != nil else {
      throw HotspotError(
        .usage,
        "the design rerandomised needs covariates or a limit of conflicts. Name covariates, or take"
          + " the design complete.")
    }
    guard let whitening = Whitening(covariates: problem.covariates) else {
      throw HotspotError(
        .badData, "a covariate has values too large to compare. Give it in another unit.")
    }
    let distance = MahalanobisSearch(
      problem: problem, ratios: design.ratios, whitening: whitening, seed: seed,
      threshold: try threshold(whitening, items: problem.count, acceptance: acceptance),
      conflictLimit: limit)
    let most = min(max(100 / acceptance, 10_000).rounded(.up), Double(mostAttempts))
    let found = ParallelWork.first(limit: Int(most), threads: threads) { distance.first(in: $0) }
    guard let found else {
      throw HotspotError(
        .notFound,
        "not found: none of \(Int(most)) draws was balanced enough"
          + (limit.map { " with at most \($0) conflicts between arms" } ?? "")
          + ". That does not prove that there is none. Raise the acceptance, take fewer covariates,"
          + " or allow more conflicts.")
    }
    return ArmDraw(
      arms: found.value.labels,
      details: [
        OrderedJSON.Member("attempt", .integer(found.attempt)),
        OrderedJSON.Member("mahalanobis", .number(found.value.distance)),
        OrderedJSON.Member(
          "threshold", distance.threshold.isFinite ? .number(distance.threshold) : .null),
        OrderedJSON.Member("rank", .integer(whitening.rank)),
      ],
      lines: lines(problem, design: design, whitening: whitening, attempt: found.attempt))
  }

  /// a: what M may be.
  private static func threshold(
    _ whitening: Whitening, items: Int, acceptance: Double
  ) throws(HotspotError) -> Double {
    guard whitening.rank > 0 else { return 0 }
    guard whitening.rank < items - 1 else {
      throw HotspotError(
        .badData,
        "\(items) units and \(whitening.rank) independent covariates leave every draw equally far"
          + " apart. Take fewer covariates.")
    }
    return ChiSquaredDistribution.quantile(
      probability: acceptance, degreesOfFreedom: Double(whitening.rank))
  }

  private static func lines(
    _ problem: AllocationProblem, design: TrialDesign, whitening: Whitening, attempt: Int
  ) -> [String] {
    var lines = ["Draw number \(attempt + 1) was the first that was balanced enough."]
    if !whitening.constant.isEmpty {
      lines.append(
        "Left out because all units have the same value: "
          + design.names(ofCovariates: whitening.constant) + ".")
    }
    let varying = problem.covariates.count - whitening.constant.count
    if whitening.rank < varying {
      lines.append(
        "The \(varying) covariates hold \(whitening.rank) independent ones; the others follow from"
          + " them.")
    }
    if !design.weights.isEmpty {
      lines.append("Weights do not change the Mahalanobis distance, and were not used.")
    }
    return lines
  }
}

/// The attempts of a rerandomisation.
private struct MahalanobisSearch: Sendable {
  let problem: AllocationProblem
  let ratios: [Int]
  let contrast: ArmContrast
  let seed: String
  let threshold: Double
  let conflictLimit: Int?

  struct Accepted: Sendable {
    var labels: [Int]
    var distance: Double
  }

  init(
    problem: AllocationProblem, ratios: [Int], whitening: Whitening, seed: String,
    threshold: Double, conflictLimit: Int?
  ) {
    self.problem = problem
    self.ratios = ratios
    contrast = ArmContrast(columns: whitening.scores, items: problem.count)
    self.seed = seed
    self.threshold = threshold
    self.conflictLimit = conflictLimit
  }

  /// The first attempt of a range that is accepted.
  func first(in attempts: Range<Int>) -> ParallelWork.Found<Accepted>? {
    var sums = [Double](repeating: 0, count: contrast.width)
    let count = Double(problem.count)
    for attempt in attempts {
      var stream = AuditStream(seed: seed, purpose: StreamPurpose.rerandomised(attempt: attempt))
      let sizes = ArmSizes.draw(units: problem.count, ratios: ratios, from: &stream)
      let labels = CompleteAllocation.labels(sizes: sizes, from: &stream)
      // With whitened scores (n_T·n_C/N)·|s·N/(n_T·n_C)|² is left of M.
      let distance =
        contrast.squaredSums(firstArm: labels, sums: &sums) * count
        / (Double(sizes[0]) * Double(sizes[1]))
      guard distance <= threshold else { continue }
      if let conflictLimit, problem.oppositeConflicts(labels) > conflictLimit { continue }
      return ParallelWork.Found(
        attempt: attempt, value: Accepted(labels: labels, distance: distance))
    }
    return nil
  }
}
