import Crypto

/// Hashes of configuration files, for the run record.
enum ContentHash {
  /// The SHA-256 of some bytes, in lower-case hexadecimal.
  static func sha256(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).reduce(into: "") { text, byte in
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
}
