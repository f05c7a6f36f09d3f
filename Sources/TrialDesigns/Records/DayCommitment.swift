package import DelimitedText
internal import ResultTables

/// The commitment to one day of a crossover trial, published before the day and checked after it.
///
/// It is SHA-256(salt + date + units): the salt's 64 hexadecimal digits, the date as `yyyy-mm-dd`,
/// and the ids of the treated units, in byte order, as a canonical JSON array of texts. The salt is
/// the first 256 bits of the stream `commit/DATE`.
package enum DayCommitment {
  /// The salt of a day.
  package static func salt(seed: String, date: CalendarDate) -> String {
    var stream = AuditStream(seed: seed, purpose: StreamPurpose.commit(date: date.description))
    return stream.hexadecimal()
  }

  /// The commitment to a list of units, which stand in byte order.
  package static func sha256(salt: String, date: CalendarDate, treated: [String]) -> String {
    let list = OrderedJSON.array(treated.map { .string($0) }).canonical
    return ContentHash.sha256(of: Array((salt + date.description).utf8) + list)
  }
}
