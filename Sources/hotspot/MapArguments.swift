import ArgumentParser
import HotspotPolicing

extension DatumChoice: ExpressibleByArgument {}
extension UnweightedIncidents: ExpressibleByArgument {}

extension ClockRange: ExpressibleByArgument {
  /// Reads `19:00-03:00`.
  public init?(argument: String) { self.init(argument) }
}

extension IncidentWeight: ExpressibleByArgument {
  /// Reads `count`, `harm` or a header.
  public init?(argument: String) { self.init(argument) }
}

/// Minutes past midnight, `06:00`.
struct ClockTime: ExpressibleByArgument {
  var minutes: Int16

  init(minutes: Int16) { self.minutes = minutes }

  init?(argument: String) {
    guard let minutes = ClockRange.minutes(argument) else { return nil }
    self.minutes = Int16(minutes)
  }

  var defaultValueDescription: String { ClockRange.clock(minutes) }
}

/// `fri,sat`, or a range such as `mon-thu`.
struct WeekdayList: ExpressibleByArgument {
  var days: Set<Weekday> = []

  init?(argument: String) {
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard let first = ends.first.flatMap({ Weekday($0) }), ends.count <= 2,
        let last = ends.last.flatMap({ Weekday($0) })
      else { return nil }
      days.formUnion(Weekday.days(from: first, through: last))
    }
  }
}
