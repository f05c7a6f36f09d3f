import DelimitedText
import HotspotGeometry
import ResultTables
import Testing
import TrialDesigns

@Suite struct PairedAllocationTests {
  static let arms: [TrialDesign.Arm] = [.init(name: "T", ratio: 1), .init(name: "C", ratio: 1)]

  /// Units a, b, c … with one covariate, 100 m apart along a line.
  static func problem(
    _ values: [Double], _ adjust: (inout TrialDesign) -> Void = { _ in }
  ) throws -> (AllocationProblem, TrialDesign) {
    let frame = try TrialFrame(
      columns: ["count"],
      units: values.enumerated().map { index, value in
        TrialUnit(
          id: String(UnicodeScalar(UInt8(97 + index))),
          figure: .point(x: 100 * Double(index), y: 0), values: [.number(value)])
      }, coordinateSystem: "plane")
    var design = TrialDesign(.pairs, arms: arms)
    design.covariates = ["count"]
    adjust(&design)
    return (try AllocationProblem(frame: frame, design: design), design)
  }

  static func pairs(_ draw: ArmDraw) -> [[String]] {
    (OrderedJSON.object(draw.details)["pairs"]?.elements ?? []).map { pair in
      (pair.elements ?? []).compactMap(\.text)
    }
  }

  @Test("Pairs are optimal, in order, and coins are tossed by the stream of each")
  func optimalPairs() throws {
    let (problem, design) = try Self.problem([5, 0, 3, 2])
    let draw = try PairedAllocation.draw(problem, design: design, seed: "s")
    #expect(Self.pairs(draw) == [["a", "c"], ["b", "d"]])
    // 4 standard deviations of √(13/3).
    let total = OrderedJSON.object(draw.details)["pair_total_distance"]?.double ?? 0
    #expect(abs(total - 4 / (13.0 / 3).squareRoot()) < 1e-12)
    for (index, (first, second)) in [(0, 2), (1, 3)].enumerated() {
      var stream = AuditStream(text: "s/pairs/\(index)")
      let isSwapped = stream.below(2) == 0
      #expect(draw.arms[first] == (isSwapped ? 1 : 0))
      #expect(draw.arms[second] == (isSwapped ? 0 : 1))
    }
  }

  /// cryptorandom's scheme in ten lines of Python, hashlib alone, for the seed `20261121`.
  @Test("The arms that an independent program draws")
  func publishedArms() throws {
    let (problem, design) = try Self.problem([1, 1, 2, 2, 4, 4, 8, 8, 16, 16, 32, 32])
    let draw = try PairedAllocation.draw(problem, design: design, seed: "20261121")
    #expect(draw.arms.map { $0 ?? -1 } == Self.replayed)
  }

  static let replayed = [0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0]

  @Test("Each of a pair is as likely in either arm, pair by pair")
  func coinsAreFair() throws {
    let (problem, design) = try Self.problem([0, 1, 10, 11, 30, 31])
    var seen: [[Int?]: Int] = [:]
    for seed in 0..<4000 {
      seen[try PairedAllocation.draw(problem, design: design, seed: "\(seed)").arms, default: 0] +=
        1
    }
    #expect(seen.count == 8)
    // χ² with 7 degrees of freedom; false alarm 1e-4, and the seeds are fixed.
    let squared = seen.values.reduce(0.0) { $0 + (Double($1) - 500) * (Double($1) - 500) / 500 }
    #expect(squared < 29.9)
  }

  @Test("The odd unit is the one that leaves the others closest, and it is in no arm")
  func oddUnit() throws {
    let (problem, design) = try Self.problem([0, 1, 50, 20, 21])
    let draw = try PairedAllocation.draw(problem, design: design, seed: "s")
    #expect(draw.arms[2] == nil)
    #expect(OrderedJSON.object(draw.details)["odd_unit"]?.text == "c")
    #expect(draw.lines.contains { $0.hasPrefix("Unit c is left over") })
    #expect(draw.lines.contains { $0.contains("2/2^2 = 0.5") })
  }

  @Test("Six pairs need no warning")
  func sixPairs() throws {
    let (problem, design) = try Self.problem((0..<12).map { Double($0 * $0) })
    let draw = try PairedAllocation.draw(problem, design: design, seed: "s")
    #expect(!draw.lines.contains { $0.contains("two-sided") })
  }

