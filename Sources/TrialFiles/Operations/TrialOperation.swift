public import DelimitedText
internal import TrialDesigns

/// What is done to a trial while it runs; each operation is logged, and says in words what it did.
///
/// An error names the trial file.
public enum TrialOperation {
  /// The days of one release above which it is said that they are many.
  private static let mostDaysAhead = 7

  /// Writes the days that are due into the trial file.
  ///
  /// - Throws: `HotspotError`: `missing` and `damaged` for the record's file, and what
  ///   `TrialFile.release` throws.
  public static func release(
    _ trial: String, record: String, through day: CalendarDate
  ) throws -> [String] {
    let record = try AllocationRecord(file: record)
    let days = try HotspotError.naming(trial) {
      try TrialFile(path: trial).release(record, through: day)
    }
    guard let first = days.first, let last = days.last else {
      return ["No day released: all days to \(day) were released before."]
    }
    let count = UnitWords.count(days.count, "day")
    var lines = ["\(count) released: \(first == last ? "\(first)" : "\(first) to \(last)")."]
    if days.count > mostDaysAhead {
      lines.append(
        "WARNING: that is more than \(mostDaysAhead) days at once. Whoever has the trial file knows them"
          + " all ahead; release a day or a week at a time.")
    }
    return lines
  }

  /// Puts the whole record into the trial file: the end of concealment.
  ///
  /// - Throws: `HotspotError`: `missing` and `damaged` for the record's file, and what
  ///   `TrialFile.reveal` throws.
  public static func reveal(_ trial: String, record: String) throws -> [String] {
    let record = try AllocationRecord(file: record)
    try HotspotError.naming(trial) { try TrialFile(path: trial).reveal(record) }
    return [
      "The record is revealed: seed and all days are in the trial file for anyone to check. Next:"
        + " \(Setting.verifying) \(trial)"
    ]
  }

  /// Switches a unit off or on from a moment; the assigned arm stays.
  ///
  /// - Parameter from: a date and time such as `2026-03-02T06:00`, by the clocks of the trial.
  /// - Throws: `HotspotError`: `usage` for a unit that is not there, a time that cannot be read or
  ///   is in no day of the trial, and a reason without words.
  public static func `switch`(
    _ trial: String, unit: String, on isOn: Bool, from: String, reason: String
  ) throws -> [String] {
    try HotspotError.naming(trial) {
      let file = try TrialFile(path: trial)
      let state = try file.state()
      let clock = try state.clock()
      let position = try Self.position(ofUnit: unit, in: state.frame)
      let moment = try Self.moment(from, by: clock)
      let day = clock.trialDay(of: moment)
      if let horizon = state.horizon, !horizon.contains(day) {
        throw HotspotError(
          .usage,
          "\(clock.text(moment)) is in the trial day \(day), and the trial runs from"
            + " \(horizon.lowerBound) to \(horizon.upperBound). A switch stays in the log for good, so"
            + " check the date; the first moment is"
            + " \(clock.text(clock.bounds(of: horizon.lowerBound).start)).")
      }
      try file.add(
        TrialState.UnitSwitch(unit: position, isOn: isOn, from: moment, reason: reason))
      return [
        "\(unit) is switched \(isOn ? "on" : "off") from \(clock.text(moment)), trial day"
          + " \(day). Its arm stays what it is."
      ]
    }
  }

  /// Suspends the trial for some days; assigned arms stay.
  ///
  /// - Throws: `HotspotError.usage` for a last day before the first, days that the trial does not
  ///   have, and a reason without words.
  public static func suspend(
    _ trial: String, from: CalendarDate, to: CalendarDate, reason: String
  ) throws -> [String] {
    try HotspotError.naming(trial) {
      guard from <= to else {
        throw HotspotError(.usage, "the last day, \(to), is before the first, \(from).")
      }
      let file = try TrialFile(path: trial)
      if let horizon = try file.state().horizon, !horizon.overlaps(from...to) {
        throw HotspotError(
          .usage,
          "the trial runs from \(horizon.lowerBound) to \(horizon.upperBound), so there is nothing"
            + " to suspend from \(from) to \(to).")
      }
      try file.add(TrialState.Suspension(from: from, to: to, reason: reason))
      let count = UnitWords.count(Int(to.days - from.days) + 1, "day")
      return [
        "The trial is suspended for \(count): \(from == to ? "\(from)" : "\(from) to \(to)")."
      ]
    }
  }

  /// The position of a unit, or an error that offers the nearest spelling.
  static func position(ofUnit id: String, in frame: TrialFrame) throws(HotspotError) -> Int {
    if let position = frame.index(ofUnit: id) { return position }
    let near = Spelling.nearest(to: id, among: frame.units.map(\.id))
    throw HotspotError(
      .usage,
      "there is no unit \(id) in this trial."
        + (near.map { " Did you mean \($0)?" } ?? " \(Setting.exporting) lists the units."))
  }

  /// A moment that the user typed, so that a wrong one is a matter of usage.
  private static func moment(_ text: String, by clock: TrialClock) throws(HotspotError) -> Int64 {
    do {
      return try clock.moment(parsing: text)
    } catch {
      throw HotspotError(.usage, error.message)
    }
  }
}
