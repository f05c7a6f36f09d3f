public import DelimitedText

/// The length of the periods that a span of days is cut into.
public enum PeriodLength: String, CaseIterable, Hashable, Sendable {
  case day, week
  case fourWeeks = "28d"
  case month, quarter, year
}

/// Consecutive periods of equal kind, each from its first day up to the next one's.
///
/// Days, weeks (from Monday), months, quarters and years are those of the calendar. Periods of 28
/// days are counted back from the last day, so that the newest is whole.
public struct Periods: Hashable, Sendable {
  /// The kind of period.
  public let length: PeriodLength
  /// The first day of each period, and at the end the day after the last.
  public let edges: [Int32]

  /// The periods that cover the days from `first` to `last`, both included.
  public init(_ length: PeriodLength, from first: CalendarDate, to last: CalendarDate) {
    self.length = length
    var edges: [Int32] = []
    if length == .fourWeeks {
      var edge = last.days + 1
      edges.append(edge)
      while edge > first.days {
        edge -= 28
        edges.append(edge)
      }
      self.edges = edges.reversed()
      return
    }
    var edge = Periods.start(of: length, containing: first)
    while edge.days <= last.days {
      edges.append(edge.days)
      edge = Periods.next(length, after: edge)
    }
    edges.append(edge.days)
    self.edges = edges
  }

  /// The number of periods.
  public var count: Int { max(0, edges.count - 1) }

  /// The period of a day, or nil outside all of them.
  ///
  /// - Complexity: O(log periods).
  public func period(of day: Int32) -> Int? {
    guard let first = edges.first, let last = edges.last, day >= first, day < last else {
      return nil
    }
    var low = 0
    var high = edges.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= day { low = middle } else { high = middle }
    }
    return low
  }

  /// The first day of a period.
  public func firstDay(_ period: Int) -> CalendarDate { CalendarDate(days: edges[period]) }

  /// The last day of a period.
  public func lastDay(_ period: Int) -> CalendarDate { CalendarDate(days: edges[period + 1] - 1) }

  /// A period as it is written in results: `2024-03`, `2024-Q1`, `2024`, or its first day.
  public func name(_ period: Int) -> String {
    let first = firstDay(period).description
    switch length {
    case .day, .week, .fourWeeks: return first
    case .month: return String(first.prefix(7))
    case .quarter: return "\(first.prefix(4))-Q\((firstDay(period).components.month + 2) / 3)"
    case .year: return String(first.prefix(4))
    }
  }

  private static func start(
    of length: PeriodLength, containing date: CalendarDate
  ) -> CalendarDate {
    let (year, month, _) = date.components
    let first =
      switch length {
      case .day, .fourWeeks: date
      case .week: date.adding(days: -Weekday(day: date.days).rawValue)
      case .month: CalendarDate(year: year, month: month, day: 1) ?? date
      case .quarter: CalendarDate(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? date
      case .year: CalendarDate(year: year, month: 1, day: 1) ?? date
      }
    return first
  }

  private static func next(_ length: PeriodLength, after date: CalendarDate) -> CalendarDate {
    switch length {
    case .day: date.adding(days: 1)
    case .week: date.adding(days: 7)
    case .fourWeeks: date.adding(days: 28)
    case .month: date.adding(months: 1)
    case .quarter: date.adding(months: 3)
    case .year: date.adding(months: 12)
    }
  }
}
