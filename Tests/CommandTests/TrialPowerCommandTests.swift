import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct TrialPowerCommandTests {
  private static let crossover = [
    "trial", "power", "--design", "crossover", "--units", "44", "--days", "180", "--rate", "0.1",
  ]
  private static let simulated = [
    "trial", "power", "--design", "crossover", "--units", "12", "--days", "20", "--rate", "0.5",
    "--simulate", "--simulations", "40", "--rate-ratios", "0.5,1",
  ]

  @Test("The formula alone fills the table, and its detectable ratio is said")
  func closedForm() throws {
    let result = try Program().run(Self.crossover)
    #expect(result.status == 0)
    let table = PlainTable(result.output)
    #expect(
      table.header == [
        "rate_ratio", "power", "mc_error", "simulations", "expected_treated", "expected_control",
        "closed_form_power",
      ])
    #expect(table["rate_ratio"].first == "0.5" && table["rate_ratio"].count == 11)
    #expect(Set(table["power"]) == [""])
    #expect(table["expected_treated"].first == "198")
    #expect(result.messages.contains("is 0.81, a fall of 19 % (0.819 if"))
    #expect(!result.messages.contains("\r"))
  }

  @Test("Units are solved for: 28 clusters as published")
  func unitsNeeded() throws {
    let result = try Program().run(
      "trial", "power", "--design", "cluster", "--control-rate", "0.35", "--treated-rate", "0.21",
      "--k", "0.4", "--person-time", "125")
    #expect(result.status == 0)
    #expect(result.messages.contains("needs 28 units"))
  }

  @Test("Simulations come with their error, and the same whatever the threads")
  func simulation() throws {
    let program = try Program()
    let one = try program.run(Self.simulated + ["--threads", "1"])
    #expect(one.status == 0)
    let three = try program.run(Self.simulated + ["--threads", "3"])
    let other = try program.run(Self.simulated + ["--seed", "dice"])
    #expect(one.output == three.output)
    #expect(one.output != other.output)
    let table = PlainTable(one.output)
    for (power, error) in zip(table.numbers("power"), table.numbers("mc_error")) {
      #expect(abs(error - (power * (1 - power) / 40).squareRoot()) < 1e-12)
    }
    #expect(one.messages.contains("the size of the test"))
  }

  @Test("A baseline is read, and named in the record")
  func baseline() throws {
    let program = try Program()
    let rows = (0..<6).flatMap { unit in (0..<14).map { "h\(unit),\($0),\((unit + $0) % 3)" } }
    try program.write("base.csv", "unit,day,count\n" + rows.joined(separator: "\n") + "\n")
    let result = try program.run(
      "trial", "power", "--design", "crossover", "--baseline", "base.csv", "--simulations", "8",
      "-o", "power.json", "--carry-over-decay", "0.5,0.25")
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.contains("base.csv: 6 units over 14 days"))
    let record = try String(
      contentsOf: program.folder.appendingPathComponent("power.json.run.json"), encoding: .utf8)
    #expect(record.contains("\"base.csv\"") && record.contains("minimum_detectable_ratio"))
  }

  @Test("The picture is XML with titled axes, the power wanted and the ratio found")
  func picture() throws {
    let program = try Program()
    let result = try program.run(Self.crossover + ["-o", "power.svg"])
    #expect(result.status == 0, "\(result.messages)")
    let data = try Data(contentsOf: program.folder.appendingPathComponent("power.svg"))
    let parser = XMLParser(data: data)
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let text = String(decoding: data, as: UTF8.self)
    for words in [
      ">Rate ratio, treatment over control (1: no effect)<", ">Power<", ">80 % wanted<",
      ">detectable: 0.81 by the formula<", ">0.75<", "width=\"800\" height=\"500\"",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("What cannot be is refused with a sentence and its status")
  func refusals() throws {
    let program = try Program()
    let missing = try program.run("trial", "power", "--design", "crossover", "--units", "44")
    #expect(missing.status == 64)
    #expect(missing.messages.contains("--rate"))
    let map = try program.run(Self.crossover + ["-o", "power.tif"])
    #expect(map.status == 64)
    let absent = try program.run(
      "trial", "power", "--design", "crossover", "--baseline", "none.csv")
    #expect(absent.status == 66)
    try program.write("bad.csv", "unit,day,count\na,1,many\n")
    let bad = try program.run("trial", "power", "--design", "crossover", "--baseline", "bad.csv")
    #expect(bad.status == 65)
    #expect(bad.messages.contains("line 2") && bad.messages.contains("many"))
  }
}
