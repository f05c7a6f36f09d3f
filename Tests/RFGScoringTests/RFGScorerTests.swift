import DelimitedText
import OffenceRecords
import RFGScoring
import ResultTables
import Testing

/// What the scorer does in corners that random cases reach seldom or never.
@Suite struct RFGScorerTests {
  private static let header = "person_id,event_id,role,occurred_at,offence_code\n"

  private func column(_ name: String, _ outcome: ScoringOutcome) throws -> [String] {
    try outcome.table.cells().map { $0[name] ?? "" }
  }

  // MARK: Ranking

  /// Offences 9, 5, 5, 1 make competition ranks 1, 2, 2, 4, and mid-ranks 87.5, 50, 50, 12.5.
  @Test func competitionRanks() throws {
    var csv = "person_id,occurred_at,offence_code\n"
    for (person, count) in [("a", 9), ("b", 5), ("c", 5), ("d", 1)] {
      for _ in 0..<count { csv += "\(person),2024-01-01,A1\n" }
    }
    let outcome = try Tiny.run(csv)
    #expect(try column("rank", outcome) == ["1", "2", "2", "4"])
    #expect(try column("percentile", outcome) == ["87.5", "50", "50", "12.5"])
    #expect(try column("person_id", outcome) == ["a", "b", "c", "d"])
  }

  @Test(arguments: [
    (CohortTable.Cut.top(1), 1, 0), (.top(2), 3, 1), (.top(3), 3, 0), (.top(9), 4, 0),
    (.strict(2), 2, 0), (.strict(9), 4, 0), (.none, 4, 0),
  ])
  func cutsAtTies(cut: CohortTable.Cut, listed: Int, tied: Int) throws {
    var csv = "person_id,occurred_at,offence_code\n"
    for (person, count) in [("a", 9), ("b", 5), ("c", 5), ("d", 1)] {
      for _ in 0..<count { csv += "\(person),2024-01-01,A1\n" }
    }
    let outcome = try Tiny.run(csv) { request, _ in request.cut = cut }
    #expect(outcome.table.listedCount == listed)
    #expect(outcome.table.tiedAtCut == tied)
  }

