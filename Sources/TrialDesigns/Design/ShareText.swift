/// A share as a user writes it, in millionths, so that sums with it are exact.
public struct ShareText: Hashable, Sendable {
  /// The share in millionths, 1 to 1,000,000.
  public var perMillion: Int

  /// A share in millionths.
  public init(perMillion: Int) { self.perMillion = perMillion }

  /// Reads `10%` or `0.1`; nil for what is no share above 0 and up to 1, to the millionth.
  public init?(_ text: String) {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? String(text.dropLast()) : text), number.isFinite,
      number > 0, number <= (isPercent ? 100 : 1)
    else { return nil }
    perMillion = Int((number * (isPercent ? 10_000 : 1_000_000)).rounded())
    if perMillion < 1 { return nil }
  }

  /// The share in percent.
  var percent: String { UnitWords.number(Double(perMillion) / 10_000) + " %" }
}

/// How many units are treated each day of a crossover.
public enum TreatedPerDay: Hashable, Sendable {
  /// So many.
  case units(Int)
  /// A share of those that are allocated.
  case share(ShareText)

  /// Reads `7`, `0.5` or `50%`; nil for anything else. A whole number is a number of units.
  public init?(_ text: String) {
    if let units = Int(text) {
      guard units > 0 else { return nil }
      self = .units(units)
    } else if let share = ShareText(text) {
      self = .share(share)
    } else {
      return nil
    }
  }

  /// The number of units of some: of a share s of N, ⌊N·s + ½⌋.
  func number(of units: Int) -> Int {
    switch self {
    case .units(let number): number
    case .share(let share): (2 * units * share.perMillion + 1_000_000) / 2_000_000
    }
  }
}
