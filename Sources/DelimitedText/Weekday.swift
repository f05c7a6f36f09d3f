/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// The weekday of a day counted from 1970-01-01, a Thursday.
  @inlinable
  public init(day: Int32) {
    let place = (Int(day) + 3) % 7
    self = Weekday(rawValue: place < 0 ? place + 7 : place) ?? .monday
  }

  /// The first three letters, capitalised: `Mon`.
  public var shortName: String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue]
  }

  /// The weekday of a name or its first three letters, in any case.
  public init?(_ text: some StringProtocol) {
    let folded = text.lowercased()
    guard folded.count >= 3,
      let day = Weekday.allCases.first(where: { "\($0)".hasPrefix(folded) })
    else { return nil }
    self = day
  }
}

extension Weekday {
  /// The days from one to another, over the end of the week where that is needed.
  public static func days(from first: Weekday, through last: Weekday) -> [Weekday] {
    let length = (last.rawValue - first.rawValue + 7) % 7
    return (0...length).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) }
  }
}
