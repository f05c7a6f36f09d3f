import ResultTables
import Testing

/// RFC 8785, the JSON Canonicalization Scheme.
@Suite struct CanonicalJSONTests {
  private static func canonical(_ value: OrderedJSON) -> String {
    String(decoding: value.canonical, as: UTF8.self)
  }

  @Test(
    "Numbers as in RFC 8785, appendix B, and around the changes of form",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (5e-324, "5e-324"), (-5e-324, "-5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (9007199254740992, "9007199254740992"),
      (295147905179352830000, "295147905179352830000"),
      (9.999999999999997e22, "9.999999999999997e+22"),
      (1e23, "1e+23"), (1.0000000000000001e23, "1.0000000000000001e+23"),
      (999999999999999700000, "999999999999999700000"),
      (999999999999999900000, "999999999999999900000"), (1e21, "1e+21"),
      (9.999999999999997e-7, "9.999999999999997e-7"), (0.000001, "0.000001"),
      (333333333.3333332, "333333333.3333332"), (333333333.33333325, "333333333.33333325"),
      (-0.0000033333333333333333, "-0.0000033333333333333333"), (1.5e-7, "1.5e-7"), (100, "100"),
      (0.05, "0.05"), (12.5, "12.5"),
    ])
  func numbers(value: Double, text: String) {
    #expect(Self.canonical(.number(value)) == text)
  }

  @Test("Keys by UTF-16 code units, as in RFC 8785, section 3.2.3")
  func keys() {
    let value: OrderedJSON = [
      "\u{20ac}": "Euro Sign", "\r": "Carriage Return",
      "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
      "\u{f6}": "Latin Small Letter O With Diaeresis",
    ]
    #expect(
      Self.canonical(value)
        == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
        + "\"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\","
        + "\"\u{1f600}\":\"Emoji: Grinning Face\","
        + "\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}")
  }

  @Test func textIsEscapedOnlyWhereItMustBe() {
    #expect(
      Self.canonical(["a": ["\u{20ac}$\u{f}\nA'B\"\\\\\"/", nil, true, 12]])
        == "{\"a\":[\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",null,true,12]}")
  }

  @Test(arguments: [
    "{\"a\":[1,-2.5,null,true,false,\"x\"],\"b\":{}}", "[]", "12", "\"ü\"",
  ])
  func whatIsReadIsWrittenAgain(text: String) throws {
    let value = try #require(OrderedJSON(parsing: Array(text.utf8)))
    #expect(Self.canonical(value) == text)
  }

  @Test(arguments: ["", "{", "[1 2]", "nul", "{\"a\":1} x"])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(OrderedJSON(parsing: Array(text.utf8)) == nil)
  }
}
