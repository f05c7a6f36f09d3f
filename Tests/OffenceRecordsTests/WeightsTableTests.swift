import DelimitedText
import OffenceRecords
import TestSupport
import Testing

@Suite struct WeightsTableTests {
  static func table(_ text: String) throws -> WeightsTable {
    try WeightsTable(csv: Array(text.utf8), file: "tables/mine.csv")
  }

  /// ONS Crime Severity Score weights, about the 2020 release, to four decimals.
  @Test(arguments: [
    ("1", "7973.3934"), ("4.10", "7973.3934"), ("4.1", "7973.3934"), ("2", "4654.2981"),
    ("5D", "2034.7419"), ("5E", "1446.9826"), ("34A", "799.6289"), ("34B", "799.6289"),
    ("10A", "616.5601"), ("8N", "189.1539"), ("10C", "52.1261"), ("10D", "53.0382"),
    ("8L", "36.0975"), ("66", "72.5087"), ("9A", "6.8118"),
  ])
  func publishedWeights(code: String, weight: String) throws {
    let table = try WeightsTable.load("ons-crime-severity")
    #expect(table[code] == FixedDecimal(weight))
  }

  @Test func builtInTable() throws {
    #expect(WeightsTable.builtInNames == ["ons-crime-severity"])
    let table = try #require(WeightsTable.builtIn("ons-crime-severity"))
    #expect(table.name == "ons-crime-severity")
    #expect(table.title(for: "4.10") == "Corporate manslaughter")
    #expect(table.title(for: "4.1") == "Manslaughter")
    #expect(table["NC-DA"] == nil)
    #expect(table["1/4.1/4.10/4.2"] == nil)
    #expect(table.system == .recorded)
    #expect(table.entries.count == 133)
    #expect(table.attribution.contains("Open Government"))
    #expect(table.attribution.contains("experimental"))
    #expect(table.warnings.isEmpty)
    #expect(table.sha256.count == 64)
    #expect(table.entries.allSatisfy { OffenceCodeBook.builtIn[$0.code] != nil })
  }

  @Test func columnsInAnyOrderWithComments() throws {
    let table = try Self.table(
      "# mine\r\n# licence\r\nTitle,extra,Weight,Code\r\n\"a, \"\"b\"\"\",x,1.5, 5E \r\n\r\n,y,0,X")
    #expect(table.name == "mine")
    #expect(table.attribution == "mine\nlicence")
    #expect(table["5E"] == FixedDecimal("1.5"))
    #expect(table.title(for: "5E") == "a, \"b\"")
    #expect(table["X"] == FixedDecimal(0))
    #expect(table.title(for: "X") == nil)
    #expect(table["Y"] == nil)
    #expect(table.entries.map(\.code) == ["5E", "X"])
  }

