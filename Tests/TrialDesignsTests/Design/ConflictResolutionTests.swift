import DelimitedText
import HotspotGeometry
import ResultTables
import Testing
import TrialDesigns

/// Units whose buffers meet.
@Suite struct ConflictResolutionTests {
  private func outcome(
    _ buffer: Double, _ rule: TrialDesign.ConflictRule?, frame: TrialFrame? = nil
  ) throws -> DesignOutcome {
    var request = DesignRequest(.complete)
    request.buffer = buffer
    request.conflictRule = rule
    return try request.run(on: try frame ?? DesignRequestTests.frame(5))
  }

  @Test("Buffers that touch meet; those a millimetre short do not")
  func touching() throws {
    #expect(
      try outcome(50, nil).design.conflicts == (0..<4).map { TrialDesign.Conflict($0, $0 + 1) })
    let apart = try outcome(49.999, nil)
    #expect(apart.design.conflicts.isEmpty)
    #expect(apart.lines.contains("No buffers of 50 m meet."))
  }

  @Test func reportLeavesThemAsTheyAre() throws {
    let outcome = try outcome(50, nil)
    #expect(outcome.design.conflictRule == .report)
    #expect(outcome.design.dropped.isEmpty)
    #expect(
      outcome.lines.contains(
        "4 pairs of units whose buffers of 50 m meet, in 1 connected group of up to 5 units."))
  }

  @Test("What is dropped leaves a set without conflicts, and says so")
  func dropping() throws {
    let outcome = try outcome(50, .drop)
    let dropped = Set(outcome.design.dropped)
    #expect(
      outcome.design.conflicts.allSatisfy {
        dropped.contains($0.first) || dropped.contains($0.second)
      })
    // Counts 1, 2, 3, 4, 5 in a row: the first, third and fifth weigh 9, the others 6.
    #expect(outcome.design.dropped == [1, 3])
    #expect(outcome.lines.contains("Dropped for conflicts: 2 of 5 units, U01, U03."))
    #expect(outcome.lines[0] == "Design complete: 3 units of the 5 of the frame.")
  }

  @Test("Groups are one item each; one group alone is too few for two arms")
  func together() throws {
    let error = #expect(throws: HotspotError.self) { try self.outcome(50, .together) }
    #expect(error?.message.contains("leaves 1 group to allocate to 2 arms") == true)
    // Two pairs and a loner.
    let frame = try TrialFrame(
      columns: [],
      units: [0.0, 80, 1000, 1080, 3000].enumerated().map { index, x in
        TrialUnit(id: "U\(index)", figure: .point(x: x, y: 0))
      }, coordinateSystem: "plane")
    let outcome = try self.outcome(40, .together, frame: frame)
    #expect(outcome.design.conflicts == [.init(0, 1), .init(2, 3)])
    #expect(outcome.lines[0] == "Design complete: 5 units in 3 items.")
    #expect(outcome.lines[1].hasPrefix("Expected sizes: treatment 1 or 2, control 1 or 2."))
  }

  @Test func buffersNeedPlaces() throws {
    let frame = try TrialFrame(
      columns: [], units: [TrialUnit(id: "a"), TrialUnit(id: "b")])
    let error = #expect(throws: HotspotError.self) { try outcome(50, nil, frame: frame) }
    #expect(error?.message.contains("a buffer needs units with figures") == true)
    var request = DesignRequest(.complete)
    request.conflictRule = .drop
    let alone = #expect(throws: HotspotError.self) { try request.run(on: frame) }
    #expect(alone?.message.contains("\(Setting.conflictRule) needs \(Setting.buffer)") == true)
  }
}
