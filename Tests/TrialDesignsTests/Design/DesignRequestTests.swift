import DelimitedText
import HotspotGeometry
import ResultTables
import Testing
import TrialDesigns

/// What a design settles by itself, and what it refuses.
@Suite struct DesignRequestTests {
  /// Units `U00`… on a line, 100 m apart, with a number, a text and an area.
  static func frame(_ count: Int = 12) throws -> TrialFrame {
    let units = (0..<count).map { (index: Int) -> TrialUnit in
      let kinds = ["park", "street", "shop"]
      let values: [CellValue] = [
        .integer(index % 5 + 1), .number(Double(index) + 0.5), .text(kinds[index % 3]),
        index == 4 ? .empty : .integer(index),
      ]
      return TrialUnit(
        id: (index < 10 ? "U0" : "U") + String(index), area: index % 3 == 0 ? "North" : "South",
        figure: .point(x: Double(index) * 100, y: 0), values: values)
    }
    return try TrialFrame(
      columns: ["count", "Deprivation", "kind", "gaps"], units: units, coordinateSystem: "plane")
  }

  /// A request with all that its kind of design needs.
  static func whole(_ kind: TrialDesign.Kind) -> DesignRequest {
    var request = DesignRequest(kind)
    switch kind {
    case .complete, .permutedBlocks: break
    case .blocked: request.strata = "kind"
    case .pairs, .constrained, .rerandomised, .minimised: request.covariates = ["count"]
    case .crossover:
      request.start = CalendarDate("2026-03-02")
      request.days = 90
    }
    return request
  }

  private func refusal(_ request: DesignRequest, units: Int = 12) throws -> HotspotError? {
    #expect(throws: HotspotError.self) { try request.run(on: Self.frame(units)) }
  }

  @Test(arguments: TrialDesign.Kind.allCases)
  func everyDesignIsSettledAndReadsBack(kind: TrialDesign.Kind) throws {
    let frame = try Self.frame()
    let outcome = try Self.whole(kind).run(on: frame)
    let json = outcome.design.json(for: frame)
    let read = try TrialDesign(
      json: try #require(OrderedJSON(parsing: json.canonical)), frame: frame)
    #expect(read == outcome.design)
    #expect(outcome.lines[0] == "Design \(kind.rawValue): 12 units.")
    #expect(outcome.design.arms.map(\.name) == ["treatment", "control"])
  }

  static let owned: [(Setting, [TrialDesign.Kind], @Sendable (inout DesignRequest) -> Void)] = [
    (.covariateWeights, [.pairs, .constrained, .minimised], { $0.weights = [2] }),
    (.blockSizes, [.permutedBlocks], { $0.blockSizes = [4] }),
    (.bestSchemes, [.constrained], { $0.best = ShareText("5%") }),
    (.candidates, [.constrained], { $0.candidates = 10 }),
    (.acceptance, [.rerandomised], { $0.acceptance = 0.1 }),
    (.imbalance, [.minimised], { $0.imbalance = .sd }),
    (.biasedCoin, [.minimised], { $0.biasedCoin = ShareText("0.9") }),
    (.ranks, [.minimised], { $0.ranks = ShareText("0.6") }),
    (.pairDistance, [.pairs], { $0.pairWithin = 500 }),
    (.treatedPerDay, [.crossover], { $0.treatedPerDay = .units(3) }),
    (.blockDays, [.crossover], { $0.blockDays = 14 }),
    (.holdDays, [.crossover], { $0.period = 2 }),
    (.longestRun, [.crossover], { $0.maxRun = 4 }),
    (.washout, [.crossover], { $0.washout = 1 }),
    (.balance, [.crossover], { $0.balance = ["day-of-week"] }),
  ]

  @Test("An option that a design does not use is refused by name", arguments: owned.indices)
  func optionsBelongToDesigns(index: Int) throws {
    let (setting, kinds, set) = Self.owned[index]
    for kind in TrialDesign.Kind.allCases {
      var request = Self.whole(kind)
      set(&request)
      if kinds.contains(kind) {
        #expect(throws: Never.self, "\(kind)") { try request.run(on: Self.frame()) }
      } else {
        let error = try refusal(request)
        #expect(error?.fault == .usage)
        #expect(error?.message.hasPrefix("\(setting) belongs to \(kinds[0].rawValue)") == true)
        #expect(error?.message.contains("the design is \(kind.rawValue)") == true)
      }
    }
  }

  @Test(
    "Strata are a label where a design allocates across them", arguments: TrialDesign.Kind.allCases)
  func strataAreOfEveryDesign(kind: TrialDesign.Kind) throws {
    var request = Self.whole(kind)
    request.strata = "kind"
    let outcome = try request.run(on: Self.frame())
    #expect(outcome.design.strata == "kind")
    let stratifies: [TrialDesign.Kind] = [.blocked, .permutedBlocks, .minimised]
    #expect(
      outcome.lines.contains { $0.contains("allocates across them") } != stratifies.contains(kind))
  }

