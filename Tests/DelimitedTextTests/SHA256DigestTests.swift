import Dispatch
import Synchronization
import Testing

@testable import DelimitedText

/// Values: the examples of FIPS 180-4 (NIST, "Examples with Intermediate Values", SHA-256) and, for
/// no byte and a million, of NIST's CAVP short and long messages.
@Suite struct SHA256DigestTests {
  static let published: [(text: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test(arguments: published)
  func publishedDigests(text: String, digest: String) {
    let bytes = Array(text.utf8)
    #expect(ContentHash.hex(SHA256Digest.of(bytes.span)) == digest)
    for size in [1, 63, 64, 65, 4096] where bytes.count / size < 20_000 {
      var piecemeal = SHA256Digest()
      for start in stride(from: 0, to: bytes.count, by: size) {
        piecemeal.update(bytes[start..<min(bytes.count, start + size)].span)
      }
      #expect(ContentHash.hex(piecemeal.finish()) == digest)
    }
  }

  @Test func aDigestGoesOnAfterItWasFinished() {
    var digest = SHA256Digest()
    #expect(ContentHash.hex(digest.finish()) == Self.published[0].digest)
    digest.update("ab".utf8.span)
    _ = digest.finish()
    digest.update("c".utf8.span)
    for _ in 0..<2 { #expect(ContentHash.hex(digest.finish()) == Self.published[1].digest) }
  }

  @Test func copiesGoApart() {
    var one = SHA256Digest()
    one.update("a".utf8.span)
    _ = one.finish()
    var other = one
    other.update("x".utf8.span)
    one.update("bc".utf8.span)
    _ = other.finish()
    #expect(ContentHash.hex(one.finish()) == Self.published[1].digest)
    #expect(ContentHash.hex(other.finish()) == ContentHash.hex(SHA256Digest.of("ax".utf8.span)))
  }

  @Test func copiesAreUsedOnManyThreads() {
    var start = SHA256Digest()
    start.update("a".utf8.span)
    _ = start.finish()
    let shared = start
    let found = Mutex<Set<String>>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<200 {
        var digest = shared
        _ = digest.finish()
        digest.update("bc".utf8.span)
        let hex = ContentHash.hex(digest.finish())
        found.withLock { _ = $0.insert(hex) }
      }
    }
    #expect(found.withLock { $0 } == [Self.published[1].digest])
  }
}

/// Values: RFC 4231 (2005), section 4, HMAC-SHA-256, cases 1, 2, 3, 6 and 7.
@Suite struct KeyedHashTests {
  static let published: [(key: [UInt8], data: [UInt8], code: String)] = [
    (
      Array(repeating: 0x0B, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      Array(repeating: 0xAA, count: 20), Array(repeating: 0xDD, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      Array(repeating: 0xAA, count: 131),
      Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    (
      Array(repeating: 0xAA, count: 131),
      Array(
        ("This is a test using a larger than block-size key and a larger than block-size data."
          + " The key needs to be hashed before being used by the HMAC algorithm.").utf8),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ]

  @Test(arguments: published)
  func publishedCodes(key: [UInt8], data: [UInt8], code: String) {
    let keyed = KeyedHash(key: key)
    for _ in 0..<2 { #expect(ContentHash.hex(keyed.code(of: data.span)) == code) }
  }

  @Test func oneKeyServesManyThreads() {
    let (key, data, code) = Self.published[1]
    let keyed = KeyedHash(key: key)
    let found = Mutex<Set<String>>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<200 {
        let hex = ContentHash.hex(keyed.code(of: data.span))
        found.withLock { _ = $0.insert(hex) }
      }
    }
    #expect(found.withLock { $0 } == [code])
  }
}
