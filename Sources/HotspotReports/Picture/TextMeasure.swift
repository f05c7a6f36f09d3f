/// How wide words are in a picture, and how they are broken into lines.
///
/// A reader's sans-serif is not known. The widths are those of DejaVu Sans, the widest of the
/// usual ones, so that an estimate errs on the wide side and nothing is clipped.
struct TextMeasure {
  /// The height of the letters in picture units, as `font-size` has it.
  var size: Double
  /// Whether the letters are bold, which are up to a sixth wider.
  var isBold = false

  /// Hundredths of the size, for the characters from space to tilde.
  private static let widths: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53,
    100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50,
    50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61,
    63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// The width of a line of words.
  func width(of text: some StringProtocol) -> Double {
    var hundredths = 0
    for scalar in text.unicodeScalars { hundredths += Self.hundredths(of: scalar) }
    return Double(hundredths) / 100 * size * (isBold ? 1.16 : 1)
  }

  private static func hundredths(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: Int(widths[Int(scalar.value) - 0x20])
    case 0x300..<0x370: 0
    case 0xA0..<0x300: scalar.properties.isUppercase ? 80 : 66
    case 0x370..<0x1100: 90
    case 0x2010..<0x2014: 50
    default: 100
    }
  }

  /// The words in lines no wider than a width; a word that is wider by itself is cut.
  func lines(_ text: String, width limit: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(of: longer) <= limit {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, width(of: line + String(character)) > limit {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
