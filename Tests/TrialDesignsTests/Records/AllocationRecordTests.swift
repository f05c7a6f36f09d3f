import DelimitedText
import HotspotGeometry
import ResultTables
import Testing
import TrialDesigns

@Suite struct AllocationRecordTests {
  static func record() throws -> AllocationRecord {
    let frame = try TrialFrame(
      columns: ["count", "area"],
      units: ["b", "a", "ü"].enumerated().map { index, id in
        TrialUnit(
          id: id, area: "North",
          figure: .rectangle(
            minX: Double(index), minY: 0, maxX: Double(index) + 0.5, maxY: 1.25),
          values: [.number(1e-7 * Double(index)), .text("North")])
      }, coordinateSystem: "EPSG:27700")
    let design = TrialDesign(
      .complete, arms: [.init(name: "treatment", ratio: 1), .init(name: "control", ratio: 1)])
    return AllocationRecord(
      frame: frame, design: design, seed: "12345678901234567890",
      allocation: Allocation(.parallel([0, 1, 0])))
  }

  @Test func aRecordReadsBackAsItWasWritten() throws {
    let record = try Self.record()
    let read = try AllocationRecord(bytes: record.bytes)
    #expect(read.bytes == record.bytes)
    #expect(read.allocation == record.allocation)
  }

  @Test("No byte of a record can change unseen")
  func everyByteCounts() throws {
    let bytes = try Self.record().bytes
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= index % 2 == 0 ? 1 : 0x20
      #expect(throws: HotspotError.self, "byte \(index)") { try AllocationRecord(bytes: changed) }
    }
  }
}
