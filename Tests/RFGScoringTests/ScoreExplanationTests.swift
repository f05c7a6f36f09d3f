import DelimitedText
import OffenceRecords
import RFGScoring
import ResultTables
import Testing

@Suite struct ScoreExplanationTests {
  /// Ranked is not listed where the model lists the first few only.
  @Test func someoneBelowTheModelsCutIsNotListed() throws {
    let csv = """
      person_id,occurred_at,offence_code
      a,2024-01-01,A1
      a,2024-01-02,A1
      b,2024-01-01,A1

      """
    let outcome = try Tiny.run(csv, model: Tiny.model("top: 1")) { request, _ in
      request.explaining = ["a", "b"]
    }
    let explanations = outcome.cohort.explanations
    #expect(explanations.map(\.isListed) == [true, false])
    #expect(explanations.map(\.rank) == [1, 2])
    #expect(!explanations[0].text(showsNeighbours: false).contains("Not on the list"))
    #expect(explanations[1].text(showsNeighbours: false).contains("ranks up to 1"))
  }

  /// Everyone of random cases is explained, and every explanation must be the list's own story.
  @Test(arguments: 1...24)
  func explanationsTellTheListsStory(seed: UInt64) throws {
    var random = RandomCase(seed: seed &+ 500)
    let spec = random.spec(scale: RandomCase.scales[Int(seed) % RandomCase.scales.count])
    let folder = try CaseFolder(spec)
    var request = try folder.request(spec, threads: 2)
    let people = Set(spec.rows.map { $0["person_id"] ?? "" }).sorted()
    request.explaining = people + ["nobody"]
    let outcome = try request.run()
    let cohort = outcome.cohort
    #expect(cohort.explanations.map(\.personID) == request.explaining)
    var excluded: [Exclusion: Int] = [:]
    var counted = 0
    for explanation in cohort.explanations {
      counted += explanation.events.count { $0.fate == .counted }
      #expect(explanation.offences == explanation.events.count { $0.fate == .counted })
      #expect(explanation.events.map(\.date) == explanation.events.map(\.date).sorted())
      #expect(
        explanation.events.count
          == spec.rows.count {
            $0["person_id"] == explanation.personID && !explanation.personID.isEmpty
          })
      if let exclusion = explanation.exclusion {
        excluded[exclusion, default: 0] += 1
        #expect(explanation.score == nil && explanation.rank == nil)
        #expect(explanation.axes.allSatisfy { $0.score == nil && $0.contribution == nil })
      } else {
        try expectMatch(explanation, cohort)
      }
    }
    // The file's own counts, of which those with no row in the window are no part.
    excluded[.notSeen] = nil
    excluded[.noRowInWindow] = nil
    #expect(excluded == cohort.excluded)
    #expect(counted == cohort.offencesCounted)
  }

  private func expectMatch(_ explanation: ScoreExplanation, _ cohort: RFGCohort) throws {
    let position = try #require(
      (0..<cohort.count).first { cohort[$0].personID == explanation.personID })
    let entry = cohort[position]
    #expect(explanation.score == entry.score)
    #expect(explanation.rank == entry.rank)
    #expect(explanation.offences == entry.offences)
    #expect(explanation.distinctVictims == entry.distinctVictims)
    #expect(explanation.area == entry.area)
    let axes = Dictionary(uniqueKeysWithValues: explanation.axes.map { ($0.name, $0) })
    #expect(axes["recency"]?.score == entry.recency)
    #expect(axes["frequency"]?.score == entry.frequency)
    #expect(axes["gravity"]?.score == entry.gravity)
    #expect(axes["victims"]?.score == entry.victims)
    #expect((axes["recency"]?.value).map { $0 == Double(entry.daysSinceLast) } ?? true)
    #expect((axes["gravity"]?.value).map { $0 == entry.harm } ?? true)
    let sum = explanation.axes.reduce(0) { $0 + ($1.contribution?.tenThousandths ?? 0) }
    #expect(sum == entry.score.tenThousandths)
    #expect(abs(explanation.axes.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    let group = (0..<cohort.count).map { cohort[$0] }.filter { $0.area == entry.area }
    #expect(explanation.groupSize == group.count)
    let above = group.map(\.score).filter { $0 > entry.score }.min()
    let below = group.map(\.score).filter { $0 < entry.score }.max()
    #expect(
      explanation.gapAbove?.tenThousandths
        == above.map { $0.tenThousandths - entry.score.tenThousandths })
    #expect(
      explanation.gapBelow?.tenThousandths
        == below.map { entry.score.tenThousandths - $0.tenThousandths })
  }

  /// Scores a hair from a tie at the fifth decimal, found by search: adding the parts up rounds to
  /// another last digit than dividing their sum by the weights, which is what is printed.
  @Test(arguments: [
    (["48.1929", "99.85", "30.3858"], [44, 15, 49], 472_883),
    (["42.2529", "25.6211", "37.7214"], [20, 21, 37], 356_255),
    (["59.3294", "78.692", "40.8571"], [47, 10, 45], 530_782),
    (["59.2338", "19.3389", "46.642"], [24, 15, 55], 455_000),
  ])
  func contributionsAddUpToThePrintedScoreAtTies(
    points: [String], weights: [Int], score: Int
  ) throws {
    let model = Tiny.model(
      "recency: { scale: bands, edges: [1], points: [0, \(points[0])] }",
      "frequency: { scale: bands, edges: [1], points: [0, \(points[1])] }",
      "gravity: { of: max, scale: bands, edges: [1], points: [0, \(points[2])] }",
      "weights: { recency: \(weights[0]), frequency: \(weights[1]), gravity: \(weights[2]) }")
    let outcome = try Tiny.run(
      "person_id,occurred_at,offence_code\na,2024-01-01,A1\n", model: model
    ) { request, _ in request.explaining = ["a"] }
    let explanation = try #require(outcome.cohort.explanations.first)
    let sum = explanation.axes.reduce(0) { $0 + ($1.contribution?.tenThousandths ?? 0) }
    #expect(outcome.cohort[0].score.tenThousandths == Int64(score))
    #expect(sum == Int64(score))
  }

  private static let csv = """
    person_id,event_id,role,occurred_at,reported_at,offence_code,status,victim_id
    a,E1,suspect,2024-01-01,2024-01-01,A1,recorded,V1
    a,E1,suspect,2024-01-01,2024-01-01,A1,recorded,V2
    a,E1,suspect,2024-01-01,2024-01-01,B2,recorded,V1
    a,E2,witness,2024-01-02,2024-01-02,A1,recorded,
    a,E3,suspect,2024-01-03,2024-01-03,A1,No Crime,
    a,E4,suspect,2024-01-04,2024-04-04,A1,recorded,
    a,E5,suspect,2024-04-05,2024-04-05,A1,recorded,
    a,E6,suspect,2020-01-01,2020-01-01,A1,recorded,
    a,E7,suspect,2024-01-07,2024-01-07,ZZ,recorded,
    b,E8,suspect,2024-01-01,2024-01-01,B2,recorded,
    c,E9,witness,2024-01-01,2024-01-01,B2,recorded,
    d,E1,suspect,2024-01-01,2024-01-01,A1,recorded,
    e,E1,suspect,2024-01-01,2024-01-01,A1,recorded,

    """

  private static let model = Tiny.model(
    "window: 24 months", "roles: [suspect]", "unweighted: zero",
    "gravity: { of: max, scale: linear, cap: 100 }", "weights: { frequency: 1, gravity: 1 }")

  @Test func everyRowHasItsFate() throws {
    let outcome = try Tiny.run(Self.csv, model: Self.model) { request, _ in
      request.explaining = ["a"]
    }
    let explanation = try #require(outcome.cohort.explanations.first)
    #expect(
      explanation.events.map(\.fate) == [
        .beforeWindow, .counted, .exactRepeat, .lesserInEvent, .otherRole, .excludedStatus,
        .notYetReported, .counted, .afterAsOf,
      ])
    #expect(explanation.events.map(\.code).last { $0 != "A1" } == "ZZ")
    #expect(explanation.events[7].weight == nil)
    #expect(explanation.events[1].weight == FixedDecimal(100))
    #expect(explanation.distinctVictims == 2)
    // Frequency 2 of 10 and gravity 100 of 100, each half.
    #expect(explanation.score == FixedDecimal(60))
    #expect(explanation.axes.map(\.contribution) == [FixedDecimal(10), FixedDecimal(50)])
    // d and e have 10 and 100: 55.
    #expect(explanation.gapAbove == nil)
    #expect(explanation.gapBelow == FixedDecimal(5))
  }

  @Test func theFirstRuleIsNamed() throws {
    let outcome = try Tiny.run(
      Self.csv, model: Self.model + "require: [{ at_least: 2 }]\nvictims_at_least: 1\n"
    ) { request, _ in request.explaining = ["a", "b", "c", "nobody"] }
    #expect(
      outcome.cohort.explanations.map(\.exclusion)
        == [nil, .tooFewOffences, .noRowInWindow, .notSeen])
    let text = outcome.cohort.explanations[1].text(showsNeighbours: true)
    #expect(text.contains("Not on the list: \(Exclusion.tooFewOffences.rawValue)."))
  }

  /// Neighbours are other people: named only where they were asked for, in text and in JSON.
  @Test func neighboursOnlyWhenAskedFor() throws {
    let csv = Self.csv.replacing(",d,", with: ",").replacing("\nd,", with: "\ndaniel,")
    let outcome = try Tiny.run(csv, model: Self.model) { request, _ in
      request.explaining = ["e"]
    }
    let explanation = try #require(outcome.cohort.explanations.first)
    #expect(explanation.neighbours.map(\.personID) == ["a", "daniel", "b"])
    #expect(explanation.rank == 2)
    #expect(explanation.gapAbove == FixedDecimal(5))
    for shows in [true, false] {
      #expect(explanation.text(showsNeighbours: shows).contains("daniel") == shows)
      let json = explanation.document(showsNeighbours: shows).prettyPrinted
      #expect(json.contains("daniel") == shows)
      #expect(json.contains("neighbours") == shows)
    }
  }

  @Test func areaOfTheGroup() throws {
    let csv = """
      person_id,occurred_at,offence_code,area
      a,2024-01-01,A1,N
      a,2024-01-02,A1,S
      b,2024-01-01,A1,S
      c,2024-01-01,A1,N

      """
    let outcome = try Tiny.run(csv) { request, _ in
      request.area = "area"
      request.explaining = ["a"]
    }
    let explanation = try #require(outcome.cohort.explanations.first)
    // One event each: the tie goes to the latest.
    #expect(explanation.area == "S")
    #expect(explanation.groupSize == 2)
    #expect(explanation.text(showsNeighbours: false).contains("Rank 1 of 2 in S, score 20.0000"))
  }

  @Test func mergedIdentifiersAreExplainedAsTheirEnd() throws {
    let outcome = try Tiny.run(Self.csv, model: Self.model) { request, folder in
      request.mergesPath = try folder.write("merges.csv", "old_id,new_id\nb,a\n")
      request.explaining = ["b"]
    }
    let explanation = try #require(outcome.cohort.explanations.first)
    #expect(explanation.personID == "a")
    #expect(explanation.offences == 3)
  }
}
