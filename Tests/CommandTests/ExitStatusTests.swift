import Foundation
import Testing

/// How runs end, and what is on the disk when they do.
@Suite struct ExitStatusTests {
  private func prepared() throws -> Program {
    let program = try Program()
    try program.write("offences.csv", Program.offences)
    return program
  }

  @Test func done() throws {
    let result = try prepared().run(["score", "offences.csv"] + Program.quintiles)
    #expect(result.status == 0)
    #expect(result.output.lineList.count == 6)
    #expect(result.output.hasPrefix("rank,person_id,score,"))
    #expect(result.messages.contains("quintiles version 1"))
    #expect(result.messages.contains("7 rows read"))
  }

  @Test(arguments: [
    ["score"], ["score", "offences.csv"], ["no-such-command"],
    ["score", "offences.csv", "--model"],
    ["score", "offences.csv", "--model", "quintiles", "--as-of", "31/03/2024"],
    ["score", "offences.csv", "--model", "quintiles", "--as-of", "2024-02-30"],
    ["score", "offences.csv", "--model", "quintiles", "--as-of", "2024-03-31", "--top", "0"],
    [
      "score", "offences.csv", "--model", "quintiles", "--as-of", "2024-03-31", "--top", "1",
      "--strict-top", "1",
    ],
    ["score", "offences.csv", "--model", "quintiles", "--as-of", "2024-03-31", "--threads", "0"],
    ["score", "offences.csv", "--model", "quintiles", "--as-of", "2024-03-31", "--window", "soon"],
    [
      "score", "offences.csv", "--model", "quintiles", "--as-of", "2024-03-31", "--time-zone",
      "Mars",
    ],
    [
      "score", "offences.csv", "--model", "quintiles", "--as-of", "2024-03-31", "--column",
      "person",
    ],
    ["score", "offences.csv", "--model", "quintiles", "--as-of", "2024-03-31", "-o", "list.xlsx"],
    ["score", "offences.csv", "--model", "quintiles", "--as-of", "2024-03-31", "-o", "list"],
    ["sample", "--offences", "-1"], ["sample", "--offences", "5", "--dirty", "3"],
  ])
  func usage(arguments: [String]) throws {
    let program = try prepared()
    let result = try program.run(arguments)
    #expect(result.status == 64, "\(result.messages)")
    #expect(result.output.isEmpty)
    #expect(!result.messages.isEmpty)
    #expect(program.names == ["offences.csv"])
  }

  @Test(arguments: ["rejects", "undecided"])
  func aSecondOutputIsCheckedBeforeTheWork(option: String) throws {
    let program = try prepared()
    try program.write("there.csv", "mine\n")
    for (name, status) in [("list.txt", Int32(64)), ("there.csv", 73), ("no/list.csv", 73)] {
      let result = try program.run(
        ["score", "offences.csv", "--\(option)", name, "-o", "list.csv"] + Program.quintiles)
      #expect(result.status == status, "\(name): \(result.messages)")
      #expect(program.names == ["offences.csv", "there.csv"])
    }
    #expect(try program.read("there.csv") == "mine\n")
  }

  @Test func badData() throws {
    let program = try prepared()
    try program.write("empty.csv", "")
    try program.write("noperson.csv", "event_id,occurred_at,offence_code\nE1,2024-01-01,8N\n")
    try program.write("dates.csv", "person_id,occurred_at,offence_code\na,nonsense,8N\n")
    try program.write("codes.csv", "person_id,occurred_at,offence_code\na,2024-01-01,ZZZ\n")
    try program.write("bad.yaml", "name: x\nversion: 1\nwindw: all\n")
    try program.write("merges.csv", "old_id,new_id\na,b\nb,a\n")
    try program.write("key", "short")
    for arguments in [
      ["score", "empty.csv"] + Program.quintiles, ["score", "noperson.csv"] + Program.quintiles,
      ["score", "dates.csv"] + Program.quintiles, ["score", "codes.csv"] + Program.quintiles,
      ["score", "offences.csv", "--model", "bad.yaml", "--as-of", "2024-03-31"],
      ["score", "offences.csv", "--merge-ids", "merges.csv"] + Program.quintiles,
      ["score", "offences.csv", "--pseudonymise", "key"] + Program.quintiles,
      ["score", "offences.csv", "--compare", "offences.csv"] + Program.quintiles,
      ["model", "check", "bad.yaml"], ["definition", "check", "bad.yaml"],
      ["weights", "check", "bad.yaml"],
    ] {
      let names = program.names
      let isCheck = arguments[1] == "check"
      let result = try program.run(isCheck ? arguments : arguments + ["-o", "list.csv"])
      #expect(result.status == 65, "\(arguments): \(result.messages)")
      #expect(result.messages.contains("hotspot: "))
      #expect(result.output.isEmpty)
      #expect(program.names == names)
    }
  }

