public import DelimitedText

/// Writes the cells of a table into bytes, one call a cell.
///
/// A result is handed a writer for each of its rows and calls it once for each of its columns, in
/// order. What a cell looks like is the writer's business: a result never formats anything.
public struct CellWriter: ~Copyable {
  let format: TableFormat
  private let isNeutralising: Bool
  private let pseudonymiser: Pseudonymiser?
  private let columns: [TableColumn]
  private let columnCount: Int
  /// The JSON keys with their punctuation, and where each ends.
  private let keys: [UInt8]
  private let keyEnds: [Int]

  private var buffer: ByteBuffer
  private var cell = 0
  private var rowStart = 0
  /// Each column's last number, and where it stands in the buffer.
  private var lastNumbers: [(value: UInt64, range: Range<Int>)]
  /// For a terminal only: where each cell ends in the buffer.
  private(set) var cellEnds: [Int] = []
  /// Whether cells are kept as values and no bytes are written.
  private let isCollecting: Bool
  /// When collecting: the cells of the row so far.
  private(set) var values: [CellValue] = []

  /// A writer for rows of these columns.
  ///
  /// - Parameters:
  ///   - rawCells: leaves text alone that a spreadsheet would run as a formula.
  ///   - pseudonymiser: replaces every identifier, where given.
  ///   - storage: bytes of an earlier writer to write over.
  package init(
    columns: [TableColumn], format: TableFormat, rawCells: Bool = false,
    pseudonymiser: Pseudonymiser? = nil, reusing storage: consuming [UInt8] = []
  ) {
    self.init(
      columns: columns, format: format, rawCells: rawCells, pseudonymiser: pseudonymiser,
      isCollecting: false, reusing: storage)
  }

  /// A writer that keeps the cells of a row as values, for `CellCollector`.
  init(collecting columns: [TableColumn], pseudonymiser: Pseudonymiser?) {
    self.init(
      columns: columns, format: .csv, rawCells: true, pseudonymiser: pseudonymiser,
      isCollecting: true, reusing: [])
  }

  private init(
    columns: [TableColumn], format: TableFormat, rawCells: Bool, pseudonymiser: Pseudonymiser?,
    isCollecting: Bool, reusing storage: consuming [UInt8]
  ) {
    self.format = format
    self.isCollecting = isCollecting
    self.isNeutralising = !rawCells
    self.pseudonymiser = pseudonymiser
    self.columns = columns
    self.columnCount = columns.count
    self.lastNumbers = Array(repeating: (0, 0..<0), count: columns.count)
    var keys = ByteBuffer()
    var keyEnds: [Int] = []
    for (index, column) in columns.enumerated() {
      keys.append(index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ","))
      keys.append(json: column.name)
      keys.append(UInt8(ascii: ":"))
      keyEnds.append(keys.end)
    }
    self.keys = keys.finish()
    self.keyEnds = keyEnds
    self.buffer = ByteBuffer(reusing: storage)
  }

  /// Text, neutralised in CSV and escaped in JSON.
  public mutating func text(_ text: String) {
    self.text(bytes: text.utf8.span)
  }

  /// Text given as UTF-8 bytes.
  public mutating func text(bytes: [UInt8]) {
    text(bytes: bytes.span)
  }

  /// Text given as UTF-8 bytes.
  public mutating func text(bytes: ArraySlice<UInt8>) {
    text(bytes: bytes.span)
  }

  /// Text given as UTF-8 bytes.
  ///
  /// Bytes that are not UTF-8 pass through into CSV, and become U+FFFD elsewhere.
  public mutating func text(bytes: Span<UInt8>) {
    assert(columns[cell].kind != .identifier, "an identifier column is written as text")
    write(bytes)
  }

  /// An id, pseudonymised where the run asks for it.
  public mutating func identifier(_ id: String) {
    identifier(bytes: id.utf8.span)
  }

  /// An id given as bytes.
  public mutating func identifier(bytes: [UInt8]) {
    identifier(bytes: bytes.span)
  }

  /// An id given as bytes.
  public mutating func identifier(bytes: ArraySlice<UInt8>) {
    identifier(bytes: bytes.span)
  }

  /// An id given as bytes, pseudonymised where the run asks for it; an empty id is an empty cell.
  public mutating func identifier(bytes: Span<UInt8>) {
    if bytes.count == 0 {
      empty()
    } else if let pseudonymiser {
      write(pseudonymiser.pseudonym(of: bytes).span)
    } else {
      write(bytes)
    }
  }

  /// An id of at most 15 bytes, held in two words; the second word's last byte is the length.
  package mutating func identifier(low: UInt64, high: UInt64) {
    let bytes = InlineArray<16, UInt8> { index in
      UInt8(truncatingIfNeeded: (index < 8 ? low : high) &>> UInt64((index & 7) * 8))
    }
    identifier(bytes: bytes.span.extracting(0..<min(15, Int(high >> 56))))
  }

  /// An id taken from an earlier list, which was pseudonymised when that was written.
  public mutating func identifier(asListed id: String) {
    write(id.utf8.span)
  }

  /// A whole number.
  public mutating func integer(_ value: Int) {
    if isCollecting { return collect(.integer(value)) }
    beginCell()
    buffer.append(integer: Int64(value))
    endCell()
  }

  /// Ten-thousandths, written with four decimals.
  public mutating func score(tenThousandths: Int64) {
    if isCollecting { return collect(.decimal(FixedDecimal(tenThousandths: tenThousandths))) }
    beginCell()
    buffer.append(fixed: tenThousandths)
    endCell()
  }

  /// An exact decimal in its shortest form.
  public mutating func decimal(_ value: FixedDecimal) {
    if isCollecting { return collect(.decimal(value)) }
    beginCell()
    buffer.append(shortest: value.tenThousandths)
    endCell()
  }

  /// A double in the shortest form that reads back exactly; empty where it is not finite.
  ///
  /// Whole numbers have no decimals, minus zero is `0`, and only numbers below 0.0000001 or from
  /// 10²¹ have an exponent.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return empty() }
    if isCollecting { return collect(.number(value)) }
    // On a screen four decimals are enough.
    let value = format == .terminal ? (value * 10_000).rounded() / 10_000 : value
    beginCell()
    // Ranked tables repeat numbers from row to row, and copying one is quicker than writing it.
    if lastNumbers[cell].value == value.bitPattern, !lastNumbers[cell].range.isEmpty {
      buffer.repeat(lastNumbers[cell].range)
    } else {
      let start = buffer.end
      buffer.append(number: value)
      lastNumbers[cell] = (value.bitPattern, start..<buffer.end)
    }
    endCell()
  }

  /// A day as `yyyy-mm-dd`.
  public mutating func date(_ date: CalendarDate) {
    if isCollecting { return collect(.date(date)) }
    beginCell()
    if format == .json { buffer.append(UInt8(ascii: "\"")) }
    buffer.append(date: date)
    if format == .json { buffer.append(UInt8(ascii: "\"")) }
    endCell()
  }

  /// A cell without a value: nothing in CSV, `null` in JSON.
  public mutating func empty() {
    if isCollecting { return collect(.empty) }
    beginCell()
    if format == .json { buffer.append("null") }
    endCell()
  }
}

