import DelimitedText
import Testing

@testable import SampleOffences

/// The file itself: repeatable to the byte, exact in rows and columns.
@Suite struct SampleOffencesTests {
  @Test(arguments: SampleLayout.allCases)
  func sameSeedSameBytes(layout: SampleLayout) {
    let sample = OffenceSample(offences: 70_000, seed: 3, layout: layout, dirtyShare: 0.01)
    #expect(SampleReading.bytes(of: sample) == SampleReading.bytes(of: sample))
  }

  @Test(arguments: SampleLayout.allCases)
  func anotherSeedGivesOtherBytes(layout: SampleLayout) {
    let first = OffenceSample(offences: 1000, seed: 1, layout: layout)
    let second = OffenceSample(offences: 1000, seed: 2, layout: layout)
    #expect(SampleReading.bytes(of: first) != SampleReading.bytes(of: second))
  }

  @Test func chunksNeedNoOtherChunk() {
    let world = SampleWorld(seed: 5, rows: 100_000, layout: .generic, dirtyShare: 0)
    let later = world.genericRows(65_536..<98_304, chunk: 2)
    _ = world.genericRows(0..<32_768, chunk: 0)
    #expect(world.genericRows(65_536..<98_304, chunk: 2) == later)
    let whole = SampleReading.bytes(of: OffenceSample(offences: 100_000, seed: 5))
    let lines = whole.split(separator: 0x0A)
    #expect(Array(lines[65_537..<98_305].joined(separator: [0x0A])) + [0x0A] == later)
  }

  @Test(arguments: [0, 1, 2, 17, 1000, 100_001], SampleLayout.allCases)
  func rowsAreExact(count: Int, layout: SampleLayout) {
    let lines = SampleReading.lines(of: OffenceSample(offences: count, layout: layout))
    #expect(lines.count == count + 1)
    #expect(lines.first.map(String.init) == layout.columns.joined(separator: ","))
  }

  @Test func aNegativeNumberOfRowsIsNone() {
    #expect(SampleReading.lines(of: OffenceSample(offences: -5)).count == 1)
  }

  @Test func everyGenericRowHasEveryColumn() {
    let columns = SampleLayout.generic.columns.count
    for line in SampleReading.lines(of: OffenceSample(offences: 50_000, seed: 11)) {
      guard line.utf8.count(where: { $0 == 0x2C }) == columns - 1, !line.contains("\"") else {
        Issue.record("not \(columns) columns: \(line)")
        return
      }
    }
  }

  @Test func genericFieldsRead() {
    let roles: Set<Substring> = ["suspect", "offender", "victim", "witness", "missing"]
    let range = "2023-01-01"..."2025-12-31"
    for line in SampleReading.lines(of: OffenceSample(offences: 20_000, seed: 4)).dropFirst() {
      let row = line.split(separator: ",", omittingEmptySubsequences: false)
      let isSound =
        row[0].hasPrefix("E") && roles.contains(row[2])
        && range.contains(String(row[3].prefix(10))) && range.contains(String(row[4]))
        && CalendarDate(row[3].prefix(10)) != nil && CalendarDate(row[4]) != nil
        && row[3].utf8.count == 16
        && (row[7].isEmpty || 410_000...520_000 ~= Int(row[7]) ?? 0)
        && (row[8].isEmpty || 150_000...270_000 ~= Int(row[8]) ?? 0)
        && (row[12].isEmpty || 1...100 ~= Int(row[12]) ?? 0)
        && (row[1].isEmpty ? row[12].isEmpty : row[1].hasPrefix("P"))
      if !isSound {
        Issue.record("unsound row: \(line)")
        return
      }
    }
  }

  @Test func rowsRunRoughlyInTimeOrder() throws {
    var latest: Int32 = 0
    for line in SampleReading.lines(of: OffenceSample(offences: 50_000)).dropFirst() {
      let row = line.split(separator: ",", omittingEmptySubsequences: false)
      let date = try #require(CalendarDate(row[3].prefix(10)))
      #expect(date.days > latest - 8)
      latest = max(latest, date.days)
    }
  }

  @Test func policeUKRowsAreAsPublished() {
    let lines = SampleReading.lines(
      of: OffenceSample(offences: 50_000, seed: 2, layout: .policeUK))
    var month = ""
    var quoted = 0
    var noPlace = 0
    for line in lines.dropFirst() {
      let text = line.replacing("\"Bournemouth, Christchurch and Poole 036E\"", with: "quoted")
      if text != line { quoted += 1 }
      let row = text.split(separator: ",", omittingEmptySubsequences: false)
      let isAntisocial = row.count > 9 && row[9] == "Anti-social behaviour"
      guard row.count == 12, row[0].isEmpty == isAntisocial, row[10].isEmpty == isAntisocial,
        row[0].isEmpty || row[0].utf8.count == 64, row[1].utf8.count == 7, row[1] >= month
      else {
        Issue.record("unsound row: \(line)")
        return
      }
      month = String(row[1])
      if row[4].isEmpty {
        noPlace += 1
        #expect(row[5].isEmpty && row[6] == "No Location" && row[7].isEmpty && row[8].isEmpty)
      }
    }
    #expect(quoted > 20 && quoted < 300)
    #expect(abs(Double(noPlace) / 50_000 - 0.09) < 0.01)
    let ids = lines.dropFirst().map { $0.prefix { $0 != "," } }.filter { !$0.isEmpty }
    #expect(Set(ids).count == ids.count)
  }

  @Test func theSinkCanStopTheWriting() {
    struct Full: Error {}
    var calls = 0
    #expect(throws: Full.self) {
      try OffenceSample(offences: 500_000).write { _ in
        calls += 1
        if calls == 2 { throw Full() }
      }
    }
    #expect(calls == 2)
  }
}
