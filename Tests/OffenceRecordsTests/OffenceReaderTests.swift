import DelimitedText
import TestSupport
import Testing

@testable import OffenceRecords

/// What each kind of cell is decoded to.
@Suite struct OffenceReaderTests {
  /// One column's cells, each on a row of its own beside an identifier.
  private static func cells(
    _ header: String, _ cells: [String], _ adjust: (inout ReaderOptions) -> Void = { _ in }
  ) throws -> (lines: [String], report: IntakeReport) {
    let folder = try TemporaryFolder()
    let rows = cells.enumerated().map { "\($0.offset),\"\($0.element)\"\n" }.joined()
    return try OffenceReader.lines(folder.put("event_id,\(header)\n" + rows), adjust)
  }

  @Test func everyColumnIsDecoded() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(
      """
      person_id;event_id;role;occurred_at;end_date;reported_at;offence_code;offence_class;title;\
      group;subgroup;easting;northing;longitude;latitude;lpa;status;place_type;gravity;victim_id;\
      dob;age;knife;firearm;domestic;alcohol;drugs;cse
      P1;E1; suspect ;2024-05-01 13:45;2024-05-02;03/05/2024;5D;008/01;Assault;Violence;;451000.5;\
      206000;-1.25;51.75;Oxford;open;dwelling;189.25;V1;31/12/2001;22;Y;no;TRUE;0;;1

      """)
    let found = try OffenceReader.lines(path)
    #expect(
      found.lines == [
        "person=P1|event=E1|victim=V1|role=suspect|date=2024-05-01 825|end=2024-05-02"
          + "|reported=2024-05-03|birth_date=2001-12-31|age=22|code=5D|class=008/01|title=Assault"
          + "|group=Violence|subgroup=|area=Oxford|status=open|place_type=dwelling"
          + "|easting=451000.5|northing=206000.0|longitude=-1.25|latitude=51.75|gravity=1892500"
          + "|flags=\(0b10_00_01_10_01_10)"
      ])
    #expect(found.report.dateOrder == .dayFirst)
  }

  @Test func policeUKRowsAreDecoded() throws {
    let folder = try TemporaryFolder()
    let header =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
      + "Crime type,Last outcome category,Context\n"
    let id = String(repeating: "0123456789abcdef", count: 4)
    let path = try folder.put(
      header + "\(id),2018-06,F,F,-1.5,51.5,On or near \"X\",E01017648,Cherwell,Burglary,None,\n"
        + ",2018-06,F,F,,,No location,,,Anti-social behaviour,,\n")
    let found = try OffenceReader.lines(path)
    #expect(
      found.lines
        == [
          "event=\(id)|date=2018-06-30 -2|group=Burglary|area=E01017648|longitude=-1.5|latitude=51.5",
          "event=|date=2018-06-30 -2|group=Anti-social behaviour|area=|longitude=nan|latitude=nan",
        ].sorted())
  }

  @Test(
    arguments: [
      ("yes", 2), ("YES", 2), ("y", 2), ("Y", 2), ("true", 2), ("1", 2), (" Yes ", 2), ("no", 1),
      ("N", 1), ("False", 1), ("0", 1), ("", 0), ("  ", 0), ("maybe", nil), ("2", nil), ("10", nil),
      ("yes" + String(repeating: " ", count: 20) + "not", nil), ("P", nil), ("Q", nil),
      ("\u{10}", nil),
    ] as [(String, UInt16?)])
  func flags(_ text: String, _ bits: UInt16?) throws {
    let found = try Self.cells("firearm", [text])
    #expect(found.lines == (bits.map { ["event=0|flags=\($0 << 2)"] } ?? []))
    #expect(found.report.rejected == (bits == nil ? [.unreadableFlag: 1] : [:]))
  }

  @Test(arguments: [
    ("12.5", "125000"), (" 7 ", "70000"), ("", "\(Int64.min)"), ("0", "0"),
    ("100000000", "1000000000000"),
  ])
  func gravities(_ text: String, _ wanted: String) throws {
    #expect(try Self.cells("gravity", [text]).lines == ["event=0|gravity=\(wanted)"])
  }

  @Test(arguments: [
    ("heavy", RejectReason.unreadableNumber), ("1e3", .unreadableNumber), ("-1", .outOfRange),
    ("100000000.0001", .outOfRange), ("900000000000000", .outOfRange),
    ("1" + String(repeating: "0", count: 70), .unreadableNumber),
  ])
  func badGravities(_ text: String, _ reason: RejectReason) throws {
    #expect(try Self.cells("gravity", [text]).report.rejected == [reason: 1])
  }

  @Test(arguments: [
    ("17", "17"), ("17.9", "17"), ("", "-1"), ("0", "0"), ("150", "150"), ("151", nil), ("-1", nil),
    ("old", nil),
  ])
  func ages(_ text: String, _ wanted: String?) throws {
    #expect(try Self.cells("age", [text]).lines == (wanted.map { ["event=0|age=\($0)"] } ?? []))
  }

  @Test(arguments: [
    ("451000.5", "451000.5"), ("-1e3", "-1000.0"), (" 5 ", "5.0"), ("", "nan"), ("0x10", nil),
    ("inf", nil), ("nan", nil), ("1e999", nil), ("1,5", nil),
    ("1" + String(repeating: "0", count: 70), nil),
  ])
  func coordinates(_ text: String, _ wanted: String?) throws {
    let found = try Self.cells("easting", [text])
    #expect(found.lines == (wanted.map { ["event=0|easting=\($0)"] } ?? []))
    #expect(found.report.rejected == (wanted == nil ? [.unreadableNumber: 1] : [:]))
  }

  @Test(arguments: [
    ("P1", "P1"), ("P 1 ", "P 1 "), ("", ""), ("   ", ""), ("'=1+1", "=1+1"), ("'-7", "-7"),
    ("'+44", "+44"), ("'@x", "@x"), ("'P1", "'P1"), ("'", "'"), ("=1", "=1"),
    ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
    ("'=3f2504e0-4f89-11d3-9a0c", "=3f2504e0-4f89-11d3-9a0c"), ("say \"\"so\"\"", "say \"so\""),
    ("123456789012345", "123456789012345"), ("'-12345678901234", "-12345678901234"),
  ])
  func identifiers(_ text: String, _ wanted: String) throws {
    #expect(try Self.cells("person_id", [text]).lines == ["person=\(wanted)|event=0"])
  }

  @Test func damagedCodesAreRejectsWithTheirRow() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(
      "code,class,title\n8N,008/01,Assault\n5E10,,\n10-Apr,,\n5E,43831,\n4.1,,Manslaughter\n"
        + "4.1,,Corporate manslaughter\n,802,Unknown thing\n")
    let report = try OffenceReader.lines(path).report
    #expect(report.rejected == [.damagedCode: 4])
    #expect(report.rejectedRows.map(\.line) == [3, 4, 5, 8])
    #expect(report.rejectedRows.map(\.column) == ["code", "code", "class", "class"])
    #expect(report.warnings.values.reduce(0, +) == 1)
    #expect(report.warnedRows.first?.hasPrefix("\(path):7: `4.1` is manslaughter") == true)
  }

  @Test func aRowWithTwoFaultsIsRejectedOnceForTheFirstColumn() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("age,gravity,date\nold,heavy,soon\n1,2,soon\n3,4,2024-01-01\n")
    for block in [3, 4 << 20] {
      let report = try OffenceReader.lines(path) { $0.blockSize = block }.report
      #expect(report.rejectedRows.map(\.column) == ["age", "date"])
      #expect(report.rejected == [.unreadableNumber: 1, .unreadableDate: 1])
      #expect(report.rowsRead == 3 && report.rowsKept == 1)
    }
  }

  @Test func aDateIsNeededOnlyWhereItIsRequired() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("event_id,date\n1,\n2,2024-01-01\n")
    #expect(try OffenceReader.lines(path).lines.count == 2)
    let strict = try OffenceReader.lines(path, required: [.date])
    #expect(strict.lines.count == 1 && strict.report.rejected == [.noDate: 1])
  }

  @Test func bytesThatAreNotUTF8() throws {
    let folder = try TemporaryFolder()
    let rows: [[UInt8]] = [
      Array("person_id,notes,code\n".utf8), Array("P1,fine,8N\n".utf8),
      Array("O".utf8) + [0x92] + Array("Brien,fine,8N\n".utf8),
      Array("P3,it".utf8) + [0x92] + Array("s,8N\n".utf8), Array("Łódź,naïve,8N\n".utf8),
    ]
    let path = try folder.put(rows.flatMap { $0 })
    for window in [1, 128 << 10] {
      let found = try OffenceReader.lines(path) { $0.windowSize = window }
      #expect(found.lines.count == 3)
      #expect(found.report.rejected == [.notUTF8: 1])
      #expect(found.report.rejectedRows.map(\.column) == ["person_id"])
      let words = "not UTF-8 (Windows-1252?) in the unused column notes"
      #expect(found.report.warnings == [words: 1])
      #expect(found.report.warnedRows == ["\(path):4: \(words)"])
    }
    // A column that is not asked for is not used.
    let few = try OffenceReader.lines(path, columns: OffenceColumns([.code]))
    #expect(few.lines.count == 4 && few.report.warnings.values.reduce(0, +) == 2)
  }
}

