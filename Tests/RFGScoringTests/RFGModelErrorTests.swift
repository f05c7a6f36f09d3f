import DelimitedText
import OffenceRecords
import RFGScoring
import TestSupport
import Testing

@Suite struct RFGModelErrorTests {
  /// A good model of nine lines; a test replaces one line.
  static let good = [
    "name: a",
    "version: 1",
    "purpose: safeguarding",
    "window: 24 months",
    "recency: { scale: half-life, half_life: 270 days }",
    "frequency: { scale: log, cap: 20 }",
    "gravity: { of: max, scale: log, cap: 8000 }",
    "weights: { recency: 25, frequency: 25, gravity: 50 }",
    "top: 10",
  ]

  struct Fault: Sendable, CustomStringConvertible {
    var line: Int
    var text: String
    var place: String
    var fragment: String
    var description: String { "\(line): \(text)" }

    init(_ line: Int, _ text: String, _ place: String, _ fragment: String) {
      (self.line, self.text, self.place, self.fragment) = (line, text, place, fragment)
    }
  }

  @Test func theGoodModelIsGood() {
    let text = Self.good.joined(separator: "\n")
    #expect(RFGModel.check(yaml: Array(text.utf8), file: "m.yaml") == [])
  }

  @Test(arguments: [
    Fault(9, "tpo: 10", "9:1", "Did you mean `top`?"),
    Fault(9, "name: b", "1:1", "more than once"),
    Fault(9, "wholly: unlike", "9:1", "The keys are"),
    Fault(9, "top: 0", "9:6", "from 1"),
    Fault(9, "top: many", "9:6", "whole number"),
    Fault(9, "top: [1]", "9:6", "a list"),
    Fault(9, "top:", "9:1", "no value"),
    Fault(2, "version: 1.5", "2:10", "whole number"),
    Fault(3, "purpose: safegarding", "3:10", "Did you mean `safeguarding`?"),
    Fault(4, "window: 24 moons", "4:9", "no window"),
    Fault(4, "window: [24]", "4:9", "single value"),
    Fault(9, "roles: [suspect, suspect]", "9:18", "listed twice"),
    Fault(9, "roles: []", "9:8", "must not be empty"),
    Fault(9, "roles: suspect", "9:8", "must be a list"),
    Fault(9, "exclude_status: cancelled", "9:17", "must be a list"),
    Fault(9, "offences: knife-crimes", "9:11", "Did you mean knife-crime?"),
    Fault(9, "per_event: worst", "9:12", "`principal`, `all`"),
    Fault(9, "require: [{ at_least: 0 }]", "9:23", "from 1"),
    Fault(9, "require: [{ offences: knife-crime }]", "9:11", "`at_least` is missing"),
    Fault(9, "require: [{ at_least: 1, offences: nothing }]", "9:36", "no built-in definition"),
    Fault(9, "require: [{ atleast: 1, at_least: 1 }]", "9:13", "`at_least`"),
    Fault(9, "age: { under: 0 }", "9:15", "from 1"),
    Fault(9, "age: { under: -3 }", "9:15", "from 1"),
    Fault(9, "age: { under: 16, over: 16 }", "9:25", "Nobody"),
    Fault(9, "age: {}", "9:6", "needs `under`"),
    Fault(9, "age: 25", "9:6", "must be a mapping"),
    Fault(9, "victims_at_least: -1", "9:19", "from 0"),
    Fault(9, "weights_table: ons", "9:16", "no built-in weights table"),
    Fault(9, "extra_weights: { NC-DA: -1 }", "9:25", "from 0"),
    Fault(9, "extra_weights: { NC-DA: x }", "9:25", "must be a number"),
    Fault(9, "extra_weights: { 10-Apr: 1 }", "9:18", "date"),
    Fault(9, "extra_weights: [NC-DA]", "9:16", "must be a mapping"),
    Fault(9, "unweighted: ignore", "9:13", "`error`, `zero`, `median`"),
    Fault(5, "recency: { scale: log, cap: 20 }", "5:19", "`log` is not for recency"),
    Fault(5, "recency: { scale: half-life }", "5:10", "`half_life` is missing"),
    Fault(5, "recency: { scale: half-life, half_life: 0 days }", "5:41", "above 0"),
    Fault(5, "recency: { scale: half-life, half_life: 9 months }", "5:41", "number of days"),
    Fault(5, "recency: { scale: half-life, half_life: 9, cap: 3 }", "5:44", "has no `cap`"),
    Fault(5, "recency: { scale: logarithm }", "5:19", "one of"),
    Fault(5, "recency: { cap: 20 }", "5:10", "`scale` is missing"),
    Fault(5, "recency: linear", "5:10", "must be a mapping"),
    Fault(6, "frequency: { scale: half-life, half_life: 9 }", "6:21", "recency only"),
    Fault(6, "frequency: { scale: linear, cap: 0 }", "6:34", "above 0"),
    Fault(6, "frequency: { scale: linear, cap: -1 }", "6:34", "at least 0"),
    Fault(6, "frequency: { scale: linear, cap: 20 days }", "6:34", "must be a number"),
    Fault(6, "frequency: { scale: quantile, bins: 1 }", "6:37", "from 2"),
    Fault(6, "frequency: { scale: quantile }", "6:12", "`bins` is missing"),
    Fault(
      6, "frequency: { scale: bands, edges: [2, 5, 5], points: [0, 1, 2, 3] }", "6:42",
      "out of order"),
    Fault(6, "frequency: { scale: bands, edges: [2, 5], points: [0, 1] }", "6:51", "need 3 points"),
    Fault(6, "frequency: { scale: bands, edges: [2], points: [0, 101] }", "6:52", "0 to 100"),
    Fault(6, "frequency: { scale: bands, edges: [2], points: [-1, 10] }", "6:49", "0 to 100"),
    Fault(6, "frequency: { scale: bands, edges: [], points: [1] }", "6:35", "must not be empty"),
    Fault(7, "gravity: { scale: log, cap: 8000 }", "7:10", "`of` is missing"),
    Fault(7, "gravity: { of: most, scale: log, cap: 8000 }", "7:16", "`decayed`"),
    Fault(7, "gravity: { of: decayed, scale: log, cap: 8 }", "7:10", "`half_life` is missing"),
    Fault(7, "gravity: { of: max, scale: log, cap: 8, half_life: 9 }", "7:41", "no `half_life`"),
    Fault(8, "weights: { recency: 0, gravity: 0 }", "8:10", "add to nothing"),
    Fault(8, "weights: {}", "8:10", "add to nothing"),
    Fault(8, "weights: { recency: -1, gravity: 2 }", "8:21", "from 0"),
    Fault(8, "weights: { recency: x, gravity: 2 }", "8:21", "must be a number"),
    Fault(8, "weights: { recency: 1, victims: 2 }", "8:33", "no scale"),
    Fault(8, "weights: { recencey: 1, gravity: 2 }", "8:12", "Did you mean `recency`?"),
  ])
  func faultsHavePlaces(fault: Fault) {
    var lines = Self.good
    lines[fault.line - 1] = fault.text
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let errors = RFGModel.check(yaml: bytes, file: "m.yaml")
    #expect(errors.count == 1, "\(errors)")
    let description = errors.first?.description ?? ""
    #expect(description.hasPrefix("m.yaml:\(fault.place): "), "\(description)")
    #expect(description.contains(fault.fragment), "\(description)")
    let thrown = #expect(throws: HotspotError.self) {
      try RFGModel(yaml: bytes, file: "m.yaml")
    }
    #expect(thrown == errors.first)
  }

  @Test(arguments: [1, 2, 3, 4, 8])
  func requiredKeys(line: Int) {
    var lines = Self.good
    lines.remove(at: line - 1)
    let errors = RFGModel.check(
      yaml: Array(lines.joined(separator: "\n").utf8), file: "m.yaml")
    #expect(errors.count == 1)
    #expect(errors.first?.line == 1)
    #expect(errors.first?.message.contains("is missing") == true)
  }

  @Test func allFaultsAreFoundInOrder() {
    var lines = Self.good
    lines[3] = "window: soon"
    lines[4] = "recency: { scale: log, cap: 20 }"
    lines[8] = "tpo: 10"
    let errors = RFGModel.check(
      yaml: Array(lines.joined(separator: "\n").utf8), file: "m.yaml")
    #expect(errors.map(\.line) == [4, 5, 9])
  }

  @Test func atMostEightDefinitions() {
    let names = OffenceDefinition.builtInNames
    #expect(names.count == 10)
    func check(_ count: Int) -> [HotspotError] {
      var lines = Self.good
      lines[8] = "require:"
      for name in names.prefix(count) { lines.append("  - {offences: \(name), at_least: 1}") }
      lines.append("  - {offences: \(names[0]), at_least: 2}")
      return RFGModel.check(yaml: Array(lines.joined(separator: "\n").utf8), file: "m.yaml")
    }
    #expect(check(8).isEmpty)
    #expect(check(9).map(\.line) == [18])
    #expect(check(9).first?.message.contains("at most 8") == true)
  }

  @Test(arguments: ["", "\u{0}", "a: [", "- 1", "%YAML 9.9\n---\na: b", "\t", "\"\\ud800\"", "!<x"])
  func anythingElseIsRefused(text: String) {
    #expect(!RFGModel.check(yaml: Array(text.utf8), file: "m.yaml").isEmpty)
  }

  @Test func mutatedModelsNeverCrash() {
    let seed: UInt64 = 20_260_403
    var generator = SeededNumbers(seed: seed)
    let texts = RFGModel.builtInNames.compactMap { RFGModel.builtIn($0)?.text }
    var refused = 0
    for round in 0..<3000 {
      let bytes = generator.mutatedDefinition(Array(texts[round % texts.count].utf8))
      let errors = RFGModel.check(yaml: bytes, file: "m.yaml")
      if !errors.isEmpty { refused += 1 }
      #expect(((try? RFGModel(yaml: bytes, file: "m.yaml")) == nil) == !errors.isEmpty)
    }
    #expect(refused > 500, "seed \(seed)")
  }
}
