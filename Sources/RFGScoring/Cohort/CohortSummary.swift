public import DelimitedText
internal import OffenceRecords
public import ResultTables

/// What a scoring run did, in sentences for the analyst and as members of a run record.
public struct CohortSummary: Sendable {
  private let cohort: RFGCohort
  private let table: CohortTable
  private let intake: IntakeReport

  /// A summary of a run.
  public init(_ cohort: RFGCohort, table: CohortTable, intake: IntakeReport) {
    self.cohort = cohort
    self.table = table
    self.intake = intake
  }

  /// The head of the table: the model, its purpose, the window.
  public var heading: String {
    let model = cohort.model
    let window = cohort.options.window ?? model.window
    return "\(model.name) version \(model.version), for \(model.purpose.rawValue); "
      + "as of \(cohort.options.asOf), window \(window.description)"
  }

  /// One line a fact.
  public var lines: [String] {
    var lines: [String] = []
    lines.append(
      "\(Count.of(intake.rowsRead, "row")) read, \(intake.rowsKept) kept, "
        + "\(intake.rejectedCount) rejected.")
    lines.append(
      "\(Count.of(cohort.peopleSeen, "person", "people")) seen in the window, "
        + "\(cohort.count) eligible, \(table.listedCount) listed; "
        + "\(Count.of(cohort.offencesCounted, "offence")) counted.")
    if table.tiedAtCut > 0 {
      lines.append("\(Count.of(table.tiedAtCut, "person", "people")) listed for a tie at the cut.")
    }
    let dropped = cohort.dropped.counts.filter { $0.count > 0 }
    if !dropped.isEmpty {
      lines.append(
        "Rows left out: " + dropped.map { "\($0.count) \($0.name)" }.joined(separator: ", ") + ".")
    }
    let excluded = Exclusion.allCases.compactMap { rule in
      cohort.excluded[rule].map { "\($0) \(rule.rawValue)" }
    }
    if !excluded.isEmpty {
      lines.append("People left out: " + excluded.joined(separator: ", ") + ".")
    }
    if !cohort.undecided.isEmpty {
      lines.append(
        "\(Count.of(cohort.undecided.count, "person", "people")) cannot be decided for want of an "
          + "age, a flag or a finer code; \(Setting.undecidedPeople) FILE lists who they are.")
    }
    if !cohort.unweightedCodes.isEmpty {
      let codes = cohort.unweightedCodes.prefix(8).map {
        "\($0.code.isEmpty ? "(no code)" : $0.code) \($0.events)"
      }.joined(separator: ", ")
      let more = cohort.unweightedCodes.count > 8 ? ", …" : ""
      lines.append("Counted offences without a weight: \(codes)\(more).")
    }
    for counts in cohort.definitionCounts {
      let clauses = counts.clauses.map { "\($0.label) \($0.rows)" }.joined(separator: ", ")
      lines.append(
        "\(counts.name): \(Count.of(counts.matched, "row")) matched (\(clauses)), "
          + "\(counts.undecidable) undecidable.")
    }
    if let comparison = changeLine { lines.append(comparison) }
    if let order = intake.dateOrder {
      lines.append("Dates such as 03/04/2024 are read \(order.rawValue).")
    }
    lines += cohort.scaleNotes
    lines += cohort.assumptions
    if let warning = crowdedIdentifier { lines.append(warning) }
    for (warning, rows) in intake.warnings.sorted(by: { $0.key < $1.key }) {
      lines.append("Warning on \(Count.of(rows, "row")): \(warning)")
    }
    lines += intake.warnedRows
    return lines
  }

  private var changeLine: String? {
    guard table.columns.contains(where: { $0.name == "change" }) else { return nil }
    return "Since the earlier list: \(Count.of(table.entrantCount, "entrant")), "
      + "\(Count.of(table.leaverCount, "leaver"))."
  }

  /// An identifier with over 1,000 rows, and twenty times the mean, is more likely a stand-in.
  private var crowdedIdentifier: String? {
    let busiest = cohort.busiest
    guard busiest.rows > 1000, cohort.peopleSeen > 0,
      busiest.rows * cohort.peopleSeen > 20 * max(1, cohort.offencesCounted)
    else { return nil }
    return "Warning: one person id has \(busiest.rows) rows. Is it a stand-in for an unknown "
      + "person? \(Setting.inspecting) names it."
  }

  /// The members that a run record gets.
  public var details: [OrderedJSON.Member] {
    func counts(_ pairs: [(String, Int)]) -> OrderedJSON {
      .object(pairs.map { OrderedJSON.Member($0.0, .integer($0.1)) })
    }
    return [
      OrderedJSON.Member("purpose", .string(cohort.model.purpose.rawValue)),
      OrderedJSON.Member("people_seen", .integer(cohort.peopleSeen)),
      OrderedJSON.Member("eligible", .integer(cohort.count)),
      OrderedJSON.Member("listed", .integer(table.listedCount)),
      OrderedJSON.Member("offences_counted", .integer(cohort.offencesCounted)),
      OrderedJSON.Member(
        "rows_left_out", counts(cohort.dropped.counts.map { ($0.name, $0.count) })),
      OrderedJSON.Member(
        "people_left_out",
        counts(
          Exclusion.allCases.compactMap { rule in cohort.excluded[rule].map { (rule.rawValue, $0) }
          })),
      OrderedJSON.Member(
        "unweighted_codes", counts(cohort.unweightedCodes.map { ($0.code, $0.events) })),
      OrderedJSON.Member(
        "definitions_matched",
        .object(
          cohort.definitionCounts.map { definition in
            OrderedJSON.Member(
              definition.name,
              counts(
                definition.clauses.map { ($0.label, $0.rows) }
                  + [("undecidable", definition.undecidable)]))
          })),
      OrderedJSON.Member(
        "notes", .array((cohort.scaleNotes + cohort.assumptions).map { .string($0) })),
    ]
  }
}

/// A number with its noun.
enum Count {
  static func of(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
