internal import DelimitedText

extension OrderedJSON {
  /// The value in the JSON Canonicalization Scheme (RFC 8785), as UTF-8: no white space, keys in
  /// the order of their UTF-16 code units, numbers as ECMAScript writes them.
  ///
  /// Whoever has the same value has the same bytes, in any language, so they can be hashed. A
  /// number that is not finite becomes `null`; a later member of the same key wins.
  ///
  /// - Complexity: O(bytes), and O(k log k) for an object of k keys.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text): Self.append(text, to: &bytes)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .decimal(let number):
      bytes.append(contentsOf: Self.ecmaScript(number.doubleValue).utf8)
    case .number(let number):
      bytes.append(contentsOf: (number.isFinite ? Self.ecmaScript(number) : "null").utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in Self.inOrder(members).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Members by their keys, of several with the same key the last alone.
  private static func inOrder(_ members: [Member]) -> [Member] {
    // What was read from a canonical text is in order already.
    if zip(members, members.dropFirst()).allSatisfy({ precedes($0.key, $1.key) }) { return members }
    let sorted = members.enumerated().sorted { one, other in
      precedes(one.element.key, other.element.key)
        || (!precedes(other.element.key, one.element.key) && one.offset < other.offset)
    }
    return sorted.indices.compactMap { index in
      let member = sorted[index].element
      let isLast =
        index + 1 == sorted.count || precedes(member.key, sorted[index + 1].element.key)
      return isLast ? member : nil
    }
  }

  /// Whether a key comes before another by UTF-16 code units.
  ///
  /// That is the order of UTF-8 bytes, but that characters beyond U+FFFF (F0 and above) come before
  /// those from U+E000 (EE and EF), since their surrogates begin at D800.
  private static func precedes(_ key: String, _ other: String) -> Bool {
    for (byte, against) in zip(key.utf8, other.utf8) where byte != against {
      let isWithout = byte >= 0xF0 && (0xEE...0xEF).contains(against)
      let isWithin = against >= 0xF0 && (0xEE...0xEF).contains(byte)
      return isWithout || (!isWithin && byte < against)
    }
    return key.utf8.count < other.utf8.count
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0..<0x20:
        bytes.append(contentsOf: (byte < 16 ? #"\u000"# : #"\u00"#).utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A finite double as ECMA-262 `Number::toString` writes it: the shortest digits that read back
  /// exactly, with an exponent below 1e-6 and from 1e21.
  private static func ecmaScript(_ value: Double) -> String {
    if let whole = Int32(exactly: value) { return String(whole) }
    // The standard library's shortest form is `digits[.digits][e±digits]`.
    let parts = value.magnitude.description.split(separator: "e")
    let places = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var point = places[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    var digits = places.joined()[...]
    while digits.hasPrefix("0") {
      digits = digits.dropFirst()
      point -= 1
    }
    while digits.hasSuffix("0") { digits = digits.dropLast() }
    let sign = value < 0 ? "-" : ""
    let count = digits.count
    if count <= point, point <= 21 { return sign + digits + zeros(point - count) }
    if 0 < point, point <= 21 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
    if -6 < point, point <= 0 { return sign + "0." + zeros(-point) + digits }
    let exponent = "e" + (point > 0 ? "+" : "-") + String(abs(point - 1))
    return sign + digits.prefix(1) + (count > 1 ? "." + digits.dropFirst() : "") + exponent
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}
