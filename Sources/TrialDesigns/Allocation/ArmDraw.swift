package import ResultTables

/// What an algorithm drew: an arm for every item, and what it found on the way.
package struct ArmDraw: Sendable {
  /// The arm of each item, as a position in the design's arms; nil for an item left over.
  package var arms: [Int?]
  /// What a replay needs beside the seed, or may check: pairs, the accepted score, attempts.
  package var details: [OrderedJSON.Member]
  /// What the holder of the seed should know, one sentence a line.
  package var lines: [String]
  /// For each two items (i < j, row by row) the share of acceptable schemes in which they have the
  /// same arm; empty where the design accepts every scheme.
  package var togetherShare: [Double]

  package init(
    arms: [Int?], details: [OrderedJSON.Member] = [], lines: [String] = [],
    togetherShare: [Double] = []
  ) {
    self.arms = arms
    self.details = details
    self.lines = lines
    self.togetherShare = togetherShare
  }
}
