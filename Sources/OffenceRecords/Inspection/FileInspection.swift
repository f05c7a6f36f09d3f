public import DelimitedText

/// What is in a file of offence records, and what is wrong with it.
public struct FileInspection: Sendable {
  /// Answers whether a weights table has a code.
  public struct CodeCheck: Sendable {
    /// The table's name.
    public var table: String
    /// Whether it has a weight for a code, or for a class where there is no code.
    public var isKnown: @Sendable (_ code: String) -> Bool

    /// A check against a table.
    public init(table: String, isKnown: @escaping @Sendable (_ code: String) -> Bool) {
      self.table = table
      self.isKnown = isKnown
    }
  }

  let plan: FilePlan
  let summary: InspectionSummary
  let check: CodeCheck
  /// What was read and left out.
  public let intake: IntakeReport

  /// Reads files whole, however many rows are rejected.
  ///
  /// - Throws: `HotspotError` for a file that cannot be read.
  public init(_ paths: [String], options: ReaderOptions, check: CodeCheck) throws {
    var options = options
    options.maxRejects = .share(1)
    let reader = try OffenceReader(paths, options: options)
    plan = reader.plan
    self.check = check
    (summary, intake) = try reader.summarise(InspectionSummary(), columns: .all, required: [])
  }

  /// One section of the report.
  public struct Section: Sendable {
    /// What it is about.
    public var title: String
    /// Names and values.
    public var facts: [(name: String, value: String)]
  }

  /// The report, section by section.
  public var sections: [Section] {
    [
      files, columns, rows, dates, lag, codes, groups, people, events, coordinates,
    ].filter { !$0.facts.isEmpty }
  }

  private var files: Section {
    var section = Section(title: "Files", facts: [])
    for (text, layout) in zip(plan.texts, plan.layouts).prefix(20) {
      let delimiter =
        switch text.header.delimiter {
        case 0x09: "tab"
        case 0x3B: "semicolon"
        default: "comma"
        }
      section.facts.append(
        (
          text.source.name,
          "layout \(layout.name.rawValue), \(layout.headers.count) columns, \(delimiter)"
        ))
    }
    if plan.texts.count > 20 {
      section.facts.append(("and", "\(plan.texts.count - 20) more"))
    }
    return section
  }

  private var columns: Section {
    var meanings: [String: String] = [:]
    var order: [String] = []
    for layout in plan.layouts {
      for (place, label) in layout.labels.enumerated() where meanings[label] == nil {
        order.append(label)
        let names = layout.ordered.filter { $0.1 == place }.map(\.0.name)
        meanings[label] = names.isEmpty ? "not used" : names.joined(separator: " and ")
      }
    }
    return Section(
      title: "Columns",
      facts: order.map { header in
        let filled = summary.filled[header] ?? 0
        let rows = summary.headerRows[header] ?? 0
        return (header, "\(meanings[header] ?? ""), \(filled) filled (\(Share.of(filled, rows)))")
      })
  }

  private var rows: Section {
    var facts = [
      ("read", "\(intake.rowsRead)"), ("kept", "\(intake.rowsKept)"),
      ("rejected", "\(intake.rejectedCount)"),
    ]
    for (reason, count) in intake.rejected.sorted(by: { $0.key < $1.key }) {
      facts.append(("rejected: " + reason.name, "\(count)"))
    }
    for row in intake.rejectedRows.prefix(5) { facts.append(("for example", row.description)) }
    if intake.blankLines > 0 { facts.append(("blank lines", "\(intake.blankLines)")) }
    for (warning, count) in intake.warnings.sorted(by: { $0.key < $1.key }) {
      facts.append(("warning", "\(count) rows: \(warning)"))
    }
    for row in intake.warnedRows { facts.append(("for example", row)) }
    return Section(title: "Rows", facts: facts)
  }

