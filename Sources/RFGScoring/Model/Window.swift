public import DelimitedText

/// How far back from the as-of date events count.
public enum Window: Hashable, Sendable {
  /// Calendar months, clamped to a month's end.
  case months(Int)
  /// Days.
  case days(Int)
  /// Every event up to the as-of date.
  case all

  /// Reads `24 months`, `2 years`, `365 days`, `6 weeks`, `24m`, `2y`, `365d`, `6w` or `all`.
  ///
  /// The number must be at least one, and the window at most a hundred years. Nil for anything
  /// else.
  public static func parse(_ text: some StringProtocol) -> Window? {
    let words = text.lowercased().split(separator: " ")
    if words == ["all"] { return .all }
    let number: Substring
    let unit: Substring
    switch words.count {
    case 1:
      number = words[0].prefix { ("0"..."9").contains($0) }
      unit = words[0].dropFirst(number.count)
    case 2: (number, unit) = (words[0], words[1])
    default: return nil
    }
    guard 1...6 ~= number.utf8.count, number.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let count = Int(number), count > 0
    else { return nil }
    switch unit {
    case "month", "months", "m": return count <= 1200 ? .months(count) : nil
    case "year", "years", "y": return count <= 100 ? .months(count * 12) : nil
    case "day", "days", "d": return count <= 36_525 ? .days(count) : nil
    case "week", "weeks", "w": return count <= 5217 ? .days(count * 7) : nil
    default: return nil
    }
  }

  /// The last date before the window; nil for all of time.
  ///
  /// An event counts when `start < date ≤ asOf`.
  public func start(asOf: CalendarDate) -> CalendarDate? {
    switch self {
    case .months(let count): asOf.adding(months: -count)
    case .days(let count): asOf.adding(days: -count)
    case .all: nil
    }
  }

  /// Whether an event of this date is within the window that ends on `asOf`.
  public func contains(_ date: CalendarDate, asOf: CalendarDate) -> Bool {
    date <= asOf && (start(asOf: asOf).map { date > $0 } ?? true)
  }
}

extension Window: CustomStringConvertible {
  /// The window as a model file writes it: `24 months`.
  public var description: String {
    switch self {
    case .months(let count): count == 1 ? "1 month" : "\(count) months"
    case .days(let count): count == 1 ? "1 day" : "\(count) days"
    case .all: "all"
    }
  }
}
