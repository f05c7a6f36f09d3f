@testable import TrialDesigns

/// A problem made by simple rules, so that another language can make it too.
enum SampleProblem {
  /// Item i has the covariates (7i² + 3i) mod 23, (5i² + i) mod 17 and (i³ + 2i) mod 29, the stratum
  /// of i mod 3, and the factor levels of i mod 2 and (i / 2) mod 3.
  static func make(_ count: Int, covariates: Int = 0, strata: [String] = [""]) -> AllocationProblem
  {
    let items = 0..<count
    let columns = [
      items.map { Double((7 * $0 * $0 + 3 * $0) % 23) },
      items.map { Double((5 * $0 * $0 + $0) % 17) },
      items.map { Double(($0 * $0 * $0 + 2 * $0) % 29) },
    ]
    return AllocationProblem(
      ids: items.map { "u\($0)" }, strata: items.map { strata[$0 % strata.count] },
      covariates: Array(columns.prefix(covariates)), conflicts: [], centres: [],
      members: items.map { [$0] },
      factorLevels: [items.map { "\($0 % 2)" }, items.map { "\($0 / 2 % 3)" }], balanceGroups: [])
  }

  /// A design with arms of these ratios.
  static func design(
    _ kind: TrialDesign.Kind, ratios: [Int], covariates: Int = 0
  ) -> TrialDesign {
    var design = TrialDesign(
      kind, arms: ratios.enumerated().map { .init(name: "arm \($0.offset)", ratio: $0.element) })
    design.covariates = (0..<covariates).map { "covariate \($0)" }
    return design
  }

  /// The numbers of items in each arm.
  static func sizes(_ arms: [Int?], count: Int) -> [Int] {
    (0..<count).map { arm in arms.count { $0 == arm } }
  }
}
