public import DelimitedText
internal import HotspotGeometry
internal import MapLayers
internal import ResultTables

/// Two periods compared cell by cell or zone by zone, as a user asks for it.
public struct ChangeRequest: Sendable {
  /// What to put on the map.
  public var study: StudyRequest
  /// What to compare by.
  public var units: CountsRequest.Units
  /// The days of the first period.
  public var before: ClosedRange<CalendarDate>
  /// The days of the second period.
  public var after: ClosedRange<CalendarDate>

  /// The width of cells where none is given.
  public static let standardWidth = 250.0

  /// A request.
  public init(
    study: StudyRequest, units: CountsRequest.Units, before: ClosedRange<CalendarDate>,
    after: ClosedRange<CalendarDate>
  ) {
    self.study = study
    self.units = units
    self.before = before
    self.after = after
  }

  /// Reads, counts and tests.
  ///
  /// - Throws: as `StudyRequest.run()` does; `HotspotError` for periods that overlap.
  public func run() throws -> MapOutcome {
    guard !before.overlaps(after) else {
      throw HotspotError(
        .usage,
        "\(Setting.firstPeriod) and \(Setting.secondPeriod) share days. Give periods apart.")
    }
    var request = self.study
    if case .zones(let zones) = units { request.otherInputs += zones.inputs }
    request.needsDates = true
    request.filter.from = min(before.lowerBound, after.lowerBound)
    request.filter.to = max(before.upperBound, after.upperBound)
    let study = try request.run()
    if study.isMonthOnly { try checkMonths() }
    let incidents = study.incidents
    let early = incidents.filter { before.contains(CalendarDate(days: incidents.day[$0])) }
    let late = incidents.filter { after.contains(CalendarDate(days: incidents.day[$0])) }
    var lines = [
      "Before: \(early.count) incidents in \(days(before)) days; after: \(late.count) in "
        + "\(days(after)) days. Rates are compared by day, by the Poisson e-test; intervals are of "
        + "95 %; q is p corrected by bh over the units with incidents."
    ]
    let between = incidents.count - early.count - late.count
    if between > 0 { lines.append("\(between) incidents lie between the periods.") }
    let unit: ChangeUnits
    var members: [OrderedJSON.Member] = []
    switch units {
    case .cells(let grid):
      if !grid.isWidthStated {
        lines.append("The cells are squares of 250 m, since no \(Setting.cellWidth) was given.")
      }
      let cover = try grid.cover(of: study)
      unit = try .cells(study, cover: cover, early, late)
      lines.append(grid.description(of: cover))
      let inCells = unit.before.reduce(0, +) + unit.after.reduce(0, +)
      let uncovered = early.count + late.count - Int(inCells)
      if uncovered > 0 {
        lines.append("\(NumberText.count(uncovered, "incident")) lie in none of the cells.")
      }
      lines.append("Cells without incidents in either period have no row.")
      members = grid.members
    case .zones(let zones):
      unit = try .zones(study, zones, early, late)
      lines += zones.notes
      members = [OrderedJSON.Member("zones", .string(RunRecord.name(of: zones.name)))]
    }
    let changes = PoissonChange.compare(
      before: unit.before, after: unit.after, beforeDays: Double(days(before)),
      afterDays: Double(days(after)), confidence: 0.95)
    let table = ChangeTable(
      study, unit, changes,
      style: style(study, values: changes.map(\.difference)))
    return MapOutcome(
      table, study: study, lines: lines,
      options: members + [
        OrderedJSON.Member("before", .string("\(before.lowerBound)..\(before.upperBound)")),
        OrderedJSON.Member("after", .string("\(after.lowerBound)..\(after.upperBound)")),
      ])
  }

  private func days(_ range: ClosedRange<CalendarDate>) -> Int {
    Int(range.upperBound.days - range.lowerBound.days) + 1
  }

  /// Months count as a whole, so a period of part of a month would be wrong.
  private func checkMonths() throws(HotspotError) {
    for range in [before, after] {
      let isWhole =
        range.lowerBound.components.day == 1 && range.upperBound == range.upperBound.endOfMonth
      guard isWhole else {
        throw HotspotError(
          .badData,
          "the dates are months without days, and \(range.lowerBound)..\(range.upperBound) is not "
            + "made of whole months. Begin on the first of a month and end on the last.")
      }
    }
  }

  private func style(_ study: Study, values: [Double]) -> MapStyle {
    var style = study.style(
      "Change", column: "difference", values: [], legend: "Incidents, after less before")
    style.classes = MapStyle.diverging(values: values)
    return style
  }
}
