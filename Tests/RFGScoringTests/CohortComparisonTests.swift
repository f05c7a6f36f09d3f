import DelimitedText
import Foundation
import OffenceRecords
import RFGScoring
import ResultTables
import Testing

/// Two lists a month apart, and what the second says of the first.
@Suite struct CohortComparisonTests {
  private static let header = "person_id,event_id,occurred_at,offence_code\n"
  private static let model = Tiny.model(
    "window: 12 months", "recency: { scale: half-life, half_life: 90 days }",
    "gravity: { of: max, scale: linear, cap: 100 }",
    "weights: { recency: 1, frequency: 1, gravity: 1 }")

  private func pseudonymiser(_ key: String = "0123456789abcdef") throws -> Pseudonymiser {
    try Pseudonymiser(key: Array(key.utf8))
  }

  /// The change of each person of the later list, by identifier.
  private func changes(
    _ before: String, _ after: String, asOf: String = "2024-03-31", hasRecord: Bool = true,
    cutBefore: CohortTable.Cut? = nil, cutAfter: CohortTable.Cut? = nil,
    keyBefore: Pseudonymiser? = nil, keyAfter: Pseudonymiser? = nil
  ) throws -> [String: String] {
    let earlier = try Tiny.run(Self.header + before, model: Self.model, asOf: "2024-02-29") {
      request, _ in
      request.pseudonymiser = keyBefore
      request.cut = cutBefore
    }
    let later = try Tiny.run(Self.header + after, model: Self.model, asOf: asOf) {
      request, folder in
      let sink = MemorySink()
      try TableWriter(format: .csv, pseudonymiser: keyBefore).write(earlier.table, to: sink)
      request.comparisonPath = try folder.write("old.csv", sink.text)
      if hasRecord {
        try folder.write(
          "old.csv.run.json", earlier.record(command: ["hotspot"]).document.prettyPrinted)
      }
      request.pseudonymiser = keyAfter
      request.cut = cutAfter
    }
    let sink = MemorySink()
    try TableWriter(format: .csv, pseudonymiser: keyAfter).write(later.table, to: sink)
    let rows = sink.text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(later.table.leaverCount == rows.count { $0[0].isEmpty })
    #expect(later.table.entrantCount == rows.count { $0.last?.hasPrefix("entrant") == true })
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[1], $0.last ?? "") })
  }

  @Test(arguments: [true, false])
  func entrantsLeaversAndMovers(hasRecord: Bool) throws {
    let before = """
      stays,E1,2024-02-10,A1
      rises,E2,2023-09-01,B2
      leaves,E3,2023-03-15,A1
      ages,E4,2023-03-15,A1
      ages,E5,2024-01-15,B2
      mended,E6,2024-01-20,A1
      withdrawn,E7,2024-02-01,B2

      """
    let after = """
      stays,E1,2024-02-10,A1
      rises,E2,2023-09-01,B2
      rises,E8,2024-03-20,A1
      leaves,E3,2023-03-15,A1
      ages,E4,2023-03-15,A1
      ages,E5,2024-01-15,B2
      mended,E6,2024-01-20,A1
      mended,E9,2024-01-20,A1
      new,E10,2024-03-05,B2
      late,E11,2023-12-01,B2

      """
    let changes = try changes(before, after, hasRecord: hasRecord)
    #expect(changes["new"] == "entrant: new offence")
    #expect(changes["late"] == "entrant: changed data")
    #expect(changes["leaves"] == "leaver: ageing out of the window")
    #expect(changes["withdrawn"] == "leaver: changed data")
    #expect(changes["rises"]?.hasSuffix(": new offence") == true)
    #expect(changes["rises"]?.hasPrefix("up ") == true)
    #expect(changes["ages"]?.hasSuffix(": ageing out of the window") == true)
    #expect(changes["mended"]?.hasSuffix(": changed data") == true)
    #expect(changes["stays"]?.hasSuffix(": ageing") == true)
    #expect(changes.count == 8)
  }

  @Test func nothingChangedNothingSaid() throws {
    let rows = "a,E1,2024-02-10,A1\nb,E2,2024-02-01,B2\n"
    #expect(try changes(rows, rows, asOf: "2024-02-29") == ["a": "", "b": ""])
  }

  /// An offence between the two as-of dates is new; one before the first was not there yet.
  @Test func theRecordTellsNewOffencesFromLateOnes() throws {
    let before = "a,E1,2024-01-10,A1\nb,E2,2024-01-05,A1\n"
    let after = before + "b,E3,2024-02-20,A1\nc,E4,2024-02-20,A1\n"
    let known = try changes(before, after)
    #expect(known["b"]?.hasSuffix(": changed data") == true)
    #expect(known["c"] == "entrant: changed data")
    // Without a record the latest offence of the earlier list is all there is to go by.
    let guessed = try changes(before, after, hasRecord: false)
    #expect(guessed["b"]?.hasSuffix(": new offence") == true)
    #expect(guessed["c"] == "entrant: new offence")
  }

  @Test func cutLists() throws {
    let before = "a,E1,2024-02-10,A1\nb,E2,2024-02-01,B2\n"
    let after = "b,E2,2024-02-01,B2\na,E1,2024-02-10,A1\nc,E3,2024-03-30,A1\n"
    let shortened = try changes(before, after, cutAfter: .top(1))
    #expect(
      shortened == [
        "c": "entrant: new offence", "a": "leaver: below the cut", "b": "leaver: below the cut",
      ])
    let lengthened = try changes(before, before, cutBefore: .top(1))
    #expect(lengthened["b"] == "entrant: others moved")
  }

  @Test func pseudonymisedLists() throws {
    let key = try pseudonymiser()
    let before = "gone,E1,2024-02-10,A1\nb,E2,2024-02-01,B2\n"
    let after = "b,E2,2024-02-01,B2\nnew,E3,2024-03-30,A1\n"
    let plain = try changes(before, after)
    let expected = Dictionary(
      uniqueKeysWithValues: plain.map { (key.pseudonym(of: $0.key), $0.value) })
    #expect(try changes(before, after, keyBefore: key, keyAfter: key) == expected)
    // The earlier list names people. The new one must not, though they have left.
    #expect(try changes(before, after, keyAfter: key) == expected)
  }

  /// Identifiers that a spreadsheet would run come back from a list without our apostrophe.
  @Test func neutralisedIdentifiers() throws {
    let rows = "-12,E1,2024-02-10,A1\n=b,E2,2024-02-01,B2\n"
    #expect(try changes(rows, rows, asOf: "2024-02-29") == ["'-12": "", "'=b": ""])
    #expect(
      try changes(rows, "", asOf: "2024-02-29")
        == ["'-12": "leaver: changed data", "'=b": "leaver: changed data"])
  }

  /// A list of a comparison can be compared with in its turn: those who left are not on it.
  @Test func leaversOfTheEarlierListAreNotOnIt() throws {
    let outcome = try Tiny.run(Self.header + "a,E1,2024-03-01,A1\n", model: Self.model) {
      request, folder in
      request.comparisonPath = try folder.write(
        "old.csv",
        """
        rank,person_id,score,offences,harm,first_date,last_date,change
        1,a,50.0000,1,100,2024-03-01,2024-03-01,
        ,gone,,,,,,leaver: changed data

        """)
    }
    #expect(outcome.table.leaverCount == 0)
    #expect(outcome.table.rowCount == 1)
    #expect(outcome.summary.lines.contains { $0.contains("0 entrants, 0 leavers") })
  }

  @Test func anyOtherFileIsRefused() {
    let error = #expect(throws: HotspotError.self) {
      try CohortComparison(csv: Array("a,b\n1,2\n".utf8), file: "x.csv", asOf: nil)
    }
    #expect(error?.message.contains("not a list written by \(Setting.scoring)") == true)
    #expect(error?.line == 1)
  }
}

