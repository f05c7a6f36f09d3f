import Foundation
import HotspotPolicing
import Testing

/// A trial that runs: what is released, scheduled, switched, recorded, exported and verified.
@Suite struct TrialCommandTests {
  private static let units = """
    id,easting,northing,area,count
    h1,530000,180000,North,4
    h2,530400,180000,North,8
    h3,530800,180000,South,5
    h4,531200,180000,South,6
    h5,531600,180000,South,7
    h6,532000,180000,North,9

    """

  /// A trial that is allocated, by the commands that lead there.
  private static func allocated(_ design: String...) throws -> Program {
    let program = try Program()
    try program.write("units.csv", units)
    try program.write("seed.txt", "12345678901234567890 of dice\n")
    try program.expect(0, "trial", "frame", "units.csv", "-o", "t.gpkg", "--id", "id")
    try program.expect(0, ["trial", "design", "t.gpkg"] + design)
    try program.expect(0, "trial", "commit", "t.gpkg")
    try program.expect(
      0, "trial", "allocate", "t.gpkg", "--seed-file", "seed.txt", "--record", "r.json")
    return program
  }

  private static func crossover() throws -> Program {
    try allocated(
      "--design", "crossover", "--start", "2026-03-27", "--days", "5", "--treated-per-day", "2",
      "--washout", "1", "--covariates", "count")
  }

  private static func parallel() throws -> Program {
    try allocated("--design", "complete", "--covariates", "count")
  }

  private static func release(_ program: Program, _ day: String) throws -> String {
    try program.expect(
      0, "trial", "release", "t.gpkg", "--record", "r.json", "--through", day
    ).messages
  }

  @Test func daysAreScheduledOnceTheyAreReleased() throws {
    let program = try Self.crossover()
    let early = try program.expect(65, "trial", "schedule", "t.gpkg", "--date", "2026-03-27")
    #expect(early.output.isEmpty)
    #expect(
      early.messages == "hotspot: t.gpkg: 2026-03-27 is not released yet. The holder of the sealed"
        + " record can: hotspot trial release TRIAL --record RECORD.json --through 2026-03-27\n")
    #expect(
      try Self.release(program, "2026-03-29") == "3 days released: 2026-03-27 to 2026-03-29.\n")
    #expect(
      try Self.release(program, "2026-03-29")
        == "No day released: all days to 2026-03-29 were released before.\n")
    #expect(try Self.release(program, "2026-03-30") == "1 day released: 2026-03-30.\n")
    let schedule = try program.expect(
      0, "trial", "schedule", "t.gpkg", "--date", "2026-03-27", "--through", "2026-03-30")
    #expect(
      schedule.output.lineList[0] == "trial_day,unit,area,stratum,patrol_minutes,visits,x,y")
    #expect(schedule.output.lineList.count == 1 + 4 * 2)
    #expect(schedule.messages.isEmpty)
    try program.expect(
      65, "trial", "schedule", "t.gpkg", "--date", "2026-03-27", "--through", "2026-03-31")
    let outside = try program.expect(64, "trial", "schedule", "t.gpkg", "--date", "2026-04-01")
    #expect(outside.messages.contains("from 2026-03-27 to 2026-03-31"))
  }

  @Test func aPhoneReadsTheSchedule() throws {
    let program = try Self.parallel()
    let schedule = ["trial", "schedule", "t.gpkg", "--date", "2026-03-02", "--limit", "3"]
    let printed = try program.expect(0, schedule + ["--format", "json"]).output
    try program.expect(0, schedule + ["-o", "day.json"])
    #expect(try program.read("day.json") == printed)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "hotspot-trial-schedule/1")
    let days = try #require(object["days"] as? [[String: Any]])
    let units = try #require(days.first?["units"] as? [[String: Any]])
    #expect(units.count == 3)
    let geometry = try #require(units.first?["geometry"] as? [String: Any])
    #expect(geometry["type"] as? String == "Point")
    #expect(units.first?["visits_limit"] as? Int == 3)
    #expect(program.exists("day.json.run.json"))
  }

  @Test func switchesAndSuspensionsAreHonoured() throws {
    let program = try Self.parallel()
    let schedule = ["trial", "schedule", "t.gpkg", "--date", "2026-03-02"]
    let before = try program.expect(0, schedule).output.lineList
    let unit = String(try #require(before.last).split(separator: ",")[1])
    let switching = ["--from", "2026-03-02T12:00", "--reason", "roadworks"]
    #expect(
      try program.expect(0, ["trial", "switch", "t.gpkg", unit, "off"] + switching).messages
        == "\(unit) is switched off from 2026-03-02T12:00:00+00:00, trial day 2026-03-02. Its arm"
        + " stays what it is.\n")
    let after = try program.expect(0, schedule)
    #expect(after.output.lineList == before.dropLast())
    #expect(after.messages == "2026-03-02: switched off: \(unit).\n")
    let wrong = try program.expect(64, ["trial", "switch", "t.gpkg", "h11", "off"] + switching)
    #expect(wrong.messages.contains("Did you mean h1?"))
    #expect(
      try program.expect(
        0, "trial", "suspend", "t.gpkg", "--from", "2026-03-02", "--to", "2026-03-04", "--reason",
        "royal visit"
      ).messages == "The trial is suspended for 3 days: 2026-03-02 to 2026-03-04.\n")
    #expect(try program.expect(0, schedule).output.lineList.count == 1)
    try program.expect(
      64, "trial", "suspend", "t.gpkg", "--from", "2026-03-04", "--to", "2026-03-02", "--reason",
      "x")
    try program.expect(
      64, "trial", "switch", "t.gpkg", unit, "off", "--from", "yesterday", "--reason", "x")
    try program.expect(0, "trial", "verify", "t.gpkg", "--record", "r.json")
  }

  @Test func visitsCountAndDropAUnitAtItsLimit() throws {
    let program = try Self.parallel()
    let schedule = ["trial", "schedule", "t.gpkg", "--date", "2026-03-02", "--limit", "1"]
    let before = try program.expect(0, schedule).output.lineList
    let unit = String(before[1].split(separator: ",")[1])
    try program.write(
      "visits.csv",
      """
      unit,officer,start,end
      \(unit),PC 17,2026-03-02T09:00,2026-03-02T09:14
      nowhere,PC 17,2026-03-02T10:00,2026-03-02T10:14

      """)
    let recorded = try program.expect(
      0, "trial", "record", "t.gpkg", "--visits", "visits.csv", "--rejects", "rejects.csv")
    #expect(!recorded.messages.isEmpty)
    #expect(try program.read("rejects.csv").contains("nowhere"))
    let after = try program.expect(0, schedule)
    #expect(after.output.lineList.count == before.count - 1)
    #expect(after.messages == "2026-03-02: dropped, having had 1 visit: \(unit).\n")
    #expect(!(try program.expect(0, "trial", "log", "t.gpkg").output.contains("PC 17")))
  }

  @Test func exportsOfAParallelDesign() throws {
    let program = try Self.parallel()
    let rows = try program.expect(0, "trial", "export", "t.gpkg").output.lineList
    #expect(rows[0] == "unit,area,stratum,arm,count")
    #expect(rows.count == 7)
    #expect(rows.count { $0.contains(",treatment,") } == 3)
    let printed = try program.expect(0, "trial", "export", "t.gpkg", "--format", "geojson").output
    try program.expect(0, "trial", "export", "t.gpkg", "-o", "t.geojson")
    for text in [printed, try program.read("t.geojson")] {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let features = try #require(object["features"] as? [[String: Any]])
      #expect(features.count == 6)
      let arms = features.map { ($0["properties"] as? [String: Any])?["arm"] as? String }
      #expect(arms.count { $0 == "treatment" } == 3)
      #expect(features.allSatisfy { $0["geometry"] is [String: Any] })
    }
    try program.expect(0, "trial", "export", "t.gpkg", "-o", "report.md")
    #expect(
      try program.read("report.md")
        == program.expect(0, "trial", "export", "t.gpkg", "--format", "consort").output)
    #expect(try program.read("report.md").contains("| Allocated to treatment | 3 |"))
    try program.expect(64, "trial", "export", "t.gpkg", "--days")
    try program.expect(64, "trial", "export", "t.gpkg", "--days", "--format", "consort")
  }

  @Test func maskedArmsAreTheSamePartition() throws {
    let program = try Self.parallel()
    let masked = try program.expect(0, "trial", "mask", "t.gpkg")
    #expect(masked.output.lineList[0] == "unit,area,stratum,arm,count")
    let arms = try program.expect(0, "trial", "export", "t.gpkg").output.lineList.dropFirst()
    func arm(_ row: String) -> String {
      String(row.split(separator: ",", omittingEmptySubsequences: false)[3])
    }
    let pairs = Set(
      zip(arms.map(arm), masked.output.lineList.dropFirst().map(arm)).map { "\($0)\($1)" })
    #expect(pairs.count == 2)
    #expect(!masked.output.contains("treatment") && !masked.output.contains("control"))
    #expect(masked.messages.contains("Give the analyst this table alone"))
  }

  @Test func placeDaysAndTheEndOfConcealment() throws {
    let program = try Self.crossover()
    _ = try Self.release(program, "2026-03-28")
    let days = ["trial", "export", "t.gpkg", "--days"]
    #expect(try program.expect(0, days).output.lineList.count == 1 + 2 * 6)
    #expect(
      try program.expect(0, "trial", "export", "t.gpkg", "--format", "consort").output
        .contains("Seed: sealed"))
    try program.expect(0, "trial", "verify", "t.gpkg")
    try program.expect(0, "trial", "reveal", "t.gpkg", "--record", "r.json")
    let open = try program.expect(0, days).output.lineList
    #expect(
      open[0]
        == "trial_day,unit,area,stratum,arm,switched_off,suspended,washout,visits,count")
    #expect(open.count == 1 + 5 * 6)
    #expect(open.count { $0.contains(",treatment,") } == 5 * 2)
    try program.expect(0, "trial", "schedule", "t.gpkg", "--date", "2026-03-31")
    #expect(
      try program.expect(0, "trial", "export", "t.gpkg", "--format", "consort").output
        .contains("Seed: `12345678901234567890 of dice`"))
    try program.expect(0, "trial", "verify", "t.gpkg")
  }

  @Test func showAndLogTellTheSameHead() throws {
    let program = try Self.crossover()
    _ = try Self.release(program, "2026-03-27")
    let log = try program.expect(0, "trial", "log", "t.gpkg").output.lineList
    #expect(log[0] == "sequence,at,action,detail,previous,sha256")
    let head = String(try #require(log.last?.split(separator: ",").last))
    let show = try program.expect(0, "trial", "show", "t.gpkg").output.lineList
    #expect(show[0] == "item,value")
    #expect(show.contains("head hash,\(head)"))
    #expect(show.contains("released through,2026-03-27"))
    let verified = try program.expect(0, "trial", "verify", "t.gpkg", "--record", "r.json")
    #expect(verified.output.lineList.last == "head hash \(head)")
    #expect(verified.output.lineList.count > 3)
    #expect(verified.messages.isEmpty)
  }

  @Test func verifyEndsWithOneOnADifference() throws {
    let program = try Self.parallel()
    let record = try program.read("r.json")
    try program.write("changed.json", record.replacingOccurrences(of: "dice", with: "Dice"))
    let changed = try program.expect(1, "trial", "verify", "t.gpkg", "--record", "changed.json")
    #expect(changed.messages.hasPrefix("hotspot: t.gpkg: "))
    #expect(changed.messages.lineList.count == 1)
    try program.expect(66, "trial", "verify", "t.gpkg", "--record", "none.json")
    try program.expect(66, "trial", "verify", "none.gpkg")
    try program.write("text.gpkg", "this is no database, and never was one\n")
    try program.expect(65, "trial", "verify", "text.gpkg")
  }

  @Test func noCommandReplacesATrialFile() throws {
    let program = try Program()
    try program.write("units.csv", Self.units)
    try program.expect(0, "trial", "frame", "units.csv", "-o", "t.gpkg", "--id", "id")
    try program.expect(0, "trial", "design", "t.gpkg", "--design", "complete")
    try program.write("seed.txt", "thirteen dice in front of witnesses\n")
    try program.expect(
      0, "trial", "allocate", "t.gpkg", "--seed-file", "seed.txt", "--record", "r.json")
    for command in [
      ["export", "t.gpkg"], ["export", "t.gpkg", "--format", "consort"],
      ["schedule", "t.gpkg", "--date", "2026-03-27", "--format", "csv"],
    ] {
      let result = try program.expect(
        73, ["trial"] + command + ["-o", "t.gpkg", "--force"])
      #expect(result.messages.contains("t.gpkg: is a trial file"))
    }
    try program.expect(0, "trial", "verify", "t.gpkg", "--record", "r.json")
  }

  @Test func commandsBeforeTheirTurnNameTheOneThatComesFirst() throws {
    let program = try Program()
    try program.write("units.csv", Self.units)
    try program.expect(0, "trial", "frame", "units.csv", "-o", "t.gpkg", "--id", "id")
    for command in [
      ["schedule", "t.gpkg", "--date", "2026-03-27"], ["export", "t.gpkg"], ["mask", "t.gpkg"],
    ] {
      let result = try program.expect(65, ["trial"] + command)
      #expect(result.messages.contains("First: hotspot trial design"))
      #expect(result.output.isEmpty)
    }
    #expect(try program.expect(0, "trial", "show", "t.gpkg").output.contains("design,none yet"))
  }
}

extension Program {
  /// Runs the program, which has to end with a status.
  @discardableResult
  fileprivate func expect(_ status: Int32, _ arguments: String...) throws -> Result {
    try expect(status, arguments)
  }

  @discardableResult
  fileprivate func expect(_ status: Int32, _ arguments: [String]) throws -> Result {
    let result = try run(arguments)
    #expect(result.status == status, "\(arguments.joined(separator: " ")): \(result.messages)")
    return result
  }
}