extension CellWriter {
  /// The bytes written so far.
  package consuming func finish() -> [UInt8] {
    buffer.finish()
  }

  /// Appends bytes as they are, between two rows.
  package mutating func verbatim(_ bytes: [UInt8]) {
    buffer.append(bytes.span)
  }

  /// Hands over the storage, of which the first `end` bytes are written.
  consuming func handOver() -> RenderedChunk {
    RenderedChunk(storage: buffer.storage, end: buffer.end)
  }

  /// Lends the bytes written so far.
  func withBytes<T: ~Copyable>(_ body: (Span<UInt8>) -> T) -> T {
    body(buffer.storage.span.extracting(0..<buffer.end))
  }

  /// Begins a row; every row of a JSON array but the first follows a comma.
  package mutating func beginRow(isFirst: Bool) {
    if format == .json, !isFirst {
      buffer.append(UInt8(ascii: ","))
      buffer.append(UInt8(ascii: "\n"))
    }
    cell = 0
    rowStart = buffer.end
    values.removeAll(keepingCapacity: true)
  }

  /// Ends a row, which must have as many cells as there are columns.
  package mutating func endRow() {
    precondition(cell == columnCount, "a row has \(cell) cells for \(columnCount) columns")
    if isCollecting { return }
    switch format {
    case .csv:
      // A blank line would be no row to most readers.
      if columnCount == 1, buffer.end == rowStart { buffer.append("\"\"") }
      buffer.append(UInt8(ascii: "\n"))
    case .json: buffer.append(columnCount == 0 ? "{}" : "}")
    case .terminal: break
    }
  }

  private mutating func write(_ bytes: Span<UInt8>) {
    if isCollecting { return collect(bytes.count == 0 ? .empty : .text(String(utf8: bytes))) }
    beginCell()
    switch format {
    case .csv: buffer.append(csv: bytes, neutralising: isNeutralising)
    case .json: buffer.append(json: bytes)
    case .terminal: buffer.append(terminal: bytes)
    }
    endCell()
  }

  @inline(never)
  private mutating func collect(_ value: CellValue) {
    precondition(cell < columnCount, "a row has more cells than columns")
    values.append(value)
    cell += 1
  }

  @inline(__always)
  private mutating func beginCell() {
    precondition(cell < columnCount, "a row has more cells than columns")
    switch format {
    case .csv: if cell > 0 { buffer.append(UInt8(ascii: ",")) }
    case .json:
      let start = cell == 0 ? 0 : keyEnds[cell - 1]
      buffer.append(keys, start..<keyEnds[cell])
    case .terminal: break
    }
  }

  @inline(__always)
  private mutating func endCell() {
    cell += 1
    if format == .terminal { cellEnds.append(buffer.end) }
  }
}
