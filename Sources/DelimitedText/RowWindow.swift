// Unsafe: reads fields straight from a block. What makes it safe: positions come only from the
// boundary scan of the same buffer, the scan never writes more boundaries than the bytes it saw,
// and every load of 8 or 16 bytes stays within the buffer's padding.

internal import CDelimiters

/// A few thousand whole rows of a block, with their field boundaries.
///
/// One worker owns one window and refills it. Rows that cannot be rows (a wrong number of columns,
/// text after a quote) are set aside before any column is decoded.
@safe
package final class RowWindow {
  /// Rows that can be decoded, counted from 0.
  package private(set) var rowCount = 0
  /// Rows set aside, with where they start and end.
  package private(set) var faults: [RowFault] = []
  /// Whether any byte of the window is above 127.
  package private(set) var hasHighBytes = false
  /// What was said about rows that are kept: where each starts, the column, the words.
  package private(set) var notes: [(start: Int, column: Int, message: String)] = []
  /// Blank lines passed over.
  package private(set) var blankLines = 0

  /// A row that is left out.
  package struct RowFault {
    package var start: Int
    package var end: Int
    package var column: Int
    package var reason: RejectReason
    package var detail: String = ""
  }

  /// Days read lately, by a hash of their text.
  private var knownDays = [KnownDay](
    repeating: KnownDay(text: 0, tail: 0, days: .min), count: 1024)

  private struct KnownDay {
    var text: UInt64
    var tail: UInt16
    var days: Int32
  }

  private var buffer: BlockBuffer
  private var ends: UnsafeMutablePointer<UInt32>
  private var rowEnds: UnsafeMutablePointer<UInt32>
  private var first: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  private var columns = 0
  private var isQuoted = false
  private var spill = 0

  init(buffer: BlockBuffer) {
    self.buffer = buffer
    capacity = 0
    unsafe ends = .allocate(capacity: 1)
    unsafe rowEnds = .allocate(capacity: 1)
    unsafe first = .allocate(capacity: 1)
  }

  deinit {
    unsafe ends.deallocate()
    unsafe rowEnds.deallocate()
    unsafe first.deallocate()
  }

  private func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = wanted
    unsafe ends.deallocate()
    unsafe rowEnds.deallocate()
    unsafe first.deallocate()
    unsafe ends = .allocate(capacity: wanted + 1)
    unsafe rowEnds = .allocate(capacity: wanted)
    unsafe first = .allocate(capacity: wanted)
  }

  /// Takes in whole rows from `range`, about `size` bytes of them; returns where it stopped.
  func load(
    _ range: Range<Int>, size: Int, quoted: Bool, delimiter: UInt8, columns: Int, end: Int
  ) -> Int {
    reserve(range.count + 64)
    self.columns = columns
    isQuoted = quoted
    spill = end
    faults.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    blankLines = 0
    let softLimit = min(range.upperBound, range.lowerBound + size)
    unsafe ends[0] = UInt32(truncatingIfNeeded: range.lowerBound &- 1)
    let index =
      unsafe quoted
      ? cdelim_index_quoted(
        buffer.base, range.lowerBound, range.upperBound, softLimit, delimiter, ends + 1, rowEnds)
      : cdelim_index_plain(
        buffer.base, range.lowerBound, range.upperBound, softLimit, delimiter, ends + 1, rowEnds)
    if quoted { buffer.grow(to: end + range.count, keeping: end) }
    hasHighBytes = index.has_high_bytes != 0
    let consumed = Int(index.consumed)
    sortOut(
      rows: Int(index.row_count), hasZeroBytes: index.has_nul_bytes != 0,
      mayBeLong: consumed - range.lowerBound > ScanLimits.longestRow, delimiter: delimiter,
      limit: consumed)
    return consumed
  }

  /// Keeps the rows that have as many fields as the header.
  private func sortOut(
    rows: Int, hasZeroBytes: Bool, mayBeLong: Bool, delimiter: UInt8, limit: Int
  ) {
    let base = unsafe buffer.base
    let ends = unsafe self.ends
    let rowEnds = unsafe self.rowEnds
    let first = unsafe self.first
    let columns = UInt32(self.columns)
    var kept = 0
    var next: UInt32 = 0
    for row in 0..<rows {
      let entry = unsafe rowEnds[row]
      let last = entry & ~CDELIM_MALFORMED_ROW
      let count = last &- next &+ 1
      let firstField = next
      next = last &+ 1
      if count == columns, entry == last, columns > 1, !hasZeroBytes, !mayBeLong {
        unsafe first[kept] = firstField
        kept += 1
        continue
      }
      let start = unsafe Int(ends[Int(firstField)] &+ 1)
      let end = unsafe Int(ends[Int(last) + 1])
      let isBlank = unsafe start == end || (end == start + 1 && base[start] == 0x0D)
      if isBlank, columns > 1 {
        blankLines += 1
      } else if mayBeLong, end - start > ScanLimits.longestRow {
        faults.append(
          RowFault(
            start: start, end: end, column: -1,
            reason: buffer.longRowReason(start, limit: limit, delimiter: delimiter)))
      } else if entry != last {
        faults.append(RowFault(start: start, end: end, column: -1, reason: .textAfterQuote))
      } else if count != columns {
        faults.append(
          RowFault(
            start: start, end: end, column: -1, reason: .columnCount,
            detail: "\(count) where the header has \(columns)"))
      } else if hasZeroBytes, unsafe memchr(base + start, 0, end - start) != nil {
        faults.append(RowFault(start: start, end: end, column: -1, reason: .zeroByte))
      } else {
        unsafe first[kept] = firstField
        kept += 1
      }
    }
    rowCount = kept
  }

  /// Sets rows aside after decoding has found fault with them; the others move up.
  package func exclude(_ found: [RowFault]) {
    guard !found.isEmpty else { return }
    let starts = Set(found.map(\.start))
    var kept = 0
    for row in 0..<rowCount {
      guard !starts.contains(bounds(ofRow: row).start) else { continue }
      unsafe first[kept] = first[row]
      kept += 1
    }
    rowCount = kept
    var seen: Set<Int> = []
    faults.append(contentsOf: found.filter { seen.insert($0.start).inserted })
    faults.sort { $0.start < $1.start }
  }

  /// A fault of one decodable row.
  package func fault(
    row: Int, column: Int, _ reason: RejectReason, detail: String = ""
  ) -> RowFault {
    let (start, end) = bounds(ofRow: row)
    return RowFault(start: start, end: end, column: column, reason: reason, detail: detail)
  }

  func bounds(ofRow row: Int) -> (start: Int, end: Int) {
    let field = unsafe Int(first[row])
    return unsafe (Int(ends[field] &+ 1), Int(ends[field + columns]))
  }

  /// The place of a row in its block, for finding its line.
  package func start(ofRow row: Int) -> Int { bounds(ofRow: row).start }

  // MARK: Fields

  /// The boundaries of one column, copied out so that loops touch no object.
  @unsafe
  fileprivate struct Fields {
    let base: UnsafeMutablePointer<UInt8>
    let ends: UnsafeMutablePointer<UInt32>
    let first: UnsafeMutablePointer<UInt32>
    let column: Int
    let isLast: Bool
    let window: RowWindow?

    @inline(__always)
    func bounds(_ row: Int) -> (start: Int, end: Int) {
      let field = unsafe Int(first[row]) + column
      let start = unsafe Int(ends[field] &+ 1)
      var end = unsafe Int(ends[field + 1])
      if unsafe isLast && end > start && base[end - 1] == 0x0D { end -= 1 }
      if unsafe window != nil && start < end && base[start] == 0x22 {
        return unsafe window.unsafelyUnwrapped.unquoted(start, end)
      }
      return (start, end)
    }
  }

  private func fields(_ column: Int) -> Fields {
    unsafe Fields(
      base: buffer.base, ends: ends, first: first, column: column,
      isLast: column == columns - 1, window: isQuoted ? self : nil)
  }

  /// The content of a quoted field; one with doubled quotes is unfolded past the block's end, where
  /// it stands until the next such field is asked for.
  fileprivate func unquoted(_ start: Int, _ end: Int) -> (start: Int, end: Int) {
    let base = unsafe buffer.base
    let stop = unsafe end > start + 1 && base[end - 1] == 0x22 ? end - 1 : end
    guard stop > start + 1, buffer.hasQuote(start + 1..<stop) else { return (start + 1, stop) }
    var at = start + 1
    var to = spill
    while at < stop {
      let byte = unsafe base[at]
      unsafe base[to] = byte
      to += 1
      at += unsafe byte == 0x22 && at + 1 < stop && base[at + 1] == 0x22 ? 2 : 1
    }
    return (spill, to)
  }

  /// The bytes of one field.
  package func bytes(_ row: Int, _ column: Int) -> [UInt8] {
    let (start, end) = unsafe fields(column).bounds(row)
    return buffer.bytes(start..<max(start, end))
  }

  /// The bytes of a whole row, at most 64 KiB of them, without the line end.
  package func rawRow(_ fault: RowFault) -> [UInt8] {
    buffer.rawRow(fault.start..<fault.end)
  }

  /// How many rows have something in a column.
  package func filled(_ column: Int) -> Int {
    let fields = unsafe self.fields(column)
    var count = 0
    for row in 0..<rowCount {
      let (start, end) = unsafe fields.bounds(row)
      if end > start { count += 1 }
    }
    return count
  }

  /// Finds the rows whose field in a column is not UTF-8.
  package func checkUTF8(_ column: Int, _ found: inout [RowFault]) {
    let fields = unsafe self.fields(column)
    for row in 0..<rowCount {
      let (start, end) = unsafe fields.bounds(row)
      if unsafe cdelim_is_utf8(fields.base + start, end - start) == 0 {
        found.append(fault(row: row, column: column, .notUTF8))
      }
    }
  }

  /// The first column of a row that is not UTF-8, or nil.
  package func firstNonUTF8Column(_ row: Int) -> Int? {
    let (start, end) = bounds(ofRow: row)
    guard unsafe cdelim_is_utf8(buffer.base + start, end - start) == 0 else { return nil }
    return (0..<columns).first { column in
      let (start, end) = unsafe fields(column).bounds(row)
      return unsafe cdelim_is_utf8(buffer.base + start, end - start) == 0
    }
  }

  /// A field without the spaces and tabs around it, or nil where it is longer than a value can be.
  private func value(_ start: Int, _ end: Int) -> [UInt8]? {
    var (start, end) = (start, end)
    let base = unsafe buffer.base
    while unsafe start < end && (base[start] == 0x20 || base[start] == 0x09) { start += 1 }
    while unsafe start < end && (base[end - 1] == 0x20 || base[end - 1] == 0x09) { end -= 1 }
    return end - start <= 64 ? buffer.bytes(start..<end) : nil
  }

  // MARK: Columns

  @inline(__always)
  private static func inlineKey(_ p: UnsafeMutablePointer<UInt8>, _ count: Int) -> ByteKey {
    let raw = UnsafeRawPointer(p)
    var low = unsafe raw.loadUnaligned(as: UInt64.self)
    var high = unsafe raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    if count < 8 {
      low &= (1 << (8 &* UInt64(count))) &- 1
      high = 0
    } else {
      high &= (1 << (8 &* UInt64(count &- 8))) &- 1
    }
    return ByteKey(low: low, high: high | UInt64(count) << 56)
  }

  /// Decodes identifiers. An apostrophe that our own writer put before `= + - @`, a tab or a
  /// carriage return is taken off again. Nothing but spaces is no identifier.
  package func decodeKeys(_ column: Int, into keys: inout KeyColumn) {
    keys.prepare(rowCount)
    let fields = unsafe self.fields(column)
    var long: [Int] = []
    unsafe keys.keys.withUnsafeMutableBufferPointer { keys in
      for row in 0..<rowCount {
        let (first, last) = unsafe fields.bounds(row)
        var start = first
        var end = last
        if end - start > 1, unsafe fields.base[start] == 0x27,
          unsafe [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(fields.base[start + 1])
        {
          start += 1
        }
        if unsafe end > start && fields.base[start] == 0x20 {
          let isBlank = (start..<end).allSatisfy { unsafe fields.base[$0] == 0x20 }
          if isBlank { end = start }
        }
        let count = end - start
        if count <= 15 {
          unsafe keys[row] = RowWindow.inlineKey(fields.base + start, count)
        } else {
          // An unfolded field stands only until the next one, so it is found again below.
          long.append(row)
        }
      }
    }
    for row in long {
      var bytes = self.bytes(row, column)
      if bytes.first == 0x27, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(bytes[1]) {
        bytes.removeFirst()
      }
      keys.replace(row, with: Array(bytes.prefix(0xFF_FFFF)))
    }
  }

  /// Decodes a column of few distinct values; spaces around a value are dropped.
  package func decodeSymbols(_ column: Int, into symbols: inout SymbolColumn) {
    symbols.resize(rowCount)
    let fields = unsafe self.fields(column)
    var lastKey = ByteKey.empty
    var lastSymbol = symbols.dictionary.symbol(inline: .empty)
    for row in 0..<rowCount {
      var (start, end) = unsafe fields.bounds(row)
      while unsafe end > start && fields.base[start] == 0x20 { start += 1 }
      while unsafe end > start && fields.base[end - 1] == 0x20 { end -= 1 }
      let count = end - start
      if count <= 15 {
        let key = unsafe RowWindow.inlineKey(fields.base + start, count)
        if key != lastKey {
          lastKey = key
          lastSymbol = symbols.dictionary.symbol(inline: key)
        }
        symbols.symbols[row] = lastSymbol
      } else {
        let bytes = buffer.bytes(start..<min(end, start + 4096))
        symbols.symbols[row] = symbols.dictionary.symbol(for: bytes)
      }
    }
  }

  /// Decodes dates to days, and minutes past midnight: −1 without a time, −2 where only the month
  /// is known. Throws where a date needs an order that is not decided.
  package func decodeDates(
    _ column: Int, _ reader: DateReader, isNeeded: Bool, days: inout [Int32],
    minutes: inout [Int16], _ found: inout [RowFault]
  ) throws(DateOrderNeeded) {
    if days.count != rowCount { days = Array(repeating: .min, count: rowCount) }
    if minutes.count != rowCount { minutes = Array(repeating: -1, count: rowCount) }
    var odd: [Int] = []
    unsafe days.withUnsafeMutableBufferPointer { days in
      unsafe minutes.withUnsafeMutableBufferPointer { minutes in
        unsafe decodeUsualDates(column, days, minutes, &odd)
      }
    }
    for row in odd {
      let bytes = self.bytes(row, column)
      do throws(DateFault) {
        let cell = try reader.read(bytes.prefix(64))
        if cell.isMissing, isNeeded {
          found.append(fault(row: row, column: column, .noDate))
        }
        days[row] = cell.days
        minutes[row] = cell.isMonthOnly ? -2 : cell.minute
      } catch {
        days[row] = .min
        minutes[row] = -1
        let reason: RejectReason =
          switch error {
          case .undecided: throw DateOrderNeeded()
          case .unreadable: .unreadableDate
          case .impossible: .impossibleDate
          case .contradictory: .contradictoryDate
          case .notISO: .dateNotISO
          }
        found.append(fault(row: row, column: column, reason))
      }
    }
  }

  /// Decodes dates of the two usual forms, `yyyy-mm-dd` and the same with `hh:mm`; lists the rest.
  private func decodeUsualDates(
    _ column: Int, _ days: UnsafeMutableBufferPointer<Int32>,
    _ minutes: UnsafeMutableBufferPointer<Int16>, _ odd: inout [Int]
  ) {
    let fields = unsafe self.fields(column)
    // A file has few distinct days, and a small table of the latest finds most of them.
    var known: [KnownDay] = []
    swap(&known, &knownDays)
    for row in 0..<rowCount {
      let (start, end) = unsafe fields.bounds(row)
      let count = end - start
      guard count == 10 || count == 16 else {
        odd.append(row)
        continue
      }
      let raw = unsafe UnsafeRawPointer(fields.base + start)
      let text = unsafe raw.loadUnaligned(as: UInt64.self)
      let tail = unsafe raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
      let mixed = (text ^ (UInt64(tail) << 40)) &* 0x9E37_79B9_7F4A_7C15
      let slot = Int(truncatingIfNeeded: mixed >> 54)
      if known[slot].text != text || known[slot].tail != tail {
        known[slot] = KnownDay(text: text, tail: tail, days: RowWindow.isoDays(text, tail))
      }
      let day = known[slot].days
      var minute: Int16 = -1
      if count == 16 {
        minute = unsafe RowWindow.clock(
          raw.loadUnaligned(fromByteOffset: 10, as: UInt32.self),
          raw.loadUnaligned(fromByteOffset: 14, as: UInt16.self))
      }
      if day == .min || (count == 16 && minute < 0) {
        odd.append(row)
      } else {
        unsafe days[row] = day
        unsafe minutes[row] = minute
      }
    }
    swap(&known, &knownDays)
  }

  /// Days of `yyyy-mm-dd` given as its first eight bytes and last two, or `Int32.min`.
  private static func isoDays(_ text: UInt64, _ tail: UInt16) -> Int32 {
    guard (text >> 32) & 0xFF == 0x2D, (text >> 56) & 0xFF == 0x2D else { return .min }
    func digit(_ shift: UInt64) -> Int { Int((text >> shift) & 0xFF) - 0x30 }
    let d = (digit(0), digit(8), digit(16), digit(24), digit(40), digit(48))
    let e = (Int(tail & 0xFF) - 0x30, Int(tail >> 8) - 0x30)
    let all = d.0 | d.1 | d.2 | d.3 | d.4 | d.5 | e.0 | e.1
    // A byte below "0" makes a negative number, one above "9" needs the second look.
    guard all >= 0, d.0 < 10, d.1 < 10, d.2 < 10, d.3 < 10, d.4 < 10, d.5 < 10, e.0 < 10, e.1 < 10
    else { return .min }
    let year = d.0 * 1000 + d.1 * 100 + d.2 * 10 + d.3
    return CalendarDate(year: year, month: d.4 * 10 + d.5, day: e.0 * 10 + e.1)?.days ?? .min
  }

  /// Minutes of `Thh:mm` or ` hh:mm` given as its first four bytes and last two, or −1.
  private static func clock(_ text: UInt32, _ tail: UInt16) -> Int16 {
    let separator = text & 0xFF
    guard separator == 0x54 || separator == 0x20, text >> 24 == 0x3A else { return -1 }
    let h1 = Int((text >> 8) & 0xFF) - 0x30
    let h2 = Int((text >> 16) & 0xFF) - 0x30
    let m1 = Int(tail & 0xFF) - 0x30
    let m2 = Int(tail >> 8) - 0x30
    guard h1 | h2 | m1 | m2 >= 0, h1 < 10, h2 < 10, m1 < 6, m2 < 10, h1 * 10 + h2 < 24 else {
      return -1
    }
    return Int16((h1 * 10 + h2) * 60 + m1 * 10 + m2)
  }

  /// Decodes yes and no, adding 2 for yes and 1 for no, shifted, to each row's value.
  package func decodeFlags(
    _ column: Int, shift: UInt16, into values: inout [UInt16], _ found: inout [RowFault]
  ) {
    let fields = unsafe self.fields(column)
    for row in 0..<rowCount {
      let (start, end) = unsafe fields.bounds(row)
      if start >= end { continue }
      let byte = unsafe fields.base[start]
      if end - start == 1 {
        switch byte {
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "1"):
          values[row] |= 2 << shift
          continue
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "0"):
          values[row] |= 1 << shift
          continue
        default: break
        }
      }
      let text = value(start, end).map { String(decoding: $0, as: UTF8.self) }
      switch text?.lowercased() {
      case "": break
      case "yes", "true", "y", "1": values[row] |= 2 << shift
      case "no", "false", "n", "0": values[row] |= 1 << shift
      default: found.append(fault(row: row, column: column, .unreadableFlag))
      }
    }
  }

  /// Says something about a row that is kept all the same.
  package func note(row: Int, column: Int, _ message: String) {
    let (start, _) = bounds(ofRow: row)
    notes.append((start, column, message))
  }

  /// Decodes decimals to ten-thousandths; empty is `Int64.min`.
  package func decodeDecimals(
    _ column: Int, into values: inout [Int64], _ found: inout [RowFault]
  ) {
    values.removeAll(keepingCapacity: true)
    values.reserveCapacity(rowCount)
    let fields = unsafe self.fields(column)
    for row in 0..<rowCount {
      let (start, end) = unsafe fields.bounds(row)
      if start >= end {
        values.append(.min)
        continue
      }
      let text = value(start, end).map { String(decoding: $0, as: UTF8.self) }
      if let text, text.isEmpty {
        values.append(.min)
      } else if let text, let value = FixedDecimal(text) {
        values.append(value.tenThousandths)
      } else {
        values.append(.min)
        found.append(fault(row: row, column: column, .unreadableNumber))
      }
    }
  }

  /// Decodes coordinates; empty is not a number.
  package func decodeDoubles(
    _ column: Int, into values: inout [Double], _ found: inout [RowFault]
  ) {
    values.removeAll(keepingCapacity: true)
    values.reserveCapacity(rowCount)
    let fields = unsafe self.fields(column)
    for row in 0..<rowCount {
      let (start, end) = unsafe fields.bounds(row)
      if start >= end {
        values.append(.nan)
        continue
      }
      let text = value(start, end)
      if let text, text.isEmpty {
        values.append(.nan)
      } else if let text, let value = RowWindow.double(text) {
        values.append(value)
      } else {
        values.append(.nan)
        found.append(fault(row: row, column: column, .unreadableNumber))
      }
    }
  }

  /// A finite decimal number, with or without an exponent; hexadecimal and words are none.
  private static func double(_ text: [UInt8]) -> Double? {
    let isDecimal = text.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
      default: false
      }
    }
    guard isDecimal, let value = Double(String(decoding: text, as: UTF8.self)) else { return nil }
    return value.isFinite ? value : nil
  }
}

/// A date was met that needs to know whether days or months come first.
package struct DateOrderNeeded: Error {}

/// Bounds that keep any input from using up memory.
package enum ScanLimits {
  /// The most bytes a row may have.
  package static let longestRow = 8 << 20
  /// The most bytes a header may have.
  package static let longestHeader = 1 << 20
}

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif
