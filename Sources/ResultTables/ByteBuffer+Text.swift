extension ByteBuffer {
  /// A text cell of CSV: quoted where RFC 4180 asks for it, and with a leading apostrophe where a
  /// spreadsheet would run it as a formula.
  mutating func append(csv bytes: Span<UInt8>, neutralising: Bool) {
    guard bytes.count > 0 else { return }
    let start = end
    let isFormula = neutralising && SpreadsheetFormula.isBegun(by: bytes[0])
    reserve(bytes.count + 1)
    if isFormula { append(UInt8(ascii: "'")) }
    var needsQuotes = false
    var position = end
    end += bytes.count
    var target = storage.mutableSpan
    for index in bytes.indices {
      let byte = bytes[index]
      needsQuotes = needsQuotes || ByteBuffer.needsQuotes(byte)
      target[position] = byte
      position += 1
    }
    guard needsQuotes else { return }
    end = start
    append(UInt8(ascii: "\""))
    if isFormula { append(UInt8(ascii: "'")) }
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\"") { append(UInt8(ascii: "\"")) }
      append(bytes[index])
    }
    append(UInt8(ascii: "\""))
  }

  /// A JSON string, in its quotes.
  mutating func append(json bytes: Span<UInt8>) {
    reserve(bytes.count + 2)
    append(UInt8(ascii: "\""))
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        let (scalar, length) = UTF8Decoder.scalar(in: bytes, at: index)
        append(scalar)
        index += length
        continue
      }
      index += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0..<0x20: append(jsonControl: byte)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  mutating func append(json text: String) {
    append(json: text.utf8.span)
  }

  /// Text for a screen: well-formed UTF-8 whose control characters, which could move the cursor
  /// or rename the window, are replaced by U+FFFD.
  mutating func append(terminal bytes: Span<UInt8>) {
    reserve(bytes.count)
    var index = 0
    while index < bytes.count {
      let (scalar, length) = UTF8Decoder.scalar(in: bytes, at: index)
      index += length
      let isControl = scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value
      append(isControl ? UTF8Decoder.replacement : scalar)
    }
  }

  private mutating func append(jsonControl byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append(byte < 0x10 ? "u000" : "u001")
      let digit = byte & 15
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  @inline(__always)
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }
}
