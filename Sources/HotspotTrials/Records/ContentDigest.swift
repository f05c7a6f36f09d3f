internal import Crypto

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
package enum ContentDigest {
  /// The digest of some bytes.
  package static func sha256(_ bytes: [UInt8]) -> String {
    var digits = ""
    for byte in SHA256.hash(data: bytes) {
      digits += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return digits
  }
}
