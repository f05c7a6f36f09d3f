import DelimitedText
import Testing
import TrialFiles
import TrialDesigns

@Suite struct TrialClockTests {
  private let clock = TrialClock()

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test(
    "A trial day begins at 06:00:00 and ends at 05:59:59",
    arguments: [
      ("2026-03-02T05:59:59", "2026-03-01"), ("2026-03-02T06:00:00", "2026-03-02"),
      ("2026-03-03 05:59:59", "2026-03-02"), ("2026-07-01T05:59", "2026-06-30"),
      ("2026-07-01T06:00", "2026-07-01"), ("2026-07-01T05:00Z", "2026-07-01"),
      ("2026-07-01T04:59:59.999Z", "2026-06-30"), ("2026-03-29T05:59:59", "2026-03-28"),
      ("2026-03-29T06:00:00", "2026-03-29"), ("2026-10-25T05:59:59", "2026-10-24"),
      ("2026-10-25T06:00:00", "2026-10-25"),
    ])
  func boundaries(moment: String, day: String) throws {
    #expect(clock.trialDay(of: try clock.moment(parsing: moment)).description == day)
  }

  @Test(
    "Days have 24 hours, but 23 when clocks are put forward and 25 when they are put back",
    arguments: [
      ("2026-03-27", 24), ("2026-03-28", 23), ("2026-03-29", 24), ("2026-10-23", 24),
      ("2026-10-24", 25), ("2026-10-25", 24),
    ])
  func lengths(of text: String, hours: Int64) throws {
    let bounds = clock.bounds(of: try day(text))
    #expect(bounds.end - bounds.start == hours * 3600)
    #expect(clock.text(bounds.start).hasPrefix(text + "T06:00:00"))
    #expect(clock.trialDay(of: bounds.start).description == text)
    #expect(clock.trialDay(of: bounds.end - 1).description == text)
    #expect(clock.trialDay(of: bounds.end) != clock.trialDay(of: bounds.start))
  }

  @Test("Days follow on without gaps wherever they begin, in every zone")
  func daysTileTime() throws {
    for zone in ["Europe/London", "America/St_Johns", "Australia/Lord_Howe", "UTC"] {
      for start in [0, 30, 90, 150, 360, 1439] {
        let clock = TrialClock(dayStart: start, zone: try #require(LocalZone(zone)))
        var day = try day("2026-01-01")
        for _ in 0..<365 {
          let bounds = clock.bounds(of: day)
          #expect(bounds.start < bounds.end)
          #expect(clock.trialDay(of: bounds.start) == day, "\(zone) \(start) \(day)")
          #expect(clock.trialDay(of: bounds.end - 1) == day, "\(zone) \(start) \(day)")
          day = day.adding(days: 1)
        }
      }
    }
  }

  @Test func momentsAreRead() throws {
    // date -u -d 2026-03-02T06:00:00Z +%s
    #expect(try clock.moment(parsing: "2026-03-02T06:00") == 1_772_431_200)
    #expect(try clock.moment(parsing: "2026-03-02 06:00:00") == 1_772_431_200)
    #expect(try clock.moment(parsing: "2026-03-02T06:00:00.250Z") == 1_772_431_200)
    #expect(try clock.moment(parsing: "2026-03-02T08:30+02:30") == 1_772_431_200)
    #expect(try clock.moment(parsing: "2026-03-02T01:00:00-05:00") == 1_772_431_200)
    #expect(
      try clock.moment(parsing: "2026-07-02T06:00")
        == clock.moment(parsing: "2026-07-02T05:00Z"))
    #expect(clock.text(1_772_431_200) == "2026-03-02T06:00:00+00:00")
    #expect(
      clock.text(try clock.moment(parsing: "2026-07-02T06:00Z")) == "2026-07-02T07:00:00+01:00")
  }

  @Test func aTimeShownTwiceIsTheEarlier() throws {
    #expect(
      try clock.moment(parsing: "2026-10-25T01:30") == clock.moment(parsing: "2026-10-25T00:30Z"))
  }

  @Test func aTimeThatClocksSkipIsRefusedWithTheReason() throws {
    for text in ["2026-03-29T01:00", "2026-03-29T01:59:59"] {
      let error = #expect(throws: HotspotError.self) { try clock.moment(parsing: text) }
      #expect(error?.message.contains("put forward") == true)
    }
    #expect(
      try clock.moment(parsing: "2026-03-29T02:00") == clock.moment(parsing: "2026-03-29T01:00Z"))
  }

  @Test(arguments: [
    "", "2026-03-02", "2026-03-02T", "2026-03-02T6:00", "2026-02-29T06:00", "2026-03-02T24:00",
    "2026-03-02T06:60", "2026-03-02T06:00:60", "2026-03-02T06:00+1", "2026-03-02T06:00+15:00",
    "2026-03-02T06:00:00.Z", "2026-03-02X06:00", "02/03/2026 06:00", "2026-03-02T06:00:00:00",
    "٢٠٢٦-03-02T06:00", "2026-03-02T06:00ZZ",
  ])
  func otherTextsAreRefused(_ text: String) {
    #expect(throws: HotspotError.self) { try clock.moment(parsing: text) }
  }
}
