/// Reads delimited text one byte at a time, with no block, no mask and no worker: what the fast
/// reader is held to.
public struct SlowReader {
  /// What becomes of a row.
  public enum Fate: Hashable {
    case kept, blank
    case rejected(String)
  }

  /// One row, or one blank line.
  public struct Row: Hashable {
    /// The line it starts on, counted from 1.
    public var line: Int
    /// Its bytes without the line end.
    public var raw: [UInt8] = []
    /// Its fields without their quotes.
    public var fields: [[UInt8]] = []
    /// What becomes of it before any column is decoded.
    public var fate = Fate.kept
  }

  /// The fields of the header.
  public private(set) var header: [[UInt8]] = []
  /// The rows after the header, blank lines among them.
  public private(set) var rows: [Row] = []

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var at = 0
  private var line = 1
  private var isMalformed = false
  private var isUnclosed = false

  /// Reads a whole text.
  public init(_ text: [UInt8], delimiter: UInt8 = 0x2C) {
    bytes = text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
    self.delimiter = delimiter
    header = next().fields
    while at < bytes.count {
      var row = next()
      row.fate = fate(row)
      rows.append(row)
    }
  }

  /// The rows that can be decoded.
  public var kept: [Row] { rows.filter { $0.fate == .kept } }

  /// The rows that cannot, with why.
  public var rejected: [(row: Row, reason: String)] {
    rows.compactMap { row in
      if case .rejected(let reason) = row.fate { (row, reason) } else { nil }
    }
  }

  private func fate(_ row: Row) -> Fate {
    if isUnclosed { return .rejected("quote never closed") }
    if header.count > 1, row.raw.isEmpty { return .blank }
    if isMalformed { return .rejected("text after a closing quote") }
    if row.fields.count != header.count { return .rejected("wrong number of columns") }
    if row.raw.contains(0) { return .rejected("zero byte") }
    return .kept
  }

  private func byte(_ place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Whether a quote just before a place ends its field.
  private func closes(_ place: Int) -> Bool {
    switch byte(place) {
    case nil, delimiter, 0x0A: true
    case 0x0D: byte(place + 1) == 0x0A || byte(place + 1) == nil
    default: false
    }
  }

  private mutating func next() -> Row {
    var row = Row(line: line)
    var field: [UInt8] = []
    let start = at
    var isInside = false
    var isStart = true
    isMalformed = false
    isUnclosed = false
    while let byte = byte(at) {
      at += 1
      if byte == 0x0A { line += 1 }
      if isInside {
        if byte != 0x22 {
          field.append(byte)
        } else if self.byte(at) == 0x22 {
          field.append(byte)
          at += 1
        } else {
          isInside = false
          if !closes(at) { isMalformed = true }
        }
      } else if byte == 0x22, isStart {
        isInside = true
        isStart = false
      } else if byte == delimiter {
        row.fields.append(field)
        field = []
        isStart = true
      } else if byte == 0x0A {
        break
      } else {
        field.append(byte)
        isStart = false
      }
    }
    isUnclosed = isInside
    row.raw = Array(bytes[start..<at])
    if row.raw.last == 0x0A { row.raw.removeLast() }
    if row.raw.last == 0x0D {
      row.raw.removeLast()
      if !isInside { field.removeLast() }
    }
    row.fields.append(field)
    return row
  }
}
