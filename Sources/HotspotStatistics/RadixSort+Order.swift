extension RadixSort {
  /// The places of values in ascending order of the values, those of NaN left out; equal values
  /// keep their order.
  ///
  /// The upper halves of the keys are sorted by digits together with the places; where they are
  /// equal, which in measurements is seldom, the values decide.
  /// - Complexity: O(n) for values that differ in their upper halves or not at all.
  package static func order(of values: [Double]) -> [Int32] {
    var packed: [UInt64] = []
    packed.reserveCapacity(values.count)
    for place in values.indices where !values[place].isNaN {
      let upper = key(values[place] + 0) & 0xFFFF_FFFF_0000_0000
      packed.append(upper | UInt64(UInt32(truncatingIfNeeded: place)))
    }
    sortUpperHalves(&packed)
    let sorted = packed.span
    var order = [Int32](repeating: 0, count: sorted.count)
    var first = 0
    while first < sorted.count {
      let upper = sorted[first] >> 32
      var isOrdered = true
      var end = first
      var before = -Double.infinity
      while end < sorted.count, sorted[end] >> 32 == upper {
        let place = Int32(truncatingIfNeeded: sorted[end])
        order[end] = place
        let value = values[Int(place)]
        if value < before { isOrdered = false }
        before = value
        end += 1
      }
      if !isOrdered {
        order[first..<end].sort { one, other in
          let (left, right) = (values[Int(one)], values[Int(other)])
          return left == right ? one < other : left < right
        }
      }
      first = end
    }
    return order
  }

  private static func sortUpperHalves(_ keys: inout [UInt64]) {
    var differing: UInt64 = 0
    for key in keys { differing |= key ^ keys[0] }
    var other = [UInt64](repeating: 0, count: keys.count)
    for shift in [32, 43, 54] as [UInt64] {
      guard (differing >> shift) & 0x7FF != 0 else { continue }
      scatter(keys.span, to: &other, shift: shift)
      swap(&keys, &other)
    }
  }

  /// Moves keys to where the eleven bits from `shift` on put them.
  private static func scatter(_ keys: Span<UInt64>, to other: inout [UInt64], shift: UInt64) {
    var counts = [Int](repeating: 0, count: 2048)
    var places = counts.mutableSpan
    for index in 0..<keys.count { places[Int((keys[index] >> shift) & 0x7FF)] += 1 }
    var total = 0
    for digit in 0..<2048 {
      let count = places[digit]
      places[digit] = total
      total += count
    }
    var output = other.mutableSpan
    for index in 0..<keys.count {
      let digit = Int((keys[index] >> shift) & 0x7FF)
      output[places[digit]] = keys[index]
      places[digit] += 1
    }
  }
}
