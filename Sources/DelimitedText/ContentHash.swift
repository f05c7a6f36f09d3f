/// Content hashes: SHA-256 in lower-case hexadecimal, as `sha256sum` prints it.
package enum ContentHash {
  /// The hash of some bytes.
  package static func sha256(of bytes: [UInt8]) -> String { hex(SHA256Digest.of(bytes.span)) }

  /// The hash of a stored file.
  package static func ofFile(_ path: String) throws(HotspotError) -> String {
    try measuring(path).sha256
  }

  /// The size and the hash of a file.
  package static func measuring(
    _ path: String
  ) throws(HotspotError) -> (bytes: Int, sha256: String) {
    let file = try PlainFile(path)
    let piece = 1 << 20
    var digest = SHA256Digest()
    var offset = 0
    while true {
      let bytes = try file.bytes(at: offset, count: piece)
      digest.update(bytes.span)
      offset += bytes.count
      if bytes.count < piece { return (offset, hex(digest.finish())) }
    }
  }

  /// A digest in lower-case hexadecimal.
  package static func hex(_ digest: InlineArray<32, UInt8>) -> String {
    hex(digest.indices.map { digest[$0] })
  }

  /// Lower-case hexadecimal.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
