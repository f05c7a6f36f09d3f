import TestSupport
import Testing

@testable import DelimitedText

@Suite struct FixedDecimalTests {
  @Test(
    arguments: [
      ("12", 120_000), ("-0.5", -5000), ("+1.25", 12_500), ("7973.393423328133", 79_733_934),
      ("0.00005", 0), ("0.00015", 2), ("0.000050001", 1), ("0.00025", 2), ("-0.00015", -2),
      (".5", 5000), ("5.", 50_000), ("0", 0), ("-0", 0), ("922337203685477.5807", Int64.max),
      ("0.0000499999999999999999999999", 0),
    ] as [(String, Int64)])
  func reads(_ text: String, _ wanted: Int64) {
    #expect(FixedDecimal(text)?.tenThousandths == wanted)
  }

  @Test(arguments: [
    "", "-", "+", ".", "1.2.3", "1e5", "abc", "1,5", " 1", "1 ", "--1", "0x10", "٣", "nan", "inf",
    "922337203685477.5808", "99999999999999999999", "922337203685477.58075",
  ])
  func refuses(_ text: String) {
    #expect(FixedDecimal(text) == nil)
  }

  @Test func printsWhatReadsBack() {
    var random = SeededNumbers(seed: 3)
    for _ in 0..<2000 {
      let value = FixedDecimal(
        tenThousandths: Int64(bitPattern: random.next()) >> Int64(random.below(60)))
      if value.tenThousandths != .min { #expect(FixedDecimal(value.description) == value) }
    }
    #expect(FixedDecimal(tenThousandths: -5000).description == "-0.5")
    #expect(FixedDecimal(15).description == "15")
    #expect(FixedDecimal(tenThousandths: 1).description == "0.0001")
  }
}

@Suite struct ByteKeyTests {
  static let identifiers = [
    "", "A", "12345678", "123456789", "123456789012345", "1234567890123456",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301", String(repeating: "a1b2c3d4", count: 8),
    String(repeating: "x", count: 300), "Łódź", "nul\u{0}inside",
  ]

  @Test func columnsGiveBackTheirBytes() {
    let column = KeyColumn(Self.identifiers + Self.identifiers.reversed())
    for (row, text) in (Self.identifiers + Self.identifiers.reversed()).enumerated() {
      #expect(column.bytes(row) == Array(text.utf8))
      #expect(column.keys[row].isLong == (text.utf8.count > 15))
      #expect(column.keys[row].isEmpty == text.isEmpty)
    }
    #expect(Set(column.keys.map(\.hash)).count == Self.identifiers.count)
  }

  @Test func inlineOrderIsThatOfBytes() {
    var random = SeededNumbers(seed: 11)
    let alphabet: [UInt8] = [0, 1, 0x41, 0x42, 0x7F, 0x80, 0xFF]
    let texts = (0..<300).map { _ in
      (0..<random.below(16)).map { _ in alphabet[random.below(alphabet.count)] }
    }
    for left in texts {
      for right in texts {
        guard let a = ByteKey(inline: left), let b = ByteKey(inline: right) else { continue }
        #expect(ByteKey.inlinePrecedes(a, b) == left.lexicographicallyPrecedes(right))
        #expect((a == b) == (left == right))
      }
    }
  }

  @Test func hashesAreTheSameInEveryRun() {
    #expect(ByteKey.longHash(Array("0123456789abcdef".utf8)) == 0xCD81_D23A_6CC2_307E)
  }
}

@Suite struct SymbolDictionaryTests {
  @Test func growsAndFindsAgain() {
    var dictionary = SymbolDictionary()
    let texts = (0..<5000).map { $0 % 3 == 0 ? "a long symbol number \($0)" : "s\($0)" }
    let first = texts.map { dictionary.symbol(for: Array($0.utf8)) }
    let second = texts.map { dictionary.symbol(for: Array($0.utf8)) }
    #expect(first == second)
    #expect(first == Array(0..<5000))
    #expect(first.map { dictionary.text($0) } == texts)
    #expect(dictionary.values.count == 5000)
    #expect(dictionary.identity != SymbolDictionary().identity)
  }
}
