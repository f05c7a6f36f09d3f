/// A growing run of bytes that is written through a cursor.
///
/// The storage is always filled to its capacity, so that a number or an id is one check for room
/// and then plain stores, and so that a buffer emptied for the next rows is not cleared.
struct ByteBuffer: ~Copyable {
  var storage: [UInt8]
  var end = 0

  init(capacity: Int = 256) {
    storage = [UInt8](repeating: 0, count: max(64, capacity))
  }

  /// Takes over the storage of an earlier buffer.
  init(reusing storage: consuming [UInt8]) {
    self.storage = storage
  }

  @inline(__always)
  mutating func reserve(_ count: Int) {
    if storage.count - end < count { grow(by: count) }
  }

  @inline(never)
  private mutating func grow(by count: Int) {
    let extra = max(count, storage.count)
    storage.append(contentsOf: repeatElement(0, count: extra))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[end] = byte
    end += 1
  }

  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    var position = end
    end += bytes.count
    var target = storage.mutableSpan
    for index in bytes.indices {
      target[position] = bytes[index]
      position += 1
    }
  }

  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    append(bytes.span.extracting(range))
  }

  /// Appends bytes that were written before.
  mutating func `repeat`(_ range: Range<Int>) {
    reserve(range.count)
    for index in range {
      storage[end] = storage[index]
      end += 1
    }
  }

  mutating func append(_ text: String) {
    append(text.utf8.span)
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(unit) }
  }

  mutating func append(_ byte: UInt8, count: Int) {
    for _ in 0..<max(0, count) { append(byte) }
  }

  mutating func removeTrailingSpaces() {
    while end > 0, storage[end - 1] == UInt8(ascii: " ") { end -= 1 }
  }

  /// The bytes written so far.
  consuming func finish() -> [UInt8] {
    storage.removeLast(storage.count - end)
    return storage
  }
}
