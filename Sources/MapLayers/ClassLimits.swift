private import Foundation

/// The limits between classes: found by a rule, made round, and put into words.
enum ClassLimits {
  /// The limits by a rule, ascending, each within the values; values are sorted and not empty.
  static func raw(_ values: [Double], count: Int, rule: MapStyle.ClassRule) -> [Double] {
    guard let low = values.first, let high = values.last, count > 1 else { return [] }
    switch rule {
    case .equalInterval:
      return (1..<count).map { low + (high - low) * (Double($0) / Double(count)) }
    case .quantile:
      return (1..<count).map { values[values.count * $0 / count] }
    case .headTail:
      var limits: [Double] = []
      var head = values[...]
      while limits.count < count - 1, let first = head.first, let last = head.last, first < last {
        let mean = head.reduce(0, +) / Double(head.count)
        guard mean.isFinite else { break }
        limits.append(mean)
        head = head[(head.firstIndex { $0 > mean } ?? head.endIndex)...]
      }
      return limits
    }
  }

  /// The limits in few digits: each moves by at most a fifth of the way to its neighbours.
  ///
  /// Those that meet another or the ends are dropped.
  static func rounded(
    _ limits: [Double], low: Double, high: Double, isWhole: Bool
  ) -> [Double] {
    var kept: [Double] = []
    for (index, limit) in limits.enumerated() {
      let before = index == 0 ? low : limits[index - 1]
      let after = index == limits.count - 1 ? high : limits[index + 1]
      let gaps = [limit - before, after - limit].filter { $0 > 0 }
      var room = 0.4 * (gaps.min() ?? 0)
      if isWhole { room = max(1, room) }
      let round = round(limit, room: room)
      if round > (kept.last ?? low), round <= high { kept.append(round) }
    }
    return kept
  }

  /// The nearest multiple of the greatest of 1 and 5 times a power of ten within the room.
  static func round(_ value: Double, room: Double) -> Double {
    guard room > 0, room.isFinite, value.isFinite else { return value }
    let power = Foundation.floor(log10(room))
    guard abs(power) < 300 else { return value }
    // Tens are exact up to 10²², and dividing by them is rounded once.
    let ten = pow(10, abs(power))
    let unit = power < 0 ? 1 / ten : ten
    let step = 5 * unit <= room ? 5.0 : 1
    let count = (value / unit / step).rounded() * step
    return power < 0 ? count / ten : count * ten
  }

  /// The greatest number of one significant digit that is not above a positive value.
  static func floor(_ value: Double) -> Double {
    if value >= 1, value == value.rounded() { return value }
    let power = Foundation.floor(log10(value))
    guard abs(power) < 300 else { return value }
    let ten = pow(10, abs(power))
    let digit = Foundation.floor(power < 0 ? value * ten : value / ten)
    let floor = power < 0 ? digit / ten : digit * ten
    return floor > 0 && floor <= value ? floor : value
  }

  /// What the legend says of the class between two edges.
  static func label(
    _ edges: [Double], _ index: Int, isWhole: Bool, low: Double, isOnly: Bool
  ) -> String {
    let lower = edges[index]
    let upper = edges[index + 1]
    if isOnly { return text(low) }
    let isLast = index == edges.count - 2
    if isWhole {
      if isLast { return lower == upper ? text(lower) : "\(text(lower)) or more" }
      return upper - lower <= 1 ? text(lower) : "\(text(lower)) to \(text(upper - 1))"
    }
    if isLast { return index == 0 ? "up to \(text(upper))" : "\(text(lower)) or more" }
    return index == 0 ? "under \(text(upper))" : "\(text(lower)) to \(text(upper))"
  }

  /// A number for a reader: thousands parted by commas, and no more digits than it has.
  static func text(_ value: Double) -> String {
    var plain = value.description
    if plain.hasSuffix(".0") { plain.removeLast(2) }
    guard !plain.contains("e"), plain.allSatisfy({ "-.0123456789".contains($0) }) else {
      return plain
    }
    let parts = plain.split(separator: ".", maxSplits: 1)
    var whole = ""
    let digits = parts[0].drop { $0 == "-" }
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { whole.append(",") }
      whole.append(digit)
    }
    let sign = value < 0 ? "−" : ""
    return sign + whole + (parts.count > 1 ? "." + parts[1] : "")
  }
}
