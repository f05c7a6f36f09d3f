import DelimitedText
import HotspotMapping
import Testing

@Suite struct ClockRangeTests {
  @Test func `A range goes from its start up to its end`() throws {
    let range = try #require(ClockRange("07:00-19:00"))
    #expect([419, 420, 1139, 1140].map { range.contains($0) } == [false, true, true, false])
  }

  @Test func `A range may go over midnight`() throws {
    let range = try #require(ClockRange("19:00-03:00"))
    #expect(
      [0, 179, 180, 1139, 1140, 1439].map { range.contains($0) } == [
        true, true, false, false, true, true,
      ])
  }

  @Test func `Two equal ends are the whole day, and so are midnight and midnight`() throws {
    for text in ["06:30-06:30", "00:00-24:00", "00:00-00:00"] {
      let range = try #require(ClockRange(text))
      #expect((0..<1440).allSatisfy { range.contains($0) }, "\(text)")
    }
    let evening = try #require(ClockRange("18:00-24:00"))
    #expect((0..<1440).count { evening.contains($0) } == 360)
  }

  @Test(arguments: ["07:00-19:00", "19:00-03:00", "00:00-01:00", "18:00-24:00"])
  func `A range and the rest of the day share no minute and leave none out`(text: String) throws {
    let range = try #require(ClockRange(text))
    for minute in Int16(0)..<1440 {
      #expect(range.contains(minute) != range.complement.contains(minute))
    }
  }

  @Test func `It is written as it is read`() throws {
    #expect(try #require(ClockRange("7:05-19:00")).description == "07:05-19:00")
    #expect(try #require(ClockRange("19:00-24:00")).description == "19:00-00:00")
  }

  @Test(arguments: [
    "", "07:00", "07:00-", "-19:00", "7-19", "25:00-03:00", "24:00-03:00", "07:60-19:00",
    "07:00-19:00-20:00", "07:00 - 19:00", "07:5-19:00", "+7:00-19:00", "٠٧:00-19:00",
  ])
  func `Anything else is no range`(text: String) {
    #expect(ClockRange(text) == nil)
  }

  @Test func `Minutes past a day make none`() {
    #expect(ClockRange(start: 1440, end: 0) == nil)
    #expect(ClockRange(start: -1, end: 0) == nil)
    #expect(ClockRange(start: 0, end: 1441) == nil)
    #expect(ClockRange(start: 0, end: 1440)?.end == 0)
  }
}

@Suite struct WeekdayTests {
  @Test func `The first day of 1970 was a Thursday, and weeks go both ways`() {
    #expect(
      (-4...3).map { Weekday(day: $0).shortName } == [
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun",
      ])
    // 29 February 2024, a Thursday.
    #expect(Weekday(day: 19782) == .thursday)
    #expect(Weekday(day: .min).rawValue < 7)
  }

  @Test func `Names are read from three letters on`() {
    #expect(Weekday("Mon") == .monday)
    #expect(Weekday("THURS") == .thursday)
    #expect(Weekday("sunday") == .sunday)
    for text in ["", "m", "mo", "mondays", "day", "mom"] { #expect(Weekday(text) == nil) }
  }

  @Test func `Days run over the end of the week`() {
    #expect(
      Weekday.days(from: .friday, through: .monday) == [
        .friday, .saturday, .sunday, .monday,
      ])
    #expect(Weekday.days(from: .tuesday, through: .tuesday) == [.tuesday])
    #expect(Weekday.days(from: .monday, through: .sunday).count == 7)
  }
}
