import DelimitedText
import Foundation
import OffenceRecords
import RFGScoring
import Testing

/// The examples of the documentation comments, word for word, so that they compile and run.
@Suite struct DocumentationExamplesTests {
  private let folder: CaseFolder
  private let path: String
  private let day: CalendarDate

  init() throws {
    folder = try CaseFolder()
    path = try folder.write(
      "offences.csv",
      """
      person_id,event_id,role,occurred_at,offence_code
      anna,E1,suspect,2024-03-01,5D
      anna,E2,suspect,2024-03-02,34B
      bert,E3,witness,2024-01-01,8N

      """)
    day = try #require(CalendarDate("2024-03-31"))
  }

  @Test func exampleRFGModel() throws {
    let model = try RFGModel.load("serious-violence")
    let window = model.window.description  // 24 months
    #expect(window == "24 months")
  }

  @Test func exampleWeightsTable() throws {
    let weights = try WeightsTable.load("ons-crime-severity")
    let weight = weights["10D"]  // 53.0382
    #expect(weight == FixedDecimal("53.0382"))
  }

  @Test func exampleOffenceDefinition() throws {
    let definition = try OffenceDefinition.load("knife-crime")
    let robbery = OffenceFacts(code: "34B")
    let membership = definition.evaluate(robbery)  // undecidable: was there a blade?
    #expect(membership == .undecidable)
  }

  @Test func exampleOffenceReader() throws {
    struct RowCount: MergeableSummary {
      var rows = 0
      mutating func add(_ batch: borrowing OffenceBatch) { rows += batch.rows }
      mutating func merge(_ other: consuming RowCount) { rows += other.rows }
      consuming func finish() -> Int { rows }
    }
    let reader = try OffenceReader([path])
    let (rows, intake) = try reader.summarise(RowCount(), columns: OffenceColumns([.date]))
    #expect(rows == 3)
    #expect(intake.rowsKept == 3)
  }

  @Test func exampleRFGScorer() throws {
    let reader = try OffenceReader([path])
    let scorer = RFGScorer(
      model: try RFGModel.load("serious-violence"), weights: .onsCrimeSeverity, plan: reader.plan,
      options: ScoringOptions(asOf: day))
    let (cohort, intake) = try reader.summarise(
      scorer, columns: scorer.columns, required: scorer.requiredColumns)
    #expect(cohort.count == 1)
    #expect(intake.rowsRead == 3)
  }

  @Test func exampleRFGCohort() throws {
    var lines: [String] = []
    let request = ScoringRequest(paths: [path], model: "quintiles", asOf: day)
    let cohort = try request.run().cohort
    for position in 0..<min(3, cohort.count) {
      let entry = cohort[position]
      lines.append("\(entry.rank). \(entry.personID) \(entry.score)")
    }
    #expect(lines.map { $0.prefix(7) } == ["1. anna", "2. bert"])
  }

  @Test func exampleScoreExplanation() throws {
    var lines: [String] = []
    var request = ScoringRequest(paths: [path], model: "quintiles", asOf: day)
    request.explaining = ["anna"]
    for explanation in try request.run().cohort.explanations {
      lines.append(explanation.text(showsNeighbours: false))
    }
    #expect(lines.first?.hasPrefix("Person anna\n") == true)
  }

  @Test(arguments: [
    "RFGScoring/Model/RFGModel", "OffenceRecords/WeightsTables/WeightsTable",
    "OffenceRecords/DefinitionFiles/OffenceDefinition", "OffenceRecords/Reading/OffenceReader",
    "RFGScoring/Scoring/RFGScorer", "RFGScoring/Cohort/RFGCohort",
    "RFGScoring/Explanation/ScoreExplanation",
  ])
  func theCommentsHoldTheExamples(source: String) throws {
    let here = URL(fileURLWithPath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let comment = try String(
      contentsOf: root.appendingPathComponent("Sources/\(source).swift"), encoding: .utf8)
    let lines = comment.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasSuffix("/// ```swift") })
    let example = lines[(start + 1)...].prefix { !$0.hasSuffix("/// ```") }
      .map { "    " + $0.dropFirst(4) + "\n" }.joined()
    #expect(!example.isEmpty)
    #expect(try String(contentsOf: here, encoding: .utf8).contains(example))
  }
}
