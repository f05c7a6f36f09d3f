public import DelimitedText
internal import ResultTables

/// Draws the allocation of a record again from its frame, design and seed.
///
/// Nothing is needed but the record: no trial file, no map, no offence.
///
/// ```swift
/// let record = try AllocationRecord(file: "trial.record.json")
/// if let difference = try AllocationReplay.difference(of: record) { print(difference) }
/// ```
public enum AllocationReplay {
  /// The first thing in a record that is not what its seed gives, in a sentence; nil where all is.
  ///
  /// - Throws: `HotspotError` where the design cannot be drawn at all.
  /// - Complexity: that of allocating.
  public static func difference(of record: AllocationRecord) throws(HotspotError) -> String? {
    let drawn = try replayed(record)
    do {
      try check(record, against: drawn)
      return nil
    } catch {
      return error.sentence
    }
  }

  /// What comes of the seed now.
  ///
  /// Optimal pairs need not be the only ones, so recorded pairs are judged and their coins redrawn.
  package static func replayed(_ record: AllocationRecord) throws(HotspotError) -> Allocation {
    guard record.design.kind == .pairs else {
      return try Allocator.allocate(record.frame, by: record.design, seed: record.seed).allocation
    }
    let problem = try AllocationProblem(frame: record.frame, design: record.design)
    let draw = try PairedAllocation.check(
      record.allocation.details, problem: problem, design: record.design, seed: record.seed)
    return Allocation(
      .parallel(problem.armsOfUnits(draw.arms, of: record.frame)), details: draw.details)
  }

  /// Throws unless a record has what came of its seed.
  package static func check(
    _ record: AllocationRecord, against replayed: Allocation
  ) throws(Difference) {
    let units = record.frame.units
    switch (record.allocation.assignment, replayed.assignment) {
    case (.parallel(let recorded), .parallel(let drawn)):
      for (unit, arms) in zip(units, zip(recorded, drawn)) where arms.0 != arms.1 {
        throw Difference(
          "The record has unit \(unit.id) in \(name(arms.0, record.design)), and the seed puts it in"
            + " \(name(arms.1, record.design)).")
      }
    case (.crossover(let recorded), .crossover(let drawn)):
      try Difference.unless(
        recorded.start == drawn.start && recorded.days == drawn.days,
        "The record has other days than its design.")
      for day in 0..<recorded.days
      where recorded.treatedUnits(onDay: day) != drawn.treatedUnits(onDay: day) {
        throw Difference(
          "The record's units of \(recorded.date(ofDay: day)) are not those that the seed gives.")
      }
    default: throw Difference("The record's allocation is of another kind than its design.")
    }
    try Difference.unless(
      OrderedJSON.object(record.allocation.details).isClose(to: .object(replayed.details)),
      "What the record says of how the allocation came about is not what comes of its seed.")
  }

  private static func name(_ arm: Int?, _ design: TrialDesign) -> String {
    arm.map { "the arm \(design.arms[$0].name)" } ?? "no arm"
  }
}

extension OrderedJSON {
  /// Whether two values are the same but for numbers that differ by no more than 1e-9 of the
  /// greater, or of 1: other machines may round the last digits of a logarithm otherwise.
  fileprivate func isClose(to other: OrderedJSON) -> Bool {
    switch (self, other) {
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.isClose(to: $1) }
    case (.object(let left), .object(let right)):
      return left.count == right.count
        && left.allSatisfy { member in other[member.key].map(member.value.isClose) ?? false }
    default:
      if let left = double, let right = other.double {
        return abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
      }
      return self == other
    }
  }
}

/// What is not as it should be.
package struct Difference: Error {
  /// The sentence that names it.
  package let sentence: String

  package init(_ sentence: String) { self.sentence = sentence }

  /// Throws unless a condition holds.
  package static func unless(
    _ condition: Bool, _ sentence: @autoclosure () -> String
  ) throws(Difference) {
    if !condition { throw Difference(sentence()) }
  }
}