@Suite struct CohortContextTests {
  private func context(_ rows: String, asOf: String = "2024-03-31") throws -> [String: String] {
    let csv = "person_id,occurred_at,offence_code\n=a,2024-01-01,A1\nb,2024-01-01,A1\n"
    let outcome = try Tiny.run(csv, model: Tiny.model("window: 12 months"), asOf: asOf) {
      request, folder in
      request.contextPath = try folder.write("context.csv", "person_id,status,from,to\n" + rows)
      request.mergesPath = try folder.write("merges.csv", "old_id,new_id\nold,b\n")
    }
    return Dictionary(
      uniqueKeysWithValues: try outcome.table.cells().map {
        ($0["person_id"] ?? "", $0["context"] ?? "no column")
      })
  }

  @Test func spellsThatTouchTheWindowAreShownInOrder() throws {
    let found = try context(
      """
      b,IOM,2023-06-01,
      old,custody,2023-05-01,2023-06-30
      b,MAPPA,,
      b,long ago,2020-01-01,2023-03-31
      b,just in,2020-01-01,2023-04-01
      b,to come,2024-04-01,
      c,custody,2024-01-01,

      """)
    #expect(found["'=a"] == "")
    #expect(
      found["b"]
        == "MAPPA; just in 2020-01-01 to 2023-04-01; custody 2023-05-01 to 2023-06-30; "
        + "IOM from 2023-06-01")
  }

  @Test func contextNeverScores() throws {
    let csv = "person_id,occurred_at,offence_code\na,2024-01-01,A1\nb,2024-01-01,A1\n"
    let plain = try Tiny.run(csv).table.cells().map { $0["score"] }
    let shown = try Tiny.run(csv) { request, folder in
      request.contextPath = try folder.write("c.csv", "person_id,status\na,deceased\n")
    }
    #expect(try shown.table.cells().map { $0["score"] } == plain)
    #expect(try shown.table.cells().map { $0["context"] } == ["deceased", ""])
  }

  @Test(arguments: [("b,custody,01/02/2024,\n", "from"), ("b,custody,,2024-13-01\n", "to")])
  func aDateThatIsNotISO(rows: String, column: String) {
    let error = #expect(throws: HotspotError.self) { try context(rows) }
    #expect(error?.line == 2)
    #expect(error?.message.contains("The \(column) date") == true)
  }
}
