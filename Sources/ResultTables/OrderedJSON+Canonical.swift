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
      var latest: [String: OrderedJSON] = [:]
      for member in members { latest[member.key] = member.value }
      let keys = latest.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
      bytes.append(UInt8(ascii: "{"))
      for (index, key) in keys.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        (latest[key] ?? .null).append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
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
    if value == 0 { return "0" }
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
