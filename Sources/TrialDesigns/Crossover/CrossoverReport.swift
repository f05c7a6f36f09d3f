internal import DelimitedText
internal import MapLayers

/// What is to be known of a crossover schedule: how long arms run, how much of the control time is
/// clean of treatment, and how evenly treatment is spread.
///
/// Deterrence lingers for days after patrols leave, so a control day soon after a treated one is
/// not like a day without treatment. Days before the trial count as untreated.
public struct CrossoverReport: Sendable {
  /// The days for which deterrence may linger, at most.
  public static let lingeringDays = 4

  /// Control days, and how many of them have no treated day in the days before.
  public struct CleanControl: Hashable, Sendable {
    /// The days before that are looked at.
    public let washout: Int
    /// The unit's days in the control arm.
    public let controlDays: Int
    /// Those with no treated day in the washout before.
    public let cleanDays: Int
    /// The share of clean days to expect were each day drawn by itself: (1 − p)^washout, with p the
    /// share of all unit-days that are treated.
    public let independentShare: Double

    /// The clean share of control days; nil where there are none.
    public var share: Double? {
      controlDays > 0 ? Double(cleanDays) / Double(controlDays) : nil
    }
  }

  /// The runs of one arm of one length.
  public struct RunLength: Hashable, Sendable {
    /// Whether the arm is the treatment.
    public let isTreated: Bool
    /// The days of a run.
    public let days: Int
    /// The runs of that length, those that the ends of the trial cut included.
    public let runs: Int
  }

  /// The least and the greatest of some counts.
  public struct Spread: Hashable, Sendable {
    /// What is counted.
    public enum Margin: String, Hashable, Sendable {
      /// The treated days of a unit.
      case unitDays = "treated days of a unit"
      /// The units treated on a day.
      case dayUnits = "units treated on a day"
      /// The treated days of a unit on one day of the week.
      case unitWeekdays = "treated days of a unit on a weekday"
      /// The units of an area treated on a day.
      case areaUnits = "units of an area treated on a day"
    }

    /// What is counted.
    public let margin: Margin
    /// The day of the week or the area; empty where there is none.
    public let group: String
    /// The least count.
    public let least: Int
    /// The greatest count.
    public let greatest: Int
  }

  /// The schedule.
  public let schedule: CrossoverSchedule
  /// Its plan.
  public let plan: CrossoverPlan
  /// The ids of the units.
  public let ids: [String]
  /// The area of each unit; empty where areas do not matter.
  public let areas: [String]

  /// A report on a schedule.
  ///
  /// - Parameters:
  ///   - ids: the id of each unit of the schedule.
  ///   - areas: the area of each unit, or none.
  public init(
    _ schedule: CrossoverSchedule, plan: CrossoverPlan, ids: [String], areas: [String] = []
  ) {
    precondition(
      ids.count == schedule.units && (areas.isEmpty || areas.count == schedule.units),
      "A report has an id, and an area or none, for each unit.")
    self.schedule = schedule
    self.plan = plan
    self.ids = ids
    self.areas = areas
  }

  /// Whether a day of a unit is flagged as washout: a control day with a treated day in the plan's
  /// washout before it.
  public func washoutFlag(day: Int, unit: Int) -> Bool {
    isLingering(day: day, unit: unit, within: plan.washout)
  }

  /// The clean control days for a washout.
  ///
  /// - Complexity: O(days · units · washout).
  public func cleanControl(washout: Int) -> CleanControl {
    var control = 0
    var clean = 0
    for day in 0..<schedule.days {
      for unit in 0..<schedule.units where !schedule[day: day, unit: unit] {
        control += 1
        if !isLingering(day: day, unit: unit, within: washout) { clean += 1 }
      }
    }
    let cells = schedule.days * schedule.units
    let untreated = cells > 0 ? Double(control) / Double(cells) : 1
    var independent = 1.0
    for _ in 0..<max(0, min(washout, CrossoverRequest.longest)) { independent *= untreated }
    return CleanControl(
      washout: washout, controlDays: control, cleanDays: clean, independentShare: independent)
  }

  /// The runs of days in one arm: treatment first, then by length, lengths without runs left out.
  ///
  /// - Complexity: O(days · units).
  public func runLengths() -> [RunLength] {
    var counts = [Bool: [Int: Int]]()
    for unit in 0..<schedule.units {
      var length = 0
      for day in 0..<schedule.days {
        length += 1
        let arm = schedule[day: day, unit: unit]
        if day + 1 == schedule.days || schedule[day: day + 1, unit: unit] != arm {
          counts[arm, default: [:]][length, default: 0] += 1
          length = 0
        }
      }
    }
    return [true, false].flatMap { arm in
      (counts[arm] ?? [:]).sorted { $0.key < $1.key }
        .map { RunLength(isTreated: arm, days: $0.key, runs: $0.value) }
    }
  }

  /// How evenly treatment is spread over units, days, days of the week and areas.
  ///
  /// - Complexity: O(days · units).
  public func margins() -> [Spread] {
    let units = 0..<schedule.units
    let days = 0..<schedule.days
    func treated(_ unit: Int, _ days: some Sequence<Int>) -> Int {
      days.reduce(0) { $0 + (schedule[day: $1, unit: unit] ? 1 : 0) }
    }
    var spreads: [Spread] = []
    func add(_ margin: Spread.Margin, _ group: String, _ counts: [Int]) {
      guard let least = counts.min(), let greatest = counts.max() else { return }
      spreads.append(Spread(margin: margin, group: group, least: least, greatest: greatest))
    }
    add(.unitDays, "", units.map { treated($0, days) })
    add(.dayUnits, "", days.map { schedule.treatedUnits(onDay: $0).count })
    for weekday in Weekday.allCases {
      let same = days.filter { Weekday(day: schedule.date(ofDay: $0).days) == weekday }
      if !same.isEmpty { add(.unitWeekdays, weekday.shortName, units.map { treated($0, same) }) }
    }
    let byArea = Dictionary(grouping: areas.indices) { areas[$0] }
    for area in ByteOrder.sorted(byArea.keys) {
      let members = byArea[area] ?? []
      add(
        .areaUnits, area,
        days.map { day in members.count { schedule[day: day, unit: $0] } })
    }
    return spreads
  }

  /// Whether a day is a control day with a treated one in the days before.
  private func isLingering(day: Int, unit: Int, within washout: Int) -> Bool {
    !schedule[day: day, unit: unit]
      && (max(0, day - max(0, washout))..<day).contains { schedule[day: $0, unit: unit] }
  }
}