  @Test func inputMissing() throws {
    let program = try prepared()
    for arguments in [
      ["score", "nowhere.csv"] + Program.quintiles, ["inspect", "nowhere.csv"],
      ["score", "offences.csv", "--model", "nowhere.yaml", "--as-of", "2024-03-31"],
      ["score", "offences.csv", "--weights-table", "nowhere.csv"] + Program.quintiles,
      ["score", "offences.csv", "--merge-ids", "nowhere.csv"] + Program.quintiles,
      ["score", "offences.csv", "--context", "nowhere.csv"] + Program.quintiles,
      ["score", "offences.csv", "--compare", "nowhere.csv"] + Program.quintiles,
      ["score", "offences.csv", "--pseudonymise", "nowhere"] + Program.quintiles,
      ["model", "show", "no-such-model"], ["definition", "show", "no-such"],
      ["weights", "check", "nowhere.csv"],
    ] {
      let result = try program.run(arguments)
      #expect(result.status == 66, "\(arguments): \(result.messages)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func outputCannotBeCreated() throws {
    let program = try prepared()
    for name in ["no/such/folder/list.csv", "/proc/list.csv"] {
      let result = try program.run(["score", "offences.csv", "-o", name] + Program.quintiles)
      #expect(result.status == 73, "\(name): \(result.messages)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func diskFull() throws {
    let program = try prepared()
    let result = try program.run(["score", "offences.csv", "-o", "/dev/full"] + Program.quintiles)
    #expect(result.status == 74, "\(result.messages)")
    #expect(try program.shell("$HOTSPOT model list > /dev/full").status == 74)
  }

  @Test func nothingIsReplacedWithoutForce() throws {
    let program = try prepared()
    try program.write("list.csv", "mine\n")
    let arguments = ["score", "offences.csv", "-o", "list.csv"] + Program.quintiles
    let refused = try program.run(arguments)
    #expect(refused.status == 73)
    #expect(refused.messages.contains("--force"))
    #expect(try program.read("list.csv") == "mine\n")
    #expect(program.names == ["list.csv", "offences.csv"])
    #expect(try program.run(arguments + ["--force"]).status == 0)
    #expect(try program.read("list.csv").hasPrefix("rank,"))
    #expect(program.names == ["list.csv", "list.csv.run.json", "offences.csv"])
    // The record of another result is as much the user's as the result.
    try FileManager.default.removeItem(atPath: program.path("list.csv"))
    #expect(try program.run(arguments).status == 73)
    #expect(!program.exists("list.csv"))
  }

  @Test func personalResultsAreTheirOwnersAlone() throws {
    let program = try prepared()
    try program.run(["score", "offences.csv", "-o", "list.csv"] + Program.quintiles)
    for name in ["list.csv", "list.csv.run.json"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: program.path(name))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  // MARK: Interrupted

  /// Standard input that stays open after some rows, so that the run is surely under way.
  private func interrupted(by signal: Int32) throws -> (Program, Program.Result) {
    let program = try Program()
    let pipe = Pipe()
    let (process, finish) = try program.start(
      ["score", "-", "-o", "list.csv"] + Program.quintiles, input: pipe.fileHandleForReading)
    var rows = "person_id,occurred_at,offence_code\n"
    for number in 0..<500 { rows += "p\(number),2024-01-01,8N\n" }
    try pipe.fileHandleForWriting.write(contentsOf: Data(rows.utf8))
    // The result's name is claimed by a hidden file before anything is read.
    for _ in 0..<200 where program.names.isEmpty { Thread.sleep(forTimeInterval: 0.02) }
    #expect(!program.names.isEmpty)
    #expect(process.isRunning)
    kill(process.processIdentifier, signal)
    let result = try finish()
    try pipe.fileHandleForWriting.close()
    return (program, result)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129)] as [(Int32, Int32)])
  func aSignalLeavesNothing(signal: Int32, status: Int32) throws {
    let (program, result) = try interrupted(by: signal)
    #expect(result.status == status)
    #expect(program.names.isEmpty)
    #expect(result.output.isEmpty)
  }

  /// Nobody can tidy up after SIGKILL, but the result's name stays free.
  @Test func aKilledRunLeavesNoResult() throws {
    let (program, result) = try interrupted(by: SIGKILL)
    #expect(result.status == 137)
    #expect(!program.exists("list.csv"))
    #expect(!program.exists("list.csv.run.json"))
  }

  // MARK: Pipes

  @Test func aBrokenPipeIsQuiet() throws {
    let program = try Program()
    let result = try program.shell(
      "$HOTSPOT sample --offences 200000 | head -n 1; exit ${PIPESTATUS[0]}")
    #expect(result.status == 141)
    #expect(result.output.lineList.count == 1)
    #expect(result.messages.isEmpty)
  }

  /// Messages that nobody reads must not end a run with a trap.
  @Test(arguments: ["2>&-", "2> >(exec true)", "2>/dev/full"])
  func messagesMayGoUnread(redirection: String) throws {
    let program = try prepared()
    let result = try program.shell(
      "$HOTSPOT score offences.csv \(Program.quintiles.joined(separator: " ")) \(redirection)")
    #expect(result.status == 0)
    #expect(result.output.lineList.count == 6)
  }

  @Test func helpAndVersionAreResults() throws {
    let program = try Program()
    for arguments in [["--help"], ["score", "--help"], ["--version"], ["help", "explain"]] {
      let result = try program.run(arguments)
      #expect(result.status == 0)
      #expect(!result.output.isEmpty)
      #expect(result.messages.isEmpty)
    }
  }
}
