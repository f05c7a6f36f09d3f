/// The damage a synthetic file can carry, as real exports do.
///
/// Each damaged row has one kind, chosen evenly. In the police.uk layout the date is the month, the
/// area text is the location and the code is the crime type.
public enum SampleDirt: Int, CaseIterable, Sendable {
  /// A date the calendar does not have: `2024-02-30`, or month 13 where there is no day.
  case impossibleDate
  /// Text that is no date: `not known`.
  case unreadableDate
  /// A Windows-1252 apostrophe, byte 0x92, in the area text, which is not UTF-8.
  case windows1252
  /// The row lacks its last column.
  case missingColumn
  /// The row has one column too many.
  case extraColumn
  /// A code that a spreadsheet has turned into a day number: `43831` for `1/1`.
  case spreadsheetCode
  /// A double quote inside an unquoted field.
  case strayQuote
  /// The row is the row before it, byte for byte.
  case exactRepeat
}

extension SampleDirt {
  /// Damages the row that starts at `start` and runs, line end included, to the end of `bytes`.
  ///
  /// - Parameter previous: Where the row before it starts; nil for the first row of a chunk, which
  ///   loses its last column instead of repeating another.
  func damage(
    _ bytes: inout [UInt8], rowAt start: Int, previous: Int?, layout: SampleLayout
  ) {
    var row = Array(bytes[start..<bytes.count - 1])
    let columns = SampleDirt.columns(of: layout)
    switch self {
    case .impossibleDate:
      if layout == .generic {
        replace(columns.date, of: &row, by: "2024-02-30 22:10")
      } else {
        replace(columns.date, of: &row, by: "2024-13")
      }
    case .unreadableDate: replace(columns.date, of: &row, by: "not known")
    case .windows1252: insert(0x92, into: columns.area, of: &row)
    case .missingColumn: removeLast(of: &row)
    case .extraColumn: row.appendComma()
    case .spreadsheetCode: replace(columns.code, of: &row, by: "43831")
    case .strayQuote: insert(0x22, into: columns.area, of: &row)
    case .exactRepeat:
      if let previous { row = Array(bytes[previous..<start - 1]) } else { removeLast(of: &row) }
    }
    bytes.removeSubrange(start...)
    bytes += row
    bytes.append(0x0A)
  }

  private static func columns(of layout: SampleLayout) -> (date: Int, area: Int, code: Int) {
    layout == .generic ? (3, 9, 6) : (1, 6, 9)
  }

  /// The bytes of one field, found by counting commas outside quotes.
  private func field(_ column: Int, of row: [UInt8]) -> Range<Int> {
    var current = 0
    var isQuoted = false
    var start = 0
    for (index, byte) in row.enumerated() {
      if byte == 0x22 { isQuoted.toggle() }
      guard byte == 0x2C, !isQuoted else { continue }
      if current == column { return start..<index }
      current += 1
      start = index + 1
    }
    return start..<row.count
  }

  private func replace(_ column: Int, of row: inout [UInt8], by text: String) {
    row.replaceSubrange(field(column, of: row), with: Array(text.utf8))
  }

  private func insert(_ byte: UInt8, into column: Int, of row: inout [UInt8]) {
    let range = field(column, of: row)
    row.insert(byte, at: (range.lowerBound + range.upperBound) / 2)
  }

  private func removeLast(of row: inout [UInt8]) {
    let range = field(.max, of: row)
    row.removeSubrange(max(0, range.lowerBound - 1)..<row.count)
  }
}
