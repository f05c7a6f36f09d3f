import DelimitedText
import Foundation
import OffenceRecords
import RFGScoring
import ResultTables
import TestSupport
import Testing

/// What must not change the result by a byte: workers, blocks, the order of rows, and cuts.
@Suite struct RFGScorerPropertyTests {
  private static let kinds = RandomCase.scales

  /// A case whose repeats disagree with each other, where an order of rows would show.
  private static func spec(_ seed: UInt64) -> CaseSpec {
    var random = RandomCase(seed: seed &+ 1000)
    var spec = random.spec(scale: kinds[Int(seed) % kinds.count])
    spec.rows = random.rows(150, headers: spec.headers, conflicts: true)
    return spec
  }

  /// Everything that is said of a run but the order of what was read.
  private static func bytes(_ outcome: ScoringOutcome, threads: Int = 1) throws -> String {
    let cohort = outcome.cohort
    var text = try outcome.table.csv(threads: threads)
    text += try UndecidedTable(cohort).csv(threads: threads)
    text += outcome.record(command: ["hotspot", "score"]).document.prettyPrinted
      .split(separator: "\n").filter { !$0.contains("sha256") && !$0.contains("hotspot-test") }
      .joined(separator: "\n")
    text += outcome.summary.lines.joined(separator: "\n")
    for explanation in cohort.explanations {
      text += explanation.document(showsNeighbours: true).prettyPrinted
    }
    return text
  }

  /// The first lines that differ, where any do.
  private static func difference(_ found: String, _ expected: String?) -> String? {
    guard let expected, found != expected else { return nil }
    let lines = [found, expected].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let pair = zip(lines[0], lines[1]).first { $0 != $1 }
    return pair.map { "\($0)\nexpected:\n\($1)" } ?? "one is longer"
  }

  @Test(arguments: 1...18)
  func threadsAndBlocksChangeNothing(seed: UInt64) throws {
    let spec = Self.spec(seed)
    let folder = try CaseFolder(spec)
    var expected: String?
    for (threads, block, window) in [(1, 4 << 20, 128 << 10), (2, 257, 64), (5, 1024, 4096)] {
      var request = try folder.request(spec, threads: threads)
      request.reading.blockSize = block
      request.reading.windowSize = window
      request.explaining = ["P0", "P1", "P4", "nobody"]
      let found = try Self.bytes(request.run(), threads: threads)
      #expect(Self.difference(found, expected) == nil, "\(threads) threads, blocks of \(block)")
      expected = found
    }
  }

  @Test(arguments: 1...18)
  func permutingTheRowsChangesNothing(seed: UInt64) throws {
    var spec = Self.spec(seed)
    var random = SeededNumbers(seed: seed)
    var expected: String?
    for _ in 0..<4 {
      let folder = try CaseFolder(spec)
      var request = try folder.request(spec)
      request.explaining = ["P0", "P1", "P2"]
      let found = try Self.bytes(request.run())
      #expect(Self.difference(found, expected) == nil)
      expected = found
      for index in spec.rows.indices.reversed() {
        spec.rows.swapAt(index, random.below(index + 1))
      }
    }
  }

  @Test(arguments: 1...18)
  func anySplitMergesToTheWhole(seed: UInt64) throws {
    let spec = Self.spec(seed)
    let folder = try CaseFolder(spec)
    var random = SeededNumbers(seed: seed &* 77)
    let asOf = try #require(CalendarDate(spec.asOf))
    let model = try RFGModel.load(folder.path("model.yaml"))
    let weights = spec.model.usesColumn ? nil : try WeightsTable.load(folder.path("weights.csv"))
    var options = ScoringOptions(asOf: asOf)
    options.ranksByArea = spec.ranksByArea
    options.explaining = ["P0", "P3"]
    let whole = try OffenceReader([folder.path("offences.csv")])
    let empty = RFGScorer(model: model, weights: weights, plan: whole.plan, options: options)
    func text(_ cohort: RFGCohort) throws -> String {
      try CohortTable(cohort).csv()
        + cohort.explanations.map { $0.document(showsNeighbours: true).prettyPrinted }.joined()
        + "\(cohort.dropped) \(cohort.peopleSeen)"
    }
    let (expected, _) = try whole.summarise(
      empty, columns: empty.columns, required: empty.requiredColumns)

    var parts = (0..<(2 + random.below(5))).map { _ in [CaseSpec.Row]() }
    for row in spec.rows { parts[random.below(parts.count)].append(row) }
    var scorers: [RFGScorer] = []
    for (number, rows) in parts.enumerated() {
      var piece = spec
      piece.rows = rows
      let reader = try OffenceReader([folder.write("part\(number).csv", piece.csv)])
      let (scorer, _) = try reader.collect(
        empty, columns: empty.columns, required: empty.requiredColumns)
      scorers.append(scorer)
    }
    while scorers.count > 1 {
      let other = scorers.remove(at: random.below(scorers.count))
      scorers[random.below(scorers.count)].merge(other)
    }
    // Merging what has seen nothing, into and from, is no change.
    var total = empty
    total.merge(scorers[0])
    total.merge(empty)
    #expect(try Self.difference(text(total.finish()), text(expected)) == nil)
  }

  /// A batch made by hand: the library does not need a file's bytes to score.
  @Test func batchesCanBeMadeByHand() throws {
    let folder = try CaseFolder()
    let plan = try OffenceReader(
      [folder.write("header.csv", "person_id,occurred_at,offence_code\n")]).plan
    let asOf = try #require(CalendarDate("2024-03-31"))
    let model = try RFGModel(
      yaml: Array(Tiny.model("weights_table").utf8), file: "by hand")
    var scorer = RFGScorer(
      model: model, weights: .onsCrimeSeverity, plan: plan, options: ScoringOptions(asOf: asOf))
    var batch = OffenceBatch()
    batch.rows = 3
    batch.columns = OffenceColumns([.person, .date, .code])
    batch.person = KeyColumn(["a", "b", "a"])
    batch.date = [asOf.days - 3, asOf.days - 2, asOf.days - 1]
    batch.minute = [-1, -1, -1]
    batch.code = SymbolColumn(["8N", "8N", "34B"])
    scorer.add(batch)
    let cohort = try scorer.finish()
    #expect((0..<cohort.count).map { cohort[$0].personID } == ["a", "b"])
    #expect(cohort[0].offences == 2)
    #expect(cohort[0].daysSinceLast == 1)
  }
}
