extension SeededNumbers {
  /// Three-column text with quotes, embedded newlines, long rows, blank lines and bad rows.
  public mutating func text(quoted: Bool, carriageReturns: Bool, rows: Int) -> [UInt8] {
    let end = carriageReturns ? "\r\n" : "\n"
    var text = "a,b,c" + end
    for row in 0..<rows {
      switch below(24) {
      case 0: text += ""
      case 1: text += "only,two"
      case 2: text += "one,too,many,fields"
      case 3: text += "long," + String(repeating: "x", count: below(400)) + ",\(row)"
      case 4: text += "zero,\u{0},\(row)"
      case 5 where quoted: text += "\"closed\"late,b,\(row)"
      default: text += "\(field(quoted)),\(field(quoted)),\(row)"
      }
      // Now and then the last line has no end.
      if row < rows - 1 || below(2) == 0 { text += end }
    }
    return Array(text.utf8)
  }

  private mutating func field(_ quoted: Bool) -> String {
    guard quoted else {
      return ["", "x", "mid\rway", "Łódź", "word word", "-1.25"][below(6)]
    }
    return [
      "", "x", "\"\"", "\"a,b\"", "\"two\nlines\"", "\"two\r\nlines\"", "\"say \"\"so\"\"\"",
      "5\" knife", "\"\"\"\"", "\"ends\r\"", "\"\n\n\"", "\"\"\",\"\"\"", "mid\"\"dle", " \"x\"",
    ][below(14)]
  }

  /// The bytes with a few of them flipped, put in, taken out, repeated, or turned into quotes,
  /// newlines, zeros and high bytes.
  public mutating func mutatedText(_ original: [UInt8]) -> [UInt8] {
    let structural = Array("\"\"\"\n\n\r,,;\t'/-: 0".utf8) + [0, 0x80, 0x92, 0xC3, 0xFF, 0xEF]
    var bytes = original
    for _ in 0...below(6) {
      let place = below(bytes.count)
      switch below(6) {
      case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(below(8))
      case 1 where !bytes.isEmpty: bytes[place] = structural[below(structural.count)]
      case 2 where !bytes.isEmpty:
        bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(8)))
      case 3:
        let end = min(bytes.count, place + below(60))
        bytes.insert(contentsOf: Array(bytes[min(place, end)..<end]), at: below(bytes.count + 1))
      case 4: bytes.insert(UInt8(truncatingIfNeeded: next()), at: min(place, bytes.count))
      default: bytes.insert(structural[below(structural.count)], at: min(place, bytes.count))
      }
    }
    return bytes
  }
}
