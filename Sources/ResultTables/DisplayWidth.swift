/// How many columns of a terminal text takes.
///
/// Marks that sit on another character take none, the wide and full-width characters of Unicode's
/// East Asian Width (UAX 11) and emoji take two, everything else takes one.
enum DisplayWidth {
  static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  static func width(of bytes: Span<UInt8>) -> Int {
    var width = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        width += 1
        index += 1
      } else {
        let (scalar, length) = UTF8Decoder.scalar(in: bytes, at: index)
        width += self.width(of: scalar)
        index += length
      }
    }
    return width
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
