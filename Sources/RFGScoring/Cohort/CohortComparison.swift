public import DelimitedText
private import Foundation
public import OffenceRecords

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

  /// Reads a list that `hotspot score` wrote.
  ///
  /// - Parameter asOf: the list's as-of date where it is known.
  /// - Throws: `ConfigurationError` for a file without the columns of a cohort.
  public init(
    csv bytes: [UInt8], file: String, asOf: CalendarDate?
  ) throws(ConfigurationError) {
    self.asOf = asOf
    let table = try ConfigurationTable(csv: bytes, file: file)
    let needed = ["rank", "person_id", "score", "offences", "harm", "first_date", "last_date"]
    var columns: [String: Int] = [:]
    for name in needed {
      guard let place = table.column(name) else {
        throw ConfigurationError(
          file: file, line: table.headerLine,
          message: "The header has no \(name): this is not a list written by hotspot score.")
      }
      columns[name] = place
    }
    func field(_ row: ConfigurationTable.Row, _ name: String) -> String {
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

  /// The as-of date in the run record beside a list, where there is one.
  static func asOf(beside path: String) -> CalendarDate? {
    guard
      let bytes = try? ConfigurationFile.bytes(
        at: path + ".run.json", limit: ConfigurationFile.largestTable),
      let record = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let options = record["options"] as? [String: Any], let asOf = options["as_of"] as? String
    else { return nil }
    return CalendarDate(asOf)
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
    return entry.lastDate > latest ? "new offence" : "changed data"
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
