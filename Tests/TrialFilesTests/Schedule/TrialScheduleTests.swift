import DelimitedText
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct TrialScheduleTests {
  private typealias Trial = OperatingTrial

  private static func schedule(
    _ state: TrialState, _ from: String, _ through: String? = nil,
    _ change: (inout ScheduleRequest) -> Void = { _ in }
  ) throws -> TrialSchedule {
    var request = ScheduleRequest(from: Trial.day(from), through: through.map(Trial.day))
    change(&request)
    return try TrialSchedule(state, request)
  }

  private static func units(_ schedule: TrialSchedule) throws -> [String] {
    try Trial.csv(schedule).dropFirst().map { String($0.split(separator: ",")[1]) }
  }

  private static func error(_ body: () throws -> Void) throws -> HotspotError {
    try #require(#expect(throws: HotspotError.self, performing: body))
  }

  @Test func theTableIsAsPromised() throws {
    var state = try Trial.parallel()
    state.visits = [Trial.visit(2, "2026-03-02", at: 7), Trial.visit(2, "2026-03-03", at: 7)]
    let rows = try Trial.csv(Self.schedule(state, "2026-03-02", "2026-03-03") { $0.minutes = 12 })
    #expect(
      rows == [
        "trial_day,unit,area,stratum,patrol_minutes,visits,x,y",
        "2026-03-02,h1,North,street,12,0,530050,180025",
        "2026-03-02,h3,South,street,12,1,530850,180025",
        "2026-03-03,h1,North,street,12,0,530050,180025",
        "2026-03-03,h3,South,street,12,1,530850,180025",
      ])
  }

  @Test("Every arm is patrolled but the last, and a unit without a place has an empty one")
  func severalArms() throws {
    var state = try Trial.parallel()
    state.design?.arms.insert(.init(name: "drive-by", ratio: 1), at: 1)
    state.arms = [0, 2, 2, 1, 1]
    let schedule = try Self.schedule(state, "2026-03-02")
    #expect(try Self.units(schedule) == ["h1", "h4", "h5"])
    #expect(try Trial.csv(schedule).last == "2026-03-02,h5,,street,15,0,,")
  }

  @Test func aReleasedDayOfACrossover() throws {
    let schedule = try Self.schedule(try Trial.crossover(), "2026-03-28")
    #expect(try Self.units(schedule) == ["h3", "h4"])
  }

  @Test func aDayThatIsNotReleasedSaysWhoCanReleaseIt() throws {
    let error = try Self.error {
      _ = try Self.schedule(try Trial.crossover(), "2026-03-29", "2026-03-31")
    }
    #expect(error.fault == .state)
    #expect(
      error.message
        == "2026-03-30 is not released yet. The holder of the sealed record can:"
        + " \(Setting.releasing) TRIAL \(Setting.sealedRecord) RECORD.json \(Setting.lastDay) 2026-03-31"
    )
  }

  @Test func everyDayIsOpenOnceTheRecordIsRevealed() throws {
    let schedule = try Self.schedule(try Trial.revealed(), "2026-03-27", "2026-03-31")
    #expect(
      schedule.days.map { $0.patrols.map(\.unit) } == Trial.treated)
  }

  @Test func daysOutsideTheHorizonAreRefused() throws {
    for (from, through) in [("2026-03-26", "2026-03-27"), ("2026-03-31", "2026-04-01")] {
      let error = try Self.error {
        _ = try Self.schedule(try Trial.revealed(), from, through)
      }
      #expect(error.fault == .usage)
      #expect(error.message.contains("from 2026-03-27 to 2026-03-31"))
    }
  }

  @Test func requestsWithoutSense() throws {
    let state = try Trial.parallel()
    for change: (inout ScheduleRequest) -> Void in [
      { $0.through = Trial.day("2026-03-01") }, { $0.minutes = 0 }, { $0.limit = 0 },
      { $0.through = Trial.day("9999-12-31") },
    ] {
      #expect(
        try Self.error { _ = try Self.schedule(state, "2026-03-02", nil, change) }.fault == .usage)
    }
  }

  @Test func beforeTheAllocationTheNextCommandIsNamed() throws {
    var state = try Trial.parallel()
    state.recordSHA256 = nil
    state.arms = nil
    func message() throws -> String {
      let error = try Self.error { _ = try Self.schedule(state, "2026-03-02") }
      #expect(error.fault == .state)
      return error.message
    }
    #expect(try message().contains("First: \(Setting.allocating),"))
    state.commitment = nil
    #expect(try message().contains("First: \(Setting.committing), then \(Setting.allocating)"))
    state.design = nil
    #expect(try message().contains("First: \(Setting.designing)"))
  }

  /// 29 March 2026: clocks go forward at 01:00 UTC, so that trial day 28 March ends at 05:00 UTC.
  @Test("The state at the end of a trial day counts, when clocks change too")
  func switches() throws {
    var state = try Trial.parallel()
    func change(_ unit: Int, _ isOn: Bool, _ moment: Int64) -> TrialState.UnitSwitch {
      .init(unit: unit, isOn: isOn, from: moment, reason: "roadworks")
    }
    func listed() throws -> [[String]] {
      try ["2026-03-27", "2026-03-28", "2026-03-29"].map {
        try Self.units(Self.schedule(state, $0))
      }
    }
    state.switches = [change(0, false, Trial.utc("2026-03-29", 4, 59))]
    #expect(try listed() == [["h1", "h3"], ["h3"], ["h3"]])
    state.switches = [change(0, false, Trial.utc("2026-03-29", 5))]
    #expect(try listed() == [["h1", "h3"], ["h1", "h3"], ["h3"]])
    // Off in the afternoon and on again before the day ends: on.
    state.switches = [
      change(2, false, Trial.utc("2026-03-27", 14)),
      change(2, true, Trial.utc("2026-03-28", 5, 59)),
    ]
    #expect(try listed() == [["h1", "h3"], ["h1", "h3"], ["h1", "h3"]])
    // A later entry about an earlier moment does not undo what holds from later on.
    state.switches = [
      change(0, false, Trial.utc("2026-03-28", 12)), change(0, true, Trial.utc("2026-03-27", 12)),
    ]
    #expect(try listed() == [["h1", "h3"], ["h3"], ["h3"]])
    // Two entries about one moment: the later logged holds.
    state.switches = [
      change(0, false, Trial.utc("2026-03-28", 12)), change(0, true, Trial.utc("2026-03-28", 12)),
    ]
    #expect(try listed() == [["h1", "h3"], ["h1", "h3"], ["h1", "h3"]])
    state.switches = [change(0, false, Trial.utc("2026-03-20", 12))]
    #expect(try Self.schedule(state, "2026-03-28").lines == ["2026-03-28: switched off: h1."])
  }

  @Test func suspendedDaysListNothingAndSayWhy() throws {
    var state = try Trial.parallel()
    state.suspensions = [
      .init(from: Trial.day("2026-03-03"), to: Trial.day("2026-03-04"), reason: "royal visit")
    ]
    let schedule = try Self.schedule(state, "2026-03-02", "2026-03-05")
    #expect(schedule.days.map(\.patrols.count) == [2, 0, 0, 2])
    #expect(
      schedule.lines
        == ["2026-03-03", "2026-03-04"].map {
          "\($0): the trial is suspended, nothing is to be patrolled: royal visit"
        })
  }

  @Test func aUnitThatHasHadItsVisitsIsDropped() throws {
    var state = try Trial.parallel()
    state.visits = [Trial.visit(0, "2026-03-02", at: 7), Trial.visit(0, "2026-03-02", at: 9)]
    let two = try Self.schedule(state, "2026-03-02", "2026-03-03") { $0.limit = 2 }
    #expect(two.days.map { $0.patrols.map(\.unit) } == [[2], [0, 2]])
    #expect(two.lines == ["2026-03-02: dropped, having had 2 visits: h1."])
    let three = try Self.schedule(state, "2026-03-02") { $0.limit = 3 }
    #expect(three.days[0].patrols.map(\.visits) == [2, 0])
  }

  @Test func anArea() throws {
    let state = try Trial.parallel()
    #expect(try Self.units(Self.schedule(state, "2026-03-02") { $0.area = "South" }) == ["h3"])
    #expect(try Self.units(Self.schedule(state, "2026-03-02") { $0.area = "south" }) == ["h3"])
    let error = try Self.error {
      _ = try Self.schedule(state, "2026-03-02") { $0.area = "West" }
    }
    #expect(error.message == "there is no area West. The areas are: North, South.")
  }
}
