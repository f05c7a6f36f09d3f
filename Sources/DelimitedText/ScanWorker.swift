// Unsafe: lends block memory to files. What makes it safe: the buffer outlives each call, and its
// bounds go with it.

/// One worker of a scan: reads a block, finds its rows, and hands them on in windows.
struct ScanWorker<Consumer: RowConsumer> {
  let scan: TextScan
  let board: TaskBoard
  var consumer: Consumer
  private let buffer: BlockBuffer
  private let window: RowWindow

  init(scan: TextScan, board: TaskBoard, consumer: Consumer) {
    self.scan = scan
    self.board = board
    self.consumer = consumer
    buffer = BlockBuffer(capacity: scan.blockSize + (64 << 10))
    window = RowWindow(buffer: buffer)
  }

  mutating func run() {
    while let work = board.take() {
      do {
        if scan.isCancelled() { throw ScanCancelled() }
        let text = scan.texts[work.text]
        var report = TaskBoard.BlockReport()
        if case .plain = text.source.form {
          try readBlock(work, text, &report)
        } else {
          try readStream(work, text, &report)
        }
        board.finish(work, report)
      } catch {
        board.fail(work, error)
        return
      }
    }
  }

  // MARK: Plain files

  private mutating func readBlock(
    _ work: TaskBoard.Work, _ text: PlannedText, _ report: inout TaskBoard.BlockReport
  ) throws {
    let file = try board.files[work.text] ?? PlainFile(text.source.path)
    let delimiter = text.header.delimiter
    let blockStart = work.block * scan.blockSize
    let blockEnd = min(text.source.size, blockStart + scan.blockSize)
    // One byte more on each side: the byte before tells whether a row starts here, the byte after
    // whether a quote at the end is doubled.
    let lead = min(1, blockStart)
    let origin = blockStart - lead
    let wanted = min(text.source.size, blockEnd + 4096) - origin
    buffer.grow(to: wanted + 1, keeping: 0)
    var used = try unsafe buffer.fill(from: 0, upTo: wanted) {
      unsafe try file.read(into: $0, at: origin)
    }
    guard used == wanted else { throw changed(text) }
    let blockRange = lead..<blockEnd - origin

    guard var turn = board.waitForTurn(work) else { return }
    let entry = turn.quotes
    let dataStart = text.header.dataStart - origin
    let scanStart = max(blockRange.lowerBound, min(dataStart, blockRange.upperBound))
    let exit = buffer.state(
      after: scanStart..<blockRange.upperBound, limit: used, delimiter: delimiter, from: entry)
    turn.quotes = exit
    // Now and not once the rows are read: reading takes doubled quotes out of the buffer.
    if scan.hashes { buffer.digest(blockRange, into: &turn.digest) }
    board.passTurn(work, turn)

    guard dataStart < blockRange.upperBound else { return }
    var rowsStart = scanStart
    let startsRow =
      dataStart >= blockRange.lowerBound || (entry == .outside && buffer.byte(lead - 1) == 0x0A)
    if !startsRow {
      var state = entry
      guard
        let end = buffer.rowEnd(
          in: scanStart..<blockRange.upperBound, limit: used, delimiter: delimiter, state: &state)
      else { return }
      rowsStart = end + 1
    }
    guard rowsStart < blockRange.upperBound else { return }

    // The last row may end in a later block.
    var rowsEnd = blockRange.upperBound
    var open: (state: QuoteState, from: Int)?
    if exit != .outside || buffer.byte(rowsEnd - 1) != 0x0A {
      var state = exit
      var searched = rowsEnd
      while true {
        let isWhole = origin + used == text.source.size
        // A quote at the end needs its neighbour, so the last byte waits for the next.
        let searchEnd = isWhole ? used : used - 1
        if let end = buffer.rowEnd(
          in: searched..<searchEnd, limit: used, delimiter: delimiter, state: &state)
        {
          rowsEnd = end + 1
          break
        }
        if isWhole, state == .outside {
          buffer.append(0x0A, at: used)
          used += 1
          rowsEnd = used
          break
        }
        if isWhole || used - blockRange.upperBound > ScanLimits.longestRow {
          open = (state, searchEnd)
          rowsEnd = buffer.lastRowEnd(in: rowsStart..<used, delimiter: delimiter)
          break
        }
        searched = searchEnd
        let more = min(
          text.source.size - origin, used + max(64 << 10, used - blockRange.upperBound))
        buffer.grow(to: more + 1, keeping: used)
        let start = used
        used += try unsafe buffer.fill(from: start, upTo: more) {
          unsafe try file.read(into: $0, at: origin + start)
        }
        guard used == more else { throw changed(text) }
      }
    }
    try readRows(rowsStart..<rowsEnd, end: used + 1, work.text, text, &report)
    guard let open else { return }
    try setAside(rowsEnd..<used, text, &report)
    report.lines += buffer.newlines(rowsEnd..<open.from)
    var offset = origin + used
    var state = open.state
    buffer.moveToFront(from: open.from, count: used - open.from)
    used -= open.from
    // The lines of the rest of the row are this block's to count.
    while offset < text.source.size {
      let more = min(1 << 20, text.source.size - offset)
      buffer.grow(to: used + more, keeping: used)
      let read = try unsafe buffer.fill(from: used, upTo: used + more) {
        unsafe try file.read(into: $0, at: offset)
      }
      guard read == more else { throw changed(text) }
      offset += more
      used += more
      let searchEnd = offset == text.source.size ? used : used - 1
      if let end = buffer.rowEnd(
        in: 0..<searchEnd, limit: used, delimiter: delimiter, state: &state)
      {
        report.lines += buffer.newlines(0..<end + 1)
        return
      }
      report.lines += buffer.newlines(0..<searchEnd)
      buffer.moveToFront(from: searchEnd, count: used - searchEnd)
      used -= searchEnd
    }
  }

