/// What an analysis keeps of the rows it has seen.
///
/// `add` commutes and `merge` is associative and commutative, so any cut of the input and any
/// number of threads give the same result.
public protocol MergeableSummary: Sendable {
  /// What is taken in.
  associatedtype Batch
  /// What comes out.
  associatedtype Result
  /// Takes in rows.
  mutating func add(_ batch: borrowing Batch)
  /// Takes in what another summary of the same kind has seen.
  mutating func merge(_ other: consuming Self)
  /// Turns what was seen into the result.
  consuming func finish() throws -> Result
}
