internal import DelimitedText
internal import OffenceRecords
public import ResultTables

/// A cohort as the table that is handed to analysts.
public struct CohortTable: TabularResult {
  /// How a cohort is cut to a list.
  public enum Cut: Hashable, Sendable {
    /// Everyone.
    case none
    /// The first so many of each group, with everyone tied at the cut.
    case top(Int)
    /// The first so many of each group and no more.
    case strict(Int)
  }

  /// The cohort.
  public let cohort: RFGCohort
  /// The columns in order; those that do not apply to the run are left out.
  public let columns: [TableColumn]
  private let positions: [Int]
  private let context: CohortContext?
  private let comparison: CohortComparison?
  private let pseudonymiser: Pseudonymiser?
  private let leavers: [(earlier: CohortComparison.Earlier, reason: String)]
  private let shared: [Bool]
  // Copied out of the cohort, so that writing a row shares no counts between threads.
  private let uses: (recency: Bool, frequency: Bool, gravity: Bool, victims: Bool)
  private let asOf: Int32
  private let knowsVictims: Bool
  private let purpose: [UInt8]
  /// People on the list for being tied at the cut.
  public let tiedAtCut: Int

  /// A table of a cohort.
  ///
  /// - Parameters:
  ///   - context: what is shown beside scores.
  ///   - comparison: an earlier list; people who left it follow the ranked, without a rank.
  ///   - pseudonymiser: the one this list is written with; the earlier list may have been
  ///     written with it or with none.
  public init(
    _ cohort: RFGCohort, cut: Cut = .none, context: CohortContext? = nil,
    comparison: CohortComparison? = nil, pseudonymiser: Pseudonymiser? = nil
  ) {
    let comparison = pseudonymiser.map { comparison?.pseudonymised(by: $0) } ?? comparison
    self.cohort = cohort
    self.context = context
    self.comparison = comparison
    self.pseudonymiser = pseudonymiser
    let model = cohort.model
    uses = (model.usesRecency, model.usesFrequency, model.usesGravity, model.usesVictims)
    asOf = cohort.options.asOf.days
    knowsVictims = cohort.rules.usesVictims
    purpose = Array(model.purpose.rawValue.utf8)
    var tied = 0
    switch cut {
    case .none: positions = Array(0..<cohort.count)
    case .top(let top):
      positions = cohort.groupRanges.flatMap { group in
        let count = cohort.cut(group, top: top, isStrict: false)
        tied += max(0, count - top)
        return Array(group.prefix(count))
      }
    case .strict(let top):
      positions = cohort.groupRanges.flatMap { Array($0.prefix(top)) }
    }
    tiedAtCut = tied
    if let comparison {
      func shown(_ position: Int) -> String {
        let id = String(decoding: cohort.personBytes(position), as: UTF8.self)
        return pseudonymiser?.pseudonym(of: id) ?? id
      }
      let listed = Set(positions.map(shown))
      let ranked = Set((0..<cohort.count).map(shown))
      leavers = comparison.people.filter { !listed.contains($0.id) }.map {
        ($0, comparison.leaverReason($0, in: cohort, isRanked: ranked.contains($0.id)))
      }
    } else {
      leavers = []
    }
    let applies = Set(
      (cohort.rules.usesArea ? ["area"] : []) + ["purpose"]
        + (cohort.unweightedCodes.isEmpty ? [] : ["unweighted"])
        + (context == nil ? [] : ["context"]) + (comparison == nil ? [] : ["change"]))
    let always = CohortTable.allColumns.prefix(14)
    columns = always + CohortTable.allColumns.dropFirst(14).filter { applies.contains($0.name) }
    shared = CohortTable.allColumns.dropFirst(14).map { applies.contains($0.name) }
  }

  /// Every column a cohort's table can have.
  public static let allColumns: [TableColumn] = [
    TableColumn(name: "rank", kind: .integer, doc: "Competition rank on the score as printed."),
    TableColumn(name: "person_id", kind: .identifier, doc: "The person, as in the input."),
    TableColumn(name: "score", kind: .score, doc: "Composite score, 0 to 100."),
    TableColumn(name: "recency", kind: .score, doc: "Recency axis, 0 to 100."),
    TableColumn(name: "frequency", kind: .score, doc: "Frequency axis, 0 to 100."),
    TableColumn(name: "gravity", kind: .score, doc: "Gravity axis, 0 to 100."),
    TableColumn(name: "victims", kind: .score, doc: "Victims axis, 0 to 100."),
    TableColumn(
      name: "days_since_last", kind: .integer, doc: "Days from the last counted event to as-of."),
    TableColumn(name: "offences", kind: .integer, doc: "Counted offences."),
    TableColumn(name: "harm", kind: .number, doc: "The gravity axis's raw value."),
    TableColumn(name: "distinct_victims", kind: .integer, doc: "Distinct victims."),
    TableColumn(name: "first_date", kind: .date, doc: "Day of the first counted event."),
    TableColumn(name: "last_date", kind: .date, doc: "Day of the last counted event."),
    TableColumn(name: "percentile", kind: .number, doc: "Mid-rank of the score in its group."),
    TableColumn(name: "area", kind: .text, doc: "Area of most counted events."),
    TableColumn(name: "purpose", kind: .text, doc: "What the model says the list is for."),
    TableColumn(
      name: "unweighted", kind: .integer, doc: "Counted offences whose code has no weight."),
    TableColumn(name: "context", kind: .text, doc: "Custody, death or management; never scored."),
    TableColumn(name: "change", kind: .text, doc: "How the person moved since the earlier list."),
  ]

