public import DelimitedText

/// Which units are treated on which days.
public struct CrossoverSchedule: Hashable, Sendable {
  /// The first trial day.
  public let start: CalendarDate
  /// The number of trial days.
  public let days: Int
  /// The number of units of the frame.
  public let units: Int
  /// One a unit and day, day by day: whether the unit is treated.
  private var treated: [Bool]

  /// A schedule on which nobody is treated.
  public init(start: CalendarDate, days: Int, units: Int) {
    self.start = start
    self.days = days
    self.units = units
    treated = Array(repeating: false, count: days * units)
  }

  /// Whether a unit is treated on a day, both counted from 0.
  public subscript(day day: Int, unit unit: Int) -> Bool {
    get { treated[day * units + unit] }
    set { treated[day * units + unit] = newValue }
  }

  /// The date of a day counted from 0.
  public func date(ofDay day: Int) -> CalendarDate { start.adding(days: day) }

  /// The units treated on a day, ascending.
  public func treatedUnits(onDay day: Int) -> [Int] {
    (0..<units).filter { treated[day * units + $0] }
  }
}
