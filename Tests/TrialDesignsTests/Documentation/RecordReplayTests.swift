import TestSupport
import Testing
import TrialDesigns

/// The Swift of the article "Replaying an allocation": nothing is linked but TrialDesigns.
@Suite struct RecordReplayTests {
  @Test func `A stranger replays a record`() throws {
    let frame = try TrialFrame(columns: [], units: (1...12).map { TrialUnit(id: "unit \($0)") })
    let design = TrialDesign(
      .complete, arms: [.init(name: "treatment", ratio: 1), .init(name: "control", ratio: 1)])
    let outcome = try Allocator.allocate(frame, by: design, seed: "4 1 6 6 2 3 5 1 1 2")
    var sealed = AllocationRecord(
      frame: frame, design: design, seed: "4 1 6 6 2 3 5 1 1 2", allocation: outcome.allocation)
    let folder = try TemporaryFolder()
    let path = try folder.put(sealed.bytes, "trial.record.json")

    let record = try AllocationRecord(file: path)
    #expect(try AllocationReplay.difference(of: record) == nil)

    // Somebody puts another seed beside the same arms.
    sealed.seed = "1 1 1 1 1 1 1 1 1 1"
    let forged = try AllocationRecord(file: folder.put(sealed.bytes, "forged.json"))
    let difference = try #require(try AllocationReplay.difference(of: forged))
    #expect(difference.contains("and the seed puts it in the arm"))
  }
}
