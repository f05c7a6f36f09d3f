public import DelimitedText
public import OffenceRecords

/// Which offence records are put on a map.
///
/// The police day runs from `dayStart`: an offence at 02:00 belongs to the evening before, and so
/// do its date, its weekday and its period. Dates without a time stay as they are.
public struct IncidentFilter: Sendable {
  /// The first day.
  public var from: CalendarDate?
  /// The last day.
  public var to: CalendarDate?
  /// The offences that count; nil for all.
  public var offences: OffenceDefinition?
  /// The groups, subgroups or titles that count, as written but for case and spaces; none for all.
  public var types: [String] = []
  /// The part of the day that counts; nil for all.
  public var hours: ClockRange?
  /// The weekdays that count; nil for all.
  public var weekdays: Set<Weekday>?
  /// Minutes past midnight at which a police day begins.
  public var dayStart: Int16 = 360
  /// Whether only places that are not dwellings count.
  public var publicPlace = false
  /// Whether records flagged as domestic are left out.
  public var excludesDomestic = false

  /// A filter that leaves nothing out.
  public init() {}

  /// The columns that the filter asks about.
  var columns: [OffenceColumn] {
    var columns: [OffenceColumn] = []
    if offences != nil { columns += OffenceColumn.factual }
    if !types.isEmpty { columns += [.group, .subgroup, .title] }
    if publicPlace { columns.append(.placeType) }
    if excludesDomestic { columns.append(.domestic) }
    return columns
  }

  /// Whether the filter asks when an offence was.
  var asksForTime: Bool { from != nil || to != nil || hours != nil || weekdays != nil }
}

extension OffenceColumn {
  /// The columns that a definition may ask about.
  static let factual: [OffenceColumn] =
    [.code, .offenceClass, .group, .subgroup, .placeType]
    + OffenceColumn.allCases.filter { flags.contains($0) }

  private static let flags: Set<OffenceColumn> = [
    .bladedArticle, .firearm, .domestic, .alcohol, .drugs, .childExploitation,
  ]
}

/// Why a record is not on the map, in the order of the rules.
public enum IncidentExclusion: Int, CaseIterable, Hashable, Sendable {
  case beforeFirstDay, afterLastDay, otherType, otherOffence, undecidableOffence, dwelling,
    unknownPlace, domestic, noTime, otherHours, otherWeekday, noCoordinates, nullIsland,
    offTheEarth, sameOffence

  /// The reason as a run says it.
  public var name: String {
    switch self {
    case .beforeFirstDay: "before the first day"
    case .afterLastDay: "after the last day"
    case .otherType: "other type"
    case .otherOffence: "not in the offences asked for"
    case .undecidableOffence: "undecidable offence"
    case .dwelling: "in a dwelling"
    case .unknownPlace: "place type not recorded"
    case .domestic: "domestic"
    case .noTime: "without a time"
    case .otherHours: "at other hours"
    case .otherWeekday: "on other weekdays"
    case .noCoordinates: "without coordinates"
    case .nullIsland: "at 0, 0"
    case .offTheEarth: "off the Earth"
    case .sameOffence: "another person's row of the same offence"
    }
  }
}
