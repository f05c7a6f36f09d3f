import Testing

@testable import DelimitedText

@Suite struct DateReaderTests {
  private static func read(
    _ text: String, _ order: DateOrder? = .dayFirst
  ) -> Result<String, DateFault> {
    Result { () throws(DateFault) in
      let cell = try DateReader(order: order, zone: .london).read(Array(text.utf8)[...])
      if cell.isMissing { return "" }
      let day = "\(CalendarDate(days: cell.days))"
      if cell.isMonthOnly { return day + " month" }
      return cell.minute < 0 ? day : day + " \(cell.minute / 60):\(cell.minute % 60)"
    }
  }

  @Test(arguments: [
    ("2024-02-29", "2024-02-29"), (" 2024-02-29 ", "2024-02-29"), ("", ""), ("  ", ""),
    ("2024-02-29T23:59", "2024-02-29 23:59"), ("2024-02-29 00:00", "2024-02-29 0:0"),
    ("2024-02-29t07:05", "2024-02-29 7:5"), ("2024-02-29 7:05", "2024-02-29 7:5"),
    ("2024-02-29T0705", "2024-02-29 7:5"), ("2024-02-29T07:05:09", "2024-02-29 7:5"),
    ("2024-02-29T07:05:09.123456", "2024-02-29 7:5"), ("2024-02-29T07:05:09,5", "2024-02-29 7:5"),
    ("2016-12-31T23:59:60", "2016-12-31 23:59"),
    ("2024-02-29T24:00", "2024-03-01 0:0"), ("2024-02-29T24:00:00", "2024-03-01 0:0"),
    ("2024/02/29", "2024-02-29"), ("2024-02", "2024-02-29 month"), ("2023-02", "2023-02-28 month"),
    ("2024-12", "2024-12-31 month"),
    ("1066-10-14", "1066-10-14"), ("9999-12-31", "9999-12-31"),
    // Greenwich in winter, one hour ahead in summer.
    ("2024-01-15T12:00:00Z", "2024-01-15 12:0"), ("2024-07-15T12:00:00Z", "2024-07-15 13:0"),
    ("2024-07-15T23:30:00Z", "2024-07-16 0:30"), ("2024-07-15T23:30z", "2024-07-16 0:30"),
    ("2024-07-15T00:30:00+01:00", "2024-07-15 0:30"),
    ("2024-07-15T00:30:00+0200", "2024-07-14 23:30"),
    ("2024-07-15 12:00 -05", "2024-07-15 18:0"),
    ("2024-01-01T00:30+05:30", "2023-12-31 19:0"),
    // The clocks go forward at 01:00 UTC on 31 March 2024, and back on 27 October.
    ("2024-03-31T00:59:00Z", "2024-03-31 0:59"), ("2024-03-31T01:00:00Z", "2024-03-31 2:0"),
    ("2024-10-27T00:59:00Z", "2024-10-27 1:59"), ("2024-10-27T01:00:00Z", "2024-10-27 1:0"),
    // From 1968 to 1971 British Standard Time held all year.
    ("1970-01-01T00:00Z", "1970-01-01 1:0"),
    ("31/12/2024", "2024-12-31"), ("1/2/2024", "2024-02-01"), ("01-02-2024", "2024-02-01"),
    ("01.02.2024", "2024-02-01"), ("01/02/2024 09:30", "2024-02-01 9:30"),
    ("01/02/2024 9:30:15", "2024-02-01 9:30"), ("01/02/2024T24:00", "2024-02-02 0:0"),
  ])
  func forms(_ text: String, _ wanted: String) {
    #expect(Self.read(text) == .success(wanted))
  }

  @Test(arguments: [
    ("2023-02-29", DateFault.impossible), ("2024-13-01", .impossible), ("2024-00-10", .impossible),
    ("2024-13", .impossible), ("0000-01-01", .impossible), ("2024-01-00", .impossible),
    ("2024-01-01T24:01", .impossible), ("2024-01-01T25:00", .impossible),
    ("2024-01-01T12:60", .impossible), ("2024-01-01T12:00:61", .impossible),
    ("31/02/2024", .impossible), ("32/01/2024", .impossible), ("00/01/2024", .impossible),
    ("12/31/2024", .contradictory),
    ("not known", .unreadable), ("2024", .unreadable), ("20240229", .unreadable),
    ("2024-1-1", .unreadable), ("2024-01-01x", .unreadable), ("2024-01-01T", .unreadable),
    ("2024-01-01T1", .unreadable), ("2024-01-01T12:3", .unreadable),
    ("2024-01-01T12:30:", .unreadable), ("2024-01-01T12:30:1", .unreadable),
    ("2024-01-01T12:30:15.", .unreadable), ("2024-01-01T12:30 GMT", .unreadable),
    ("2024-01-01T12:30Zx", .unreadable), ("2024-01-01T12:30+1", .unreadable),
    ("2024-01-01T12:30+19:00", .unreadable), ("2024-01-01T12:30+01:60", .unreadable),
    ("01/02/24", .unreadable), ("01/02/20245", .unreadable), ("01/02-2024", .unreadable),
    ("2024/02", .unreadable), ("-2024-01-01", .unreadable), ("2024-01-01 noon", .unreadable),
    ("٢٠٢٤-٠١-٠١", .unreadable), ("2024-01/01", .unreadable),
  ])
  func faults(_ text: String, _ wanted: DateFault) {
    #expect(Self.read(text) == .failure(wanted))
  }

