public import DelimitedText

/// When trial days begin and end, by the clocks of a place.
///
/// A trial day begins at a minute of the clock and ends a second before the next begins; when
/// clocks change it has 23 or 25 hours.
public struct TrialClock: Hashable, Sendable {
  /// The minute of the day at which a trial day begins.
  public let dayStart: Int
  /// The zone of the clocks.
  public let zone: LocalZone

  /// A clock.
  public init(dayStart: Int = 360, zone: LocalZone = .london) {
    self.dayStart = dayStart
    self.zone = zone
  }
}