  private var dates: Section {
    var section = Section(title: "Dates", facts: [])
    guard plan.has(.date), !summary.months.isEmpty else { return section }
    // The day of a month-only date is our own, so it is not shown.
    let isMonthOnly = summary.monthOnly == summary.rows - summary.undated
    let range = [summary.firstDate, summary.lastDate].map { days in
      let date = "\(CalendarDate(days: days))"
      return isMonthOnly ? String(date.prefix(7)) : date
    }
    section.facts.append(("range", range.joined(separator: " to ")))
    if let order = intake.dateOrder {
      section.facts.append(
        ("order", "\(order.rawValue), \(plan.dateOrderIsStated ? "stated" : "found in the rows")"))
    }
    if summary.undated > 0 { section.facts.append(("without a date", "\(summary.undated)")) }
    section.facts.append(
      (
        "precision",
        "\(summary.timed) with a time, "
          + "\(summary.rows - summary.timed - summary.monthOnly - summary.undated) day only, "
          + "\(summary.monthOnly) month only"
      ))
    let months = summary.months.keys.sorted()
    if let first = months.first, let last = months.last, last - first < 1200 {
      let gaps = (first...last).filter { summary.months[$0] == nil }
      section.facts.append(
        (
          "months without rows",
          gaps.isEmpty ? "none" : gaps.map(FileInspection.month).joined(separator: ", ")
        ))
    }
    for month in months.prefix(240) {
      section.facts.append((FileInspection.month(month), "\(summary.months[month] ?? 0)"))
    }
    return section
  }

  private static func month(_ number: Int32) -> String {
    let month = number % 12 + 1
    return "\(number / 12)-\(month < 10 ? "0" : "")\(month)"
  }

  private var lag: Section {
    var section = Section(title: "Recording lag", facts: [])
    guard let median = summary.lag.days(for: 0.5), let ninth = summary.lag.days(for: 0.9),
      let complete = summary.lag.lastCompleteDay
    else { return section }
    section.facts.append(("median", "\(median) days from occurred to reported"))
    section.facts.append(("90th percentile", "\(ninth) days"))
    let early = summary.lag.early
    if early > 0 { section.facts.append(("reported before they occurred", "\(early) rows")) }
    let last = CalendarDate(days: summary.lastDate)
    if last.endOfMonth > complete {
      section.facts.append(
        (
          "warning",
          "the last period (\(last.description.prefix(7))) is incomplete: a tenth of offences are "
            + "reported more than \(ninth) days later, so rows after \(complete) are still coming in"
        ))
    }
    return section
  }