  @Test func theOrderDecides() {
    #expect(Self.read("03/04/2024", .dayFirst) == .success("2024-04-03"))
    #expect(Self.read("03/04/2024", .monthFirst) == .success("2024-03-04"))
    #expect(Self.read("03/04/2024", .iso) == .failure(.notISO))
    #expect(Self.read("03/04/2024", nil) == .failure(.undecided))
    #expect(Self.read("13/04/2024", .monthFirst) == .failure(.contradictory))
    #expect(Self.read("04/13/2024", .dayFirst) == .failure(.contradictory))
    #expect(Self.read("04/13/2024 08:00", .monthFirst) == .success("2024-04-13 8:0"))
    #expect(Self.read("2024-04-13", .iso) == .success("2024-04-13"))
    // Both readings agree, so no order is needed.
    #expect(Self.read("03/03/2024", nil) == .success("2024-03-03"))
  }

  @Test(arguments: [
    ("2024-04-03", DateReader.Reading.needsNoOrder), ("", .needsNoOrder),
    ("2024-04", .needsNoOrder),
    ("03/04/2024", .either), ("03/03/2024", .needsNoOrder), ("13/04/2024", .only(.dayFirst)),
    ("04/13/2024", .only(.monthFirst)), ("13/13/2024", .unreadable), ("soon", .unreadable),
    // A row that cannot be read at all decides nothing.
    ("13/04/2024 soon", .unreadable), ("04/13/2024 25:00", .unreadable),
  ])
  func whatADateProves(_ text: String, _ wanted: DateReader.Reading) {
    let reader = DateReader(order: nil, zone: .london)
    #expect(reader.reading(Array(text.utf8)[...]) == wanted)
  }

  @Test func unknownZonesAreRefused() {
    #expect(LocalZone("Europe/Lundon") == nil)
    #expect(LocalZone.utc.offset(atUTC: 1_720_000_000) == 0)
    #expect(LocalZone("America/New_York")?.offset(atUTC: 1_720_000_000) == -14_400)
  }
}

@Suite struct CalendarDateTests {
  @Test func daysAndComponentsAgree() {
    for days in stride(from: Int32(-800_000), to: 3_000_000, by: 997) {
      let (year, month, day) = CalendarDate(days: days).components
      if 1...9999 ~= year {
        #expect(CalendarDate(year: year, month: month, day: day)?.days == days)
      }
    }
    #expect(CalendarDate("1970-01-01")?.days == 0)
    #expect(CalendarDate("2000-03-01")?.days == 11_017)
  }

  @Test(arguments: [
    ("2024-03-31", -1, "2024-02-29"), ("2023-03-31", -1, "2023-02-28"),
    ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", -12, "2023-02-28"),
    ("2024-02-29", 12, "2025-02-28"), ("2024-05-31", -24, "2022-05-31"),
    ("2024-01-15", -1, "2023-12-15"), ("2024-12-15", 1, "2025-01-15"),
  ])
  func monthsClampToTheirEnd(_ from: String, _ months: Int, _ to: String) throws {
    let date = try #require(CalendarDate(from))
    #expect(date.adding(months: months) == CalendarDate(to))
  }

  @Test(arguments: [
    "2023-02-29", "2024-1-01", "2024-01-1", "24-01-01", "2024-01-01 ", "+024-01-01",
  ])
  func otherTextIsNoDate(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func farDaysDoNotOverflow() {
    #expect(CalendarDate(days: -5).adding(days: .min).days == .min)
    #expect(CalendarDate(days: 5).adding(days: .max).days == .max)
    #expect(CalendarDate(days: 5).adding(days: -6).days == -1)
  }
}
