import DelimitedText
import HotspotGeometry
import MapLayers
import TestSupport
import ResultTables
import Testing
import TrialDesigns

/// Which units are eligible, and what is recorded of the others.
@Suite struct FrameRequestTests {
  static let csv = """
    id,count,knife,area,easting,northing
    H1,12,1,North,450000,200000
    H2,3,0,North,450150,200000
    H3,40,9,South,451000,200000
    H4,,2,South,452000,200000
    H5,15,,South,450300,200000
    H6,7,4,North,455000,205000

    """

  private func layer(_ text: String = csv) throws -> UnitLayer {
    let folder = try TemporaryFolder()
    return try UnitLayer(csv: folder.put(text, "units.csv"), id: "id")
  }

  private func request(_ text: String = csv) throws -> FrameRequest {
    FrameRequest(units: try layer(text))
  }

  private func excluded(_ frame: TrialFrame) -> [String] {
    frame.exclusions.map { "\($0.unit) \($0.rule): \($0.reason)" }
  }

  @Test func withoutRulesEveryUnitIsEligible() throws {
    let outcome = try request().run()
    #expect(outcome.frame.units.map(\.id) == ["H1", "H2", "H3", "H4", "H5", "H6"])
    #expect(outcome.frame.exclusions.isEmpty)
    #expect(outcome.frame.coordinateSystem == "EPSG:27700")
    #expect(outcome.frame.units[2].area == "South")
    #expect(outcome.lines.contains("6 units read, 6 eligible, 0 left out."))
    #expect(outcome.lines.last == "Frame SHA-256: \(outcome.frame.sha256)")
    #expect(
      outcome.lines.contains {
        $0.contains("count, knife, area, easting, northing")
          && $0.contains("\(Setting.keptColumns)")
      })
  }

  @Test("Counts that equal a bound are within; a missing count is a reason of its own")
  func counts() throws {
    var request = try request()
    request.minimumCounts = [CountRule(bound: 7), CountRule(column: "KNIFE", bound: 1)]
    request.maximumCounts = [CountRule(bound: 15)]
    let frame = try request.run().frame
    #expect(frame.units.map(\.id) == ["H1", "H6"])
    #expect(
      excluded(frame) == [
        "H2 min-count: count 3 is below 7", "H3 max-count: count 40 is above 15",
        "H4 min-count: count is empty", "H5 min-count: knife is empty",
      ])
    #expect(
      frame.rules == [
        "min-count: count at least 7", "min-count: knife at least 1", "max-count: count at most 15",
      ])
  }

  @Test func countsNeedAColumnOfNumbers() throws {
    var none = try request("id,n\nA,1\n")
    none.minimumCounts = [CountRule(bound: 1)]
    let missing = #expect(throws: HotspotError.self) { try none.run() }
    #expect(missing?.message.contains("\(Setting.countColumn) COLUMN") == true)
    none.countColumn = "n"
    #expect(try none.run().frame.units.count == 1)
    var words = try request("id,count\nA,1\nB,many\n")
    words.minimumCounts = [CountRule(bound: 1)]
    let word = #expect(throws: HotspotError.self) { try words.run() }
    #expect(word?.message.contains("unit A has `1`") == true)
  }

  @Test(arguments: [
    ("5", CountRule(bound: 5)), ("2.5", CountRule(bound: 2.5)),
    ("knife=3", CountRule(column: "knife", bound: 3)),
    ("knife:3", CountRule(column: "knife", bound: 3)),
    ("a=b=3", CountRule(column: "a=b", bound: 3)),
  ])
  func countRules(text: String, rule: CountRule) { #expect(CountRule(text) == rule) }

  @Test(arguments: ["", "knife", "=3", "knife=", "knife=x", "nan", "knife=inf"])
  func whatIsNoCountRule(text: String) { #expect(CountRule(text) == nil) }

  @Test func theAnalystsDropsHaveReasons() throws {
    var request = try request()
    request.minimumCounts = [CountRule(bound: 5)]
    request.drops = try FrameRequest.drops(["H3", "H2"], reasons: ["roadworks", "too few"])
    let outcome = try request.run()
    #expect(
      excluded(outcome.frame) == [
        "H2 min-count: count 3 is below 5", "H3 drop: roadworks", "H4 min-count: count is empty",
      ])
    #expect(outcome.lines.contains { $0.hasPrefix("H2 was left out by min-count already") })
    #expect(outcome.lines.contains("Left out by drop: 1, H3."))
  }

  @Test func dropsThatDoNotFitAreRefused() throws {
    #expect(throws: HotspotError.self) { try FrameRequest.drops(["H1", "H2"], reasons: ["one"]) }
    for (drops, word) in [
      ([FrameRequest.Drop(unit: "H9", reason: "x")], "no unit has that id"),
      ([.init(unit: "H1", reason: "x"), .init(unit: "H1", reason: "y")], "twice"),
      ([.init(unit: "H1", reason: " ")], "empty reason"),
    ] as [([FrameRequest.Drop], String)] {
      var request = try request()
      request.drops = drops
      let error = #expect(throws: HotspotError.self) { try request.run() }
      #expect(error?.message.contains(word) == true)
    }
  }

  @Test func unitsThatMeetAPolygonAreLeftOut() throws {
    var request = try request()
    request.exclusions = ZoneLayer(
      name: "parks", names: ["Far", "Port Meadow"],
      figures: [
        .rectangle(minX: 0, minY: 0, maxX: 1, maxY: 1),
        .rectangle(minX: 450_100, minY: 199_000, maxX: 450_300, maxY: 201_000),
      ], system: .britishNationalGrid)
    let frame = try request.run().frame
    #expect(
      excluded(frame) == [
        "H2 exclude: it meets the excluded polygon Port Meadow",
        "H5 exclude: it meets the excluded polygon Port Meadow",
      ])
  }

  @Test func polygonsAndDistancesNeedPlaces() throws {
    let zones = ZoneLayer(
      name: "z", names: ["z"], figures: [.rectangle(minX: 0, minY: 0, maxX: 1, maxY: 1)],
      system: .britishNationalGrid)
    for csv in ["id,x,y\nA,1000,2\nB,2,3\n", "id,n\nA,1\n"] {
      var request = try request(csv)
      request.exclusions = zones
      #expect(throws: HotspotError.self) { try request.run() }
    }
    var apart = try request("id,n\nA,1\n")
    apart.separation = 5
    #expect(throws: HotspotError.self) { try apart.run() }
    var partly = try request("id,easting,northing\nA,1000,2000\nB,,\n")
    partly.separation = 5
    let error = #expect(throws: HotspotError.self) { try partly.run() }
    #expect(error?.message.contains("1 unit without a place: B") == true)
  }

  @Test("Of units nearer than the separation the heavier set stays; equal distance is allowed")
  func separation() throws {
    var request = try request()
    request.separation = 200
    let frame = try request.run().frame
    // H1 and H5 are 150 m from H2 and 300 m from each other.
    #expect(
      excluded(frame) == [
        "H2 separation: H1, which is kept, is 150 m away, nearer than 200 m"
      ])
    #expect(
      frame.rules == [
        "separation: no two units nearer than 200 m from edge to edge; of those that are, a heaviest"
          + " set is kept by count"
      ])
    request.separation = 150
    #expect(try request.run().frame.exclusions.isEmpty)
  }

  @Test func distancesAreFromEdgeToEdge() throws {
    let csv = """
      id,wkt
      A,"POLYGON((0 0,100 0,100 100,0 100,0 0))"
      B,"POLYGON((150 0,250 0,250 100,150 100,150 0))"

      """
    var request = try request(csv)
    request.separation = 51
    #expect(try request.run().frame.units.map(\.id) == ["A"])
    request.separation = 50
    #expect(try request.run().frame.units.map(\.id) == ["A", "B"])
  }

  @Test func onlyTheColumnsAskedForAreStored() throws {
    var request = try request()
    request.columns = ["KNIFE"]
    request.minimumCounts = [CountRule(bound: 5)]
    let frame = try request.run().frame
    #expect(frame.columns == ["knife", "area"])
    #expect(frame.units[0].values == [.integer(1), .text("North")])
    request.columns = ["name"]
    let error = #expect(throws: HotspotError.self) { try request.run() }
    #expect(error?.message.contains("count, knife, area") == true)
  }

  @Test func noUnitLeftIsAnError() throws {
    var request = try request()
    request.minimumCounts = [CountRule(bound: 1_000)]
    let error = #expect(throws: HotspotError.self) { try request.run() }
    #expect(error?.fault == .badData)
  }

  @Test("Permuting the rows of the input changes neither frame nor hash")
  func rowOrder() throws {
    func run(_ lines: [String]) throws -> TrialFrame {
      var request = try request(lines.joined(separator: "\n") + "\n")
      request.minimumCounts = [CountRule(bound: 5)]
      request.drops = [.init(unit: "H6", reason: "closed")]
      request.separation = 400
      return try request.run().frame
    }
    // Degrees, so that the choice of a system and the projection are under test as well.
    let header = "id,count,longitude,latitude"
    let rows = (1...9).map {
      "H\($0),\($0 * 7 % 10),\(-1.25 + Double($0 * $0 % 7) / 1000),\(51.75 + Double($0) / 1000)"
    }
    let expected = try run([header] + rows)
    var stream = AuditStream(seed: "rows", purpose: "test")
    for _ in 0..<20 {
      var shuffled = rows
      stream.shuffle(&shuffled)
      let frame = try run([header] + shuffled)
      #expect(frame.sha256 == expected.sha256)
      #expect(frame == expected)
    }
    #expect(!expected.exclusions.filter { $0.rule == "separation" }.isEmpty)
  }

  @Test func aFrameReadsBackEqual() throws {
    var request = try request()
    request.minimumCounts = [CountRule(bound: 5)]
    let frame = try request.run().frame
    let json = try #require(OrderedJSON(parsing: frame.json.canonical))
    #expect(try TrialFrame(json: json) == frame)
  }

  @Test("Where no unit is left, it is said what each rule took")
  func nobodyIsEligible() throws {
    var request = try request()
    request.minimumCounts = [CountRule(bound: 10)]
    request.maximumCounts = [CountRule(bound: 9)]
    let error = #expect(throws: HotspotError.self) { try request.run() }
    #expect(error?.fault == .badData && error?.file?.hasSuffix("units.csv") == true)
    #expect(
      error?.message
        == "no unit is eligible. Of 6 units read, left out by min-count 3, by max-count 3. Loosen"
        + " these rules.")
  }

  @Test func aDropThatIsMisspeltIsOfferedTheNearest() throws {
    var request = try request()
    request.drops = [.init(unit: "h2", reason: "closed")]
    let error = #expect(throws: HotspotError.self) { try request.run() }
    #expect(error?.message.contains("Did you mean H2?") == true)
    request.drops = []
    request.countColumn = "counts"
    let column = #expect(throws: HotspotError.self) { try request.run() }
    #expect(column?.message.contains("\(Setting.countColumn) COLUMN=N") == false)
  }
}
