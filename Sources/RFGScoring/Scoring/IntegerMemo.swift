/// A small map from integers to integers, for results that are worked out once and asked for
/// millions of times.
///
/// Open addressing with linear probing; expected O(1) a look-up. The key `UInt64.max` is not
/// allowed.
struct IntegerMemo: Sendable {
  private var keys: [UInt64] = Array(repeating: .max, count: 64)
  private var values: [UInt32] = Array(repeating: 0, count: 64)
  private var count = 0

  @inline(__always)
  subscript(key: UInt64) -> UInt32? {
    var slot = IntegerMemo.hash(key) & (keys.count - 1)
    while true {
      let found = keys[slot]
      if found == key { return values[slot] }
      if found == .max { return nil }
      slot = (slot + 1) & (keys.count - 1)
    }
  }

  mutating func insert(_ key: UInt64, _ value: UInt32) {
    if (count + 1) * 2 > keys.count {
      let old = zip(keys, values).filter { $0.0 != .max }
      keys = Array(repeating: .max, count: keys.count * 2)
      values = Array(repeating: 0, count: keys.count)
      count = 0
      for (key, value) in old { insert(key, value) }
    }
    var slot = IntegerMemo.hash(key) & (keys.count - 1)
    while keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    values[slot] = value
    count += 1
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }
}