  @Test("Units in conflict or too far apart are never a pair")
  func forbiddenPairs() throws {
    let (problem, design) = try Self.problem([0, 0, 5, 5]) {
      $0.buffer = 50
      $0.conflicts = [.init(0, 1), .init(1, 2), .init(2, 3)]
    }
    let draw = try PairedAllocation.draw(problem, design: design, seed: "s")
    #expect(Self.pairs(draw) == [["a", "c"], ["b", "d"]])
    let (near, limited) = try Self.problem([0, 9, 0, 9]) { $0.pairWithin = 100 }
    #expect(
      Self.pairs(try PairedAllocation.draw(near, design: limited, seed: "s"))
        == [["a", "b"], ["c", "d"]])
  }

  @Test("Where not all can be paired, the lonely units are named")
  func impossible() throws {
    let (problem, design) = try Self.problem([0, 1, 2, 3]) { $0.pairWithin = 50 }
    let error = #expect(throws: HotspotError.self) {
      try PairedAllocation.draw(problem, design: design, seed: "s")
    }
    #expect(error?.fault == .badData)
    #expect(error?.message.contains("Without any partner: a, b, c, d.") == true)
    #expect(error?.message.contains("50 m") == true)
  }

  @Test("Designs that pairs cannot serve are refused")
  func refusals() throws {
    func error(_ values: [Double], _ adjust: (inout TrialDesign) -> Void) throws -> HotspotError? {
      let (problem, design) = try Self.problem(values, adjust)
      return #expect(throws: HotspotError.self) {
        try PairedAllocation.draw(problem, design: design, seed: "s")
      }
    }
    #expect(try error([1, 2]) { $0.arms[0].ratio = 2 }?.fault == .usage)
    #expect(try error([1, 2]) { $0.arms.append(.init(name: "D", ratio: 1)) }?.fault == .usage)
    #expect(try error([1, 2]) { $0.covariates = [] }?.fault == .usage)
    #expect(try error([1, 2]) { $0.weights = [1, 1] }?.fault == .usage)
    #expect(try error([1, 2]) { $0.weights = [-1] }?.fault == .usage)
    #expect(try error([1, 2]) { $0.weights = [0] }?.fault == .usage)
    #expect(try error([1]) { _ in }?.fault == .badData)
  }

  @Test("The order of the rows changes nothing")
  func rowOrder() throws {
    func draw(_ order: [Int]) throws -> ArmDraw {
      let units = order.map {
        TrialUnit(id: "u\($0)", values: [.integer($0 * 7 % 10), .integer($0 % 3)])
      }
      let frame = try TrialFrame(columns: ["x", "y"], units: units)
      var design = TrialDesign(.pairs, arms: Self.arms)
      design.covariates = ["x", "y"]
      let problem = try AllocationProblem(frame: frame, design: design)
      return try PairedAllocation.draw(problem, design: design, seed: "s")
    }
    let straight = try draw(Array(0..<10))
    let mixed = try draw([3, 7, 1, 9, 0, 5, 8, 2, 6, 4])
    #expect(straight.arms == mixed.arms)
    #expect(straight.details == mixed.details)
  }

  @Test("A record's pairs are judged, not compared")
  func check() throws {
    // All alike: every pairing is optimal.
    let (problem, design) = try Self.problem([1, 1, 1, 1, 9])
    func members(_ pairs: [[String]], _ odd: String?, total: Double = 0) -> [OrderedJSON.Member] {
      [
        .init("pairs", .array(pairs.map { .array($0.map { .string($0) }) })),
        .init("pair_total_distance", .number(total)),
        .init("odd_unit", odd.map { .string($0) } ?? .null),
      ]
    }
    for pairs in [
      [["a", "b"], ["c", "d"]], [["a", "c"], ["b", "d"]], [["a", "d"], ["b", "c"]],
    ] {
      let draw = try PairedAllocation.check(
        members(pairs, "e"), problem: problem, design: design, seed: "s")
      var stream = AuditStream(text: "s/pairs/0")
      #expect(draw.arms[0] == (stream.below(2) == 0 ? 1 : 0))
      #expect(draw.arms[4] == nil)
    }
    let own = try PairedAllocation.draw(problem, design: design, seed: "s")
    let again = try PairedAllocation.check(
      own.details, problem: problem, design: design, seed: "s")
    #expect(again.arms == own.arms)

    func fault(_ details: [OrderedJSON.Member]) -> String {
      let error = #expect(throws: HotspotError.self) {
        try PairedAllocation.check(details, problem: problem, design: design, seed: "s")
      }
      #expect(error?.fault == .damaged)
      return error?.message ?? ""
    }
    #expect(fault([]).contains("no pairs"))
    #expect(fault(members([["a", "b"]], "e")).contains("unit c is in no pair"))
    #expect(fault(members([["a", "b"], ["b", "c"]], "e")).contains("two places"))
    #expect(fault(members([["a", "b"], ["c", "x"]], "e")).contains("not in the frame"))
    #expect(fault(members([["b", "a"], ["c", "d"]], "e")).contains("order"))
    #expect(fault(members([["c", "d"], ["a", "b"]], "e")).contains("order"))
    #expect(fault(members([["a", "b"], ["c", "d"]], "e", total: 1)).contains("recorded"))
    // 8 over the standard deviation √12.8.
    let far = members([["a", "b"], ["c", "e"]], "d", total: 8 / 12.8.squareRoot())
    #expect(fault(far).contains("not the closest"))
  }
}
