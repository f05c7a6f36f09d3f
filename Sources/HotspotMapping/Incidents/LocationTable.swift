/// The distinct positions that rows lie at, numbered in the order they are met.
///
/// Positions are told apart by the bits of their two coordinates. Open addressing with linear
/// probing; expected O(1) a position.
struct LocationTable: Sendable {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private var slots: [Int32] = Array(repeating: -1, count: 1024)

  var count: Int { x.count }

  /// The number of a position, new or known.
  mutating func number(x newX: Double, y newY: Double) -> Int32 {
    // Minus zero is zero.
    let (px, py) = (newX + 0, newY + 0)
    var slot = LocationTable.hash(px, py) & (slots.count - 1)
    while true {
      let found = slots[slot]
      if found < 0 { break }
      if x[Int(found)] == px, y[Int(found)] == py { return found }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(truncatingIfNeeded: x.count)
    slots[slot] = number
    x.append(px)
    y.append(py)
    if x.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for number in x.indices {
      var slot = LocationTable.hash(x[number], y[number]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }

  @inline(__always)
  private static func hash(_ x: Double, _ y: Double) -> Int {
    let product = (x.bitPattern ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: y.bitPattern ^ 0xC2B2_AE3D_27D4_EB4F)
    let mixed = (product.low ^ product.high) &* 0x9FB2_1C65_1E98_DF25
    return Int(truncatingIfNeeded: mixed >> 20)
  }
}
