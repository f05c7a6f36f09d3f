// Unsafe: lends buffers to streams. What makes it safe: each buffer outlives the call it is lent
// for, and its size goes with it.

/// Reads whole amounts from a stream.
enum StreamReader {
  /// Up to `count` bytes, and whether the stream ended.
  static func take(_ count: Int, from stream: any ByteStream) throws -> ([UInt8], Bool) {
    var bytes: [UInt8] = []
    let buffer = BlockBuffer(capacity: 1 << 16)
    while bytes.count < count {
      let room = min(buffer.capacity, count - bytes.count)
      let read = try unsafe buffer.fill(from: 0, upTo: room) { unsafe try stream.read(into: $0) }
      if read == 0 { return (bytes, true) }
      bytes.append(contentsOf: buffer.bytes(0..<read))
    }
    return (bytes, false)
  }

  /// Fills a buffer from `used` to `limit`; returns the new amount and whether the stream ended.
  static func fill(
    _ buffer: BlockBuffer, from used: Int, upTo limit: Int, _ stream: any ByteStream
  ) throws -> (Int, Bool) {
    var used = used
    while used < limit {
      let read = try unsafe buffer.fill(from: used, upTo: limit) {
        unsafe try stream.read(into: $0)
      }
      if read == 0 { return (used, true) }
      used += read
    }
    return (used, false)
  }
}
