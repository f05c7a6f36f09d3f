/// A stream of random numbers that depends on a seed and a stream number, and on nothing else.
///
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
/// 2014, doi:10.1145/2660193.2660195. Every chunk of a sample file and every synthetic person has a
/// stream of its own, so any of them can be made without making the others first.
struct SampleRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64, stream: UInt64) {
    self.state = SampleRandom.mixed(seed &+ SampleRandom.mixed(stream &+ 0x632B_E59B_D9B4_E019))
  }

  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SampleRandom.mixed(state)
  }

  /// A whole number in 0 ..< bound, by the high half of a product: one draw, no rejection.
  ///
  /// The bias is under bound / 2³², far below what a sample file can show.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
  }

  /// True for that many draws in a thousand.
  @inline(__always)
  mutating func chance(perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// A whole number in 0 ..< bound that prefers small ones: the square of a uniform share.
  @inline(__always)
  mutating func skewed(below bound: Int) -> Int {
    let share = next() >> 32
    let square = (share &* share) >> 32
    return Int(truncatingIfNeeded: (square &* UInt64(truncatingIfNeeded: bound)) >> 32)
  }

  /// The finalising step of SplitMix64: a bijection that makes neighbouring numbers unlike.
  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
