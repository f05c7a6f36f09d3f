import Foundation
import HotspotPolicing
import Testing

@Suite struct ScoreCommandTests {
  private func prepared() throws -> Program {
    let program = try Program()
    try program.write("offences.csv", Program.offences)
    try program.write("context.csv", "person_id,status,from,to\nanna,IOM,2024-01-01,\n")
    try program.write("key", "0123456789abcdef\n")
    return program
  }

  private static let score = ["score", "offences.csv"] + Program.quintiles

  /// The columns of the contract, in its order.
  private static let always = [
    "rank", "person_id", "score", "recency", "frequency", "gravity", "victims", "days_since_last",
    "offences", "harm", "distinct_victims", "first_date", "last_date", "percentile",
  ]

  @Test(
    arguments: [
      ([], ["purpose"]),
      (["--area", "lpa"], ["area", "purpose"]),
      (["--context", "context.csv"], ["purpose", "context"]),
      (["--compare", "old.csv"], ["purpose", "change"]),
      (["--weights-table", "short.csv", "--unweighted", "zero"], ["purpose", "unweighted"]),
      (["--pseudonymise", "key", "--top", "2"], ["purpose"]),
      (
        [
          "--area", "lpa", "--context", "context.csv", "--compare", "old.csv", "--weights-table",
          "short.csv", "--unweighted", "median", "--strict-top", "1",
        ], ["area", "purpose", "unweighted", "context", "change"]
      ),
    ] as [([String], [String])])
  func headersAreTheContractsAndTheTablesOwn(options: [String], extra: [String]) throws {
    let program = try prepared()
    try program.write("short.csv", "code,weight\n8N,10\n34B,20\n")
    try program.run(Self.score + ["-o", "old.csv"])
    let result = try program.run(Self.score + options)
    #expect(result.status == 0, "\(result.messages)")
    let header = try #require(result.output.lineList.first).split(separator: ",").map(String.init)
    #expect(header == Self.always + extra)
    let declared = CohortTable.allColumns.map(\.name)
    #expect(header == declared.filter { header.contains($0) })
    // JSON has the same names in the same order.
    try program.run(Self.score + options + ["-o", "list.json"])
    let text = try program.read("list.json")
    let objects = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(objects.count == result.output.lineList.count - 1)
    for object in objects { #expect(Set(object.keys) == Set(header)) }
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("{") })
    let places = header.compactMap { line.firstRange(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == header.count)
    #expect(places == places.sorted())
  }

  @Test func aFileHoldsWhatAPipeGets() throws {
    let program = try prepared()
    let piped = try program.run(Self.score)
    let filed = try program.run(Self.score + ["-o", "list.csv"])
    #expect(filed.output.isEmpty)
    #expect(try program.read("list.csv") == piped.output)
    #expect(try program.run(Self.score + ["-o", "-"]).output == piped.output)
    // What is said of a run is the same, whoever gets the result.
    #expect(filed.messages == piped.messages)
  }

  // MARK: The run record

  @Test func theRecordIsTheSameForAnyRun() throws {
    let program = try prepared()
    let options = ["--area", "lpa", "--rejects", "bad.csv", "--undecided", "open.csv"]
    var records: [String] = []
    var lists: [String] = []
    for (name, threads) in [("first.csv", "1"), ("second.csv", "2"), ("third.csv", "2")] {
      let result = try program.run(
        Self.score + options + ["--threads", threads, "--force", "--output", name])
      #expect(result.status == 0, "\(result.messages)")
      records.append(try program.read(name + ".run.json"))
      lists.append(try program.read(name))
    }
    #expect(Set(records).count == 1)
    #expect(Set(lists).count == 1)
  }