  /// The number of people on the list, leavers included.
  public var rowCount: Int { positions.count + leavers.count }

  /// The number of people on the list.
  public var listedCount: Int { positions.count }

  /// The number of people who were on the earlier list and are not on this one.
  public var leaverCount: Int { leavers.count }

  /// The number of people who are new on the list.
  public var entrantCount: Int {
    guard let comparison else { return 0 }
    return positions.filter { position in
      let id = String(decoding: cohort.personBytes(position), as: UTF8.self)
      return comparison.earlier(pseudonymiser?.pseudonym(of: id) ?? id) == nil
    }.count
  }

  /// Writes one person.
  public func write(row: Int, to cells: inout CellWriter) {
    guard row < positions.count else {
      writeLeaver(leavers[row - positions.count], to: &cells)
      return
    }
    let position = positions[row]
    let ranked = cohort.ranked(position)
    let member = ranked.member
    let key = ranked.key
    cells.integer(Int(cohort.ranks[position]))
    if key.isLong {
      cells.identifier(bytes: cohort.personBytes(position))
    } else {
      cells.identifier(low: key.low, high: key.high)
    }
    cells.score(tenThousandths: Int64(member.score))
    CohortTable.axis(uses.recency, member.recencyScore, &cells)
    CohortTable.axis(uses.frequency, member.frequencyScore, &cells)
    CohortTable.axis(uses.gravity, member.gravityScore, &cells)
    CohortTable.axis(uses.victims, member.victimsScore, &cells)
    cells.integer(Int(asOf - member.lastDate))
    cells.integer(Int(member.offences))
    if uses.gravity { cells.number(member.gravity) } else { cells.empty() }
    if knowsVictims { cells.integer(Int(member.victims)) } else { cells.empty() }
    cells.date(CalendarDate(days: member.firstDate))
    cells.date(CalendarDate(days: member.lastDate))
    cells.number(cohort.percentiles[position])
    if shared[0] { cells.text(cohort.areas.text(member.area)) }
    if shared[1] { cells.text(bytes: purpose) }
    if shared[2] { cells.integer(Int(member.unweighted)) }
    if let context, shared[3] {
      cells.text(
        context.text(
          for: cohort.personBytes(position), windowStart: cohort.rules.windowStart,
          asOf: cohort.options.asOf.days))
    }
    if let comparison, shared[4] {
      let entry = cohort[position]
      cells.text(
        comparison.change(
          of: entry, id: pseudonymiser?.pseudonym(of: entry.personID) ?? entry.personID))
    }
  }

  private static func axis(_ isUsed: Bool, _ score: Int32, _ cells: inout CellWriter) {
    if isUsed { cells.score(tenThousandths: Int64(score)) } else { cells.empty() }
  }

  /// Leavers have no rank and no score on this list.
  private func writeLeaver(
    _ leaver: (earlier: CohortComparison.Earlier, reason: String), to cells: inout CellWriter
  ) {
    cells.empty()
    cells.identifier(asListed: leaver.earlier.id)
    for _ in 2..<14 { cells.empty() }
    if shared[0] { cells.empty() }
    if shared[1] { cells.text(cohort.model.purpose.rawValue) }
    if shared[2] { cells.empty() }
    if shared[3] { cells.empty() }
    if shared[4] { cells.text("leaver: " + leaver.reason) }
  }
}

/// The people whose eligibility the record does not settle, as a table.
public struct UndecidedTable: TabularResult {
  private let people: [UndecidedPerson]

  /// A table of a cohort's undecided people.
  public init(_ cohort: RFGCohort) { people = cohort.undecided }

  /// The columns in order.
  public let columns: [TableColumn] = [
    TableColumn(name: "person_id", kind: .identifier, doc: "The person, as in the input."),
    TableColumn(name: "reason", kind: .text, doc: "What cannot be told."),
    TableColumn(name: "offences", kind: .integer, doc: "Counted offences."),
    TableColumn(name: "harm", kind: .number, doc: "The gravity axis's raw value."),
    TableColumn(name: "last_date", kind: .date, doc: "Day of the last counted event."),
  ]

  /// The number of people.
  public var rowCount: Int { people.count }

  /// Writes one person.
  public func write(row: Int, to cells: inout CellWriter) {
    let person = people[row]
    cells.identifier(person.personID)
    cells.text(person.reason.rawValue)
    cells.integer(person.offences)
    cells.number(person.harm)
    cells.date(person.lastDate)
  }
}
