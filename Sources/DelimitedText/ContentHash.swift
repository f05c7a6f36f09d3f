/// The content hash of an input: SHA-256 over the SHA-256s of its 4 MiB blocks.
///
/// Workers hash blocks apart from each other, and the last step joins them in order.
package struct ContentHash: Sendable {
  /// Bytes in a hashed block.
  package static let blockSize = 4 << 20

  private var digests: [UInt8] = []
  private var block = SHA256Digest()
  private var filled = 0
  /// Bytes taken in so far.
  package private(set) var count = 0

  package init() {}

  package mutating func update(_ bytes: Span<UInt8>) {
    var start = 0
    while start < bytes.count {
      let take = min(bytes.count - start, ContentHash.blockSize - filled)
      block.update(bytes.extracting(start..<start + take))
      start += take
      filled += take
      count += take
      if filled == ContentHash.blockSize { closeBlock() }
    }
  }

  private mutating func closeBlock() {
    digests += ContentHash.array(block.finish())
    block = SHA256Digest()
    filled = 0
  }

  package func finish() -> String {
    var copy = self
    if copy.filled > 0 || copy.digests.isEmpty { copy.closeBlock() }
    return ContentHash.joined(copy.digests)
  }

  static func digest(_ bytes: Span<UInt8>) -> [UInt8] { array(SHA256Digest.of(bytes)) }

  static func joined(_ digests: [UInt8]) -> String {
    hex(array(SHA256Digest.of(digests.span)))
  }

  private static func array(_ digest: InlineArray<32, UInt8>) -> [UInt8] {
    digest.indices.map { digest[$0] }
  }

  /// The plain SHA-256 of some bytes, in lower-case hexadecimal.
  package static func sha256(of bytes: [UInt8]) -> String { joined(bytes) }

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

  /// The hash of a stored file.
  package static func ofFile(_ path: String) throws(HotspotError) -> String {
    try measuring(path).sha256
  }

  /// The size and the hash of a file.
  package static func measuring(
    _ path: String
  ) throws(HotspotError) -> (bytes: Int, sha256: String) {
    let file = try PlainFile(path)
    var hash = ContentHash()
    var offset = 0
    while true {
      let bytes = try file.bytes(at: offset, count: blockSize)
      hash.update(bytes.span)
      offset += bytes.count
      if bytes.count < blockSize { return (offset, hash.finish()) }
    }
  }
}
