internal import TrialDesigns

/// A recorded visit that was left out, and why.
public struct VisitReject: Hashable, Sendable {
  /// Why a visit is left out, in the order in which the rules are applied.
  public enum Reason: Hashable, Sendable {
    /// No unit is named.
    case noUnit
    /// The unit is not in the frame.
    case unknownUnit(String)
    /// Nobody is named.
    case noOfficer
    /// A start or end that is no date and time.
    case unreadableTime(String)
    /// A start or end that the clocks skip.
    case skippedTime(String)
    /// The end is not after the start.
    case endNotAfterStart
    /// Longer than a day.
    case longerThanADay
    /// Before the first trial day or after the last.
    case outsideTrial
    /// The officer was in another unit at the time.
    case elsewhere(unit: String)
    /// The same visit was recorded before: an app sent it again.
    case duplicate
  }

  /// The file, as the user named it.
  public var file: String
  /// The line that the row starts on.
  public var line: Int
  /// Why.
  public var reason: Reason
  /// The row, as CSV.
  public var row: String
}

extension VisitReject.Reason: CustomStringConvertible {
  /// The reason in words, with the value at fault.
  public var description: String {
    switch self {
    case .unknownUnit(let unit): "\(kind): \(unit)"
    case .unreadableTime(let text), .skippedTime(let text): "\(kind): \(text)"
    case .elsewhere(let unit): "\(kind): \(unit)"
    case .noUnit, .noOfficer, .endNotAfterStart, .longerThanADay, .outsideTrial, .duplicate: kind
    }
  }

  /// The reason without the value at fault, by which rejects are counted.
  public var kind: String {
    switch self {
    case .noUnit: "no unit"
    case .unknownUnit: "unit not in the frame"
    case .noOfficer: "no officer"
    case .unreadableTime: "unreadable time"
    case .skippedTime: "time that the clocks skip"
    case .endNotAfterStart: "end not after start"
    case .longerThanADay: "longer than 24 hours"
    case .outsideTrial: "outside the days of the trial"
    case .elsewhere: "officer in another unit at the time"
    case .duplicate: "recorded before"
    }
  }
}