  /// Counts one row without an end as left out.
  private func setAside(
    _ range: Range<Int>, _ text: PlannedText, _ report: inout TaskBoard.BlockReport
  ) throws {
    // A stream's end is given a newline that the file may not have.
    let hasNewline = buffer.byte(range.upperBound - 1) == 0x0A
    let range = hasNewline ? range.dropLast() : range
    let reason =
      range.count > ScanLimits.longestRow
      ? buffer.longRowReason(
        range.lowerBound, limit: range.upperBound, delimiter: text.header.delimiter)
      : .unclosedQuote
    if reason == .unclosedQuote { try refuseRunawayQuote(range, text) }
    report.rejected += 1
    report.reasons[reason, default: 0] += 1
    if scan.keepsAllRejects || report.rows.count < 5 {
      report.rows.append(
        (line: report.lines, column: -1, reason: reason, detail: "", raw: buffer.rawRow(range)))
    }
  }

  /// Ends the scan where an open quote has swallowed many lines: most of them are rows.
  private func refuseRunawayQuote(_ range: Range<Int>, _ text: PlannedText) throws {
    let end = min(range.upperBound, range.lowerBound + ScanLimits.longestRow)
    guard buffer.newlines(range.lowerBound..<end) > 100 else { return }
    let start = String(decoding: buffer.rawRow(range).prefix(60), as: UTF8.self)
    throw HotspotError(
      .badData, file: text.source.name,
      "a quote is opened and not closed for more than 100 lines, from the row that starts "
        + "\(start.debugDescription). Mend that row.")
  }

  private func changed(_ text: PlannedText) -> HotspotError {
    HotspotError(
      .unreadable, file: text.source.name, "the file became shorter while it was read. Try again.")
  }

  // MARK: Streams

