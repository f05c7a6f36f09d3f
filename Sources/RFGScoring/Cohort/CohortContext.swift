public import DelimitedText
internal import OffenceRecords

/// What is known of people beside their offences: custody, death, management under IOM or MAPPA.
///
/// It is shown beside a score and never scored: recency otherwise reads prison as desistance.
public struct CohortContext: Sendable {
  private struct Spell: Sendable {
    var status: String
    var from: CalendarDate?
    var to: CalendarDate?

    var text: String {
      switch (from, to) {
      case (nil, nil): status
      case (let from?, nil): "\(status) from \(from)"
      case (nil, let to?): "\(status) to \(to)"
      case (let from?, let to?): "\(status) \(from) to \(to)"
      }
    }
  }

  private var spells: [[UInt8]: [Spell]] = [:]

  /// Reads a table of `person_id,status,from,to`; empty dates are open ends.
  ///
  /// - Throws: `HotspotError` for a missing column or a date that is not `yyyy-mm-dd`.
  public init(csv bytes: [UInt8], file: String, merges: IDMerges? = nil) throws(HotspotError) {
    let table = try SmallTable(csv: bytes, file: file)
    guard let person = table.column("person_id"), let status = table.column("status") else {
      throw HotspotError(
        .badData, file: file, line: table.headerLine,
        "The header needs person_id and status, and may have from and to.")
    }
    func date(_ name: String, _ row: SmallTable.Row) throws(HotspotError)
      -> CalendarDate?
    {
      guard let place = table.column(name), !row.fields[place].isEmpty else { return nil }
      guard let date = CalendarDate(row.fields[place]) else {
        throw HotspotError(
          .badData, file: file, line: row.line,
          "The \(name) date \(row.fields[place].shown) is not yyyy-mm-dd.")
      }
      return date
    }
    for row in table.rows {
      let id = row.fields[person]
      let spell = Spell(
        status: row.fields[status], from: try date("from", row), to: try date("to", row))
      spells[Array((merges?.target(of: id) ?? id).utf8), default: []].append(spell)
    }
  }

  /// A person's spells that touch the time from a window's start to the as-of date, in order of
  /// start.
  func text(for id: [UInt8], windowStart: Int32, asOf: Int32) -> String {
    let known = (spells[id] ?? []).filter {
      ($0.from?.days ?? .min) <= asOf && ($0.to?.days ?? .max) > windowStart
    }
    return known.sorted {
      ($0.from?.days ?? .min, $0.status) < ($1.from?.days ?? .min, $1.status)
    }.map(\.text).joined(separator: "; ")
  }
}
