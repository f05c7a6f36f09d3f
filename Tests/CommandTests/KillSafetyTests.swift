import Foundation
import HotspotPolicing
import Testing

/// A trial file is used by several processes and outlives any of them.
@Suite(.serialized) struct KillSafetyTests {
  /// A program with a trial of six units.
  private static func program() throws -> (Program, String) {
    let program = try Program()
    let frame = try TrialFrame(
      columns: [], units: (1...6).map { TrialUnit(id: "H\($0)", area: "North") })
    let trial = program.path("trial.gpkg")
    try TrialFile.create(path: trial, frame: frame, replacing: false)
    try TrialFile(path: trial).store(
      TrialDesign(
        .complete, arms: [.init(name: "treatment", ratio: 1), .init(name: "control", ratio: 1)]))
    return (program, trial)
  }

  private static func arguments(_ trial: String, unit: Int, _ reason: String) -> [String] {
    [
      "trial", "switch", trial, "H\(unit)", "off", "--from", "2026-03-02T06:00", "--reason", reason,
    ]
  }

  @Test("A hundred kills at any moment leave a sound file in which data and log agree")
  func kills() throws {
    let (program, trial) = try Self.program()
    let clock = ContinuousClock()
    var landed = 1
    let start = clock.now
    #expect(try program.run(Self.arguments(trial, unit: 1, "the first")).status == 0)
    let usual = start.duration(to: clock.now)
    // The delays are those of the seed; what each kill meets with is up to the machine.
    var stream = AuditStream(text: "kills")
    var killed = 0
    for attempt in 0..<100 {
      let (process, result) = try program.start(
        Self.arguments(trial, unit: attempt % 6 + 1, "attempt \(attempt)"))
      Thread.sleep(forTimeInterval: usual / .seconds(1) * Double(stream.below(1_100)) / 1_000)
      kill(process.processIdentifier, SIGKILL)
      if try result().status == 128 + SIGKILL { killed += 1 }
      let file = try TrialFile(path: trial)
      let state = try file.state()
      #expect(state.switches.count >= landed)
      landed = state.switches.count
      #expect(landed == state.log.filter { $0.action == "switch" }.count)
      #expect(try TrialVerification.verify(file).difference == nil)
    }
    #expect(killed > 0)
    #expect(try program.run(Self.arguments(trial, unit: 1, "the last")).status == 0)
    #expect(try TrialFile(path: trial).state().switches.count == landed + 1)
    #expect(program.names == ["trial.gpkg"])
  }

  @Test func twoProcessesAtOnceLoseNothing() throws {
    let (program, trial) = try Self.program()
    for round in 0..<20 {
      let one = try program.start(Self.arguments(trial, unit: 1, "one \(round)"))
      let other = try program.start(Self.arguments(trial, unit: 2, "other \(round)"))
      let results = [try one.1(), try other.1()]
      #expect(results.map(\.status) == [0, 0], "\(results.map(\.messages))")
    }
    let file = try TrialFile(path: trial)
    let state = try file.state()
    #expect(state.switches.count == 40)
    #expect(Set(state.switches.map(\.reason)).count == 40)
    #expect(try TrialVerification.verify(file).difference == nil)
  }
}
