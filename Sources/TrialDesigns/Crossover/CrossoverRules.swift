/// What a block of a crossover trial must keep to beside its margins.
package struct CrossoverRules: Hashable, Sendable {
  /// The most periods running in one arm, the days of a run divided by those of a period and
  /// rounded down; nil for no limit.
  package var maxRun: Int?
  /// Pairs of items of which at most `conflictLimit` may have different arms in a period.
  package var conflicts: [TrialDesign.Conflict]
  /// The most pairs with different arms in a period; nil for no limit.
  package var conflictLimit: Int?

  package init(
    maxRun: Int? = nil, conflicts: [TrialDesign.Conflict] = [], conflictLimit: Int? = nil
  ) {
    self.maxRun = maxRun
    self.conflicts = conflictLimit == nil ? [] : conflicts
    self.conflictLimit = conflictLimit
  }

  /// Whether margins are all that is asked.
  package var areEmpty: Bool { maxRun == nil && conflictLimit == nil }
}