  private mutating func readStream(
    _ work: TaskBoard.Work, _ text: PlannedText, _ report: inout TaskBoard.BlockReport
  ) throws {
    let stream = try text.source.open()
    if case .standardInput = text.source.form, !scan.keepsStandardInput {
      StandardInput.shared.stopKeeping()
    }
    let delimiter = text.header.delimiter
    var used = 0
    var skip = text.header.dataStart
    var isSkippingRow = false
    var skipState = QuoteState.outside
    while true {
      let limit = max(scan.blockSize, used + 1)
      buffer.grow(to: limit + 1, keeping: used)
      let (filled, isEnd) = try StreamReader.fill(buffer, from: used, upTo: limit, stream)
      used = filled
      if scan.isCancelled() { throw ScanCancelled() }
      if skip > 0 {
        let step = min(skip, used)
        buffer.moveToFront(from: step, count: used - step)
        used -= step
        skip -= step
        if skip > 0 {
          guard !isEnd else { return }
          continue
        }
      }
      if isSkippingRow {
        let searchEnd = isEnd ? used : used - 1
        let end = buffer.rowEnd(
          in: 0..<searchEnd, limit: used, delimiter: delimiter, state: &skipState)
        let step = end.map { $0 + 1 } ?? searchEnd
        report.lines += buffer.newlines(0..<step)
        buffer.moveToFront(from: step, count: used - step)
        used -= step
        isSkippingRow = end == nil
        if isSkippingRow {
          guard !isEnd else { return }
          continue
        }
      }
      if isEnd, used > 0, buffer.byte(used - 1) != 0x0A {
        buffer.append(0x0A, at: used)
        used += 1
      }
      let rowsEnd = buffer.lastRowEnd(in: 0..<used, delimiter: delimiter)
      try readRows(0..<rowsEnd, end: used + 1, work.text, text, &report)
      buffer.moveToFront(from: rowsEnd, count: used - rowsEnd)
      used -= rowsEnd
      if isEnd {
        if used > 0 {
          try setAside(0..<used, text, &report)
        }
        return
      }
      if used > ScanLimits.longestRow {
        try setAside(0..<used, text, &report)
        // The last byte waits for the next: if it is a quote, that one may double it.
        skipState = buffer.state(
          after: 0..<used - 1, limit: used, delimiter: delimiter, from: .outside)
        report.lines += buffer.newlines(0..<used - 1)
        buffer.moveToFront(from: used - 1, count: 1)
        used = 1
        isSkippingRow = true
      } else if used >= scan.blockSize {
        // A row longer than a block: make room for twice as much of it.
        buffer.grow(to: used * 2 + 1, keeping: used)
        let (more, _) = try StreamReader.fill(buffer, from: used, upTo: used * 2, stream)
        used = more
      }
    }
  }

  // MARK: Rows

  private mutating func readRows(
    _ range: Range<Int>, end: Int, _ number: Int, _ text: PlannedText,
    _ report: inout TaskBoard.BlockReport
  ) throws {
    guard !range.isEmpty else { return }
    let quoted = buffer.hasQuote(range)
    var at = range.lowerBound
    while at < range.upperBound {
      let stop = window.load(
        at..<range.upperBound, size: scan.windowSize, quoted: quoted,
        delimiter: text.header.delimiter, columns: text.header.names.count, end: end)
      guard stop > at else {
        throw HotspotError(.badData, file: text.source.name, "a row has no end.")
      }
      try consumer.consume(window, text: number)
      report.kept += window.rowCount
      report.blank += window.blankLines
      report.rejected += window.faults.count
      var line = report.lines
      var countedTo = at
      for fault in window.faults {
        if fault.reason == .unclosedQuote { try refuseRunawayQuote(fault.start..<fault.end, text) }
        report.reasons[fault.reason, default: 0] += 1
        guard scan.keepsAllRejects || report.rows.count < 5 else { continue }
        line += buffer.newlines(countedTo..<fault.start)
        countedTo = fault.start
        report.rows.append(
          (
            line: line, column: fault.column, reason: fault.reason, detail: fault.detail,
            raw: window.rawRow(fault)
          ))
      }
      line = report.lines
      countedTo = at
      for note in window.notes.sorted(by: { $0.start < $1.start }) {
        report.warnings[note.message, default: 0] += 1
        guard report.warned.count < 5 else { continue }
        line += buffer.newlines(countedTo..<note.start)
        countedTo = note.start
        report.warned.append((line: line, column: note.column, message: note.message))
      }
      // Without quotes every row is one line, and counting rows costs nothing.
      report.lines +=
        quoted
        ? buffer.newlines(at..<stop)
        : window.rowCount + window.faults.count + window.blankLines
      at = stop
    }
  }
}
