import DelimitedText
import Testing
@testable import TrialPower
@testable import TrialDesigns

@Suite struct BaselineCountsTests {
  static func read(_ text: String, _ columns: BaselineCounts.Columns = .init()) throws
    -> BaselineCounts
  {
    try BaselineCounts(csv: Array(text.utf8), file: "b.csv", columns: columns)
  }

  @Test("Days without a row are zero, and the span runs from the first to the last")
  func readsLongForm() throws {
    let counts = try Self.read(
      "unit,day,count\nb,2026-03-01,2\na,2026-03-10,1\nb,2026-03-02,0\nc,2026-03-05,0\n")
    #expect(counts.units == ["a", "b", "c"])
    #expect(counts.days == 10)
    #expect(counts.firstDay == CalendarDate("2026-03-01"))
    #expect(counts.totals == [1, 2, 0])
    #expect(counts.rate == 0.1)
  }

  @Test("Numbered days, other headers and any case")
  func readsOtherHeaders() throws {
    let counts = try Self.read(
      "Hotspot,Tag,N\nx,1,1\r\ny,-7,3\r\n", .init(unit: "hotspot", period: "TAG", count: "n"))
    #expect(counts.units == ["x", "y"])
    #expect(counts.firstDay == nil)
  }

  @Test(
    "A fault is said with its line",
    arguments: [
      ("unit,day,count\na,1,1\nb,9,1\na,1,2\n", "line 4"),
      ("unit,day,count\na,first,1\n", "line 2"),
      ("unit,day,count\na,1,1\nb,2026-03-01,1\n", "line 3"),
      ("unit,day,count\na,1,1.5\n", "line 2"),
      ("unit,day,count\na,1,-1\n", "line 2"),
      ("unit,day,count\n,1,1\n", "line 2"),
      ("unit,month,count\na,1,1\n", "unit, month, count"),
      ("unit,day,count\na,1,1\na,9,1\n", "1 units"),
      ("unit,day,count\na,1,1\nb,2,1\n", "2 days"),
      ("unit,day,count\na,1,0\nb,9,0\n", "0 events"),
      ("unit,day,count\na,1,1\nb,99999999,1\n", "hundred years"),
    ])
  func refuses(text: String, words: String) {
    let error = #expect(throws: HotspotError.self) { try Self.read(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("Dispersion about each unit's own mean: of 2, 0, 2, 0, … and 1, 1, 1, 1, … it is 8/14")
  func dispersion() throws {
    // a has 2 on every other of 8 days: mean 1, Σ(y − 1)² = 8; b has 1 on each: none.
    let rows = (0..<8).map { "a,\($0),\($0 % 2 == 0 ? 2 : 0)\nb,\($0),1" }
    let counts = try Self.read("unit,day,count\n" + rows.joined(separator: "\n"))
    #expect(abs(counts.dispersion - 8.0 / 14) < 1e-12)
  }

  @Test("Variation between units beyond chance, and none where chance gives more")
  func variation() throws {
    // Rates 1, 2 and 3 a day over 8 days without any noise: s = 1, mean 2.
    let rows = (0..<8).map { "a,\($0),1\nb,\($0),2\nc,\($0),3" }
    let counts = try Self.read("unit,day,count\n" + rows.joined(separator: "\n"))
    #expect(counts.dispersion == 0)
    #expect(abs(counts.variation() - 0.5) < 1e-12)
    #expect(counts.pairs.map { [$0.0, $0.1] } == [[2, 1]])
    #expect(abs(counts.variation(within: counts.pairs) - 0.5.squareRoot() / 2) < 1e-12)
  }
}
