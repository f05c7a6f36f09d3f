import Foundation
import HotspotPolicing
import Testing

/// From units to an allocation, by the commands.
@Suite struct TrialFrameCommandTests {
  private static let units = """
    id,count,area,easting,northing
    H1,12,North,450000,200000
    H2,3,North,450150,200000
    H3,40,South,451000,200000
    H4,9,South,452000,200000
    H5,15,South,453000,200000
    H6,7,North,455000,205000

    """

  private func prepared() throws -> Program {
    let program = try Program()
    try program.write("units.csv", Self.units)
    try program.write("seed.txt", "12345678901234567890\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: program.path("seed.txt"))
    return program
  }

  private func framed() throws -> Program {
    let program = try prepared()
    let result = try program.run("trial", "frame", "units.csv", "-o", "t.gpkg", "--id", "id")
    try #require(result.status == 0, "\(result.messages)")
    return program
  }

  @Test func anExcludedAreaWithoutASystemNamesTheOptionThatStatesIt() throws {
    let program = try prepared()
    try program.write("area.csv", MapFiles.area)
    let result = try program.run(
      "trial", "frame", "units.csv", "-o", "t.gpkg", "--id", "id", "--exclude", "area.csv")
    #expect(result.status == 65)
    #expect(result.messages.contains("State it, for example with --exclude-crs EPSG:27700."))
  }

  @Test func aFrameSaysWhatItKept() throws {
    let program = try prepared()
    let result = try program.run(
      "trial", "frame", "units.csv", "-o", "t.gpkg", "--id", "id", "--min-count", "5", "--drop",
      "H3", "--reason", "roadworks", "--separation", "200")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("6 units read, 4 eligible, 2 left out."))
    #expect(result.messages.contains("Left out by min-count: 1, H2."))
    #expect(result.messages.contains("Frame SHA-256: "))
    let state = try TrialFile(path: program.path("t.gpkg")).state()
    #expect(state.frame.units.map(\.id) == ["H1", "H4", "H5", "H6"])
    #expect(state.frame.exclusions.map(\.reason) == ["count 3 is below 5", "roadworks"])
  }

  @Test(arguments: [
    (["units.csv", "-o", "t.gpkg"], 64), (["units.csv", "-o", "t.gpkg", "--id", "name"], 65),
    (["none.csv", "-o", "t.gpkg", "--id", "id"], 66),
    (["units.csv", "-o", "t.gpkg", "--id", "id", "--drop", "H1"], 64),
    (["units.csv", "-o", "t.gpkg", "--id", "id", "--drop", "X", "--reason", "y"], 65),
    (["units.csv", "-o", "t.gpkg", "--id", "id", "--min-count", "1000"], 65),
    (["units.csv", "-o", "t.gpkg", "--id", "id", "--min-count", "many"], 64),
    (["units.csv", "-o", "t.gpkg", "--id", "id", "--grid-crs", "EPSG:4326"], 64),
  ])
  func frameRefusals(arguments: [String], status: Int) throws {
    let program = try prepared()
    let result = try program.run(["trial", "frame"] + arguments)
    #expect(Int(result.status) == status, "\(result.messages)")
    #expect(!program.exists("t.gpkg"))
  }

  @Test func anExistingTrialIsReplacedOnlyWithForce() throws {
    let program = try framed()
    let arguments = ["trial", "frame", "units.csv", "-o", "t.gpkg", "--id", "id"]
    #expect(try program.run(arguments).status != 0)
    #expect(try program.run(arguments + ["--force"]).status == 0)
  }