  @Test(arguments: [
    ("treatment=2,control=1", ["treatment", "control"], [2, 1]),
    ("high,low,none=3", ["high", "low", "none"], [1, 1, 3]),
  ])
  func arms(text: String, names: [String], ratios: [Int]) throws {
    let arms = try TrialDesign.Arm.list(text)
    #expect(arms.map(\.name) == names)
    #expect(arms.map(\.ratio) == ratios)
  }

  @Test(arguments: [
    "", "treatment", "a=1,a=2", "a=0,b=1", "a=1.5,b=1", "a=-1,b=1", "=1,b", "a,,b", "a=1001,b=1",
    "a=,b",
  ])
  func whatAreNoArms(text: String) {
    let error = #expect(throws: HotspotError.self) { try TrialDesign.Arm.list(text) }
    #expect(error?.fault == .usage)
  }

  @Test(arguments: [TrialDesign.Kind.pairs, .constrained, .rerandomised, .crossover])
  func designsOfTwoArmsRefuseThree(kind: TrialDesign.Kind) throws {
    var request = Self.whole(kind)
    request.arms = try TrialDesign.Arm.list("a,b,c")
    #expect(try refusal(request)?.message.contains("has two arms") == true)
  }

  @Test(arguments: [TrialDesign.Kind.blocked, .pairs, .constrained, .rerandomised, .minimised])
  func designsSayWhatTheyNeed(kind: TrialDesign.Kind) throws {
    let error = try refusal(DesignRequest(kind))
    #expect(error?.fault == .usage)
    #expect(error?.settings.contains(kind == .blocked ? .strata : .covariates) == true)
  }

  @Test func aLimitOnConflictsMayStandForCovariates() throws {
    for kind in [TrialDesign.Kind.constrained, .rerandomised] {
      var request = DesignRequest(kind)
      request.buffer = 50
      request.conflictRule = .limit(3)
      #expect(try request.run(on: Self.frame()).design.conflictRule == .limit(3))
    }
    for kind in [TrialDesign.Kind.complete, .pairs, .minimised, .crossover] {
      var request = Self.whole(kind)
      request.buffer = 50
      request.conflictRule = .limit(3)
      #expect(try refusal(request)?.message.contains("limit:K goes with") == true)
    }
    var blocks = Self.whole(.crossover)
    blocks.buffer = 50
    blocks.conflictRule = .limit(3)
    blocks.blockDays = 28
    #expect(throws: Never.self) { try blocks.run(on: Self.frame()) }
  }

