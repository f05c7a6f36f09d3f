public import DelimitedText
internal import TrialDesigns

/// Which units are to be patrolled: the days, the place and how much.
public struct ScheduleRequest: Hashable, Sendable {
  /// The first trial day.
  public var from: CalendarDate
  /// The last trial day.
  public var through: CalendarDate
  /// The area; nil for all.
  public var area: String?
  /// The minutes wanted of a patrol; 11 to 15 deter best (Koper 1995,
  /// doi:10.1080/07418829500096231).
  public var minutes = 15
  /// The visits on a day after which a unit is dropped from it; nil for no limit.
  public var limit: Int?

  /// The most days of one schedule.
  public static let mostDays = 366

  /// Asks for days; one day where no last is given.
  public init(from: CalendarDate, through: CalendarDate? = nil) {
    self.from = from
    self.through = through ?? from
  }

  /// - Throws: `HotspotError.usage` for a request that makes no sense whatever the trial.
  func check() throws(HotspotError) {
    guard from <= through else {
      throw HotspotError(.usage, "the last day, \(through), is before the first, \(from).")
    }
    guard through.days - from.days < Self.mostDays else {
      throw HotspotError(
        .usage, "a schedule has at most \(Self.mostDays) days. Ask for fewer at once.")
    }
    guard minutes > 0, minutes <= 1440 else {
      throw HotspotError(.usage, "a patrol lasts from 1 to 1440 minutes, not \(minutes).")
    }
    if let limit, limit < 1 {
      throw HotspotError(.usage, "the limit of visits is at least 1, not \(limit).")
    }
  }
}
