/// Bytes of XML, with text escaped on its way in.
struct XMLText {
  private(set) var bytes: [UInt8] = []

  /// Markup as it is.
  mutating func markup(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Markup as it is.
  mutating func markup(bytes more: [UInt8]) {
    bytes.append(contentsOf: more)
  }

  /// Words for between tags or within a quoted attribute.
  ///
  /// Characters that XML 1.0 (section 2.2) does not allow become U+FFFD.
  mutating func words(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup("&amp;")
      case "<": markup("&lt;")
      case ">": markup("&gt;")
      case "\"": markup("&quot;")
      case "\t", "\n", "\r": bytes.append(UInt8(ascii: " "))
      default:
        let value = scalar.value
        let isAllowed = value >= 0x20 && !(0x7F..<0xA0 ~= value) && value & 0xFFFE != 0xFFFE
        bytes.append(contentsOf: String(isAllowed ? scalar : "\u{FFFD}").utf8)
      }
    }
  }

  /// An element that holds words alone, on a line of its own.
  mutating func element(_ name: String, _ attributes: String = "", words text: String) {
    markup("<\(name)\(attributes.isEmpty ? "" : " " + attributes)>")
    words(text)
    markup("</\(name)>\n")
  }

  /// A number of picture units with at most one decimal.
  static func length(_ value: Double) -> String {
    let tenths = Int(exactly: (value * 10).rounded()) ?? 0
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
