import DelimitedText
import ResultTables
import Testing

/// Values: RFC 4231 (2005), section 4, HMAC-SHA-256, cases 1, 3, 4 and 6; first 16 bytes.
@Suite struct PseudonymiserTests {
  static let published: [(key: [UInt8], data: [UInt8], code: String)] = [
    (Array(repeating: 0x0b, count: 20), Array("Hi There".utf8), "b0344c61d8db38535ca8afceaf0bf12b"),
    (
      Array(repeating: 0xaa, count: 20), Array(repeating: 0xdd, count: 50),
      "773ea91e36800e46854db8ebd09181a7"
    ),
    (Array(0x01...0x19), Array(repeating: 0xcd, count: 50), "82558a389a443c0ea4cc819899f2083a"),
    (
      Array(repeating: 0xaa, count: 131),
      Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f"
    ),
  ]

  @Test(arguments: published)
  func publishedCodes(key: [UInt8], data: [UInt8], code: String) throws {
    let pseudonymiser = try Pseudonymiser(key: key)
    for _ in 0..<2 {
      #expect(String(decoding: pseudonymiser.pseudonym(of: data.span), as: UTF8.self) == code)
    }
  }

  @Test func finalLineEndIsNoPartOfTheKey() throws {
    let key = Array("sixteen bytes ok".utf8)
    let expected = try Pseudonymiser(key: key).pseudonym(of: "P1")
    #expect(try Pseudonymiser(key: key + [0x0A]).pseudonym(of: "P1") == expected)
    #expect(try Pseudonymiser(key: key + [0x0D, 0x0A]).pseudonym(of: "P1") == expected)
    #expect(try Pseudonymiser(key: key + [0x0A, 0x0A]).pseudonym(of: "P1") != expected)
  }

  @Test func shortKeysAreRefused() {
    let error = #expect(throws: HotspotError.self) {
      try Pseudonymiser(key: Array("fifteen bytes..\n".utf8))
    }
    #expect(error?.description.contains("has 15 bytes") == true)
    #expect(error?.description.contains("head -c 32 /dev/urandom | base64 > key") == true)
  }

  @Test func readableKeyFilesAreWarnedOf() {
    #expect(Pseudonymiser.warning(forKeyFile: "k", permissions: 0o600) == nil)
    #expect(Pseudonymiser.warning(forKeyFile: "k", permissions: 0o640)?.hasPrefix("k: ") == true)
    #expect(Pseudonymiser.warning(forKeyFile: "k", permissions: 0o604) != nil)
  }
}
