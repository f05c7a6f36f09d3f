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

  /// Sorts keys in ascending order and moves a number with each of them; equal keys keep their
  /// order.
  package static func sort(_ keys: inout [UInt64], carrying numbers: inout [Int32]) {
    precondition(keys.count == numbers.count, "a number belongs to each key")
    guard let first = keys.first else { return }
    var differing: UInt64 = 0
    for key in keys { differing |= key ^ first }
    var otherKeys = [UInt64](repeating: 0, count: keys.count)
    var otherNumbers = [Int32](repeating: 0, count: keys.count)
    for digit in 0..<6 {
      let shift = UInt64(digit * 11)
      guard (differing >> shift) & 0x7FF != 0 else { continue }
      var places = [Int](repeating: 0, count: 2048)
      for key in keys { places[Int((key >> shift) & 0x7FF)] += 1 }
      var total = 0
      for value in 0..<2048 {
        let count = places[value]
        places[value] = total
        total += count
      }
      for place in keys.indices {
        let value = Int((keys[place] >> shift) & 0x7FF)
        otherKeys[places[value]] = keys[place]
        otherNumbers[places[value]] = numbers[place]
        places[value] += 1
      }
      swap(&keys, &otherKeys)
      swap(&numbers, &otherNumbers)
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
