import DelimitedText
import TestSupport
import Testing

@testable import OffenceRecords
import SampleOffences

/// Every number of an inspection, on files small enough to count by hand.
@Suite struct FileInspectionTests {
  private static let check = FileInspection.CodeCheck(table: "test-weights") { $0 == "8N" }

  /// The facts of one section, as `name: value`.
  private static func facts(
    _ title: String, _ text: String, _ adjust: (inout ReaderOptions) -> Void = { _ in }
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.put(text)
    var options = ReaderOptions()
    options.threads = 2
    adjust(&options)
    let inspection = try FileInspection([path], options: options, check: check)
    let section = inspection.sections.first { $0.title == title }
    return (section?.facts ?? []).map {
      "\($0.name): \($0.value)".replacing(path, with: "FILE")
    }
  }

  private static let small = """
    person_id,event_id,role,occurred_at,reported_at,code,group,easting,northing,notes,notes
    P1,E1,suspect,2024-01-10,2024-01-12,8N,Violence,451000,206000,a,
    P1,E1,suspect,2024-01-10,2024-01-13,8N,Violence,451000,206000,b,x
    P2,E2,victim,2024-03-05 10:00,2024-03-05,ZZ,Violence,450000.5,207000,,
    ,E3,suspect,2024-03-31,,,Theft,,,,
    P3,,suspect,2024-03-30,2024-03-29,8N,,0,,,
    P4,E4,suspect,soon,2024-03-29,8N,,,,,
    P5,E5
    """

