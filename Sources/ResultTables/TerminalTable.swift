/// The layout of a table on a screen: how wide each column is, and on which side it is padded.
struct TerminalTable {
  let columns: [TableColumn]
  private(set) var widths: [Int]

  /// The widest a column may be; longer cells end in an ellipsis.
  static let widestCell = 40
  private static let gap = 2

  init(columns: [TableColumn]) {
    self.columns = columns
    widths = columns.map { min(Self.widestCell, DisplayWidth.width(of: $0.name.utf8.span)) }
  }

  /// Makes room for cells of these widths.
  mutating func widen(to others: [Int]) {
    for (index, width) in others.enumerated() {
      widths[index] = max(widths[index], min(Self.widestCell, width))
    }
  }

  /// The greatest width in each column of some rows.
  func widths(in cells: borrowing CellWriter) -> [Int] {
    var found = [Int](repeating: 0, count: columns.count)
    var start = 0
    for (index, end) in cells.cellEnds.enumerated() {
      let column = index % columns.count
      let width = cells.withBytes { DisplayWidth.width(of: $0.extracting(start..<end)) }
      found[column] = max(found[column], width)
      start = end
    }
    return found
  }

  /// Some rows, laid out.
  func lines(of cells: borrowing CellWriter) -> [UInt8] {
    var lines = ByteBuffer(capacity: 4096)
    var start = 0
    for (index, end) in cells.cellEnds.enumerated() {
      let column = index % columns.count
      cells.withBytes { append($0.extracting(start..<end), column: column, to: &lines) }
      start = end
    }
    return lines.finish()
  }

  /// The line of column names.
  func header() -> [UInt8] {
    var line = ByteBuffer()
    for (index, column) in columns.enumerated() {
      append(column.name.utf8.span, column: index, to: &line)
    }
    return line.finish()
  }

  private func append(_ cell: Span<UInt8>, column: Int, to line: inout ByteBuffer) {
    let limit = widths[column]
    let width = DisplayWidth.width(of: cell)
    let padding = max(0, limit - width)
    let isLast = column == columns.count - 1
    if isRightAligned(column) { line.append(UInt8(ascii: " "), count: padding) }
    if width <= limit { line.append(cell) } else { append(cell, cutTo: limit, to: &line) }
    if isLast {
      line.removeTrailingSpaces()
      line.append(UInt8(ascii: "\n"))
    } else {
      let right = isRightAligned(column) ? 0 : padding
      line.append(UInt8(ascii: " "), count: right + Self.gap)
    }
  }

  private func append(_ cell: Span<UInt8>, cutTo limit: Int, to line: inout ByteBuffer) {
    var used = 0
    var index = 0
    while index < cell.count {
      let (scalar, length) = UTF8Decoder.scalar(in: cell, at: index)
      let width = DisplayWidth.width(of: scalar)
      if used + width > limit - 1 { break }
      line.append(scalar)
      used += width
      index += length
    }
    line.append("…")
    line.append(UInt8(ascii: " "), count: limit - 1 - used)
  }

  private func isRightAligned(_ column: Int) -> Bool {
    switch columns[column].kind {
    case .integer, .decimal, .score, .number: true
    case .text, .identifier, .date: false
    }
  }
}
