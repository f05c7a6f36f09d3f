package import DelimitedText
package import TrialDesigns

/// A trial day of a crossover trial whose treated units may be known.
package struct OpenDay: Hashable, Sendable {
  /// The trial day.
  package var date: CalendarDate
  /// The treated units, as positions in the frame, ascending.
  package var treated: [Int]
}

extension TrialState {
  /// The design of a trial whose units are allocated.
  ///
  /// - Throws: `HotspotError.state` where they are not; it says which command comes first.
  package func allocatedDesign() throws(HotspotError) -> TrialDesign {
    guard let design else {
      throw HotspotError(
        .state,
        "the trial has no design yet, so nothing is allocated. First: \(Setting.designing), then"
          + " commit, then allocate.")
    }
    guard recordSHA256 != nil else {
      let commands =
        commitment == nil
        ? "\(Setting.committing), then \(Setting.allocating)" : "\(Setting.allocating)"
      throw HotspotError(
        .state,
        "the units are not allocated yet. First: \(commands), run by the holder of the seed."
      )
    }
    return design
  }

  /// The arm of each unit of a parallel design.
  ///
  /// - Throws: `HotspotError.damaged` where the file has none.
  package func parallelArms() throws(HotspotError) -> [Int?] {
    guard let arms, arms.count == frame.units.count else {
      throw HotspotError(
        .damaged,
        "the trial is allocated, but its arms are missing. Run \(Setting.verifying), and go back to"
          + " a copy of the file.")
    }
    return arms
  }

  /// The clock by which trial days begin; the usual one before there is a design.
  ///
  /// - Throws: `HotspotError.badData` for a time zone that this machine does not know.
  package func clock() throws(HotspotError) -> TrialClock {
    guard let design else { return TrialClock() }
    return try TrialClock(design)
  }

  /// The first and the last trial day, where the design has days.
  package var horizon: ClosedRange<CalendarDate>? {
    guard let design, let days = design.days, days > 0,
      let start = design.start.flatMap({ CalendarDate($0) })
    else { return nil }
    return start...start.adding(days: days - 1)
  }

  /// The days of a crossover trial that may be looked at, ascending: those released, and all of
  /// them once the record is revealed.
  ///
  /// - Throws: `HotspotError.damaged` for a revealed record that is not as it was written.
  package func openDays() throws(HotspotError) -> [OpenDay] {
    guard let revealed else {
      return released.map { OpenDay(date: $0.date, treated: $0.treated) }
    }
    let record = try AllocationRecord(bytes: revealed)
    guard case .crossover(let schedule) = record.allocation.assignment else { return [] }
    return (0..<schedule.days).map { day in
      OpenDay(date: schedule.date(ofDay: day), treated: schedule.treatedUnits(onDay: day))
    }
  }

  /// The suspension that holds on a day; of several the last that was logged.
  package func suspension(on day: CalendarDate) -> Suspension? {
    suspensions.last { $0.from <= day && day <= $0.to }
  }
}
