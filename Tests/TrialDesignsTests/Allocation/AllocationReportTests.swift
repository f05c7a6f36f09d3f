import DelimitedText
import ResultTables
import Testing
import TrialDesigns

/// What is shown of an allocation.
@Suite struct AllocationReportTests {
  @Test func armSizesCountEachArmAndWhoIsInNone() throws {
    let arms = [TrialDesign.Arm(name: "treatment", ratio: 2), .init(name: "control", ratio: 1)]
    let sink = MemorySink()
    try TableWriter(format: .csv).write(
      ArmSizeTable(arms: arms, assigned: [0, 0, 1, nil, 0]), to: sink)
    #expect(sink.text == "arm,ratio,units\ntreatment,2,3\ncontrol,1,1\n")
    #expect(ArmSizeTable(arms: arms, assigned: [0, nil]).notes == ["1 unit in no arm."])
  }

  @Test func placeDaysLeaveDroppedUnitsOut() throws {
    var schedule = CrossoverSchedule(start: CalendarDate(days: 20_000), days: 3, units: 4)
    schedule[day: 0, unit: 0] = true
    schedule[day: 2, unit: 1] = true
    schedule[day: 2, unit: 2] = true
    let sink = MemorySink()
    try TableWriter(format: .csv).write(
      PlaceDayTable(arms: ["on", "off"], schedule: schedule, units: 3), to: sink)
    #expect(
      sink.text == "arm,place_days,fewest_a_day,most_a_day\non,3,0,2\noff,6,1,3\n")
  }

  @Test func tablesStandUnderTheirTitles() throws {
    let frame = try TrialFrame(
      columns: [], units: ["a", "b", "c", "d"].map { TrialUnit(id: $0) })
    let design = try DesignRequest(.complete).run(on: frame).design
    let report = try AllocationReport(
      Allocation(.parallel([0, 1, 1, 0])), frame: frame, design: design)
    #expect(
      try report.text() == """
        Arm sizes
        arm        ratio  units
        treatment      1      2
        control        1      2

        """)
  }

  @Test func whatADesignHasToTellIsShown() throws {
    func titles(_ kind: TrialDesign.Kind) throws -> [String] {
      let frame = try DesignRequestTests.frame()
      var request = DesignRequestTests.whole(kind)
      if kind == .constrained { request.best = ShareText("1%") ?? request.best }
      let design = try request.run(on: frame).design
      let outcome = try Allocator.allocate(frame, by: design, seed: "1 2 3")
      return try AllocationReport(outcome, frame: frame, design: design).sections.map(\.title)
    }
    #expect(try titles(.complete) == ["Arm sizes", "Spillover"])
    #expect(try titles(.blocked) == ["Arm sizes", "Strata", "Spillover"])
    #expect(
      try titles(.constrained)
        == ["Arm sizes", "Balance", "Spillover", "Pairs tied together by the constraint"])
    #expect(
      try titles(.crossover)
        == ["Place-days", "Run lengths", "Clean control days", "Margins", "Spillover by day"])
  }

  @Test("A day's nearest neighbours and overlaps, over the days that are looked at")
  func spilloverByDay() throws {
    // On a line, 100 m apart: treated are the first two on even days, the outer two on odd ones.
    let frame = try DesignRequestTests.frame(4)
    var schedule = CrossoverSchedule(start: CalendarDate(days: 20_000), days: 40, units: 4)
    for day in 0..<40 {
      schedule[day: day, unit: 0] = true
      schedule[day: day, unit: day % 2 == 0 ? 1 : 3] = true
    }
    let survey = try SpilloverSurvey(frame: frame, buffer: 50)
    let table = try SpilloverDays(
      survey, schedule: schedule, dropped: [], arms: ["treatment", "control"])
    let sink = MemorySink()
    try TableWriter(format: .csv).write(table, to: sink)
    let rows = sink.text.split(separator: "\n").map(String.init)
    #expect(table.notes == ["Looked at were 20 of 40 days, one in 2, from the first."])
    #expect(rows[1].hasSuffix(",100,100,100"))
    #expect(rows[2].hasSuffix(",150,150,150"))
    #expect(rows[3].hasSuffix(",1,1,1"))
    #expect(rows[4].hasSuffix(",0,0,0"))
    let screen = MemorySink()
    try TableWriter(format: .terminal).write(table, to: screen)
    #expect(!screen.text.contains("…"), "no name of a measure is cut")
  }
}
