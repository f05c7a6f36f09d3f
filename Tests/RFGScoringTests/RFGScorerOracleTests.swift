import Foundation
import RFGScoring
import ResultTables
import Testing

/// The scorer against a slow one that was written from the contract alone.
@Suite struct RFGScorerOracleTests {
  private static let cases = RandomCase.scales.flatMap { scale in
    (1...20).map { (scale, UInt64($0)) }
  }

  @Test(arguments: cases)
  func agreesWithTheSlowScorer(scale: String, seed: UInt64) throws {
    var random = RandomCase(seed: seed &+ UInt64(scale.utf8.reduce(0) { $0 * 31 + Int($1) }))
    let spec = random.spec(scale: scale)
    let folder = try CaseFolder(spec)
    let outcome = try folder.request(spec, threads: 2).run()
    try SlowComparison.expectSame(outcome, SlowScorer(spec).answer(), spec)
  }

  /// No seed may quietly stop covering anything.
  @Test func theCasesCoverTheContract() {
    var found: Set<String> = []
    for (scale, seed) in Self.cases {
      var random = RandomCase(seed: seed &+ UInt64(scale.utf8.reduce(0) { $0 * 31 + Int($1) }))
      let spec = random.spec(scale: scale)
      let answer = SlowScorer(spec).answer()
      found.formUnion(answer.dropped.keys)
      found.formUnion(answer.excluded.keys)
      if spec.ranksByArea, answer.people.count > 1 { found.insert("areas") }
      if !answer.unweightedCodes.isEmpty { found.insert("unweighted \(spec.model.unweighted)") }
      if Set(answer.people.map(\.rank)).count < answer.people.count { found.insert("ties") }
      if answer.people.contains(where: { $0.victims > 1 }) { found.insert("victims") }
      found.insert(spec.headers.contains("event_id") ? "events" : "no events")
      found.insert(spec.model.usesColumn ? "column" : "table")
    }
    let expected: Set<String> = [
      "no person id", "after the as-of date", "before the window", "not yet reported",
      "other role", "excluded status", "exact repeat", "not in the model's offences",
      "undecidable offence", "lesser offence of one event", "no offence counts",
      "too few offences for the model's requirement",
      "too few offences unless undecidable ones are among them", "too few distinct victims",
      "outside the model's ages", "age unknown or too uncertain to tell", "areas", "ties",
      "unweighted zero", "unweighted median", "victims", "events", "no events", "column", "table",
    ]
    #expect(expected.subtracting(found).isEmpty)
  }
}

/// Compares an outcome with the slow scorer's answer cell by cell.
enum SlowComparison {
  static func expectSame(
    _ outcome: ScoringOutcome, _ answer: SlowScorer.Answer, _ spec: CaseSpec,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let cohort = outcome.cohort
    let rows = try outcome.table.cells()
    let context = Comment(rawValue: spec.model.yaml + "as of \(spec.asOf)\n")
    #expect(cohort.peopleSeen == answer.seen, context, sourceLocation: sourceLocation)
    #expect(cohort.offencesCounted == answer.counted, context, sourceLocation: sourceLocation)
    let dropped = Dictionary(
      uniqueKeysWithValues: cohort.dropped.counts.map { ($0.name, $0.count) }
    )
    .filter { $0.value > 0 }
    #expect(dropped == answer.dropped, context, sourceLocation: sourceLocation)
    let excluded = Dictionary(
      uniqueKeysWithValues: cohort.excluded.map { ($0.key.rawValue, $0.value) })
    #expect(excluded == answer.excluded, context, sourceLocation: sourceLocation)
    #expect(
      cohort.undecided.map(\.personID) == answer.undecided, context,
      sourceLocation: sourceLocation)
    let codes = Dictionary(
      uniqueKeysWithValues: cohort.unweightedCodes.map { ($0.code, $0.events) })
    #expect(codes == answer.unweightedCodes, context, sourceLocation: sourceLocation)
    try #require(rows.count == answer.people.count, context, sourceLocation: sourceLocation)
    for (row, person) in zip(rows, answer.people) {
      let expected = expectation(person, spec)
      for (column, value) in expected {
        let found = row[column] ?? "(no column)"
        let isSame =
          ["harm", "percentile"].contains(column)
          ? near(Double(found) ?? .nan, Double(value) ?? .nan) : found == value
        #expect(
          isSame, "\(person.id) \(column): \(found), expected \(value)\n\(spec.model.yaml)",
          sourceLocation: sourceLocation)
      }
    }
  }

  private static func near(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-12 * max(1, abs(a), abs(b))
  }

  private static func expectation(
    _ person: SlowScorer.Person, _ spec: CaseSpec
  ) -> [String: String] {
    var cells = [
      "rank": "\(person.rank)", "person_id": person.id, "score": person.printed,
      "days_since_last": "\(person.recency)", "offences": "\(person.frequency)",
      "harm": "\(person.gravity)", "first_date": person.first, "last_date": person.last,
      "percentile": "\(person.percentile)", "purpose": "offender-management",
      "distinct_victims": spec.headers.contains("victim_id") ? "\(person.victims)" : "",
    ]
    for axis in ["recency", "frequency", "gravity", "victims"] {
      cells[axis] = person.axes[axis].map { String(format: "%.4f", $0) } ?? ""
    }
    if spec.ranksByArea { cells["area"] = person.area }
    return cells
  }
}
