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
      (0.0, "0"), (-0.0, "0"), (.leastNonzeroMagnitude, "5e-324"),
      (-.leastNonzeroMagnitude, "-5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (9007199254740992, "9007199254740992"),
      (295147905179352825856, "295147905179352830000"),
      (9.999999999999997e22, "9.999999999999997e+22"),
      (1e23, "1e+23"), (1.0000000000000001e23, "1.0000000000000001e+23"),
      (999999999999999737856, "999999999999999700000"),
      (999999999999999868928, "999999999999999900000"), (1e21, "1e+21"),
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

  @Test("Of members with one key the last counts; keys that only look alike are two")
  func keysTwice() {
    let value = OrderedJSON.object([
      .init("b", 1), .init("\u{e9}", 2), .init("a", 3), .init("e\u{301}", 4), .init("b", 5),
    ])
    #expect(Self.canonical(value) == "{\"a\":3,\"b\":5,\"e\u{301}\":4,\"\u{e9}\":2}")
    #expect(Self.canonical(.object([.init("a", 1), .init("a", 2)])) == "{\"a\":2}")
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

  @Test("Escapes, spaces and the order of keys do not matter to what is read")
  func readingIsLenientWhereTheStandardIs() throws {
    let text =
      " {\n\"b\" : [ 1e2 , -0.5E-1,12345678901234567890 ],\t\"a\\u00fc\\/\\ud83d\\ude00\\n\" :\"\"}\r\n"
    let value = try #require(OrderedJSON(parsing: Array(text.utf8)))
    #expect(
      value
        == .object([
          .init("a\u{fc}/\u{1f600}\n", .string("")),
          .init("b", .array([.number(100), .number(-0.05), .number(12_345_678_901_234_567_168)])),
        ]))
    #expect(OrderedJSON(parsing: Array("-9223372036854775808".utf8)) == .integer(.min))
  }

  @Test func depthIsLimited() {
    let deep = {
      Array((String(repeating: "[", count: $0) + String(repeating: "]", count: $0)).utf8)
    }
    #expect(OrderedJSON(parsing: deep(512)) != nil)
    #expect(OrderedJSON(parsing: deep(513)) == nil)
    #expect(OrderedJSON(parsing: deep(1_000_000)) == nil)
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    #expect(OrderedJSON(parsing: [0x22, 0xC3, 0x28, 0x22]) == nil)
    #expect(OrderedJSON(parsing: [0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22]) == nil)
    #expect(OrderedJSON(parsing: [0x22, 0xEF, 0xBF, 0xBD, 0x22]) == .string("\u{FFFD}"))
    #expect(OrderedJSON(parsing: [0xEF, 0xBB, 0xBF, 0x31]) == nil)
  }

  @Test(arguments: [
    "", "{", "[1 2]", "nul", "{\"a\":1} x", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "01", "-",
    "1.",
    ".5", "1e", "+1", "1e999", "NaN", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
    "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "\"\t\"", "{\"a\":1,\"a\":1}", "{\"b\":1,\"a\":1,\"\\u0062\":2}", "]", "[",
    "[\"",
  ])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(OrderedJSON(parsing: Array(text.utf8)) == nil)
  }
}
