// Unsafe: reads fields straight from a block. What makes it safe: the same as in RowWindow.swift,
// and every load of 8 or 16 bytes stays within the buffer's padding.

internal import CDelimiters

extension RowWindow {

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
    decodeNumbers(column, into: &values, empty: .min, &found) { text in
      FixedDecimal(String(decoding: text, as: UTF8.self))?.tenThousandths
    }
  }

  /// Decodes coordinates; empty is not a number.
  package func decodeDoubles(
    _ column: Int, into values: inout [Double], _ found: inout [RowFault]
  ) {
    decodeNumbers(column, into: &values, empty: .nan, &found, RowWindow.double)
  }

  private func decodeNumbers<Number>(
    _ column: Int, into values: inout [Number], empty: Number, _ found: inout [RowFault],
    _ read: ([UInt8]) -> Number?
  ) {
    values.removeAll(keepingCapacity: true)
    values.reserveCapacity(rowCount)
    let fields = unsafe self.fields(column)
    for row in 0..<rowCount {
      let (start, end) = unsafe fields.bounds(row)
      let text = start < end ? value(start, end) : []
      if let text, text.isEmpty {
        values.append(empty)
      } else if let text, let number = read(text) {
        values.append(number)
      } else {
        values.append(empty)
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
