internal import ResultTables

/// What the algorithms of allocation see: the items to be allocated, in the byte order of their
/// ids.
///
/// An item is a unit of the frame, or several that are allocated together.
package struct AllocationProblem: Sendable {
  /// The ids; of several units together the ids with `+` between.
  package var ids: [String]
  /// The stratum of each item; empty texts where there are no strata.
  package var strata: [String]
  /// One array a covariate, each with a value an item.
  package var covariates: [[Double]]
  /// Pairs of items in conflict, the lower position first, ascending.
  package var conflicts: [TrialDesign.Conflict]
  /// The centre of each item, for distances; empty where units have no place.
  package var centres: [(x: Double, y: Double)]
  /// The positions in the frame of each item's units.
  package var members: [[Int]]
  /// The levels of each factor, an item each.
  package var factorLevels: [[String]]
  /// The place of each item that has its share of every day's treated; empty where none is asked.
  package var balanceGroups: [String]

  /// The number of items.
  package var count: Int { ids.count }
}

extension AllocationProblem {
  /// Items of one unit each, of which nothing is known but their ids.
  package init(ids: [String]) {
    self.init(
      ids: ids, strata: ids.map { _ in "" }, covariates: [], conflicts: [], centres: [],
      members: ids.indices.map { [$0] }, factorLevels: [], balanceGroups: [])
  }
}