/// How many rows may be left out.
@Suite struct RejectLimitTests {
  @Test(arguments: [
    ("1%", RejectLimit.share(0.01)), ("0%", .share(0)), ("100%", .share(1)), ("0", .rows(0)),
    ("250", .rows(250)), ("0.5%", .share(0.005)),
  ])
  func reads(_ text: String, _ limit: RejectLimit) {
    #expect(RejectLimit(text) == limit)
    #expect(limit.description == text)
  }

  @Test(arguments: ["", "%", "-1", "101%", "1.5", "x", "-1%", "nan%", "1 %%"])
  func refuses(_ text: String) {
    #expect(RejectLimit(text) == nil)
  }

  @Test(arguments: [
    (RejectLimit.share(0.01), 1, true), (.share(0.01), 2, false), (.rows(2), 2, true),
    (.rows(2), 3, false), (.share(0), 0, true), (.share(0), 1, false), (.share(1), 100, true),
  ])
  func decidesTheRun(_ limit: RejectLimit, _ bad: Int, _ passes: Bool) throws {
    let folder = try TemporaryFolder()
    let rows = (0..<100).map { $0 < bad ? "\($0),soon\n" : "\($0),2024-01-01\n" }
    let path = try folder.put("event_id,date\n" + rows.joined())
    func run() throws -> IntakeReport {
      try OffenceReader.lines(path) {
        $0.maxRejects = limit
        $0.blockSize = 64
        $0.keepsAllRejects = false
      }.report
    }
    if passes {
      #expect(try run().rejectedCount == bad)
    } else {
      let error = #expect(throws: TooManyRejects.self) { try run() }
      #expect(error?.report.rejectedCount == bad)
      #expect(error?.report.rejectedRows.map(\.line) == Array((2...).prefix(min(bad, 5))))
      #expect(
        error?.description.hasPrefix(
          "\(bad) of 100 rows cannot be read, more than \(Setting.rejectLimit)")
          == true)
    }
  }
}