  @Test func commitPrintsTheHashOfFrameAndDesign() throws {
    let program = try framed()
    let design = try program.run("trial", "design", "t.gpkg", "--design", "complete")
    #expect(design.status == 0)
    #expect(design.output.isEmpty)
    #expect(design.messages.contains("Expected sizes: treatment 3, control 3."))
    let commit = try program.run("trial", "commit", "t.gpkg")
    #expect(commit.status == 0)
    let state = try TrialFile(path: program.path("t.gpkg")).state()
    let expected = AllocationRecord.commitment(
      frame: state.frame, design: try #require(state.design))
    #expect(commit.output == expected + "\n")
    #expect(commit.messages.contains("Publish it"))
    #expect(try program.run("trial", "design", "t.gpkg", "--design", "complete").status == 65)
  }

  @Test func optionsOfOtherDesignsAreUsageErrors() throws {
    let program = try framed()
    let result = try program.run(
      "trial", "design", "t.gpkg", "--design", "complete", "--block-sizes", "4,6")
    #expect(result.status == 64)
    #expect(result.messages.contains("--block-sizes belongs to permuted-blocks"))
    #expect(try TrialFile(path: program.path("t.gpkg")).state().design == nil)
  }

  private static let allocation = [
    "trial", "allocate", "t.gpkg", "--seed-file", "seed.txt", "--record", "record.json",
  ]

  @Test("An allocation is drawn once; its record is for its holder alone")
  func allocating() throws {
    let program = try framed()
    #expect(try program.run("trial", "design", "t.gpkg", "--design", "complete").status == 0)
    #expect(try program.run("trial", "commit", "t.gpkg").status == 0)
    let first = try program.run(Self.allocation)
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.output.contains("Arm sizes\n"))
    #expect(!first.messages.contains("WARNING"))
    #expect(!first.messages.contains("1234567890"))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: program.path("record.json"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let bytes = Array(try Data(contentsOf: program.folder.appendingPathComponent("record.json")))
    let record = try AllocationRecord(bytes: bytes)
    #expect(record.seed == "12345678901234567890")
    let state = try TrialFile(path: program.path("t.gpkg")).state()
    #expect(state.recordSHA256 == record.sha256)
    let arms = try #require(state.arms)
    #expect(record.allocation.assignment == .parallel(arms))

    let second = try program.run(
      ["trial", "allocate", "t.gpkg", "--seed-file", "seed.txt", "--record", "other.json"])
    #expect(second.status == 65)
    #expect(second.messages.contains("allocated already"))
    #expect(!program.exists("other.json"))
  }

  @Test func whatComesFirstIsSaid() throws {
    let program = try framed()
    let early = try program.run(Self.allocation)
    #expect(early.status == 65)
    #expect(early.messages.contains("hotspot trial design t.gpkg"))
    #expect(try program.run("trial", "design", "t.gpkg", "--design", "complete").status == 0)
    let uncommitted = try program.run(Self.allocation)
    #expect(uncommitted.status == 0)
    #expect(uncommitted.messages.contains("WARNING: the trial was not committed"))
    #expect(try TrialFile(path: program.path("t.gpkg")).state().commitment != nil)
  }

  @Test("Nothing is drawn where the seed or the record cannot serve")
  func seedsAndRecordsThatCannotServe() throws {
    let program = try framed()
    #expect(try program.run("trial", "design", "t.gpkg", "--design", "complete").status == 0)
    try program.write("empty.txt", "\n")
    try program.write("there.json", "{}")
    for (seed, record, status) in [
      ("none.txt", "r.json", 66), ("empty.txt", "r.json", 65), ("seed.txt", "there.json", 73),
      ("seed.txt", "seed.txt", 64), ("seed.txt", "t.gpkg", 64), ("seed.txt", "no/r.json", 73),
    ] as [(String, String, Int32)] {
      let result = try program.run(
        "trial", "allocate", "t.gpkg", "--seed-file", seed, "--record", record)
      #expect(result.status == status, "\(seed) \(record): \(result.messages)")
    }
    #expect(try TrialFile(path: program.path("t.gpkg")).state().recordSHA256 == nil)
    #expect(try program.read("there.json") == "{}")
    #expect(!program.exists("r.json"))
  }
}
