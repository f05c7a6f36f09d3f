import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct EmergingClassTests {
  /// A sequence of steps: `+` hot, `-` cold, `.` neither.
  private static func states(_ text: String) -> [Int] {
    text.map { $0 == "+" ? 1 : $0 == "-" ? -1 : 0 }
  }

  private static func esri(_ text: String, _ trendZ: Double = 0) -> String? {
    EmergingClass.esri(states(text), trendZ: trendZ)?.name
  }

  private static func chainey(_ text: String) -> String? {
    EmergingClass.chainey(states(text))?.name
  }

  /// The truth table: sequence, z of the trend, class.
  private static let esriTable: [(String, Double, String?)] = [
    (".........+", 0, "new"),
    ("-----....+", 0, "new"),
    (".........-", 0, "cold new"),
    ("+", 0, "new"),
    ("........++", 0, "consecutive"),
    ("-.....++++", 0, "consecutive"),
    (".+++++++++", 0, "persistent"),
    ("..++++++++", 0, "consecutive"),
    ("......----", 0, "cold consecutive"),
    ("++", 0, "persistent"),
    ("++++++++++", 1.9, "persistent"),
    ("++++++++++", 2, "intensifying"),
    ("++++++++++", -2, "diminishing"),
    ("++++.+++++", 2, "intensifying"),
    ("++++-+++++", -2, "diminishing"),
    ("----------", -2, "cold intensifying"),
    ("----------", 2, "cold diminishing"),
    ("----------", .nan, "cold persistent"),
    ("..+..+...+", 3, "sporadic"),
    ("+++.+++.++", 0, "sporadic"),
    ("-........-", 0, "cold sporadic"),
    ("+.-......+", 0, "oscillating"),
    ("+-+-+-+-+-", 0, "cold oscillating"),
    ("+++++++++.", 3, "historical"),
    ("---------.", 0, "cold historical"),
    // Both tables fit: new stands first.
    ("+++++++++-", 0, "cold new"),
    ("---------+", 0, "new"),
    ("++++++++..", 0, nil),
    ("+.+.+.+.+.", 0, nil),
    ("..........", 3, nil),
    ("", 0, nil),
  ]

  @Test func `Esri's rules give the truth table`() {
    for (sequence, trendZ, expected) in Self.esriTable {
      #expect(Self.esri(sequence, trendZ) == expected, "\(sequence) \(trendZ)")
    }
  }

  @Test func `Chainey's rules give the truth table`() {
    // Ten steps: the last two are recent.
    let table: [(String, String?)] = [
      ("++++++++..", "persistent"),
      ("--------..", "cold persistent"),
      ("++++++++--", "mixed"),
      (".........+", "emerging"),
      ("........-.", "cold emerging"),
      ("+.......++", "intermittent"),
      ("+++.......", "former"),
      ("+.........", "former"),
      ("---.......", "cold former"),
      ("+.+.+.+.+.", "intermittent"),
      ("+.......-.", "mixed"),
      ("+++++++...", "former"),
      ("..........", nil),
      ("", nil),
      // A single step is recent; three have one recent step.
      ("+", "persistent"),
      ("..+", "emerging"),
      ("+..", "former"),
      // Twenty steps: four recent, and one older hot step of sixteen is under a tenth.
      ("+.................+.", "emerging"),
      ("+...................", nil),
      ("++..................", "former"),
    ]
    for (sequence, expected) in table {
      #expect(Self.chainey(sequence) == expected, "\(sequence)")
    }
  }

  @Test func `Hot and cold mirror each other`() {
    var numbers = SeededStream(seed: 3)
    var named = 0
    for _ in 0..<2000 {
      let length = 1 + numbers.below(14)
      let often = numbers.below(9)
      let states = (0..<length).map { _ in numbers.below(10) < often ? 1 : numbers.below(3) - 1 }
      let trendZ = 6 * numbers.unit() - 3
      let mirrored = states.map { -$0 }
      for (one, other) in [
        (
          EmergingClass.esri(states, trendZ: trendZ),
          EmergingClass.esri(mirrored, trendZ: -trendZ)
        ),
        (EmergingClass.chainey(states), EmergingClass.chainey(mirrored)),
      ] {
        #expect(one?.pattern == other?.pattern)
        switch one?.side {
        case .hot: #expect(other?.side == .cold)
        case .cold: #expect(other?.side == .hot)
        case .mixed: #expect(other == .mixed)
        case nil: #expect(other == nil)
        }
        if one != nil { named += 1 }
      }
    }
    #expect(named > 1000)
  }

  @Test func `Shares can be chosen`() {
    let states = Self.states("+++++.....")
    let shares = ChaineyShares(hot: 0.1, persistent: 0.5, recent: 0.2)
    #expect(EmergingClass.chainey(states, shares: shares)?.name == "persistent")
    #expect(
      EmergingClass.esri(Self.states("+++"), trendZ: 1.9, critical: 0.1)?.name == "intensifying"
    )
  }
}