  @Test func covariatesAreNumbersWithoutGaps() throws {
    var request = DesignRequest(.constrained)
    request.covariates = ["gaps"]
    #expect(try refusal(request)?.message.contains("unit U04 has nothing") == true)
    request.covariates = ["kind"]
    #expect(try refusal(request)?.message.contains("which is no number") == true)
    request.covariates = ["nowhere"]
    #expect(try refusal(request)?.message.contains("count, Deprivation, kind, gaps") == true)
    request.covariates = ["count", "COUNT"]
    #expect(try refusal(request)?.message.contains("twice") == true)
    request.covariates = ["deprivation"]
    #expect(try request.run(on: Self.frame()).design.covariates == ["Deprivation"])
    request.weights = [1, 2]
    #expect(
      try refusal(request)?.message.contains(
        "2 \(Setting.covariateWeights) for 1 \(Setting.covariates)") == true)
    request.weights = [0]
    #expect(try refusal(request)?.fault == .usage)
  }

  @Test func strataHaveNoGapsAndSmallOnesAreSaid() throws {
    var request = DesignRequest(.blocked)
    request.strata = "gaps"
    let error = try refusal(request)
    #expect(error?.fault == .badData)
    #expect(error?.message.contains("1 unit has nothing in the column gaps") == true)
    #expect(error?.message.contains("U04") == true)
    request.strata = "deprivation"
    let outcome = try request.run(on: Self.frame(4))
    #expect(outcome.design.strata == "Deprivation")
    #expect(
      outcome.lines.contains { $0.contains("fewer units than arms") && $0.contains("0.5, 1.5") })
    request.strata = "area"
    #expect(try request.run(on: Self.frame()).lines.contains("Strata by area: 2."))
  }

  @Test("Numbers of more than five values are cut at their tertiles; words are levels")
  func factors() throws {
    var request = DesignRequest(.minimised)
    request.covariates = ["deprivation", "kind", "count"]
    request.weights = [3, 1, 2]
    request.strata = "area"
    let outcome = try request.run(on: Self.frame(7))
    let factors = outcome.design.factors
    #expect(factors.map(\.column) == ["Deprivation", "kind", "count", "area"])
    #expect(factors.map(\.weight) == [3, 1, 2, 1])
    // 0.5, 1.5, … 6.5: positions 2 and 4 of type 7 are values themselves.
    #expect(factors[0].cuts == [2.5, 4.5])
    #expect(
      factors[0].levels == ["low", "low", "low", "middle", "middle", "high", "high"])
    #expect(factors[1].cuts.isEmpty)
    #expect(factors[2].levels == ["1", "2", "3", "4", "5", "1", "2"])
    #expect(outcome.design.covariates == ["Deprivation", "count"])
    #expect(
      outcome.lines.contains(
        "Deprivation is cut at its tertiles: low up to 2.5, middle up to 4.5, high above."))
    request.covariates = ["gaps"]
    request.weights = []
    #expect(try refusal(request)?.message.contains("U04") == true)
  }

  @Test func blockSizesAreMultiplesOfTheShares() throws {
    var request = DesignRequest(.permutedBlocks)
    #expect(try request.run(on: Self.frame()).design.blockSizes == [4, 6])
    request.arms = try TrialDesign.Arm.list("a=2,b=1")
    #expect(try request.run(on: Self.frame()).design.blockSizes == [6, 9])
    request.blockSizes = [3, 4]
    #expect(try refusal(request)?.message.contains("\(Setting.blockSizes) has 4") == true)
  }

  @Test func chancesAreChecked() throws {
    var request = Self.whole(.minimised)
    request.biasedCoin = ShareText("0.4")
    #expect(try refusal(request)?.fault == .usage)
    request.ranks = ShareText("0.5")
    #expect(try refusal(request)?.message.contains("two ways") == true)
    request.biasedCoin = nil
    request.arms = try TrialDesign.Arm.list("a,b,c,d")
    #expect(
      try request.run(on: Self.frame()).design.preference == .ranks(perMillion: 500_000))
    // With four arms the last rank has (2 − 3q)/5, which is negative above 2/3.
    request.ranks = ShareText("0.7")
    #expect(try refusal(request)?.fault == .usage)
    var rerandomised = Self.whole(.rerandomised)
    rerandomised.acceptance = 0
    #expect(try refusal(rerandomised)?.fault == .usage)
  }

  @Test(arguments: [
    ("10%", 100_000), ("0.1", 100_000), ("1", 1_000_000), ("100%", 1_000_000), ("0.0001%", 1),
  ])
  func shares(text: String, perMillion: Int) {
    #expect(ShareText(text)?.perMillion == perMillion)
  }

  @Test(arguments: ["", "%", "0", "-1%", "101%", "1.5", "ten", "nan", "0.0000001"])
  func whatIsNoShare(text: String) { #expect(ShareText(text) == nil) }

  @Test func fewerUnitsThanArmsAreRefused() throws {
    var request = DesignRequest(.complete)
    request.arms = try TrialDesign.Arm.list("a,b,c")
    let error = try refusal(request, units: 2)
    #expect(error?.fault == .badData)
    #expect(error?.message.contains("2 units to allocate to 3 arms") == true)
  }

  @Test func underSixPairsNoTestIsSignificant() throws {
    let lines = try Self.whole(.pairs).run(on: Self.frame(11)).lines
    #expect(lines.contains("5 pairs, and one unit left over."))
    #expect(lines.contains { $0.contains("the least two-sided p is 0.0625") })
    #expect(
      !(try Self.whole(.pairs).run(on: Self.frame(12)).lines.contains { $0.contains("two-sided") }))
  }

  @Test func daysAreChecked() throws {
    var request = DesignRequest(.complete)
    request.start = CalendarDate("2026-03-02")
    #expect(try refusal(request)?.message.contains("go together") == true)
    request.days = 90
    let outcome = try request.run(on: Self.frame())
    #expect(outcome.design.start == "2026-03-02")
    #expect(
      outcome.lines.contains(
        "90 trial days, 2026-03-02 to 2026-05-30, each from 06:00 by the clocks of Europe/London."))
    request.days = 0
    #expect(try refusal(request)?.fault == .usage)
    request.days = 90
    request.timeZone = "Mars"
    #expect(try refusal(request)?.message.contains("Mars") == true)
  }

  @Test("Blanks around an arm's name are no part of it")
  func armsAreTrimmed() throws {
    let arms = try TrialDesign.Arm.list("treatment = 2, control = 1 ")
    #expect(arms == [.init(name: "treatment", ratio: 2), .init(name: "control", ratio: 1)])
    #expect(throws: HotspotError.self) { try TrialDesign.Arm.list("treatment=1, =1") }
    #expect(throws: HotspotError.self) { try TrialDesign.Arm.list("a=1, a=1") }
  }

  @Test("What can never be drawn is refused before it is committed to")
  func whatCannotBeDrawnIsRefused() throws {
    var request = Self.whole(.pairs)
    request.pairWithin = 99
    #expect(try refusal(request)?.message.contains("cannot all be paired") == true)
    request.pairWithin = 100
    #expect(try request.run(on: Self.frame()).lines.contains("6 pairs."))

    request = Self.whole(.rerandomised)
    request.acceptance = 1e-12
    #expect(try refusal(request)?.fault == .usage)

    request = Self.whole(.crossover)
    request.start = CalendarDate("9999-12-31")
    #expect(try refusal(request)?.message.contains("Check the year") == true)
    request.start = CalendarDate("0026-03-02")
    #expect(try refusal(request)?.message.contains("Check the year") == true)

    for rule in [TrialDesign.ConflictRule.together, .drop] {
      request = DesignRequest(.complete)
      request.buffer = 5000
      request.conflictRule = rule
      let message = try refusal(request)?.message ?? ""
      #expect(message.contains("5000 m") && message.contains("the 12 units"))
      #expect(message.contains(rule == .drop ? "1 unit to" : "1 group to"))
    }
  }

  @Test(arguments: [TrialDesign.Kind.pairs, .constrained, .rerandomised])
  func covariatesThatAreTheSameForAllAreNamed(kind: TrialDesign.Kind) throws {
    let frame = try TrialFrame(
      columns: ["count", "same"],
      units: (0..<8).map {
        TrialUnit(id: "U\($0)", area: "", figure: nil, values: [.integer($0), .integer(7)])
      })
    var request = DesignRequest(kind)
    request.covariates = ["count", "same"]
    #expect(
      try request.run(on: frame).lines.contains(
        "same is the same for every unit, so it decides nothing."))
    request.covariates = ["same"]
    let error = #expect(throws: HotspotError.self) { try request.run(on: frame) }
    #expect(error?.fault == .badData && error?.message.hasPrefix("same: ") == true)
  }
}
