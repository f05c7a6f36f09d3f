/// A small CSV file read whole: comment lines, one header, rows with their line numbers.
///
/// Lines before the header that start with `#` are comments, which carry source and licence.
package struct SmallTable: Sendable {
  package struct Row: Sendable {
    package var line: Int
    package var fields: [String]
  }

  /// The comment lines without their `#`.
  package let comments: [String]
  /// The header's column names as written, trimmed.
  package let header: [String]
  package let headerLine: Int
  /// Rows with as many fields as the header; blank lines are left out.
  package let rows: [Row]

  package init(csv bytes: [UInt8], file: String) throws(HotspotError) {
    let text = try SmallFile.text(of: bytes, file: file)
    var scanner = Scanner(text: Array(text.utf8), file: file)
    self.comments = scanner.comments()
    var header: Row?
    var rows: [Row] = []
    while let row = try scanner.row() {
      guard row.fields.count > 1 || row.fields.first?.isEmpty == false else { continue }
      guard let names = header else {
        try Self.refuseOtherSeparators(row, file: file)
        header = row
        continue
      }
      guard row.fields.count == names.fields.count else {
        throw HotspotError(
          .badData, file: file, line: row.line,
          "The row has \(row.fields.count) fields and the header"
            + " \(names.fields.count). Quote fields that contain commas.")
      }
      rows.append(row)
    }
    guard let header else {
      throw HotspotError(.badData, file: file, line: 1, "The file has no header line.")
    }
    var seen: Set<String> = []
    for name in header.fields where !seen.insert(name.lowercased()).inserted {
      throw HotspotError(
        .badData, file: file, line: header.line,
        "The column `\(name.shown)` is named twice in the header.")
    }
    self.header = header.fields
    self.headerLine = header.line
    self.rows = rows
  }

  /// Refuses a header that is one column only because something else than commas parts it.
  private static func refuseOtherSeparators(
    _ header: Row, file: String
  ) throws(HotspotError) {
    guard header.fields.count == 1, let name = header.fields.first else { return }
    for (separator, words) in [(Character(";"), "semicolons"), ("\t", "tabs")]
    where name.contains(separator) {
      throw HotspotError(
        .badData, file: file, line: header.line,
        "The columns are parted by \(words) in place of commas. Save the file again as CSV"
          + " with commas.")
    }
  }

  /// The position of a column, whatever the case of its name.
  package func column(_ name: String) -> Int? {
    header.firstIndex { $0.lowercased() == name }
  }

  private struct Scanner {
    let text: [UInt8]
    let file: String
    var position = 0
    var line = 1

    init(text: [UInt8], file: String) {
      self.text = text
      self.file = file
    }

    mutating func comments() -> [String] {
      var found: [String] = []
      while position < text.count, text[position] == UInt8(ascii: "#") {
        let end = text[position...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
        found.append(String(decoding: text[(position + 1)..<end], as: UTF8.self).trimmed)
        position = min(end + 1, text.endIndex)
        line += 1
      }
      return found
    }

    /// The next row's trimmed fields, or nil at the end.
    mutating func row() throws(HotspotError) -> Row? {
      guard position < text.count else { return nil }
      let firstLine = line
      var fields: [String] = []
      while true {
        fields.append(try field(firstLine))
        guard position < text.count else { break }
        let byte = text[position]
        position += 1
        if byte == UInt8(ascii: "\n") {
          line += 1
          break
        }
      }
      return Row(line: firstLine, fields: fields)
    }

    /// One field, leaving the position at the comma or line end after it.
    private mutating func field(_ firstLine: Int) throws(HotspotError) -> String {
      var bytes: [UInt8] = []
      guard position < text.count, text[position] == UInt8(ascii: "\"") else {
        while position < text.count, text[position] != UInt8(ascii: ","),
          text[position] != UInt8(ascii: "\n")
        {
          bytes.append(text[position])
          position += 1
        }
        return String(decoding: bytes, as: UTF8.self).trimmed
      }
      position += 1
      while position < text.count {
        let byte = text[position]
        position += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        guard byte == UInt8(ascii: "\"") else {
          bytes.append(byte)
          continue
        }
        if position < text.count, text[position] == UInt8(ascii: "\"") {
          bytes.append(byte)
          position += 1
          continue
        }
        if position < text.count, text[position] == UInt8(ascii: "\r") { position += 1 }
        guard
          position == text.count || text[position] == UInt8(ascii: ",")
            || text[position] == UInt8(ascii: "\n")
        else {
          throw HotspotError(
            .badData, file: file, line: line,
            "There is text after a closing quote. Double the quotes inside a field.")
        }
        return String(decoding: bytes, as: UTF8.self).trimmed
      }
      throw HotspotError(
        .badData, file: file, line: firstLine, "A quote opened on this line is never closed.")
    }
  }
}
