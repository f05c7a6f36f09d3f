import DelimitedText
import Foundation
import OffenceRecords
import Testing

@Suite struct OffenceDefinitionTests {
  @Test func builtInsLoadUnderTheirNames() throws {
    #expect(
      OffenceDefinition.builtInNames == [
        "child-exploitation", "domestic-abuse", "hips-serious-violence", "knife-crime",
        "public-place", "public-space-violence", "serious-violence-strategy",
        "tvp-serious-violence",
        "violent-or-sexual", "weapon-possession",
      ])
    for name in OffenceDefinition.builtInNames {
      let definition = try OffenceDefinition.load(name)
      #expect(definition.name == name)
      #expect(definition.text.contains("ours"), "\(name) must say what is ours")
      #expect(definition.policeGenerated == (name == "weapon-possession"))
    }
    #expect(OffenceDefinition.builtIn("no such") == nil)
  }

  @Test func unknownNameListsTheNames() {
    let error = #expect(throws: HotspotError.self) {
      try OffenceDefinition.load("knife-crimes")
    }
    #expect(error?.fault == .missing)
    #expect(error?.message.contains("Did you mean knife-crime?") == true)
    #expect(error?.message.contains("weapon-possession") == true)
  }

  @Test func aFolderIsNotMissing() {
    let error = #expect(throws: HotspotError.self) {
      try OffenceDefinition.load(FileManager.default.temporaryDirectory.path)
    }
    #expect(error?.fault == .unreadable)
  }

  @Test func loadsAFile() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("definition-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: url) }
    let text = "name: a\nversion: 2\nsummary: s\nclauses:\n  - {label: l, codes: [4.10]}\n"
    try Data(text.utf8).write(to: url)
    let definition = try OffenceDefinition.load(url.path)
    #expect(definition.version == 2)
    #expect(definition.text == text)
    #expect(definition.evaluate(OffenceFacts(code: "4.10")) == .yes)
    #expect(definition.evaluate(OffenceFacts(code: "4.1")) == .no)
  }

  static func flags(
    _ values: [(OffenceFlags.Flag, TriState)]
  ) -> OffenceFlags {
    var flags = OffenceFlags()
    for (flag, value) in values { flags[flag] = value }
    return flags
  }

  struct Case: Sendable, CustomStringConvertible {
    var name: String
    var facts: OffenceFacts
    var expected: Membership
    var description: String { "\(name) \(facts) \(expected)" }

    init(
      _ name: String, _ expected: Membership, code: String = "", class offenceClass: String = "",
      group: String = "", place: String = "", _ flags: [(OffenceFlags.Flag, TriState)] = []
    ) {
      self.name = name
      self.expected = expected
      self.facts = OffenceFacts(
        code: code, offenceClass: offenceClass, group: group, placeType: place,
        flags: OffenceDefinitionTests.flags(flags))
    }
  }

  static let unarmed: [(OffenceFlags.Flag, TriState)] = [(.bladedArticle, .no), (.firearm, .no)]

  @Test(arguments: [
    Case("tvp-serious-violence", .yes, code: "1"),
    Case("tvp-serious-violence", .yes, code: "4.10"),
    Case("tvp-serious-violence", .yes, code: "2"),
    Case("tvp-serious-violence", .yes, code: "5D"),
    Case("tvp-serious-violence", .yes, code: "8N", class: "8/1"),
    Case("tvp-serious-violence", .yes, class: "00801"),
    Case("tvp-serious-violence", .no, code: "8N", class: "008/06", unarmed),
    Case("tvp-serious-violence", .undecidable, code: "8N", class: "008/06"),
    Case("tvp-serious-violence", .undecidable, code: "8N", unarmed),
    Case("tvp-serious-violence", .undecidable, code: "8P", unarmed),
    Case("tvp-serious-violence", .yes, code: "8N", [(.bladedArticle, .yes)]),
    Case("tvp-serious-violence", .yes, code: "105A", [(.firearm, .yes)]),
    Case("tvp-serious-violence", .no, code: "105A", unarmed),
    Case("tvp-serious-violence", .undecidable, code: "105A", [(.firearm, .no)]),
    Case("tvp-serious-violence", .yes, code: "34B", [(.bladedArticle, .yes)]),
    Case("tvp-serious-violence", .no, code: "34B", unarmed),
    Case("tvp-serious-violence", .yes, code: "28E", [(.bladedArticle, .yes)]),
    Case("tvp-serious-violence", .yes, code: "9A", [(.bladedArticle, .yes)]),
    Case("tvp-serious-violence", .no, code: "46", [(.bladedArticle, .yes)]),
    Case("tvp-serious-violence", .no, code: "10D", [(.bladedArticle, .yes)]),
    Case("tvp-serious-violence", .undecidable),
    Case("hips-serious-violence", .yes, code: "4.2"),
    Case("hips-serious-violence", .yes, code: "10D"),
    Case("hips-serious-violence", .yes, code: "62A"),
    Case("hips-serious-violence", .yes, code: "34A"),
    Case("hips-serious-violence", .yes, code: "66", class: "64/1"),
    Case("hips-serious-violence", .no, code: "66", class: "66/1"),
    Case("hips-serious-violence", .undecidable, code: "66"),
    Case("hips-serious-violence", .undecidable, code: "8N", [(.bladedArticle, .no)]),
    Case("hips-serious-violence", .yes, code: "8N", [(.bladedArticle, .yes)]),
    Case("hips-serious-violence", .no, code: "8N", class: "8/6", [(.bladedArticle, .no)]),
    Case("hips-serious-violence", .no, code: "105A", [(.bladedArticle, .yes)]),
    Case("knife-crime", .yes, code: "8N", [(.bladedArticle, .yes)]),
    Case("knife-crime", .yes, code: "19C", [(.bladedArticle, .yes)]),
    Case("knife-crime", .yes, code: "3B", [(.bladedArticle, .yes)]),
    Case("knife-crime", .no, code: "8N", [(.bladedArticle, .no)]),
    Case("knife-crime", .undecidable, code: "8N"),
    Case("knife-crime", .no, code: "105A", [(.bladedArticle, .yes)]),
    Case("knife-crime", .no, code: "10D", [(.bladedArticle, .yes)]),
    Case("knife-crime", .no, [(.bladedArticle, .no)]),
    Case("knife-crime", .undecidable, [(.bladedArticle, .yes)]),
    Case("knife-crime", .yes, class: "34/2", [(.bladedArticle, .yes)]),
    Case("weapon-possession", .yes, code: "10A"),
    Case("weapon-possession", .yes, code: "90"),
    Case("weapon-possession", .yes, code: "81"),
    Case("weapon-possession", .no, code: "8N", [(.bladedArticle, .yes)]),
    Case("weapon-possession", .undecidable),
    Case("public-space-violence", .yes, code: "34B", place: "Street", [(.domestic, .no)]),
    Case("public-space-violence", .no, code: "34B", place: "Street", [(.domestic, .yes)]),
    Case("public-space-violence", .undecidable, code: "34B", place: "Street"),
    Case("public-space-violence", .undecidable, code: "34B", [(.domestic, .no)]),
    Case("public-space-violence", .no, code: "8N", place: "DWELLING - private", [(.domestic, .no)]),
    Case("public-space-violence", .yes, code: "8N", place: "Non-dwelling", [(.domestic, .no)]),
    Case("public-space-violence", .no, code: "46", place: "Street", [(.domestic, .no)]),
    Case(
      "public-space-violence", .yes, group: "VIOLENCE AGAINST THE PERSON", place: "Flatlands park",
      [(.domestic, .no)]),
    Case("serious-violence-strategy", .yes, code: "1"),
    Case("serious-violence-strategy", .yes, code: "34B", [(.firearm, .yes)]),
    Case("serious-violence-strategy", .yes, code: "8N", [(.bladedArticle, .yes)]),
    Case("serious-violence-strategy", .yes, code: "8N", [(.drugs, .yes)]),
    Case("serious-violence-strategy", .undecidable, code: "8N", unarmed),
    Case("serious-violence-strategy", .no, code: "8N", unarmed + [(.drugs, .no)]),
    Case("serious-violence-strategy", .no, code: "92D", [(.drugs, .yes)]),
    Case("domestic-abuse", .yes, code: "NC-DA", [(.domestic, .yes)]),
    Case("domestic-abuse", .no, code: "8N", [(.domestic, .no)]),
    Case("domestic-abuse", .undecidable, code: "8N"),
    Case("child-exploitation", .yes, code: "71"),
    Case("child-exploitation", .yes, code: "MISSING", [(.childExploitation, .no)]),
    Case("child-exploitation", .yes, code: "46", [(.childExploitation, .yes)]),
    Case("child-exploitation", .undecidable, code: "46"),
    Case("child-exploitation", .no, code: "46", [(.childExploitation, .no)]),
    Case("violent-or-sexual", .yes, code: "105A"),
    Case("violent-or-sexual", .yes, code: "19J"),
    Case("violent-or-sexual", .yes, code: "34A"),
    Case("violent-or-sexual", .no, code: "46"),
    Case("violent-or-sexual", .undecidable, code: "LOCAL"),
  ])
  func builtInsOnHandMadeFacts(example: Case) throws {
    let definition = try #require(OffenceDefinition.builtIn(example.name))
    #expect(definition.evaluate(example.facts) == example.expected)
  }

  @Test func verdictNamesTheClause() throws {
    let definition = try #require(OffenceDefinition.builtIn("tvp-serious-violence"))
    let armed = OffenceFacts(code: "8N", flags: Self.flags([(.bladedArticle, .yes)]))
    #expect(definition.matchingClause(armed) == 4)
    let unknown = definition.verdict(on: OffenceFacts(code: "8N"))
    #expect(unknown == .init(membership: .undecidable, clause: 3))
    #expect(definition.clauses[3].label == "GBH without intent")
    #expect(
      definition.verdict(on: OffenceFacts(code: "46")) == .init(membership: .no, clause: nil))
  }

  @Test(arguments: [
    ("codes: [8N, 4.1]", "4.1", Membership.yes), ("codes: [8N, 4.1]", "4.10", .no),
    ("code_prefixes: ['8']", "8N", .yes), ("code_prefixes: ['8']", "81", .yes),
    ("code_prefixes: [8L, 9]", "8N", .no),
    ("not: {codes: [8N]}", "8N", .no), ("not: {codes: [8N]}", "", .undecidable),
    ("any: [{codes: [8N]}, {flag: alcohol}]", "8N", .yes),
    ("any: [{codes: [8N]}, {flag: alcohol}]", "46", .undecidable),
    ("all: [{codes: [8N]}, {flag: alcohol}]", "46", .no),
    ("all: [{codes: [8N]}, {flag: alcohol}]", "8N", .undecidable),
    ("codes: [8N]\n    flag: alcohol", "8N", .undecidable),
    ("subgroups: [VIOLENCE  with-injury]", "8N", .yes),
    ("classes: [8/*]\n    within: [8N]", "8N", .undecidable),
    ("classes: [8/*]\n    within: [8N]", "8L", .no),
    ("classes: [8/*]", "", .undecidable),
  ])
  func conditions(condition: String, code: String, expected: Membership) throws {
    let text = "name: a\nversion: 1\nsummary: s\nclauses:\n  - label: l\n    \(condition)\n"
    let definition = try OffenceDefinition(yaml: Array(text.utf8), file: "a.yaml")
    #expect(definition.evaluate(OffenceFacts(code: code)) == expected)
  }
}
