import DelimitedText
import Foundation
import OffenceRecords
import RFGScoring
import Testing

@Suite struct RFGModelTests {
  static let contract = """
    name: serious-violence
    version: 1
    purpose: offender-management
    window: 24 months
    roles: [suspect, offender]
    exclude_status: [cancelled, no-crime, eliminated]
    offences: tvp-serious-violence
    per_event: principal
    require:
      - { at_least: 2 }
      - { offences: weapon-possession, at_least: 1 }
    age: { under: 25 }
    victims_at_least: 0
    weights_table: ons-crime-severity
    extra_weights: { NC-DA: 15, MISSING: 10 }
    recency:   { scale: half-life, half_life: 270 days }
    frequency: { scale: log, cap: 20 }
    gravity:   { of: max, scale: log, cap: 8000 }
    victims:   { scale: linear, cap: 5 }
    weights: { recency: 25, frequency: 25, gravity: 50, victims: 0 }
    top: 100
    """

  static func model(_ text: String, file: String = "m.yaml") throws -> RFGModel {
    try RFGModel(yaml: Array(text.utf8), file: file)
  }

  @Test func readsTheContract() throws {
    let model = try Self.model(Self.contract)
    #expect(model.name == "serious-violence")
    #expect(model.version == 1)
    #expect(model.purpose == .offenderManagement)
    #expect(model.window == .months(24))
    #expect(model.roles == ["suspect", "offender"])
    #expect(model.excludeStatus == ["cancelled", "no-crime", "eliminated"])
    #expect(model.definition?.name == "tvp-serious-violence")
    #expect(model.perEvent == .principal)
    #expect(model.require.map(\.atLeast) == [2, 1])
    #expect(model.require.map(\.definition?.name) == [nil, "weapon-possession"])
    #expect(model.require.map(\.definitionIndex) == [nil, 1])
    #expect(model.definitions.map(\.name) == ["tvp-serious-violence", "weapon-possession"])
    #expect(model.age?.under == 25)
    #expect(model.weightsTable == .table("ons-crime-severity"))
    #expect(model.extraWeights == ["NC-DA": FixedDecimal(15), "MISSING": FixedDecimal(10)])
    #expect(model.unweighted == .error)
    #expect(model.recency == .halfLife(days: 270))
    #expect(model.frequency == .log(cap: FixedDecimal(20)))
    #expect(model.gravity == .init(of: .max, scale: .log(cap: FixedDecimal(8000))))
    #expect(model.victims == .linear(cap: FixedDecimal(5)))
    #expect(model.weights.total == FixedDecimal(100))
    #expect(model.usesRecency && model.usesFrequency && model.usesGravity)
    #expect(!model.usesVictims)
    #expect(model.top == 100)
    #expect(model.text == Self.contract)
    #expect(model.sha256.count == 64)
  }

  @Test func defaults() throws {
    let model = try Self.model(
      """
      name: a
      version: 1
      purpose: safeguarding
      window: all
      frequency: { scale: percentile }
      weights: { frequency: 0.5 }
      """)
    #expect(model.roles == nil)
    #expect(model.excludeStatus == RFGModel.defaultExcludeStatus)
    #expect(model.definition == nil)
    #expect(model.definitions.isEmpty)
    #expect(model.perEvent == .principal)
    #expect(model.require.isEmpty)
    #expect(model.age == nil)
    #expect(model.weightsTable == .table("ons-crime-severity"))
    #expect(model.top == nil)
    #expect(!model.usesRecency && !model.usesGravity && model.usesFrequency)
    #expect(model.weights.frequency == FixedDecimal("0.5"))
    #expect(model.frequency?.isRelative == true)
  }

  @Test(arguments: [
    ("recency: {scale: linear, cap: 365 days}", Scale.linear(cap: FixedDecimal(365))),
    ("recency: {scale: linear, cap: 365}", .linear(cap: FixedDecimal(365))),
    ("recency: {scale: half-life, half_life: 0.5}", .halfLife(days: 0.5)),
    (
      "recency: {scale: bands, edges: [30 days, 90, 1 day0], points: [1, 2, 3, 4]}", nil
    ),
    (
      "recency: {scale: bands, edges: [30 days, 90], points: [100, 50.5, 0]}",
      .bands(
        edges: [FixedDecimal(30), FixedDecimal(90)],
        points: [FixedDecimal(100), FixedDecimal(tenThousandths: 505_000), FixedDecimal(0)])
    ),
    ("recency: {scale: quantile, bins: 5}", .quantile(bins: 5)),
    ("recency: {scale: percentile}", .percentile),
  ])
  func recencyScales(axis: String, expected: Scale?) {
    let text =
      "name: a\nversion: 1\npurpose: safeguarding\nwindow: all\n\(axis)\nweights: {recency: 1}\n"
    #expect((try? Self.model(text))?.recency == expected)
  }

