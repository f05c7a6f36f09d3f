import Testing

@testable import SampleOffences

/// Damage: the stated share of rows, every kind, and nothing else touched.
@Suite struct SampleDirtTests {
  private static func rows(
    _ layout: SampleLayout, dirtyShare: Double
  ) -> [ArraySlice<UInt8>] {
    let sample = OffenceSample(
      offences: 40_000, seed: 9, layout: layout, dirtyShare: dirtyShare)
    return SampleReading.bytes(of: sample).split(separator: 0x0A)
  }

  @Test(arguments: SampleLayout.allCases, [0.001, 0.02])
  func dirtyShareIsKept(layout: SampleLayout, share: Double) {
    let clean = Self.rows(layout, dirtyShare: 0)
    let dirty = Self.rows(layout, dirtyShare: share)
    #expect(clean.count == 40_001 && dirty.count == 40_001)
    let changed = Double(zip(clean, dirty).count { $0 != $1 }) / 40_000
    // Six standard errors; a repeat of an identical row changes nothing.
    let tolerance = 6 * (share / 40_000).squareRoot() + share * 0.03
    #expect(abs(changed - share) < tolerance, "changed \(changed)")
  }

  @Test func everyKindOccurs() {
    let clean = Self.rows(.generic, dirtyShare: 0)
    let dirty = Self.rows(.generic, dirtyShare: 0.02)
    var seen: [SampleDirt: Int] = [:]
    for index in dirty.indices where clean[index] != dirty[index] {
      seen[Self.kind(of: dirty[index], after: dirty[index - 1]), default: 0] += 1
    }
    #expect(seen.count == SampleDirt.allCases.count)
    for dirt in SampleDirt.allCases {
      #expect(abs(Double(seen[dirt] ?? 0) - 100) < 60, "\(dirt) occurred \(seen[dirt] ?? 0) times")
    }
  }

  private static func kind(
    of row: ArraySlice<UInt8>, after previous: ArraySlice<UInt8>
  ) -> SampleDirt {
    if row == previous { return .exactRepeat }
    if row.contains(0x92) { return .windows1252 }
    if row.contains(0x22) { return .strayQuote }
    let fields = row.split(separator: 0x2C, omittingEmptySubsequences: false)
    let columns = SampleLayout.generic.columns.count
    if fields.count < columns { return .missingColumn }
    if fields.count > columns { return .extraColumn }
    let date = String(decoding: fields[3], as: UTF8.self)
    if date.hasPrefix("2024-02-30") { return .impossibleDate }
    return date == "not known" ? .unreadableDate : .spreadsheetCode
  }

  @Test(arguments: [
    (
      SampleDirt.impossibleDate,
      "E1,P2,victim,2024-02-30 22:10,2023-01-07,8N,008/06,1,2,MK,pub,,45,y,n"
    ),
    (.unreadableDate, "E1,P2,victim,not known,2023-01-07,8N,008/06,1,2,MK,pub,,45,y,n"),
    (.missingColumn, "E1,P2,victim,2023-01-07 12:30,2023-01-07,8N,008/06,1,2,MK,pub,,45,y"),
    (.extraColumn, "E1,P2,victim,2023-01-07 12:30,2023-01-07,8N,008/06,1,2,MK,pub,,45,y,n,"),
    (.spreadsheetCode, "E1,P2,victim,2023-01-07 12:30,2023-01-07,8N,43831,1,2,MK,pub,,45,y,n"),
    (.strayQuote, "E1,P2,victim,2023-01-07 12:30,2023-01-07,8N,008/06,1,2,M\"K,pub,,45,y,n"),
    (.exactRepeat, "earlier"),
  ])
  func damageIsAsDocumented(dirt: SampleDirt, damaged: String) {
    let row = "E1,P2,victim,2023-01-07 12:30,2023-01-07,8N,008/06,1,2,MK,pub,,45,y,n"
    var bytes = Array("earlier\n\(row)\n".utf8)
    dirt.damage(&bytes, rowAt: 8, previous: 0, layout: .generic)
    #expect(String(decoding: bytes, as: UTF8.self) == "earlier\n\(damaged)\n")
  }

  @Test func theFirstRowOfAChunkLosesAColumnInsteadOfRepeating() {
    var bytes = Array("E1,P2,y\n".utf8)
    SampleDirt.exactRepeat.damage(&bytes, rowAt: 0, previous: nil, layout: .generic)
    #expect(String(decoding: bytes, as: UTF8.self) == "E1,P2\n")
  }

  @Test(arguments: [Double.nan, -1, 0])
  func noShareIsNoDamage(share: Double) {
    let clean = SampleReading.bytes(of: OffenceSample(offences: 500))
    let sample = OffenceSample(offences: 500, dirtyShare: share)
    #expect(SampleReading.bytes(of: sample) == clean)
  }

  @Test func everyRowCanBeDamaged() {
    let sample = OffenceSample(offences: 500, dirtyShare: 5)
    #expect(SampleReading.bytes(of: sample).split(separator: 0x0A).count == 501)
  }
}
