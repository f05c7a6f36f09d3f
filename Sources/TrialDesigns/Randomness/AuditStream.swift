internal import DelimitedText

/// Random numbers that anyone can draw again, in any language, for decades.
///
/// Block i is SHA-256(utf8(seed) + "/" + purpose + "," + i zero bytes) as a big-endian number of
/// 256 bits. Bits are taken from its low end; when fewer remain than are asked for, the next block
/// is put above them. It is the scheme of the Python package `cryptorandom` (K. Ottoboni and P.
/// Stark), whose class `SHA256` gives the same numbers for the same seed text.
///
/// A stream belongs to one purpose, so that no draw ever depends on how many another purpose made.
public struct AuditStream: Sendable {
  private var hasher = SHA256Digest()
  /// The bits of the current block from its low end, 64 a word.
  private var words: InlineArray<4, UInt64> = [0, 0, 0, 0]
  private var used = 256

  /// The stream of a purpose under a trial's seed.
  ///
  /// - Parameters:
  ///   - seed: any text; the trial's secret.
  ///   - purpose: what the numbers are for, such as `complete` or `crossover/2026-03-01`.
  public init(seed: String, purpose: String) {
    self.init(text: seed + "/" + purpose)
  }

  /// The stream of a seed text as it stands, without a purpose.
  public init(text: String) {
    let prefix = text + ","
    hasher.update(prefix.utf8.span)
  }

  /// The next `count` bits as a number; at most 64.
  ///
  /// - Complexity: O(1), and one SHA-256 for each 256 bits.
  public mutating func bits(_ count: Int) -> UInt64 {
    precondition(0...64 ~= count, "At most 64 bits are taken at once.")
    let left = 256 - used
    if count <= left { return take(count) }
    let low = take(left)
    refill()
    return low | take(count - left) << UInt64(left)
  }

  /// A whole number in 0 ..< bound, each equally likely; `bound` is above 0.
  ///
  /// As many bits are taken as `bound − 1` has, again and again until they are below the bound.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "A bound is above zero.")
    let count = Int.bitWidth - (bound - 1).leadingZeroBitCount
    while true {
      let value = bits(count)
      if value < UInt64(bound) { return Int(value) }
    }
  }

  /// Puts items in random order, each order equally likely: i from count − 1 down to 1,
  /// j = below(i + 1), swap (R. Durstenfeld 1964, doi:10.1145/364520.364540).
  public mutating func shuffle<Item>(_ items: inout [Item]) {
    var last = items.count - 1
    while last > 0 {
      items.swapAt(last, below(last + 1))
      last -= 1
    }
  }

  /// The next 256 bits as 64 lower-case hexadecimal digits, the highest bits first.
  public mutating func hexadecimal() -> String {
    var digits = ""
    for _ in 0..<4 {
      let word = String(bits(64), radix: 16)
      digits = String(repeating: "0", count: 16 - word.count) + word + digits
    }
    return digits
  }

  /// Takes bits that the current block has left.
  @inline(__always)
  private mutating func take(_ count: Int) -> UInt64 {
    if count == 0 { return 0 }
    let word = used >> 6
    let offset = UInt64(used & 63)
    var value = words[word] >> offset
    if offset > 0, Int(offset) + count > 64 { value |= words[word + 1] << (64 - offset) }
    used += count
    return count == 64 ? value : value & (1 << UInt64(count) - 1)
  }

  private mutating func refill() {
    let block = hasher.finish()
    for word in 0..<4 {
      var value: UInt64 = 0
      for place in 0..<8 { value = value << 8 | UInt64(block[(3 - word) * 8 + place]) }
      words[word] = value
    }
    used = 0
    let zero: InlineArray<1, UInt8> = [0]
    hasher.update(zero.span)
  }
}
