/// A set of hashes that is emptied in no time, for asking the same question of many people.
///
/// Open addressing with linear probing; every place carries the number of the round it was filled
/// in, so that beginning a round clears nothing. Expected O(1) an insertion.
struct StampedSet: Sendable {
  private var hashes: [UInt64] = Array(repeating: 0, count: 64)
  private var rounds: [UInt32] = Array(repeating: 0, count: 64)
  private var round: UInt32 = 0

  /// Empties the set and makes room for so many hashes.
  mutating func begin(_ count: Int) {
    if round == .max || hashes.count < count * 2 {
      var size = hashes.count
      while size < count * 2 { size *= 2 }
      hashes = Array(repeating: 0, count: size)
      rounds = Array(repeating: 0, count: size)
      round = 0
    }
    round += 1
  }

  /// Adds a hash; false where it was there.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while rounds[place] == round {
      if hashes[place] == hash { return false }
      place = (place + 1) & mask
    }
    hashes[place] = hash
    rounds[place] = round
    return true
  }
}