  @Test func theModelsOwnTopIsTheDefault() throws {
    let csv =
      "person_id,occurred_at,offence_code\na,2024-01-01,A1\na,2024-01-02,A1\nb,2024-01-01,A1\n"
    let model = Tiny.model("top: 1")
    #expect(try Tiny.run(csv, model: model).table.listedCount == 1)
    #expect(
      try Tiny.run(csv, model: model) { request, _ in request.cut = .some(.none) }
        .table.listedCount == 2)
  }

  /// The cut is made in each area.
  @Test func cutsWithinAreas() throws {
    var csv = "person_id,occurred_at,offence_code,beat\n"
    for (person, count, area) in [("a", 3, "N"), ("b", 2, "N"), ("c", 1, "S"), ("d", 1, "S")] {
      for _ in 0..<count { csv += "\(person),2024-01-01,A1,\(area)\n" }
    }
    let outcome = try Tiny.run(csv) { request, _ in
      request.area = "beat"
      request.cut = .top(1)
    }
    #expect(try column("person_id", outcome) == ["a", "c", "d"])
    #expect(try column("rank", outcome) == ["1", "1", "1"])
    #expect(outcome.table.tiedAtCut == 1)
  }

  /// `--area area` means the column that was recognised, whatever its header.
  @Test func theAreaColumnMayBeNamedByItsMeaning() throws {
    let csv = "person_id,occurred_at,offence_code,LPA\na,2024-01-01,A1,N\n"
    let outcome = try Tiny.run(csv) { request, _ in request.area = "area" }
    #expect(try column("area", outcome) == ["N"])
  }

  // MARK: Windows

  /// 31 March less a month is 29 February in 2024, which is just before the window.
  @Test(arguments: [
    ("1 month", "2024-03-31", "2024-02-29", false), ("1 month", "2024-03-31", "2024-03-01", true),
    ("1 month", "2023-03-31", "2023-02-28", false), ("1 month", "2023-03-31", "2023-03-01", true),
    ("24 months", "2024-02-29", "2022-02-28", false),
    ("24 months", "2024-02-29", "2022-03-01", true), ("1 month", "2024-03-31", "2024-03-31", true),
    ("1 month", "2024-03-31", "2024-04-01", false), ("1 month", "2024-03-31", "2024-03", true),
    ("1 month", "2024-03-30", "2024-03", false), ("30 days", "2024-03-31", "2024-03-01", false),
    ("30 days", "2024-03-31", "2024-03-02", true),
  ])
  func windowEdges(window: String, asOf: String, date: String, counts: Bool) throws {
    let csv = "person_id,occurred_at,offence_code\na,\(date),A1\n"
    let outcome = try Tiny.run(csv, model: Tiny.model("window: \(window)"), asOf: asOf)
    #expect(outcome.cohort.count == (counts ? 1 : 0))
  }

  @Test func aWindowOfTheRunReplacesTheModels() throws {
    let csv = "person_id,occurred_at,offence_code\na,2020-01-01,A1\nb,2024-03-30,A1\n"
    let outcome = try Tiny.run(csv) { request, _ in request.window = .days(7) }
    #expect(try column("person_id", outcome) == ["b"])
    #expect(outcome.summary.heading.contains("7 days"))
  }

  // MARK: Gravity

  /// 100·2^(−60/30) + 10·2^(−30/30) = 25 + 5.
  @Test func decayedGravity() throws {
    let csv = "person_id,occurred_at,offence_code\na,2024-01-31,A1\na,2024-03-01,B2\n"
    let model = Tiny.model(
      "gravity: { of: decayed, half_life: 30 days, scale: linear, cap: 60 }",
      "weights: { gravity: 1 }", "frequency")
    let outcome = try Tiny.run(csv, model: model)
    #expect(try column("harm", outcome) == ["30"])
    #expect(try column("score", outcome) == ["50.0000"])
  }

  /// An event whose code has no weight has the median's where the rule says so, and can then be
  /// the gravest of its event: the median of 100, 10 and 0 is 10, which beats the 0 of C3.
  @Test func theMedianWeighsWhenPrincipalsAreChosen() throws {
    let csv = Self.header + "a,E1,suspect,2024-01-01,C3\na,E1,suspect,2024-01-02,ZZ\n"
    let model = Tiny.model(
      "unweighted: median", "gravity: { of: max, scale: linear, cap: 10 }",
      "weights: { gravity: 1 }")
    let outcome = try Tiny.run(csv, model: model)
    #expect(try column("harm", outcome) == ["10"])
    #expect(try column("unweighted", outcome) == ["1"])
    let zero = try Tiny.run(csv, model: model) { request, _ in request.unweighted = .zero }
    #expect(try column("harm", zero) == ["0"])
    #expect(zero.cohort.unweightedCodes.isEmpty)
  }

  /// One in a hundred is not past 1 %, one in ninety-nine is.
  @Test(arguments: [(99, true), (98, false)])
  func unweightedOffencesPastOneInAHundredStop(weighted: Int, passes: Bool) throws {
    var csv = "person_id,occurred_at,offence_code\na,2024-01-01,ZZ\n"
    for number in 0..<weighted { csv += "p\(number),2024-01-01,A1\n" }
    let model = Tiny.model(
      "gravity: { of: max, scale: linear, cap: 10 }", "weights: { gravity: 1 }")
    if passes {
      let outcome = try Tiny.run(csv, model: model)
      #expect(outcome.cohort.unweightedCodes.map(\.code) == ["ZZ"])
      let last = try #require(outcome.table.cells().last)
      #expect(last["person_id"] == "a")
      #expect(last["harm"] == "0")
      #expect(last["unweighted"] == "1")
    } else {
      let error = #expect(throws: HotspotError.self) { try Tiny.run(csv, model: model) }
      #expect(error?.description.contains("ZZ (1)") == true)
    }
  }

  /// A model without a gravity axis has no gravity to print, or to order people by.
  @Test(arguments: ["principal", "all"])
  func noGravityAxisNoHarm(perEvent: String) throws {
    let csv = Self.header + "b,E1,suspect,2024-01-01,A1\na,E2,suspect,2024-01-01,B2\n"
    let outcome = try Tiny.run(csv, model: Tiny.model("per_event: \(perEvent)"))
    #expect(try column("harm", outcome) == ["", ""])
    #expect(try column("gravity", outcome) == ["", ""])
    #expect(try column("person_id", outcome) == ["a", "b"])
  }

  @Test func gravityColumnWithGapsAndGreatValues() throws {
    let csv = """
      person_id,occurred_at,gravity
      a,2024-01-01,90000000
      a,2024-01-02,90000000
      b,2024-01-01,
      b,2024-01-02,3
      c,2024-01-01,

      """
    let model = Tiny.model(
      "weights_table: column", "unweighted: zero", "gravity: { of: sum, scale: percentile }",
      "weights: { gravity: 1 }")
    let outcome = try Tiny.run(csv, model: model)
    #expect(try column("person_id", outcome) == ["a", "b", "c"])
    #expect(try column("unweighted", outcome) == ["0", "1", "1"])
    #expect(try column("harm", outcome).suffix(2) == ["3", "0"])
  }

  // MARK: Repeats

  /// Rows that repeat another may disagree about everything else: which one stays must not depend
  /// on their order.
  @Test func repeatsOfOneDayThatDisagreeInClass() throws {
    let header = "person_id,event_id,role,occurred_at,offence_code,offence_class\n"
    let rows = ["a,E1,suspect,2024-01-01,8N,008/01\n", "a,E1,suspect,2024-01-01,8N,008/06\n"]
    let model = Tiny.model(
      "gravity: { of: max, scale: linear, cap: 1000 }", "weights: { gravity: 1 }")
    let weights = "code,weight\n008/01,500\n008/06,5\n"
    for order in [rows, rows.reversed()] {
      let outcome = try Tiny.run(header + order.joined(), model: model, weights: weights)
      #expect(try column("harm", outcome) == ["500"])
      #expect(outcome.cohort.dropped.repeats == 1)
    }
  }

  @Test(arguments: [1, 2, 4], [1, 64, 4096])
  func repeatsAreFoundWithoutARoleColumn(threads: Int, block: Int) throws {
    var csv = "person_id,event_id,occurred_at,offence_code\n"
    for number in 0..<60 { csv += "p\(number % 3),E\(number % 6),2024-01-01,A1\n" }
    let outcome = try Tiny.run(csv) { request, _ in
      request.reading.threads = threads
      request.reading.blockSize = block
    }
    #expect(outcome.cohort.dropped.repeats == 54)
    #expect(try column("offences", outcome) == ["2", "2", "2"])
  }

  @Test func aRepeatMayNameAnotherVictim() throws {
    let csv = """
      person_id,event_id,role,occurred_at,offence_code,victim_id
      a,E1,suspect,2024-01-01,A1,V1
      a,E1,suspect,2024-01-01,A1,V2
      a,E1,suspect,2024-01-01,A1,V2
      a,E1,suspect,2024-01-01,A1,

      """
    let outcome = try Tiny.run(csv)
    #expect(try column("distinct_victims", outcome) == ["2"])
    #expect(try column("offences", outcome) == ["1"])
    #expect(outcome.cohort.dropped.repeats == 3)
  }

  @Test func emptyIdentifiersAreNeverPooled() throws {
    let csv = Self.header + ",E1,suspect,2024-01-01,A1\n,E2,suspect,2024-01-01,A1\n"
    let outcome = try Tiny.run(csv) { request, _ in request.explaining = [""] }
    #expect(outcome.cohort.dropped.noPerson == 2)
    #expect(outcome.cohort.count == 0)
    let explanation = try #require(outcome.cohort.explanations.first)
    #expect(explanation.exclusion == .notSeen)
    #expect(explanation.events.isEmpty)
  }

  // MARK: Ages

  private static let under25 = Tiny.model("age: { under: 25 }")

  @Test(
    arguments: [
      // Born 1 April 1999: 24 on 31 March 2024, the last day of it.
      ("1999-04-01", "", true, nil), ("1999-03-31", "", false, Exclusion.age),
      ("", "", false, .ageUndecidable),
      // 20 on 1 January 2024 is 20 or 21 by the end of March.
      ("", "20", true, nil),
      // 24 on 1 January 2024 is 24 or 25 by the end of March.
      ("", "24", false, .ageUndecidable), ("", "25", false, .age),
      // A birth date past the as-of date is an error, not a very young person.
      ("2024-12-25", "", false, .ageUndecidable),
    ] as [(String, String, Bool, Exclusion?)])
  func ages(born: String, age: String, isIn: Bool, exclusion: Exclusion?) throws {
    let csv = "person_id,occurred_at,offence_code,birth_date,age\na,2024-01-01,A1,\(born),\(age)\n"
    let outcome = try Tiny.run(csv, model: Self.under25) { request, _ in
      request.explaining = ["a"]
    }
    #expect(outcome.cohort.count == (isIn ? 1 : 0))
    #expect(outcome.cohort.excluded == (exclusion.map { [$0: 1] } ?? [:]))
    #expect(outcome.cohort.explanations.first?.exclusion == exclusion)
  }

  @Test func birthdaysOfLeapDayFallOnTheFirstOfMarch() throws {
    let csv = "person_id,occurred_at,offence_code,birth_date\na,2023-01-01,A1,1998-02-29\n"
    #expect(throws: (any Error).self) { try Tiny.run(csv, model: Self.under25) }
    let leap = "person_id,occurred_at,offence_code,birth_date\na,2020-01-01,A1,1996-02-29\n"
    #expect(try Tiny.run(leap, model: Self.under25, asOf: "2021-02-28").cohort.count == 1)
    #expect(try Tiny.run(leap, model: Self.under25, asOf: "2021-03-01").cohort.count == 0)
  }

  // MARK: Files of different columns

  /// A definition by group must not carry one file's groups over to a file without any.
  @Test func filesWithAndWithoutAGroupColumn() throws {
    let definition = """
      name: robbery
      version: 1
      summary: Robbery.
      clauses:
        - label: robbery
          groups: [Robbery]

      """
    let outcome = try Tiny.run("", model: Tiny.model("offences: robbery.yaml")) { request, folder in
      try folder.write("robbery.yaml", definition)
      request.paths = [
        try folder.write(
          "a.csv", "person_id,occurred_at,offence_code,offence_group\na,2024-01-01,L1,Robbery\n"),
        try folder.write("b.csv", "person_id,occurred_at,offence_code\nb,2024-01-01,L1\n"),
      ]
    }
    #expect(try column("person_id", outcome) == ["a"])
    #expect(outcome.cohort.dropped.undecidable == 1)
  }

  @Test func aColumnThatOneFileLacksIsSaidAloud() throws {
    let model = Tiny.model("roles: [suspect]")
    let outcome = try Tiny.run("", model: model) { request, folder in
      request.paths = [
        try folder.write("a.csv", Self.header + "a,E1,witness,2024-01-01,A1\n"),
        try folder.write(
          "b.csv", "person_id,event_id,occurred_at,offence_code\nb,E1,2024-01-01,A1\n"),
      ]
    }
    #expect(try column("person_id", outcome) == ["b"])
    #expect(outcome.cohort.assumptions.contains { $0.contains("role") })
    #expect(outcome.cohort.assumptions.contains { $0.contains("status") })
    #expect(!outcome.cohort.assumptions.contains { $0.contains("event") })
  }

  @Test func whatIsDecidedForWantOfAColumnIsSaidAloud() throws {
    let csv = "person_id,occurred_at,offence_code\na,2024-01-01,A1\n"
    let outcome = try Tiny.run(csv, model: Tiny.model("roles: [suspect]"))
    for column in ["role", "status", "event"] {
      #expect(outcome.cohort.assumptions.contains { $0.contains("\(column) column") })
    }
    #expect(outcome.cohort.count == 1)
  }

  // MARK: Few or none

  @Test(arguments: [
    "", "a,2024-04-01,A1\n", "a,2020-01-01,A1\n", ",2024-01-01,A1\n",
  ])
  func nobodyIsLeft(rows: String) throws {
    let model = Tiny.model(
      "window: 24 months", "recency: { scale: quantile, bins: 5 }",
      "frequency: { scale: percentile }",
      "gravity: { of: mean, scale: quantile, bins: 3 }",
      "weights: { recency: 1, frequency: 1, gravity: 1 }", "top: 5")
    let outcome = try Tiny.run("person_id,occurred_at,offence_code\n" + rows, model: model) {
      request, _ in request.explaining = ["a", "b"]
    }
    #expect(outcome.cohort.count == 0)
    #expect(try outcome.table.csv().split(separator: "\n").count == 1)
    #expect(outcome.cohort.scaleNotes.isEmpty)
    #expect(outcome.cohort.explanations.count == 2)
    #expect(!outcome.summary.lines.isEmpty)
  }

  /// One person fills the first bin of each axis, which is the last of recency's.
  @Test func onePerson() throws {
    let model = Tiny.model(
      "recency: { scale: quantile, bins: 5 }", "frequency: { scale: quantile, bins: 5 }",
      "gravity: { of: max, scale: percentile }",
      "weights: { recency: 1, frequency: 1, gravity: 2 }")
    let outcome = try Tiny.run(
      "person_id,occurred_at,offence_code\na,2024-01-01,A1\n", model: model)
    let row = try #require(outcome.table.cells().first)
    #expect(row["recency"] == "100.0000")
    #expect(row["frequency"] == "20.0000")
    #expect(row["gravity"] == "50.0000")
    #expect(row["score"] == "55.0000")
    #expect(row["rank"] == "1")
    #expect(row["percentile"] == "50")
    #expect(outcome.cohort.scaleNotes.count == 2)
    #expect(outcome.cohort.scaleNotes.allSatisfy { $0.contains("fills 1 of its 5 bins") })
  }

  @Test func everybodyAlike() throws {
    let csv =
      "person_id,occurred_at,offence_code\n"
      + ["d", "a", "c", "b"].map { "\($0),2024-01-01,A1\n" }.joined()
    let outcome = try Tiny.run(csv, model: Tiny.model("frequency: { scale: percentile }"))
    #expect(try column("rank", outcome) == ["1", "1", "1", "1"])
    #expect(try column("person_id", outcome) == ["a", "b", "c", "d"])
    #expect(try column("score", outcome) == ["50.0000", "50.0000", "50.0000", "50.0000"])
  }

  @Test func anAxisThatTheModelDoesNotUseIsEmpty() throws {
    let csv = "person_id,occurred_at,offence_code,victim_id\na,2024-01-01,A1,V\n"
    let model = Tiny.model(
      "recency: { scale: half-life, half_life: 90 days }", "victims: { scale: linear, cap: 5 }",
      "weights: { recency: 1, victims: 0 }")
    let row = try #require(Tiny.run(csv, model: model).table.cells().first)
    #expect(row["frequency"] == "")
    #expect(row["gravity"] == "")
    #expect(row["victims"] == "")
    #expect(row["distinct_victims"] == "1")
    // 90 days from 1 January to 31 March 2024.
    #expect(row["recency"] == "50.0000")
    #expect(row["score"] == "50.0000")
  }

  @Test func longIdentifiersAreWholeAndApart() throws {
    let stem = String(repeating: "x", count: 40)
    let csv =
      "person_id,occurred_at,offence_code\n\(stem)1,2024-01-01,A1\n\(stem)2,2024-01-01,A1\n\(stem)1,2024-01-02,A1\n"
    let outcome = try Tiny.run(csv)
    #expect(try column("person_id", outcome) == ["\(stem)1", "\(stem)2"])
    #expect(try column("offences", outcome) == ["2", "1"])
  }

  @Test func theTableOfUndecidedPeople() throws {
    let csv = "person_id,occurred_at,offence_code,birth_date\nz,2024-01-01,A1,\nb,2024-01-02,B2,\n"
    let outcome = try Tiny.run(csv, model: Self.under25)
    let rows = try UndecidedTable(outcome.cohort).cells()
    #expect(rows.map { $0["person_id"] } == ["b", "z"])
    #expect(
      rows.map { $0["reason"] } == [Exclusion.ageUndecidable, .ageUndecidable].map(\.rawValue))
    #expect(rows.first?["last_date"] == "2024-01-02")
  }

  @Test func aRequirementMayHangOnAnUnknownFlag() throws {
    let definition = """
      name: armed
      version: 1
      summary: With a blade.
      clauses:
        - label: blade
          flag: bladed_article

      """
    let csv = """
      person_id,occurred_at,offence_code,bladed_article
      yes,2024-01-01,A1,yes
      no,2024-01-01,A1,no
      unknown,2024-01-01,A1,

      """
    let model = Tiny.model("require: [{ offences: armed.yaml, at_least: 1 }]")
    let outcome = try Tiny.run(csv, model: model) { _, folder in
      try folder.write("armed.yaml", definition)
    }
    #expect(try column("person_id", outcome) == ["yes"])
    #expect(outcome.cohort.excluded == [.tooFewOffences: 1, .requirementUndecidable: 1])
    #expect(outcome.cohort.undecided.map(\.personID) == ["unknown"])
    #expect(outcome.cohort.definitionCounts.first?.matched == 1)
    #expect(outcome.cohort.definitionCounts.first?.undecidable == 1)
  }
}