  @Test func whatTheRecordHoldsAndLeavesOut() throws {
    let program = try prepared()
    try program.write("merges.csv", "old_id,new_id\nbert,anna\n")
    try program.run(Self.score + ["-o", "old.csv"])
    let result = try program.run(
      Self.score + [
        "--threads", "2", "-o", "secret-name.csv", "--pseudonymise", "key", "--merge-ids",
        "merges.csv", "--context", "context.csv", "--compare", "old.csv", "--strict-top", "2",
      ])
    #expect(result.status == 0, "\(result.messages)")
    let text = try program.read("secret-name.csv.run.json")
    for absent in [
      "secret-name", "threads", "anna", "bert", "dora", program.folder.path, "2026", "T0", "key\"",
    ] {
      #expect(!text.contains(absent), "\(absent)")
    }
    let record = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(record["tool"] as? String == "hotspot")
    #expect(record["version"] as? String == ToolVersion.current)
    let model = try #require(record["model"] as? [String: Any])
    #expect(model["name"] as? String == "quintiles")
    #expect((model["sha256"] as? String)?.count == 64)
    let weights = try #require((record["weights"] as? [[String: Any]])?.first)
    #expect(weights["name"] as? String == "ons-crime-severity")
    // Everything that was read and can change the list, with its hash.
    let inputs = try #require(record["inputs"] as? [[String: Any]])
    #expect(
      inputs.map { $0["name"] as? String }
        == ["offences.csv", "merges.csv", "context.csv", "old.csv"])
    #expect(inputs.first?["bytes"] as? Int == Program.offences.utf8.count)
    #expect(inputs.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
    let rows = try #require(record["rows"] as? [String: Any])
    #expect(rows["read"] as? Int == 7)
    #expect(rows["kept"] as? Int == 7)
    let options = try #require(record["options"] as? [String: Any])
    #expect(options["as_of"] as? String == "2024-03-31")
    #expect(options["window"] as? String == "all")
    #expect(options["time_zone"] as? String == "Europe/London")
    #expect(options["strict_top"] as? Int == 2)
    #expect(options["top"] is NSNull)
    #expect(options["pseudonymised"] as? Bool == true)
    #expect(record["purpose"] as? String == "offender-management")
    #expect(record["people_seen"] as? Int == 4)
  }

  /// A record says how the list was really made, the model's own cut included.
  @Test func theModelsOwnCutIsRecorded() throws {
    let program = try prepared()
    try program.run(
      "score", "offences.csv", "--model", "high-harm-100", "--as-of", "2024-03-31", "-o", "a.csv")
    let record = try program.read("a.csv.run.json")
    #expect(record.contains("\"top\": 100"))
    #expect(record.contains("\"strict_top\": null"))
  }

  // MARK: Identity

  @Test func pseudonymsStandInForEveryone() throws {
    let program = try prepared()
    try program.run(Self.score + ["-o", "old.csv"])
    let plain = try program.read("old.csv")
    let result = try program.run(
      ["score", "-", "--pseudonymise", "key", "--compare", "old.csv"] + Program.quintiles,
      input: try slice(program, dropping: "bert"))
    #expect(result.status == 0, "\(result.messages)")
    for id in ["anna", "bert", "cleo", "dora", "emil"] {
      #expect(plain.contains(id))
      #expect(!result.output.contains(id))
      #expect(!result.messages.contains(id))
    }
    #expect(result.output.contains("leaver"))
    #expect(!result.output.contains("entrant"))
  }

  private func slice(_ program: Program, dropping id: String) throws -> FileHandle {
    let kept = Program.offences.split(separator: "\n").filter { !$0.hasPrefix(id) }
    try program.write("less.csv", kept.joined(separator: "\n") + "\n")
    return try FileHandle(forReadingFrom: program.folder.appendingPathComponent("less.csv"))
  }

  @Test func mergedIdentifiersAreOnePerson() throws {
    let program = try prepared()
    try program.write("merges.csv", "old_id,new_id\nbert,cleo\ncleo,anna\n")
    let result = try program.run(Self.score + ["--merge-ids", "merges.csv"])
    #expect(!result.output.contains("bert") && !result.output.contains("cleo"))
    #expect(result.output.lineList[1].contains(",anna,"))
  }

  @Test func aSpreadsheetRunsNothing() throws {
    let program = try Program()
    try program.write(
      "offences.csv", "person_id,occurred_at,offence_code\n=cmd(),2024-01-01,8N\n")
    #expect(try program.run(Self.score).output.contains(",'=cmd(),"))
    #expect(try program.run(Self.score + ["--raw-cells"]).output.contains(",=cmd(),"))
    try program.run(Self.score + ["-o", "list.json"])
    #expect(try program.read("list.json").contains("\"=cmd()\""))
  }

  // MARK: Input

  @Test func standardInputIsAFileToo() throws {
    let program = try prepared()
    let expected = try program.run(Self.score)
    let input = try FileHandle(
      forReadingFrom: program.folder.appendingPathComponent("offences.csv"))
    let result = try program.run(["score", "-"] + Program.quintiles, input: input)
    #expect(result.output == expected.output)
    #expect(result.messages == expected.messages)
  }

  /// Standard input is hashed as it comes, other inputs as they are stored.
  @Test func inputsHaveTheHashThatSha256sumPrints() throws {
    let program = try prepared()
    let said = try program.shell(
      """
      gzip -k offences.csv && sha256sum offences.csv offences.csv offences.csv.gz
      $HOTSPOT score offences.csv -o plain.csv \(Program.quintiles.joined(separator: " "))
      $HOTSPOT score - -o piped.csv \(Program.quintiles.joined(separator: " ")) < offences.csv
      $HOTSPOT score offences.csv.gz -o packed.csv \(Program.quintiles.joined(separator: " "))
      """)
    let hashes = said.output.lineList.map { String($0.prefix(64)) }
    let recorded = try ["plain", "piped", "packed"].map { name in
      let record =
        try JSONSerialization.jsonObject(
          with: Data(program.read(name + ".csv.run.json").utf8)) as? [String: Any]
      return (record?["inputs"] as? [[String: Any]])?.first?["sha256"] as? String
    }
    #expect(recorded == hashes, "\(said.messages)")
  }

  @Test func columnsCanBeNamed() throws {
    let program = try Program()
    try program.write("odd.csv", "WHO,WHEN,WHAT\nanna,2024-01-01,8N\n")
    let arguments = ["score", "odd.csv"] + Program.quintiles
    let unnamed = try program.run(arguments)
    #expect(unnamed.status == 65)
    #expect(unnamed.messages.contains("It has: WHO, WHEN, WHAT"))
    let named = try program.run(
      arguments + ["--column", "person=WHO", "--column", "date=WHEN", "--column", "code=WHAT"])
    #expect(named.status == 0, "\(named.messages)")
    #expect(named.output.lineList[1].hasPrefix("1,anna,"))
    #expect(try program.run(arguments + ["--column", "person=NOBODY"]).status == 65)
    #expect(try program.run(arguments + ["--column", "hat=WHO"]).status == 64)
  }

  @Test func rejectedRows() throws {
    let program = try Program()
    var csv = "person_id,occurred_at,offence_code\n"
    for number in 0..<50 { csv += "p\(number),2024-01-01,8N\n" }
    try program.write("offences.csv", csv + "bad,yesterday,8N\n\"=x\",2024-99-99,8N\n")
    let arguments = Self.score + ["-o", "list.csv", "--rejects", "bad.csv"]
    let stopped = try program.run(arguments)
    #expect(stopped.status == 65)
    #expect(stopped.messages.contains("--max-rejects"))
    #expect(program.names == ["bad.csv", "bad.csv.run.json", "offences.csv"])
    let table = try program.read("bad.csv").lineList
    #expect(table.count == 3)
    #expect(table[0] == "file,line,column,reason,raw_row" || table[0].hasPrefix("file,line,column"))
    #expect(table[1].contains(",52,"))
    #expect(table[1].contains("yesterday"))
    for limit in ["2", "4%"] {
      let passed = try program.run(arguments + ["--max-rejects", limit, "--force"])
      #expect(passed.status == 0, "\(passed.messages)")
      #expect(passed.messages.contains("yesterday") || passed.messages.contains("52"))
      #expect(try program.read("list.csv").lineList.count == 51)
    }
    #expect(try program.run(arguments + ["--max-rejects", "1", "--force"]).status == 65)
    #expect(try program.run(arguments + ["--max-rejects", "lots"]).status == 64)
  }

  @Test func undecidedPeopleAreListedApart() throws {
    let program = try prepared()
    try program.write(
      "young.yaml",
      """
      name: young
      version: 1
      purpose: safeguarding
      window: all
      age: { under: 30 }
      frequency: { scale: linear, cap: 5 }
      weights: { frequency: 1 }

      """)
    let result = try program.run(
      "score", "offences.csv", "--model", "young.yaml", "--as-of", "2024-03-31", "--undecided",
      "open.csv")
    #expect(result.status == 0, "\(result.messages)")
    #expect(try program.read("open.csv").lineList.dropFirst().map { $0.prefix(5) } == ["dora,"])
    #expect(result.output.lineList.dropFirst().allSatisfy { $0.contains(",safeguarding") })
    #expect(program.exists("open.csv.run.json"))
  }

  @Test func aFileOfNoRows() throws {
    let program = try Program()
    try program.write("none.csv", "person_id,occurred_at,offence_code\n")
    let result = try program.run(["score", "none.csv"] + Program.quintiles)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.lineList.count == 1)
  }
}