  @Test func decayedGravity() throws {
    let model = try Self.model(
      """
      name: a
      version: 1
      purpose: safeguarding
      window: all
      gravity: { of: decayed, half_life: 365 days, scale: linear, cap: 100.25 }
      weights: { gravity: 1 }
      weights_table: column
      unweighted: median
      """)
    #expect(
      model.gravity
        == .init(
          of: .decayed(halfLifeDays: 365),
          scale: .linear(
            cap: FixedDecimal(
              tenThousandths: 1_002_500))))
    #expect(model.weightsTable == .column)
    #expect(model.unweighted == .median)
  }

  @Test func ages() {
    let rule = RFGModel.AgeRule(under: 25, over: 16)
    #expect([15, 16, 24, 25].map { rule.allows($0) } == [false, true, true, false])
  }

  @Test func pathsAreTakenFromTheModelsFolder() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("model-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let definition = "name: d\nversion: 3\nsummary: s\nclauses: [{label: l, codes: [8N]}]\n"
    try Data(definition.utf8).write(to: folder.appendingPathComponent("mine.yaml"))
    try Data("code,weight\n8N,1\n".utf8).write(to: folder.appendingPathComponent("w.csv"))
    let model = """
      name: a
      version: 1
      purpose: safeguarding
      window: all
      offences: mine.yaml
      weights_table: w.csv
      gravity: { of: max, scale: percentile }
      weights: { gravity: 1 }
      """
    let path = folder.appendingPathComponent("model.yaml")
    try Data(model.utf8).write(to: path)
    let loaded = try RFGModel.load(path.path)
    #expect(loaded.definition?.version == 3)
    guard case .table(let table) = loaded.weightsTable else {
      Issue.record("no table")
      return
    }
    #expect(try WeightsTable.load(table)["8N"] == FixedDecimal(1))

    try Data("name: d\nverson: 3\n".utf8).write(to: folder.appendingPathComponent("mine.yaml"))
    let error = #expect(throws: HotspotError.self) { try RFGModel.load(path.path) }
    #expect(error?.line == 5)
    #expect(error?.message.contains("mine.yaml:1:1") == true)
  }

  @Test func builtInsSayWhatTheyAre() throws {
    #expect(
      RFGModel.builtInNames == [
        "child-exploitation", "domestic-abuse-serial", "focused-deterrence", "high-harm-100",
        "quintiles", "repeat-weapon-records", "serious-violence",
      ])
    for name in RFGModel.builtInNames {
      let model = try RFGModel.load(name)
      #expect(model.name == name)
      #expect(model.sha256.count == 64)
      #expect(!model.summary.isEmpty && !model.source.isEmpty)
      #expect(model.text.contains("illustrative") || name == "quintiles")
      #expect(model.gravity?.of != .sum || name == "quintiles")
      let scales = [model.recency, model.frequency, model.gravity?.scale, model.victims]
      #expect(scales.compactMap { $0 }.allSatisfy { $0.isRelative == (name == "quintiles") })
      #expect(RFGModel.check(yaml: Array(model.text.utf8), file: name).isEmpty)
    }
  }

  @Test func builtInRules() throws {
    let serial = try RFGModel.load("domestic-abuse-serial")
    #expect(serial.window == .months(36))
    #expect(serial.excludeStatus.isEmpty)
    #expect(serial.require.map(\.atLeast) == [2])
    #expect(serial.victimsAtLeast == 2)
    #expect(serial.age == .some(RFGModel.AgeRule(under: nil, over: 16)))
    #expect(serial.extraWeights["NC-DA"] == FixedDecimal(15))
    #expect(serial.usesVictims)
    let child = try RFGModel.load("child-exploitation")
    #expect(child.purpose == .safeguarding)
    #expect(child.roles == ["victim", "missing", "suspect"])
    #expect(child.extraWeights["MISSING"] != nil)
    let harm = try RFGModel.load("high-harm-100")
    #expect(harm.window == .days(365))
    #expect(harm.top == 100)
    let deterrence = try RFGModel.load("focused-deterrence")
    #expect(deterrence.age?.under == 25)
    #expect(
      deterrence.require.compactMap(\.definition?.name) == [
        "weapon-possession", "violent-or-sexual",
      ])
    let quintiles = try RFGModel.load("quintiles")
    #expect(quintiles.window == .all && quintiles.perEvent == .all && quintiles.roles == nil)
    #expect(quintiles.gravity == .init(of: .sum, scale: .quantile(bins: 5)))
    #expect(try RFGModel.load("repeat-weapon-records").definition?.policeGenerated == true)
  }

  @Test func unknownNameListsTheNames() {
    let error = #expect(throws: HotspotError.self) { try RFGModel.load("quintile") }
    #expect(error?.fault == .missing)
    #expect(error?.message.contains("Did you mean quintiles?") == true)
    #expect(error?.message.contains("high-harm-100") == true)
  }
}
