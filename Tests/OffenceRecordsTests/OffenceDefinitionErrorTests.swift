import DelimitedText
import OffenceRecords
import TestSupport
import Testing

@Suite struct OffenceDefinitionErrorTests {
  static func body(_ clause: String) -> String {
    "name: a\nversion: 1\nsummary: s\nclauses:\n  - label: l\n    \(clause)\n"
  }

  @Test(arguments: [
    ("nmae: a\nversion: 1\nsummary: s\nclauses: [{label: l, codes: [1]}]", "1:1", "`name`"),
    ("name: a\nname: b\nversion: 1", "1:1", "more than once"),
    ("name: a\nversion: one\nsummary: s\nclauses: [{label: l, codes: [1]}]", "2:10", "whole"),
    ("name: a\nversion: 0\nsummary: s\nclauses: [{label: l, codes: [1]}]", "2:10", "from 1"),
    ("name: a\nversion: 1\nsummary: s\nclauses: []", "4:10", "must not be empty"),
    ("name: a\nversion: 1\nsummary: s\nclauses: x", "4:10", "must be a list"),
    ("name: a\nversion: 1\nsummary:\nclauses: [{label: l, codes: [1]}]", "3:1", "no value"),
    ("name: [a]\nversion: 1\nsummary: s\nclauses: [{label: l, codes: [1]}]", "1:7", "a list"),
    ("- a\n- b", "1:1", "must be a mapping"),
    (body("codez: [8N]"), "6:5", "`codes`"),
    (body("flag: knife"), "6:11", "bladed_article"),
    (body("flag: firearms"), "6:11", "Did you mean `firearm`?"),
    (body("classes: [802]"), "6:15", "zeros"),
    (body("classes: [008/01, 43831]"), "6:23", "days"),
    (body("classes: [8N]"), "6:15", "no offence class"),
    (body("codes: [8N, 10-Apr]"), "6:17", "date"),
    (body("codes: []"), "6:12", "must not be empty"),
    (body("codes: [8N, '']"), "6:17", "must not be empty"),
    (body("codes: [[8N]]"), "6:13", "single value"),
    (body("within: [8N]\n    codes: [8N]"), "6:13", "Give `classes`"),
    (body("any: []"), "6:10", "must not be empty"),
    (body("any: [8N]"), "6:11", "must be a mapping"),
    (body("not: {}"), "6:10", "no condition"),
    (body("groups: ['!!']"), "6:14", "no letters"),
    (body("codes: &a [8N]"), "6:12", "Anchors"),
    (body("codes: !!set {8N}"), "6:12", "Tags"),
    (body("codes: [8N"), "7:1", "not YAML"),
    ("name: a\n---\nname: b", "2:1", "another document"),
    ("a: *b", "1:4", "undefined alias"),
    ("? [a, b]\n: c", "1:3", "single word"),
    (
      "police_generated: perhaps\nname: a\nversion: 1\nsummary: s\nclauses: [{label: l, codes: [1]}]",
      "1:19", "yes or no"
    ),
  ])
  func faultsHavePlaces(text: String, place: String, fragment: String) {
    let error = #expect(throws: HotspotError.self) {
      try OffenceDefinition(yaml: Array(text.utf8), file: "f.yaml")
    }
    #expect(error?.fault == .badData)
    let description = error?.description ?? ""
    #expect(description.hasPrefix("f.yaml:\(place): "), "\(description)")
    #expect(description.contains(fragment), "\(description)")
  }

  @Test(arguments: ["", "# only a comment\n", "\u{FEFF}", "---\n"])
  func emptyFiles(text: String) {
    #expect(throws: HotspotError.self) {
      try OffenceDefinition(yaml: Array(text.utf8), file: "f.yaml")
    }
  }

  @Test func byteOrderMarkIsSkipped() throws {
    let text = "\u{FEFF}" + Self.body("codes: [8N]")
    _ = try OffenceDefinition(yaml: Array(text.utf8), file: "f.yaml")
  }

  @Test func badUTF8HasALine() {
    let bytes = Array("name: a\nversion: 1\nsummary: ".utf8) + [0xE9, 0x0A]
    let error = #expect(throws: HotspotError.self) {
      try OffenceDefinition(yaml: bytes, file: "f.yaml")
    }
    #expect(error?.line == 3)
  }

  @Test func checkFindsEveryFault() {
    let text = "name: a\nversion: x\nsummry: s\nclauses:\n  - {label: l, codes: [1E+05]}\n"
    let errors = OffenceDefinition.check(yaml: Array(text.utf8), file: "f.yaml")
    #expect(errors.map(\.line) == [2, 3, 5])
    #expect(errors[1].message.contains("Did you mean `summary`?"))
    #expect(OffenceDefinition.check(yaml: Array(Self.body("codes: [1]").utf8), file: "f") == [])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func deepNestingIsRefused(opening: String) {
    for depth in [40, 900, 5000] {
      let text = String(repeating: opening, count: depth)
      #expect(throws: HotspotError.self) {
        try OffenceDefinition(yaml: Array(text.utf8), file: "f.yaml")
      }
    }
  }

  @Test func manyAliasesAreRefusedAtOnce() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) {? *a\(level - 1) : *a\(level - 1)}\n" }
    let error = #expect(throws: HotspotError.self) {
      try OffenceDefinition(yaml: Array(text.utf8), file: "f.yaml")
    }
    #expect(error?.message.contains("Aliases") == true)
  }

  @Test func largeFilesAreRefused() {
    let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 300_000)
    #expect(throws: HotspotError.self) {
      try OffenceDefinition(yaml: bytes, file: "f.yaml")
    }
  }

  @Test func mutatedFilesNeverCrash() throws {
    let seed: UInt64 = 20_260_401
    var generator = SeededNumbers(seed: seed)
    let texts = OffenceDefinition.builtInNames.compactMap { OffenceDefinition.builtIn($0)?.text }
    var refused = 0
    for round in 0..<3000 {
      let bytes = generator.mutatedDefinition(Array(texts[round % texts.count].utf8))
      do {
        let definition = try OffenceDefinition(yaml: bytes, file: "f.yaml")
        _ = definition.evaluate(OffenceFacts(code: "8N"))
      } catch {
        refused += 1
        #expect(!error.message.isEmpty)
      }
    }
    #expect(refused > 500, "seed \(seed)")
  }
}
