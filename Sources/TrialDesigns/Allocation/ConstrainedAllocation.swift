package import DelimitedText
internal import ResultTables

/// Constrained randomisation: one of the best balanced schemes of two arms, each as likely (G. M. Raab
/// and I. Butcher 2001; L. H. Moulton 2004, doi:10.1191/1740774504cn024oa).
///
/// 1. In the stream `constrained`, the arm sizes as in `ArmSizes`.
/// 2. Where there are at most `candidates` schemes of these sizes, all are scored, in lexicographic
///    order of the first arm's items (ascending positions in the byte order of ids). Else candidate C,
///    from 0, is the labels laid out arm by arm and shuffled by the stream `constrained/candidate/C`;
///    of candidates that are the same the first is kept. With a limit on conflicts only schemes with no
///    more than that many between arms count at all.
/// 3. `BalanceScore` of each of these M schemes; q is `bestPerMillion` in a million. The ⌈q·M⌉th score
///    in ascending order is the cutoff; all schemes up to it are accepted, ties included.
/// 4. accepted[below(their number)], in the order above, by the next draw of the stream `constrained`.
package enum ConstrainedAllocation {
  /// Draws the arms.
  ///
  /// - Throws: `HotspotError`: `usage` for other than two arms, or shares and candidates out of range;
  ///   `notFound` where no scheme keeps to the limit of conflicts.
  /// - Complexity: O(schemes · items · covariates), on all processors for drawn candidates; memory
  ///   for a bit an item and a score a scheme.
  package static func draw(
    _ problem: AllocationProblem, design: TrialDesign, seed: String
  ) throws(HotspotError) -> ArmDraw {
    try problem.checkTwoArms(design)
    guard 1...1_000_000 ~= design.bestPerMillion else {
      throw HotspotError(
        .usage,
        "the best \(design.bestPerMillion) in a million cannot be accepted. Give a share above 0 up"
          + " to 100 %.")
    }
    guard 1...10_000_000 ~= design.candidates else {
      throw HotspotError(
        .usage, "\(design.candidates) candidates cannot be scored. Give 1 to 10000000.")
    }
    let score = BalanceScore(
      covariates: problem.covariates, weights: design.weights, items: problem.count)
    var stream = AuditStream(seed: seed, purpose: StreamPurpose.constrained)
    let sizes = ArmSizes.draw(units: problem.count, ratios: design.ratios, from: &stream)
    let schemes = schemes(problem, design: design, seed: seed, sizes: sizes, score: score)
    guard schemes.count > 0 else {
      throw HotspotError(
        .notFound,
        "not found: "
          + (isEnumerated(problem, design: design, sizes: sizes)
            ? "no scheme has" : "none of \(design.candidates) schemes that were drawn has")
          + " at most \(design.conflictLimit ?? 0) conflicts between arms."
          + " Allow more, drop units in conflict, or allocate them together.")
    }
    let best = (design.bestPerMillion * schemes.count + 999_999) / 1_000_000
    let cutoff = schemes.scores.sorted()[best - 1]
    let accepted = schemes.scores.indices.filter { schemes.scores[$0] <= cutoff }
    let chosen = accepted[stream.below(accepted.count)]
    return ArmDraw(
      arms: schemes.labels(of: chosen),
      details: [
        OrderedJSON.Member("schemes", .integer(schemes.count)),
        OrderedJSON.Member("accepted", .integer(accepted.count)),
        OrderedJSON.Member("score_billionths", .integer(Int(schemes.scores[chosen]))),
        OrderedJSON.Member("cutoff_billionths", .integer(Int(cutoff))),
      ],
      lines: lines(
        problem, design: design, sizes: sizes, schemes: schemes.count, accepted: accepted.count,
        constant: score.constant),
      togetherShare: schemes.together(in: accepted).map {
        Double($0) / Double(accepted.count)
      })
  }

  /// The schemes that count.
  private static func schemes(
    _ problem: AllocationProblem, design: TrialDesign, seed: String, sizes: [Int],
    score: BalanceScore
  ) -> SchemeList {
    let limit = design.conflictLimit
    @Sendable func scored(_ labels: [Int]) -> Int64? {
      if let limit, problem.oppositeConflicts(labels) > limit { return nil }
      return score(labels, firstArm: sizes[0])
    }
    if isEnumerated(problem, design: design, sizes: sizes) {
      return .every(items: problem.count, size: sizes[0], score: scored)
    }
    return .drawn(
      items: problem.count, candidates: design.candidates,
      labels: { candidate in
        var stream = AuditStream(
          seed: seed, purpose: StreamPurpose.constrainedCandidate(candidate))
        return CompleteAllocation.labels(sizes: sizes, from: &stream)
      }, score: scored)
  }

  /// Whether all schemes are few enough to be scored.
  private static func isEnumerated(
    _ problem: AllocationProblem, design: TrialDesign, sizes: [Int]
  ) -> Bool {
    SchemeList.ways(items: problem.count, size: sizes[0], limit: design.candidates) != nil
  }

  private static func lines(
    _ problem: AllocationProblem, design: TrialDesign, sizes: [Int], schemes: Int, accepted: Int,
    constant: [Int]
  ) -> [String] {
    let origin =
      isEnumerated(problem, design: design, sizes: sizes)
      ? "All schemes were looked at"
      : "Of too many schemes to look at, \(design.candidates) were drawn"
    let limit =
      design.conflictLimit.map { " with at most \($0) conflicts between arms" } ?? ""
    var lines = [
      "\(origin): \(schemes) different ones\(limit), of which the best \(accepted) were accepted"
        + " and one of these drawn."
    ]
    if !constant.isEmpty {
      lines.append(
        "Left out because all units have the same value: "
          + design.names(ofCovariates: constant) + ".")
    }
    if constant.count == problem.covariates.count, design.conflictLimit == nil {
      lines.append("No covariate tells schemes apart, so every scheme was accepted.")
    }
    return lines
  }
}
