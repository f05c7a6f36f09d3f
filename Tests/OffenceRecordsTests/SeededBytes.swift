/// A small seeded generator (SplitMix64) so that a failing mutation can be repeated.
struct SeededBytes {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(max(bound, 1)))
  }

  /// The bytes with a few replaced, removed, repeated or inserted.
  mutating func mutated(_ original: [UInt8]) -> [UInt8] {
    let structural = Array("[]{}:,-#&*!|>'\"%@`?\n \t0".utf8) + [0, 0x80, 0xC3, 0xFF, 0xEF]
    var bytes = original
    for _ in 0...below(6) {
      let position = below(bytes.count)
      switch below(5) {
      case 0 where !bytes.isEmpty: bytes[position] = UInt8(truncatingIfNeeded: next())
      case 1 where !bytes.isEmpty: bytes[position] = structural[below(structural.count)]
      case 2 where !bytes.isEmpty: bytes.remove(at: position)
      case 3:
        let end = min(bytes.count, position + below(40))
        bytes.insert(contentsOf: bytes[min(position, end)..<end], at: position)
      default: bytes.insert(structural[below(structural.count)], at: min(position, bytes.count))
      }
    }
    return bytes
  }
}
