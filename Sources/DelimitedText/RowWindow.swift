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
  package internal(set) var notes: [(start: Int, column: Int, message: String)] = []
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
  var knownDays = [KnownDay](
    repeating: KnownDay(text: 0, tail: 0, days: .min), count: 1024)

  struct KnownDay {
    var text: UInt64
    var tail: UInt16
    var days: Int32
  }

  let buffer: BlockBuffer
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
  struct Fields {
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

  func fields(_ column: Int) -> Fields {
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
  func value(_ start: Int, _ end: Int) -> [UInt8]? {
    var (start, end) = (start, end)
    let base = unsafe buffer.base
    while unsafe start < end && (base[start] == 0x20 || base[start] == 0x09) { start += 1 }
    while unsafe start < end && (base[end - 1] == 0x20 || base[end - 1] == 0x09) { end -= 1 }
    return end - start <= 64 ? buffer.bytes(start..<end) : nil
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
