import ArgumentParser
import Foundation
import HotspotPolicing
import Testing

@testable import hotspot

/// What a run record tells of a command line.
@Suite struct ToldTests {
  @Test func `What no declaration lists is never told`() {
    let words = ScoreCommand.words(
      ["/home/ann/May 2024.csv", "archive.zip"],
      arguments: [
        "hotspot", "score", "/home/ann/May 2024.csv", "archive.zip", "--model=/secret/own.yaml",
        "--as-of", "2024-05-31", "--pseudonymise", "/keys/k", "--undecided", "u.csv", "--top=10",
        "-o", "/out/list.csv", "--force", "--threads", "8", "--raw-cells", "--person", "Ann Bee",
        "--compare", "/out/april.csv",
      ])
    #expect(
      words == [
        "hotspot", "score", "May 2024.csv", "archive.zip", "--model", "own.yaml", "--as-of",
        "2024-05-31", "--top", "10", "--raw-cells", "--compare", "april.csv",
      ])
    #expect(
      ExplainCommand.words(
        ["a.csv"],
        arguments: ["hotspot", "explain", "a.csv", "--person", "Ann Bee", "--neighbours"])
        == ["hotspot", "explain", "a.csv"])
    #expect(
      TrialLogCommand.words(["/x/t.gpkg"], arguments: ["hotspot", "trial", "log", "/x/t.gpkg"])
        == ["hotspot", "trial", "log", "t.gpkg"])
    #expect(
      ListCatalogue<WeightsKind>.words([], arguments: ["hotspot", "weights", "list"])
        == ["hotspot", "weights", "list"])
  }

  @Test(arguments: [
    ("/a/b/c.csv", "c.csv"), ("c.csv", "c.csv"), ("a/z.gpkg:layer", "z.gpkg:layer"), ("-", "-"),
    ("/a/months.zip:2018-06/x.csv", "x.csv"), ("PG:host=db user=ann password=secret", "PG:"),
  ])
  func `Files are told by their names`(path: String, name: String) {
    #expect(RunRecord.name(of: path) == name)
    #expect(RunRecord.Input(name: path, bytes: 0, sha256: "").name == name)
  }

  /// Every option that may be told is one that the command has.
  @Test func `Commands have the options that they tell`() {
    func check(_ command: any ParsableCommand.Type) {
      if let recorded = command as? any RecordedCommand.Type {
        let help = recorded.helpMessage(includeHidden: true, columns: 400)
        for told in recorded.told {
          #expect(help.contains(told.name), "\(command): \(told.name)")
        }
      }
      for subcommand in command.configuration.subcommands { check(subcommand) }
    }
    check(HotspotCommand.self)
  }

  @Test func `Records name no folder, person or key`() throws {
    let program = try Program()
    try FileManager.default.createDirectory(
      atPath: program.path("in"), withIntermediateDirectories: false)
    try program.write(
      "in/own.csv", "event_id,person_id,role,date,offence_code\ne1,anna,suspect,2024-01-02,8N\n")
    try program.write("in/key", String(repeating: "k", count: 32))
    let folder = program.path("")
    #expect(
      try program.run(
        "score", program.path("in/own.csv"), "--model", "quintiles", "--as-of", "2024-05-31",
        "--unweighted", "zero", "--pseudonymise", program.path("in/key"), "-o",
        program.path("list.csv")
      ).status == 0)
    let record = try program.read("list.csv.run.json")
    #expect(record.contains("\"own.csv\""))
    for secret in [folder, "in/", "anna", "key", "list.csv"] {
      #expect(!record.contains(secret), "\(secret)")
    }
  }
}