  @Test func hashIsOfTheBytes() throws {
    // sha256sum of "code,weight\nA,1\n".
    let table = try Self.table("code,weight\nA,1\n")
    #expect(
      table.sha256 == "98aa66382c5be415d766afba45bb64ca343da0f0a995f3950e24021dcf957f56")
  }

  @Test(arguments: [
    (["1"], "1"), (["1", "3"], "2"), (["1", "9", "2"], "2"),
    // Means that fall between two ten-thousandths go to the even one.
    (["0.0001", "0.0002"], "0.0002"), (["0.0002", "0.0003"], "0.0002"),
    (["0", "0.0001"], "0"), (["5", "1", "9", "2"], "3.5"),
  ])
  func median(weights: [String], expected: String) throws {
    let rows = weights.enumerated().map { "X\($0.offset),\($0.element)\n" }.joined()
    #expect(try Self.table("code,weight\n" + rows).median == FixedDecimal(expected))
  }

  @Test func classTablesAreNormalised() throws {
    let table = try Self.table("code,weight\n8/1,10\n00802,20\n034/01,30\n105/01,2\n")
    #expect(table.system == .offenceClass)
    #expect(table["008/01"] == FixedDecimal(10))
    #expect(table["8/2"] == FixedDecimal(20))
    #expect(table["03401"] == FixedDecimal(30))
    #expect(table.weight(of: OffenceFacts(code: "8N", offenceClass: "8/1")) == FixedDecimal(10))
    #expect(table.weight(of: OffenceFacts(code: "8N")) == nil)
    let recorded = WeightsTable.onsCrimeSeverity
    #expect(
      recorded.weight(of: OffenceFacts(code: "8N", offenceClass: "8/1"))
        == FixedDecimal("189.1539"))
  }

  @Test func systems() throws {
    #expect(try Self.table("code,weight\nOF61016,1\nTH68026A,2\n").system == .charging)
    #expect(try Self.table("code,weight\nLOCAL1,1\nNC-DA,2\n").system == .other)
    #expect(try Self.table("code,weight\n8N,1\n104,2\nNC-DA,3\n").system == .recorded)
  }

  @Test func sameWeightTwiceIsAccepted() throws {
    let table = try Self.table("code,weight,title\n8N,1.0,first\n8N,1,second\n")
    #expect(table["8N"] == FixedDecimal(1))
    #expect(table.title(for: "8N") == "first")
  }

  @Test func corporateManslaughterWarns() throws {
    let table = try Self.table("code,weight,title\n4.1,7973,Corporate manslaughter\n")
    #expect(table.warnings.count == 1)
    #expect(table.warnings.first?.hasPrefix("line 2: ") == true)
  }

  @Test(arguments: [
    ("", 1, "no header"), ("# only\n", 1, "no header"), ("code,wieght\n8N,1\n", 1, "`weight`"),
    ("code,weight\n", 1, "no rows"), ("# c\ncode,weight,code\n", 2, "named twice"),
    ("code,weight\n8N,1\n8N,2\n", 3, "on line 2"), ("code,weight\n8N,x\n", 2, "not a number"),
    ("code,weight\n8N,\n", 2, "not a number"), ("code,weight\n8N,-1\n", 2, "from 0"),
    ("code,weight\n8N,1e5\n", 2, "not a number"), ("code,weight\n8N,inf\n", 2, "not a number"),
    ("code,weight\n8N,999999999999\n", 2, "from 0"), ("code,weight\n,1\n", 2, "no code"),
    ("# c\ncode,weight\n8N,1\n10-Apr,1\n", 4, "date"), ("code,weight\n5E+00,1\n", 2, "rewrote"),
    ("code,weight\n8/1,1\n8/2,2\n43831,3\n", 4, "days"),
    ("code,weight\n8/1,1\n8/2,2\n802,3\n", 4, "zeros"),
    ("code,weight\n8/1,1\n00801,2\n", 3, "Keep one"),
    ("code,weight\n8N,1,2\n", 2, "3 fields"), ("code,weight\n\"8N,1\n", 2, "never closed"),
    ("code,weight\n\"8N\"x,1\n", 2, "closing quote"),
  ])
  func faultsHaveLines(text: String, line: Int, fragment: String) {
    let error = #expect(throws: HotspotError.self) { try Self.table(text) }
    #expect(error?.line == line)
    #expect(error?.message.contains(fragment) == true, "\(error?.description ?? "")")
  }

  @Test func unknownNameListsTheNames() {
    let error = #expect(throws: HotspotError.self) {
      try WeightsTable.load("ons-crime-severty")
    }
    #expect(error?.fault == .missing)
    #expect(error?.message.contains("Did you mean ons-crime-severity?") == true)
  }

  @Test func mutatedTablesNeverCrash() {
    let seed: UInt64 = 20_260_402
    var generator = SeededNumbers(seed: seed)
    let originals = [
      "# c\ncode,weight,title\n8N,189.15,\"Assault, with injury\"\n5E,1,x\n4.10,7973,Corporate\n",
      "code,weight\n8/1,10\n00802,20\n034/01,30\n",
    ].map { Array($0.utf8) }
    var refused = 0
    for round in 0..<5000 {
      do {
        let table = try WeightsTable(
          csv: generator.mutatedDefinition(originals[round % 2]), file: "mutated.csv")
        #expect(table.median >= FixedDecimal(0))
      } catch {
        refused += 1
        #expect(!error.message.isEmpty)
      }
    }
    #expect(refused > 500, "seed \(seed)")
  }
}
