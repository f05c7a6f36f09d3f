public import ResultTables

/// The arms of a trial, drawn.
public struct Allocation: Hashable, Sendable {
  /// Who is in which arm.
  public enum Assignment: Hashable, Sendable {
    /// One arm a unit of the frame, for good, as a position in the design's arms; nil for a unit
    /// that is in none.
    case parallel([Int?])
    /// Treatment on some days.
    case crossover(CrossoverSchedule)
  }

  /// Who is in which arm.
  public var assignment: Assignment
  /// What the algorithm found and a replay may check: pairs, the score, the attempt.
  public var details: [OrderedJSON.Member]

  /// Makes an allocation.
  public init(_ assignment: Assignment, details: [OrderedJSON.Member] = []) {
    self.assignment = assignment
    self.details = details
  }
}
