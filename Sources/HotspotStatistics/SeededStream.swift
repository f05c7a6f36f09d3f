/// A stream of random numbers that depends on a seed and a stream number, and on nothing else.
///
/// The generator is xoshiro256** of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number
/// generators", ACM Transactions on Mathematical Software 47 (2021), doi:10.1145/3460772; its state
/// is filled by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, doi:10.1145/2660193.2660195), as
/// its authors advise. One stream for each repetition makes results independent of the order in
/// which repetitions are made, and so of the number of threads.
public struct SeededStream: RandomNumberGenerator, Hashable, Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// Starts the stream of a number under a seed.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var filler = Filler(state: Filler.mixed(seed) ^ Filler.mixed(~stream))
    a = filler.next()
    b = filler.next()
    c = filler.next()
    d = filler.next()
  }

  /// Continues from a state of the generator, which is not all zero.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    (a, b, c, d) = state
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let result = Self.rotated(b &* 5, by: 7) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = Self.rotated(d, by: 45)
    return result
  }

  /// A whole number in 0 ..< bound, each equally likely; `bound` is above 0.
  ///
  /// The high half of a product, with rejection of the few draws that would be unequal: D. Lemire,
  /// ACM Transactions on Modeling and Computer Simulation 29 (2019), doi:10.1145/3230636.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "A bound is above zero.")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let unequal = (0 &- bound) % bound
      while product.low < unequal { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A number in 0 ..< 1, a multiple of 2⁻⁵³.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// The numbers 0 ..< count in random order, each order equally likely (Fisher and Yates 1938, as
  /// R. Durstenfeld does it, doi:10.1145/364520.364540).
  ///
  /// - Complexity: O(count).
  public mutating func permutation(of count: Int32) -> [Int32] {
    precondition(count >= 0, "A count is zero or more.")
    var order = [Int32](0..<count)
    var place = order.count - 1
    while place > 0 {
      order.swapAt(place, below(place + 1))
      place -= 1
    }
    return order
  }

  @inline(__always)
  private static func rotated(_ value: UInt64, by bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }

  /// SplitMix64.
  private struct Filler {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return Self.mixed(state)
    }

    static func mixed(_ value: UInt64) -> UInt64 {
      var z = value
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
