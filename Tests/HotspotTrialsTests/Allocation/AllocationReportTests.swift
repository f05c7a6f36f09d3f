import DelimitedText
import HotspotTrials
import ResultTables
import Testing

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
    let frame = try DesignRequestTests.frame(4)
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
}
