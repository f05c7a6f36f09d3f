public import DelimitedText
private import Foundation
internal import OffenceRecords
internal import ResultTables

/// An earlier list, to tell who has entered, left or moved, and why.
public struct CohortComparison: Sendable {
  struct Earlier: Sendable {
    var id: String
    var rank: Int?
    var score: String
    var offences: Int?
    var harm: String
    var firstDate: CalendarDate?
    var lastDate: CalendarDate?
  }

  private(set) var people: [Earlier] = []
  private var places: [String: Int] = [:]
  /// The earlier list's as-of date, from the run record beside it.
  let asOf: CalendarDate?
  /// Whether people who were eligible were left off the earlier list.
  let wasCut: Bool

  /// The largest list that is read, about four million people.
  package static let largestFile = 512 * 1024 * 1024

  /// Reads a list that `hotspot score` wrote.
  ///
  /// - Parameters:
  ///   - asOf: the list's as-of date where it is known.
  ///   - wasCut: whether the list is known to hold only the first of those ranked.
  /// - Throws: `HotspotError` for a file without the columns of a cohort.
  public init(
    csv bytes: [UInt8], file: String, asOf: CalendarDate?, wasCut: Bool = false
  ) throws(HotspotError) {
    self.asOf = asOf
    self.wasCut = wasCut
    let table = try SmallTable(csv: bytes, file: file)
    let needed = ["rank", "person_id", "score", "offences", "harm", "first_date", "last_date"]
    var columns: [String: Int] = [:]
    for name in needed {
      guard let place = table.column(name) else {
        throw HotspotError(
          .badData, file: file, line: table.headerLine,
          "The header has no \(name): this is not a list written by \(Setting.scoring).")
      }
      columns[name] = place
    }
    func field(_ row: SmallTable.Row, _ name: String) -> String {
      columns[name].map { row.fields[$0] } ?? ""
    }
    for row in table.rows {
      // Those who had left the earlier list stand in it without a rank.
      guard let rank = Int(field(row, "rank")) else { continue }
      var id = field(row, "person_id")
      if id.first == "'", let second = id.dropFirst().first, "=+-@\t\r".contains(second) {
        id.removeFirst()
      }
      places[id] = people.count
      people.append(
        Earlier(
          id: id, rank: rank, score: field(row, "score"), offences: Int(field(row, "offences")),
          harm: field(row, "harm"), firstDate: CalendarDate(field(row, "first_date")),
          lastDate: CalendarDate(field(row, "last_date"))))
    }
  }

  /// What the run record beside a list says of it, where there is one.
  static func record(beside path: String) -> (asOf: CalendarDate?, wasCut: Bool) {
    guard let record = try? RunRecord.read(beside: path) else { return (nil, false) }
    let eligible = record.detail("eligible")?.whole ?? 0
    let listed = record.detail("listed")?.whole ?? eligible
    return (record.option("as_of")?.text.flatMap { CalendarDate($0) }, listed < eligible)
  }

  /// The list under the identifiers of one written with a pseudonymiser.
  ///
  /// A list that was written without it names people, who must not be named on the new one.
  func pseudonymised(by pseudonymiser: Pseudonymiser) -> CohortComparison {
    let isAlready = people.allSatisfy { person in
      person.id.utf8.count == 32
        && person.id.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    }
    guard !isAlready else { return self }
    var copy = self
    copy.places = [:]
    for place in people.indices {
      copy.people[place].id = pseudonymiser.pseudonym(of: people[place].id)
      copy.places[copy.people[place].id] = place
    }
    return copy
  }

  func earlier(_ id: String) -> Earlier? { places[id].map { people[$0] } }

  /// How one person moved, and why; empty where nothing changed.
  func change(of entry: RFGCohort.Entry, id: String) -> String {
    guard let old = earlier(id) else {
      return "entrant: " + entrantReason(entry)
    }
    let move = (old.rank ?? entry.rank) - entry.rank
    let direction = move > 0 ? "up \(move)" : move < 0 ? "down \(-move)" : "same rank"
    let reason = moveReason(old, entry)
    return move == 0 && reason == nil ? "" : direction + ": " + (reason ?? "others moved")
  }

  private func entrantReason(_ entry: RFGCohort.Entry) -> String {
    let latest = asOf ?? people.compactMap(\.lastDate).max()
    guard let latest else { return "new offence" }
    if entry.lastDate > latest { return "new offence" }
    return wasCut ? "others moved" : "changed data"
  }

  private func moveReason(_ old: Earlier, _ entry: RFGCohort.Entry) -> String? {
    if let last = old.lastDate, entry.lastDate > last {
      return asOf.map { entry.lastDate > $0 } ?? true ? "new offence" : "changed data"
    }
    if let last = old.lastDate, entry.lastDate < last { return "changed data" }
    if let offences = old.offences, offences != entry.offences {
      if entry.offences < offences, let first = old.firstDate, entry.firstDate > first {
        return "ageing out of the window"
      }
      return "changed data"
    }
    if let first = old.firstDate, first != entry.firstDate { return "changed data" }
    let oldHarm = Double(old.harm) ?? entry.harm
    if entry.harm > oldHarm { return "changed data" }
    guard let oldScore = FixedDecimal(old.score) else { return nil }
    if entry.score < oldScore { return "ageing" }
    if entry.score > oldScore { return "others moved" }
    return nil
  }

  /// Why someone of the earlier list is not on this one.
  func leaverReason(_ old: Earlier, in cohort: RFGCohort, isRanked: Bool) -> String {
    if isRanked { return "below the cut" }
    let start = cohort.rules.windowStart
    if let last = old.lastDate, last.days <= start { return "ageing out of the window" }
    if let first = old.firstDate, first.days <= start { return "ageing out of the window" }
    return "changed data"
  }
}
