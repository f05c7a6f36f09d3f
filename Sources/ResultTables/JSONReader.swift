internal import DelimitedText

/// Reads JSON text from front to back; every member gives nil where the text is no JSON.
struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  /// Deeper texts are refused before they can exhaust the stack.
  private static let deepest = 512

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The one value of the whole text.
  mutating func document() -> OrderedJSON? {
    guard let value = value() else { return nil }
    skipSpace()
    guard place == bytes.count else { return nil }
    return value
  }

  private mutating func value() -> OrderedJSON? {
    skipSpace()
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "\""): return text().map { .string($0) }
    case UInt8(ascii: "{"): return nested { $0.object() }
    case UInt8(ascii: "["): return nested { $0.array() }
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func nested(_ read: (inout JSONReader) -> OrderedJSON?) -> OrderedJSON? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    place += 1
    return read(&self)
  }

  private mutating func array() -> OrderedJSON? {
    var elements: [OrderedJSON] = []
    if skip(UInt8(ascii: "]")) { return .array([]) }
    while true {
      guard let element = value() else { return nil }
      elements.append(element)
      if skip(UInt8(ascii: "]")) { return .array(elements) }
      guard skip(UInt8(ascii: ",")) else { return nil }
    }
  }

  private mutating func object() -> OrderedJSON? {
    var members: [OrderedJSON.Member] = []
    var isInOrder = true
    if skip(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\""), let key = text(),
        skip(UInt8(ascii: ":")), let value = value()
      else { return nil }
      if let last = members.last { isInOrder = isInOrder && Self.precedes(last.key, key) }
      members.append(OrderedJSON.Member(key, value))
      if skip(UInt8(ascii: "}")) { break }
      guard skip(UInt8(ascii: ",")) else { return nil }
    }
    if !isInOrder {
      members.sort { Self.precedes($0.key, $1.key) }
      for (one, next) in zip(members, members.dropFirst())
      where !Self.precedes(one.key, next.key) {
        return nil
      }
    }
    return .object(members)
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf16.lexicographicallyPrecedes(right.utf16)
  }

  /// The text that begins with the quote here.
  private mutating func text() -> String? {
    place += 1
    let start = place
    var isPlain = true
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") { return escapedText(from: start) }
      guard byte >= 0x20 else { return nil }
      if byte >= 0x80 { isPlain = false }
      place += 1
    }
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return Self.decoded(bytes[start..<place], isPlain: isPlain)
  }

  /// The text that began at a place and has its first escape here.
  private mutating func escapedText(from start: Int) -> String? {
    var decoded = Array(bytes[start..<place])
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return Self.decoded(decoded[...], isPlain: false)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        decoded.append(contentsOf: String(Character(scalar)).utf8)
      case 0..<0x20: return nil
      default: decoded.append(byte)
      }
    }
    return nil
  }

  /// What stands for the characters after a backslash.
  private mutating func escape() -> Unicode.Scalar? {
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { return nil }
      guard 0xD800..<0xDC00 ~= unit else { return Unicode.Scalar(unit) }
      guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
        bytes[place + 1] == UInt8(ascii: "u")
      else { return nil }
      place += 2
      guard let low = codeUnit(), 0xDC00..<0xE000 ~= low else { return nil }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    default: return nil
    }
  }

  private mutating func codeUnit() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[place..<(place + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    place += 4
    return unit
  }

  /// The text of some bytes; nil where they are not well-formed UTF-8.
  private static func decoded(_ bytes: ArraySlice<UInt8>, isPlain: Bool) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    // Decoding puts U+FFFD for what is ill-formed, which are other bytes.
    return isPlain || text.utf8.elementsEqual(bytes) ? text : nil
  }

  private mutating func number() -> OrderedJSON? {
    let start = place
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
    let first = place
    guard skipDigits(), bytes[first] != UInt8(ascii: "0") || place == first + 1 else { return nil }
    var isWhole = true
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      guard skipDigits() else { return nil }
    }
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      place += 1
      if place < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[place]) {
        place += 1
      }
      guard skipDigits() else { return nil }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let whole = Int(text) { return .integer(whole) }
    guard let number = Double(text), number.isFinite else { return nil }
    return .number(number)
  }

  /// Passes over digits; false where there is none.
  private mutating func skipDigits() -> Bool {
    let start = place
    while place < bytes.count, 0x30...0x39 ~= bytes[place] { place += 1 }
    return place > start
  }

  private mutating func word(_ word: String, _ value: OrderedJSON) -> OrderedJSON? {
    for byte in word.utf8 {
      guard place < bytes.count, bytes[place] == byte else { return nil }
      place += 1
    }
    return value
  }

  /// Passes over a byte, and white space before it, where it stands here.
  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return
      }
    }
  }
}
