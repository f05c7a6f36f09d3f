/// Sorts 64-bit keys by their bits, least significant byte first.
///
/// Bytes that are the same in every key are passed over, so small numbers sort in few passes.
/// - Complexity: O(n) time for each byte that differs, O(n) memory.
public enum RadixSort {
  /// Sorts keys in ascending order.
  public static func sort(_ keys: inout [UInt64]) {
    guard keys.count > 64 else {
      keys.sort()
      return
    }
    var differing: UInt64 = 0
    let first = keys[0]
    for key in keys { differing |= key ^ first }
    var other = [UInt64](repeating: 0, count: keys.count)
    for byte in 0..<8 {
      let shift = UInt64(byte * 8)
      guard (differing >> shift) & 0xFF != 0 else { continue }
      var places = [Int](repeating: 0, count: 256)
      for key in keys { places[Int((key >> shift) & 0xFF)] += 1 }
      var total = 0
      for value in 0..<256 {
        let count = places[value]
        places[value] = total
        total += count
      }
      for key in keys {
        let value = Int((key >> shift) & 0xFF)
        other[places[value]] = key
        places[value] += 1
      }
      swap(&keys, &other)
    }
  }

  /// A key that orders doubles as their values do; −0 comes before +0, and NaN is not allowed.
  @inlinable
  public static func key(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// The double that a key was made from.
  @inlinable
  public static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}
