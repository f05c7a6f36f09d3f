public import DelimitedText

/// Replaces ids by keyed hashes, so that a table can be shared without naming anybody.
///
/// A pseudonym is the first 16 bytes of the id's HMAC-SHA256 (RFC 2104, FIPS 180-4) in lower-case
/// hexadecimal. The same key and id give the same pseudonym in every table, so tables can still be
/// joined; without the key an id can be neither read nor guessed by trying.
public struct Pseudonymiser: Sendable {
  /// The least number of bytes in a key.
  public static let shortestKey = 16

  private let keyed: KeyedHash

  /// A pseudonymiser with the bytes of a key file, less one final line end.
  ///
  /// - Throws: `HotspotError` where fewer than 16 bytes are left.
  public init(key bytes: [UInt8]) throws(HotspotError) {
    var key = bytes[...]
    if key.last == UInt8(ascii: "\n") { key = key.dropLast() }
    if key.last == UInt8(ascii: "\r") { key = key.dropLast() }
    guard key.count >= Self.shortestKey else {
      throw HotspotError(
        .badData,
        "the key has \(key.count) bytes and needs at least \(Self.shortestKey)."
          + " Make one with: head -c 32 /dev/urandom | base64 > key")
    }
    keyed = KeyedHash(key: Array(key))
  }

  /// The pseudonym of an id: 32 lower-case hexadecimal digits.
  public func pseudonym(of id: Span<UInt8>) -> [UInt8] {
    let code = keyed.code(of: id)
    var digits: [UInt8] = []
    digits.reserveCapacity(32)
    for index in 0..<16 {
      digits.append(Self.digit(code[index] >> 4))
      digits.append(Self.digit(code[index] & 15))
    }
    return digits
  }

  /// The pseudonym of an id given as text.
  public func pseudonym(of id: String) -> String {
    String(decoding: pseudonym(of: id.utf8.span), as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension Pseudonymiser {
  /// A warning about a key file that others on the machine can read; nil where only its owner can.
  ///
  /// - Parameter permissions: the file's permission bits, as `stat` gives them.
  public static func warning(forKeyFile path: String, permissions: UInt16) -> String? {
    guard permissions & 0o044 != 0 else { return nil }
    return "\(path): others can read this key, and with it undo the pseudonyms."
      + " Make it yours alone with: chmod 600 \(path)"
  }
}
