// Unsafe: owns the raw memory one worker reads into. What makes it safe: the memory lives as long
// as the object, `capacity` never counts the padding that scans may touch past the end, and the
// one pointer it gives out is used only by the files of this module listed as unsafe.

internal import CDelimiters

/// The bytes one worker works on, with room to look one byte back and 64 bytes ahead.
@safe
final class BlockBuffer {
  /// Bytes before `base` that may be read.
  static let lead = 64
  /// Bytes past `capacity` that may be read.
  static let padding = 128

  private var memory: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    unsafe memory = UnsafeMutablePointer<UInt8>.allocate(
      capacity: BlockBuffer.lead + capacity + BlockBuffer.padding)
    unsafe memory.initialize(repeating: 0x0A, count: BlockBuffer.lead)
    unsafe (memory + BlockBuffer.lead + capacity).initialize(
      repeating: 0x20, count: BlockBuffer.padding)
  }

  deinit {
    unsafe memory.deallocate()
  }

  /// The first byte of the content.
  var base: UnsafeMutablePointer<UInt8> {
    unsafe memory + BlockBuffer.lead
  }

  /// Makes room for more, keeping the first `used` bytes.
  func grow(to newCapacity: Int, keeping used: Int) {
    guard newCapacity > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(
      capacity: BlockBuffer.lead + newCapacity + BlockBuffer.padding)
    unsafe larger.update(from: memory, count: BlockBuffer.lead + min(used, capacity))
    unsafe (larger + BlockBuffer.lead + newCapacity).initialize(
      repeating: 0x20, count: BlockBuffer.padding)
    unsafe memory.deallocate()
    unsafe memory = larger
    capacity = newCapacity
  }

  /// Moves bytes from a place to the front, and the byte before them to just before the front,
  /// where it tells whether a quote opens a field.
  func moveToFront(from start: Int, count: Int) {
    unsafe (base - 1).update(from: base + start - 1, count: count + 1)
  }

  func append(_ byte: UInt8, at position: Int) {
    grow(to: position + 1, keeping: position)
    unsafe base[position] = byte
  }

  /// Lets a closure fill the free space after `used` bytes; returns how many it wrote.
  func fill(
    from used: Int, upTo limit: Int, _ body: (UnsafeMutableRawBufferPointer) throws -> Int
  ) rethrows -> Int {
    try unsafe body(UnsafeMutableRawBufferPointer(start: base + used, count: limit - used))
  }

  func bytes(_ range: Range<Int>) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// The bytes of a row without its line end, at most 64 KiB of them.
  func rawRow(_ range: Range<Int>) -> [UInt8] {
    var end = range.upperBound
    if end > range.lowerBound, byte(end - 1) == 0x0A { end -= 1 }
    if end > range.lowerBound, byte(end - 1) == 0x0D { end -= 1 }
    return bytes(range.lowerBound..<min(end, range.lowerBound + 65_536))
  }

  /// Why a row over the limit is left out.
  ///
  /// Where quotes stand at the limit decides, so that every block size gives one answer.
  func longRowReason(_ start: Int, limit: Int, delimiter: UInt8) -> RejectReason {
    let end = min(limit, start + ScanLimits.longestRow)
    let state = state(after: start..<end, limit: limit, delimiter: delimiter, from: .outside)
    return state == .outside ? .tooLong : .unclosedQuote
  }

  /// Has a digest take in some of the bytes.
  func digest(_ range: Range<Int>, into digest: inout SHA256Digest) {
    let bytes = unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    unsafe digest.update(bytes.span)
  }

  func byte(_ position: Int) -> UInt8 { unsafe base[position] }

  func hasQuote(_ range: Range<Int>) -> Bool {
    unsafe cdelim_has_quote(base, range.lowerBound, range.upperBound) != 0
  }

  func newlines(_ range: Range<Int>) -> Int {
    unsafe cdelim_count_newlines(base, range.lowerBound, range.upperBound)
  }

  /// The quote state after a range.
  func state(
    after range: Range<Int>, limit: Int, delimiter: UInt8, from state: QuoteState
  ) -> QuoteState {
    unsafe QuoteState(
      rawValue: cdelim_state_after(
        base, range.lowerBound, range.upperBound, limit, delimiter, state.rawValue)) ?? .outside
  }

  /// The first unquoted newline of a range, with the state kept up to date.
  func rowEnd(
    in range: Range<Int>, limit: Int, delimiter: UInt8, state: inout QuoteState
  ) -> Int? {
    var raw = state.rawValue
    let found = unsafe cdelim_find_row_end(
      base, range.lowerBound, range.upperBound, limit, delimiter, &raw)
    state = QuoteState(rawValue: raw) ?? .outside
    return found == Int(bitPattern: UInt.max) || found < 0 ? nil : found
  }

  /// The position past the last whole row of a range that starts a row.
  func lastRowEnd(in range: Range<Int>, delimiter: UInt8) -> Int {
    unsafe cdelim_last_row_end(base, range.lowerBound, range.upperBound, delimiter)
  }
}

/// Where a scan stands with respect to quotes.
enum QuoteState: Int32, Sendable {
  case outside = 0
  case inside = 1
  case insidePair = 2
}
