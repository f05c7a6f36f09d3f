import DelimitedText
import ResultTables
import Testing
import TrialDesigns

@Suite struct CrossoverReportTests {
  /// Two units over nine days from a Monday: `a` and `b` in different areas.
  ///
  ///     a  1 1 0 0 0 0 0 1 0
  ///     b  0 0 0 1 0 1 1 1 1
  private static func report(washout: Int = 2) -> CrossoverReport {
    var schedule = CrossoverSchedule(start: CrossoverSupport.monday, days: 9, units: 2)
    for day in [0, 1, 7] { schedule[day: day, unit: 0] = true }
    for day in [3, 5, 6, 7, 8] { schedule[day: day, unit: 1] = true }
    var plan = CrossoverPlan()
    plan.washout = washout
    return CrossoverReport(schedule, plan: plan, ids: ["a", "b"], areas: ["north", "south"])
  }

  private static func rows(_ table: some TabularResult) -> [String] {
    var collector = CellCollector(for: table)
    return (0..<table.rowCount).map {
      collector.values(of: $0, in: table).map(\.description).joined(separator: ",")
    }
  }

  @Test func runLengths() {
    #expect(
      Self.rows(Self.report().runTable(treatment: "on", control: "off"))
        == ["on,1,2", "on,2,1", "on,4,1", "off,1,2", "off,3,1", "off,5,1"])
  }

  @Test func washoutFlags() {
    let report = Self.report()
    #expect((0..<9).filter { report.washoutFlag(day: $0, unit: 0) } == [2, 3, 8])
    #expect((0..<9).filter { report.washoutFlag(day: $0, unit: 1) } == [4])
    let none = Self.report(washout: 0)
    #expect(!(0..<9).contains { none.washoutFlag(day: $0, unit: 0) })
  }

  @Test func cleanControl() throws {
    // Ten control days; within two days 2, 3 and 8 of a and 4 of b are not clean, within four also
    // 4 and 5 of a. Eight of eighteen unit-days are treated.
    let two = Self.report().cleanControl(washout: 2)
    #expect(two.controlDays == 10 && two.cleanDays == 6 && two.share == 0.6)
    #expect(abs(two.independentShare - 25.0 / 81) < 1e-12)
    let four = Self.report().cleanControl(washout: 4)
    #expect(four.controlDays == 10 && four.cleanDays == 4)
    let table = Self.report().cleanControlTable()
    #expect(Self.rows(table).map { $0.prefix(7) } == ["2,10,6,", "4,10,4,"])
    #expect(Self.report(washout: 0).cleanControlTable().rowCount == 1)
    #expect(Self.report().lines.first == "The longest run of days in one arm has 5 days.")
    #expect(
      Self.report().lines.last
        == "40.0 % of control days have no treated day in the 4 days before; were each day drawn by"
        + " itself, 9.5 % would.")
  }

  /// (1 − p)⁴ at one half is 6.25 %, as for any independent schedule.
  @Test func independentHalf() throws {
    let schedule = try CrossoverSupport.draw(
      40, design: CrossoverSupport.design(days: 300) { $0.treatedPerDay = 20 }
    ).schedule
    let report = CrossoverReport(
      schedule, plan: CrossoverPlan(), ids: (0..<40).map { "\($0)" })
    let clean = report.cleanControl(washout: 4)
    #expect(clean.independentShare == 0.0625)
    // 6000 control days, runs correlate them: five standard deviations are about .03.
    #expect(abs(try #require(clean.share) - 0.0625) < 0.03)
  }

  @Test func margins() {
    #expect(
      Self.rows(Self.report().marginTable()) == [
        "treated days of a unit,,3,5", "units treated on a day,,0,2",
        "treated days of a unit on a weekday,Mon,1,2",
        "treated days of a unit on a weekday,Tue,1,1",
        "treated days of a unit on a weekday,Wed,0,0",
        "treated days of a unit on a weekday,Thu,0,1",
        "treated days of a unit on a weekday,Fri,0,0",
        "treated days of a unit on a weekday,Sat,0,1",
        "treated days of a unit on a weekday,Sun,0,1",
        "units of an area treated on a day,north,0,1",
        "units of an area treated on a day,south,0,1",
      ])
  }

  @Test("No units and one day are no trap")
  func edges() {
    let none = CrossoverReport(
      CrossoverSchedule(start: CrossoverSupport.monday, days: 3, units: 0), plan: CrossoverPlan(),
      ids: [])
    #expect(none.runLengths().isEmpty)
    #expect(none.cleanControl(washout: 4).share == nil)
    #expect(Self.rows(none.cleanControlTable()).count == 1)
    #expect(none.lines.isEmpty)
  }
}
