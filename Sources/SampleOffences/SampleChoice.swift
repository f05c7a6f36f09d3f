/// A weighted choice in one random draw, whatever the number of alternatives.
///
/// The alias method (Walker 1977, doi:10.1145/355744.355749), built with whole numbers so that
/// every machine chooses alike. Probabilities are exact to 2⁻³².
struct SampleChoice: Sendable {
  private var keep: [UInt32]
  private var other: [UInt16]

  /// A choice among `weights.count` alternatives; at least one weight is positive.
  init(weights: [Int]) {
    let count = weights.count
    let total = weights.reduce(0, +)
    precondition(total > 0 && count <= 65_536, "a choice needs a positive weight")
    keep = Array(repeating: .max, count: count)
    other = (0..<count).map { UInt16($0) }
    var scaled = weights.map { $0 * count }
    var small = scaled.indices.filter { scaled[$0] < total }
    var large = scaled.indices.filter { scaled[$0] >= total }
    while let few = small.popLast(), let many = large.popLast() {
      keep[few] = UInt32(Double(scaled[few]) / Double(total) * 4_294_967_295)
      other[few] = UInt16(many)
      scaled[many] -= total - scaled[few]
      if scaled[many] < total { small.append(many) } else { large.append(many) }
    }
  }

  /// The index of one alternative.
  @inline(__always)
  func draw(_ random: inout SampleRandom) -> Int {
    let bits = random.next()
    let slot = Int(((bits >> 32) &* UInt64(keep.count)) >> 32)
    return UInt32(truncatingIfNeeded: bits) <= keep[slot] ? slot : Int(other[slot])
  }
}
