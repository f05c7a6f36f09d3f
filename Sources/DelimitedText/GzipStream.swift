// Unsafe: drives zlib over two buffers. What makes it safe: the input buffer lives as long as the
// stream, output goes only into the room the caller gives, and inflateEnd runs once.

internal import CZlib

/// The text inside a gzip file, which may hold several members one after another.
@safe
final class GzipStream: ByteStream {
  private let file: PlainFile
  private let input: UnsafeMutableRawBufferPointer
  private var offset = 0
  private var stream = unsafe z_stream()
  private var isBetweenMembers = true
  private var isDone = false

  init(_ path: String) throws(HotspotError) {
    file = try PlainFile(path)
    unsafe input = .allocate(byteCount: 1 << 18, alignment: 16)
    let status = unsafe inflateInit2_(
      &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      throw HotspotError(.unreadable, file: path, "the gzip reader could not start.")
    }
  }

  deinit {
    unsafe inflateEnd(&stream)
    unsafe input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(HotspotError) -> Int {
    guard !isDone, buffer.count > 0 else { return 0 }
    unsafe stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let room = min(buffer.count, 1 << 30)
    unsafe stream.avail_out = UInt32(room)
    while unsafe stream.avail_out == UInt32(room) {
      if unsafe stream.avail_in == 0 {
        let count = unsafe try file.read(into: input, at: offset)
        offset += count
        if count == 0 {
          guard isBetweenMembers else {
            throw HotspotError(
              .badData, file: file.path,
              "the gzip file ends too early: it was cut short. Copy it again.")
          }
          isDone = true
          return 0
        }
        unsafe stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.avail_in = UInt32(count)
      }
      if isBetweenMembers, offset > 0, skipPadding() { continue }
      isBetweenMembers = false
      let status = unsafe inflate(&stream, Z_NO_FLUSH)
      if status == Z_STREAM_END {
        isBetweenMembers = true
        unsafe inflateReset(&stream)
      } else if status != Z_OK, status != Z_BUF_ERROR {
        let reason = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "error \(status)"
        throw HotspotError(
          .badData, file: file.path, "the gzip data is damaged (\(reason)). Copy it again.")
      }
    }
    return unsafe room - Int(stream.avail_out)
  }

  /// Passes over zero bytes that some tools write after a member.
  private func skipPadding() -> Bool {
    while unsafe stream.avail_in > 0 && stream.next_in.pointee == 0 {
      unsafe stream.next_in += 1
      unsafe stream.avail_in -= 1
    }
    return unsafe stream.avail_in == 0
  }
}