  @Test func filesAndColumns() throws {
    #expect(
      try Self.facts("Files", Self.small) == ["FILE: layout generic, 11 columns, comma"])
    #expect(
      try Self.facts("Columns", Self.small) == [
        "person_id: person, 4 filled (80.0%)", "event_id: event, 4 filled (80.0%)",
        "role: role, 5 filled (100%)", "occurred_at: date, 5 filled (100%)",
        "reported_at: reported, 4 filled (80.0%)", "code: code, 4 filled (80.0%)",
        "group: group, 4 filled (80.0%)", "easting: easting, 4 filled (80.0%)",
        "northing: northing, 3 filled (60.0%)", "notes: not used, 2 filled (40.0%)",
        "notes (2): not used, 1 filled (20.0%)",
      ])
  }

  @Test func rows() throws {
    #expect(
      try Self.facts("Rows", Self.small) == [
        "read: 7", "kept: 5", "rejected: 2", "rejected: wrong number of columns: 1",
        "rejected: unreadable date: 1",
        "for example: FILE:7: unreadable date in column occurred_at",
        "for example: FILE:8: wrong number of columns: 2 where the header has 11",
      ])
  }

  @Test func dates() throws {
    #expect(
      try Self.facts("Dates", Self.small) == [
        "range: 2024-01-10 to 2024-03-31",
        "precision: 1 with a time, 4 day only, 0 month only", "months without rows: 2024-02",
        "2024-01: 2", "2024-03: 3",
      ])
    #expect(
      try Self.facts("Dates", "date,x\n13/04/2024,\n2024-04,\n,\n") == [
        "range: 2024-04-13 to 2024-04-30", "order: day-first, found in the rows",
        "without a date: 1", "precision: 0 with a time, 1 day only, 1 month only",
        "months without rows: none", "2024-04: 2",
      ])
    let stated = try Self.facts("Dates", "date,x\n03/04/2024,\n") { $0.dates = .monthFirst }
    #expect(stated.prefix(2) == ["range: 2024-03-04 to 2024-03-04", "order: month-first, stated"])
  }

  /// The day of a month-only date is the reader's own, so it must not be shown.
  @Test func monthOnlyFilesAreDescribedInMonths() throws {
    let facts = try Self.facts("Dates", "month,x\n2018-06,\n2018-08,\n,\n")
    #expect(
      facts == [
        "range: 2018-06 to 2018-08", "without a date: 1",
        "precision: 0 with a time, 0 day only, 2 month only", "months without rows: 2018-07",
        "2018-06: 1", "2018-08: 1",
      ])
    #expect(
      try Self.facts("Dates", "month,x\n2018-06,\n").first == "range: 2018-06 to 2018-06")
  }

  @Test func recordingLag() throws {
    #expect(
      try Self.facts("Recording lag", Self.small) == [
        "median: 0 days from occurred to reported", "90th percentile: 3 days",
        "reported before they occurred: 1 rows",
        "warning: the last period (2024-03) is incomplete: a tenth of offences are reported more "
          + "than 3 days later, so rows after 2024-03-28 are still coming in",
      ])
    let complete = "date,reported\n2024-03-31,2024-04-01\n2024-03-30,2024-04-30\n"
    #expect(
      try Self.facts("Recording lag", complete) == [
        "median: 1 days from occurred to reported", "90th percentile: 31 days",
        "warning: the last period (2024-03) is incomplete: a tenth of offences are reported more "
          + "than 31 days later, so rows after 2024-03-30 are still coming in",
      ])
    let settled =
      "date,reported\n" + String(repeating: "2024-03-31,2024-04-01\n", count: 19)
      + "2024-03-30,2024-06-30\n"
    #expect(try Self.facts("Recording lag", settled).last == "90th percentile: 1 days")
    #expect(try Self.facts("Recording lag", "date,x\n2024-03-31,\n").isEmpty)
  }

  @Test func codes() throws {
    #expect(
      try Self.facts("Codes", Self.small) == [
        "distinct: 2", "weight in test-weights: 3 rows (60.0%)", "without a code: 1 rows",
        "no weight for ZZ: 1 rows",
      ])
    let many = "code,x\n" + (0..<25).map { "C\(10 + $0),\n" }.joined()
    let facts = try Self.facts("Codes", many)
    #expect(facts.count == 23 && facts.last == "no weight for: 5 more")
  }

  @Test func offenceGroups() throws {
    #expect(
      try Self.facts("Offence groups", Self.small) == [
        "Violence: 3 rows (60.0%)", "(empty): 1 rows (20.0%)", "Theft: 1 rows (20.0%)",
      ])
    let many = "crime_type,x\n" + (0..<25).map { "Type \(10 + $0),\n" }.joined()
    let facts = try Self.facts("Offence groups", many)
    #expect(facts.count == 21 && facts.first == "Type 10: 1 rows (4.0%)")
    #expect(facts.last == "and: 5 more")
    #expect(try Self.facts("Offence groups", "date,x\n2024-03-31,\n").isEmpty)
  }

  @Test func peopleAndEvents() throws {
    #expect(
      try Self.facts("People", Self.small) == [
        "distinct: 3", "rows without a person id: 1", "role suspect: 4 rows",
        "role victim: 1 rows",
      ])
    #expect(
      try Self.facts("Events", Self.small) == [
        "distinct event ids: 3", "rows without an event id: 1",
        "duplicate event ids: 1 ids on more than one row",
        "exact repeats of person, event, role and code: 1 rows",
      ])
  }

  /// An id on more than a hundred rows and a fiftieth of all of them stands for nobody.
  @Test func suspiciousPeopleAreNamed() throws {
    let long = "unknown-person-placeholder"
    let rows =
      (0..<101).map { _ in "UNKNOWN,\n" } + (0..<100).map { _ in "P7,\n" }
      + (0..<150).map { _ in long + ",\n" }
    let words = "rows: an id that stands for many people, or for nobody known?"
    #expect(
      try Self.facts("People", "person_id,x\n" + rows.joined()) == [
        "distinct: 3", "rows without a person id: 0", "warning: \(long) has 150 \(words)",
        "warning: UNKNOWN has 101 \(words)",
      ])
  }

  @Test func coordinates() throws {
    #expect(
      try Self.facts("Coordinates", Self.small) == [
        "rows with coordinates: 3", "rows without coordinates: 2",
        "easting: 450000.5 to 451000.0", "northing: 206000.0 to 207000.0",
        "likely system: EPSG:27700, British National Grid metres",
      ])
  }

  @Test(arguments: [
    ("-1.25,51.75", "EPSG:4326, longitude and latitude in Great Britain"),
    ("51.75,-1.25", "EPSG:4326 with longitude and latitude swapped"),
    ("100,-40", "EPSG:4326, longitude and latitude"),
    ("451000,206000", "EPSG:27700, British National Grid metres"),
    (
      "-451000,206000",
      "unknown: outside longitude and latitude and outside the British National Grid"
    ),
  ])
  func likelySystems(_ pair: String, _ system: String) throws {
    let facts = try Self.facts("Coordinates", "longitude,latitude\n\(pair)\n")
    #expect(facts.last == "likely system: " + system)
  }

  @Test func cutsDoNotShow() throws {
    let folder = try TemporaryFolder()
    var bytes: [UInt8] = []
    try OffenceSample(offences: 400).write { bytes += copy $0 }
    let path = try folder.put(String(decoding: bytes, as: UTF8.self))
    func report(_ threads: Int, _ block: Int) throws -> [String] {
      var options = ReaderOptions()
      options.threads = threads
      options.blockSize = block
      let inspection = try FileInspection([path], options: options, check: Self.check)
      return inspection.sections.flatMap { section in
        section.facts.map { "\(section.title): \($0.name): \($0.value)" }
      }
    }
    let whole = try report(1, 4 << 20)
    #expect(whole.count > 40)
    for (threads, block) in [(1, 300), (2, 997), (4, 5000)] {
      #expect(try report(threads, block) == whole)
    }
  }

  @Test func aHeaderWithoutRowsIsInspected() throws {
    #expect(
      try Self.facts("Rows", "person_id,date\n") == ["read: 0", "kept: 0", "rejected: 0"])
  }
}
