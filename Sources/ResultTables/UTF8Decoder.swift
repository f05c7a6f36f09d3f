/// Reads Unicode scalars out of bytes that may not be well formed.
enum UTF8Decoder {
  static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// The scalar at a position and its length in bytes.
  ///
  /// Ill-formed bytes read as U+FFFD, one for each maximal subpart (Unicode 15, section 3.9).
  static func scalar(
    in bytes: Span<UInt8>, at start: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let first = bytes[start]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let more: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: more = 1
    case 0xE0...0xEF:
      more = 2
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      more = 3
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return (replacement, 1)
    }
    var value = UInt32(first) & (more == 1 ? 0x1F : more == 2 ? 0x0F : 0x07)
    for offset in 1...more {
      guard start + offset < bytes.count else { return (replacement, offset) }
      let byte = bytes[start + offset]
      guard (offset == 1 ? second : 0x80...0xBF) ~= byte else { return (replacement, offset) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value) ?? replacement, more + 1)
  }
}
