import Foundation
import HotspotPolicing
import Testing

@Suite struct ExplainCommandTests {
  private func prepared() throws -> Program {
    let program = try Program()
    try program.write("offences.csv", Program.offences)
    return program
  }

  private static let explain = ["explain", "offences.csv"] + Program.quintiles + ["--person"]

  @Test func textAndJSONTellTheSame() throws {
    let program = try prepared()
    let text = try program.run(Self.explain + ["anna"])
    #expect(text.status == 0, "\(text.messages)")
    #expect(text.output.hasPrefix("Person anna\n"))
    #expect(text.output.contains("Rank 1 of 5"))
    #expect(text.output.contains("Rows: 2, of which 2 counted"))
    let json = try program.run(Self.explain + ["anna", "--format", "json"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["rank"] as? Int == 1)
    #expect((object["events"] as? [Any])?.count == 2)
    let listed = try program.run(["score", "offences.csv"] + Program.quintiles)
    let score = try #require(listed.output.lineList[1].split(separator: ",").dropFirst(2).first)
    #expect(text.output.contains("score \(score)"))
  }

  @Test func otherPeopleAreNamedOnlyWhenAskedFor() throws {
    let program = try prepared()
    for format in ["text", "json"] {
      let arguments = Self.explain + ["bert", "--format", format]
      let quiet = try program.run(arguments)
      let named = try program.run(arguments + ["--neighbours"])
      for other in ["anna", "cleo", "dora", "emil"] {
        #expect(!quiet.output.contains(other))
        #expect(!quiet.messages.contains(other))
      }
      #expect(named.output.contains("anna") || named.output.contains("cleo"))
    }
  }

  @Test func someoneWhoIsNotThere() throws {
    let result = try prepared().run(Self.explain + ["zoe"])
    #expect(result.status == 0)
    #expect(result.output.contains("Not on the list: no row in the file."))
    #expect(try prepared().run(Self.explain + [""]).output.contains("no row in the file"))
  }

  /// The form follows the file's name unless it is stated.
  @Test func aFileOfAnExplanation() throws {
    let program = try prepared()
    #expect(try program.run(Self.explain + ["anna", "-o", "why.json"]).status == 0)
    #expect(try program.read("why.json").hasPrefix("{"))
    #expect(try program.run(Self.explain + ["anna", "-o", "why.txt"]).status == 0)
    #expect(try program.read("why.txt").hasPrefix("Person anna"))
    // The record names nobody, not even who was asked about.
    #expect(!(try program.read("why.json.run.json").contains("anna")))
    #expect(
      try program.run(Self.explain + ["anna", "--format", "text", "-o", "w.json"]).status == 0)
    #expect(try program.read("w.json").hasPrefix("Person anna"))
  }
}

@Suite struct CatalogueCommandTests {
  private static let kinds: [(ConfigurationCatalogue, String)] = [
    (.models, "model"), (.definitions, "definition"), (.weights, "weights"),
  ]

  @Test(arguments: kinds)
  func listAndShow(catalogue: ConfigurationCatalogue, command: String) throws {
    let program = try Program()
    let list = try program.run(command, "list")
    #expect(list.status == 0)
    #expect(list.messages.isEmpty)
    #expect(list.output.lineList[0] == "name,version,summary")
    #expect(
      list.output.lineList.dropFirst().map { String($0.prefix { $0 != "," }) } == catalogue.names)
    for name in catalogue.names {
      let shown = try program.run(command, "show", name)
      #expect(shown.status == 0)
      #expect(shown.output == (try catalogue.text(name)))
      // What is shown can be kept as one's own and checks.
      try program.write("own", shown.output)
      #expect(try program.run(command, "check", "own").status == 0)
    }
  }

  @Test func everyErrorHasItsLineAndColumn() throws {
    let program = try Program()
    try program.write(
      "bad.yaml",
      """
      name: bad
      version: 1
      purpose: offender-management
      window: 24 moons
      recency: { scale: log, cap: 5 }
      frequency: { scale: bands, edges: [5, 3], points: [0, 1, 2] }
      colour: red
      weights: { recency: 0, frequency: 0 }

      """)
    let result = try program.run("model", "check", "bad.yaml")
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    let places = result.messages.lineList.map { line in
      String(line.dropFirst("hotspot: bad.yaml:".count).prefix { $0 != " " })
    }
    #expect(places == ["4:9:", "5:19:", "6:39:", "7:1:", "8:10:"])
    try program.write("table.csv", "code,weight\n8N,1\n8N,2\n")
    let table = try program.run("weights", "check", "table.csv")
    #expect(table.status == 65)
    #expect(table.messages.hasPrefix("hotspot: table.csv:3: "))
  }
}

@Suite struct SampleCommandTests {
  @Test func theSameSeedGivesTheSameBytes() throws {
    let program = try Program()
    let first = try program.run("sample", "--offences", "500", "--seed", "7")
    #expect(first.status == 0)
    #expect(first.messages.isEmpty)
    #expect(first.output.lineList.count == 501)
    #expect(try program.run("sample", "--offences", "500", "--seed", "7").output == first.output)
    #expect(try program.run("sample", "--offences", "500", "--seed", "8").output != first.output)
    #expect(
      try program.run("sample", "--offences", "500", "--seed", "7", "-o", "s.csv").output.isEmpty)
    #expect(try program.read("s.csv") == first.output)
    #expect(try program.run("sample", "--offences", "500", "-o", "s.csv").status == 73)
  }

  /// The record says how to make the file again, defaults and all.
  @Test func theRecordHoldsTheSeed() throws {
    let program = try Program()
    try program.run("sample", "--offences", "10", "-o", "s.csv")
    let record = try #require(
      JSONSerialization.jsonObject(with: Data(program.read("s.csv.run.json").utf8))
        as? [String: Any])
    let options = try #require(record["options"] as? [String: Any])
    #expect(options["seed"] as? Int == 1)
    #expect(options["offences"] as? Int == 10)
    #expect(options["layout"] as? String == "generic")
  }

  @Test func policeUKSamplesAndDirt() throws {
    let program = try Program()
    let sample = try program.run(
      "sample", "--offences", "2000", "--layout", "police-uk", "-o", "street.csv")
    #expect(sample.status == 0)
    #expect(try program.run("inspect", "street.csv").output.contains("police-uk"))
    try program.run("sample", "--offences", "2000", "--dirty", "1%", "-o", "dirty.csv")
    let report = try program.run("inspect", "dirty.csv", "--max-rejects", "10%", "--format", "json")
    #expect(report.status == 0, "\(report.messages)")
    #expect(try JSONSerialization.jsonObject(with: Data(report.output.utf8)) is [String: Any])
  }
}
