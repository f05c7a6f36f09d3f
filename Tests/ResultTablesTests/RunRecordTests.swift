import DelimitedText
import ResultTables
import Testing

@Suite struct RunRecordTests {
  @Test func document() {
    let record = RunRecord(
      version: "0.1.0", command: ["hotspot", "score", "a.csv"],
      model: .init(name: "quintiles", version: "1", sha256: "ab"),
      weights: [.init(name: "ons", sha256: "cd")],
      inputs: [.init(name: "a \"b\".csv", bytes: 12, sha256: "ef")],
      rows: .init(read: 10, kept: 9, rejected: [.init(reason: "bad date", count: 1)]),
      options: [.init("as-of", "2024-01-31"), .init("limit", nil)],
      details: [.init("seed", 7), .init("share", .decimal(FixedDecimal(tenThousandths: 5000)))])
    #expect(
      String(decoding: record.bytes, as: UTF8.self) == """
        {
          "tool": "hotspot",
          "version": "0.1.0",
          "command": [
            "hotspot",
            "score",
            "a.csv"
          ],
          "model": {
            "name": "quintiles",
            "version": "1",
            "sha256": "ab"
          },
          "definitions": [],
          "weights": [
            {
              "name": "ons",
              "version": null,
              "sha256": "cd"
            }
          ],
          "inputs": [
            {
              "name": "a \\"b\\".csv",
              "bytes": 12,
              "sha256": "ef"
            }
          ],
          "rows": {
            "read": 10,
            "kept": 9,
            "rejected": {
              "bad date": 1
            }
          },
          "options": {
            "as-of": "2024-01-31",
            "limit": null
          },
          "seed": 7,
          "share": 0.5
        }

        """)
  }

  @Test func values() {
    let value: OrderedJSON = [1, 2.5, true, nil, "x", [], [:], ["b": 1, "a": 2]]
    let text = value.prettyPrinted
    #expect(
      text.filter { $0 != " " && $0 != "\n" } == #"[1,2.5,true,null,"x",[],{},{"b":1,"a":2}]"#)
    #expect(OrderedJSON.number(.nan).prettyPrinted == "null")
  }

  @Test func `A record is read back by the type that wrote it`() throws {
    let record = RunRecord(
      version: "0.1.0", command: ["hotspot", "density", "a.csv", "--cell", "250"],
      model: .init(name: "quintiles", version: "1", sha256: "ab"),
      definitions: [.init(name: "knife-crime", version: "2", sha256: "01")],
      weights: [.init(name: "ons", sha256: "cd")],
      inputs: [.init(name: "a.csv", bytes: 12, sha256: "ef")],
      rows: .init(read: 10, kept: 9, rejected: [.init(reason: "bad date", count: 1)]),
      options: [.init("cell_width_m", .integer(250)), .init("limit", nil)],
      details: [.init("eligible", .integer(7)), .init("seed", "x")])
    #expect(RunRecord(parsing: record.bytes) == record)
    #expect(record.option("cell_width_m")?.double == 250 && record.option("limit") == .null)
    #expect(record.detail("eligible")?.whole == 7 && record.detail("none") == nil)
    #expect(RunRecord(parsing: Array("{}".utf8))?.options.isEmpty == true)
    for text in ["", "[1]", "{\"tool\":"] {
      #expect(RunRecord(parsing: Array(text.utf8)) == nil)
    }
    let missing = #expect(throws: HotspotError.self) { try RunRecord.read(beside: "/nowhere/a") }
    #expect(missing?.fault == .missing && missing?.file == "/nowhere/a.run.json")
  }
}