  private var codes: Section {
    var section = Section(title: "Codes", facts: [])
    let counts = plan.has(.code) ? summary.codes : summary.classes
    guard !counts.isEmpty else { return section }
    var known = 0
    var unknown: [(String, Int)] = []
    var empty = 0
    for (bytes, count) in counts {
      let code = String(decoding: bytes, as: UTF8.self)
      if code.isEmpty {
        empty += count
      } else if check.isKnown(code) {
        known += count
      } else {
        unknown.append((code, count))
      }
    }
    section.facts.append(("distinct", "\(counts.count - (empty > 0 ? 1 : 0))"))
    section.facts.append(
      ("weight in \(check.table)", "\(known) rows (\(Share.of(known, summary.rows)))"))
    if empty > 0 { section.facts.append(("without a code", "\(empty) rows")) }
    unknown.sort { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    for (code, count) in unknown.prefix(20) {
      section.facts.append(("no weight for \(code)", "\(count) rows"))
    }
    if unknown.count > 20 { section.facts.append(("no weight for", "\(unknown.count - 20) more")) }
    return section
  }

  private var groups: Section {
    var section = Section(title: "Offence groups", facts: [])
    guard plan.has(.group) else { return section }
    let ranked = FileInspection.ranked(summary.groups)
    for (group, count) in ranked.prefix(20) {
      section.facts.append(
        (group.isEmpty ? "(empty)" : group, "\(count) rows (\(Share.of(count, summary.rows)))"))
    }
    if ranked.count > 20 { section.facts.append(("and", "\(ranked.count - 20) more")) }
    return section
  }

  private var people: Section {
    var section = Section(title: "People", facts: [])
    guard plan.has(.person) else { return section }
    let distinct = summary.people.count + summary.longPeople.count
    section.facts.append(("distinct", "\(distinct)"))
    section.facts.append(("rows without a person id", "\(summary.noPerson)"))
    for (role, count) in FileInspection.ranked(summary.roles).prefix(12) {
      section.facts.append(("role \(role.isEmpty ? "(empty)" : role)", "\(count) rows"))
    }
    for (id, count) in crowded.prefix(5) {
      section.facts.append(
        (
          "warning",
          "\(id) has \(count) rows: an id that stands for many people, or for nobody known?"
        ))
    }
    return section
  }

  /// Identifiers with implausibly many rows: over 1,000, or over 100 and one in fifty of all rows.
  private var crowded: [(String, Int)] {
    let limit = min(1000, max(100, summary.rows / 50))
    var found: [(String, Int)] = []
    for (key, count) in summary.people where count > limit {
      found.append((String(decoding: key.inlineBytes, as: UTF8.self), count))
    }
    for (bytes, count) in summary.longPeople where count > limit {
      found.append((String(decoding: bytes, as: UTF8.self), count))
    }
    return found.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
  }

  private static func ranked(_ counts: [[UInt8]: Int]) -> [(String, Int)] {
    counts.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
      .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
  }

  private var events: Section {
    var section = Section(title: "Events", facts: [])
    guard plan.has(.event) else { return section }
    let events = InspectionSummary.multiplicity(summary.events)
    section.facts.append(("distinct event ids", "\(events.distinct)"))
    section.facts.append(("rows without an event id", "\(summary.rows - summary.events.count)"))
    section.facts.append(("duplicate event ids", "\(events.several) ids on more than one row"))
    if plan.has(.person) {
      let repeats = InspectionSummary.multiplicity(summary.repeats).extra
      section.facts.append(("exact repeats of person, event, role and code", "\(repeats) rows"))
    }
    return section
  }

  private var coordinates: Section {
    var section = Section(title: "Coordinates", facts: [])
    if plan.has(.easting), plan.has(.northing) {
      FileInspection.describe(summary.grid, "easting", "northing", &section)
    }
    if plan.has(.longitude), plan.has(.latitude) {
      FileInspection.describe(summary.globe, "longitude", "latitude", &section)
    }
    return section
  }

  private static func describe(
    _ range: CoordinateRange, _ x: String, _ y: String, _ section: inout Section
  ) {
    section.facts.append(("rows with coordinates", "\(range.present)"))
    section.facts.append(("rows without coordinates", "\(range.missing)"))
    guard range.present > 0 else { return }
    section.facts.append((x, "\(range.least.x) to \(range.most.x)"))
    section.facts.append((y, "\(range.least.y) to \(range.most.y)"))
    section.facts.append(("likely system", system(range)))
  }

  private static func system(_ range: CoordinateRange) -> String {
    let (x0, y0) = range.least
    let (x1, y1) = range.most
    if x0 >= -180, x1 <= 180, y0 >= -90, y1 <= 90 {
      if x0 >= -9, x1 <= 2.1, y0 >= 49, y1 <= 61 {
        return "EPSG:4326, longitude and latitude in Great Britain"
      }
      if x0 >= 49, x1 <= 61, y0 >= -9, y1 <= 2.1 {
        return "EPSG:4326 with longitude and latitude swapped"
      }
      return "EPSG:4326, longitude and latitude"
    }
    if x0 >= 0, x1 <= 700_000, y0 >= 0, y1 <= 1_300_000 {
      return "EPSG:27700, British National Grid metres"
    }
    return "unknown: outside longitude and latitude and outside the British National Grid"
  }
}

/// A share as a percentage with one decimal.
enum Share {
  static func of(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "0%" }
    let tenths = (Double(part) * 1000 / Double(whole)).rounded(.down)
    return part == whole ? "100%" : "\(tenths / 10)%"
  }
}
