internal import DelimitedText
internal import OffenceRecords

/// The distinct combinations of facts that definitions ask about, each judged once.
struct FactsRegister: Sendable {
  private struct Judged: Sendable {
    var facts: OffenceFacts
    var memberships: UInt16
    var rows: Int
  }

  private var judged: [Judged] = []
  private var places: [OffenceFacts: Int] = [:]
  private var memo = IntegerMemo()
  private var groupMemo = IntegerMemo()
  private var groupPairs: UInt32 = 0
  private var dictionaries: [UInt64] = []
  private var has = [false, false, false]

  /// Makes ready for the rows of a batch.
  mutating func begin(_ batch: borrowing OffenceBatch) {
    let identities = [
      batch.group.dictionary.identity, batch.subgroup.dictionary.identity,
      batch.placeType.dictionary.identity,
    ]
    // A column that is missing and the first value of one that is there are both symbol 0.
    let has = [batch.has(.group), batch.has(.subgroup), batch.has(.placeType)]
    if identities != dictionaries || has != self.has {
      dictionaries = identities
      self.has = has
      memo = IntegerMemo()
      groupMemo = IntegerMemo()
      groupPairs = 0
    }
  }

  /// A row's membership in each definition, two bits each, without counting the row.
  mutating func peek(
    _ batch: borrowing OffenceBatch, row: Int, offence: UInt16, offences: OffenceRegister,
    definitions: [OffenceDefinition]
  ) -> UInt16 {
    let place = place(
      batch, row: row, offence: offence, offences: offences, definitions: definitions)
    return judged[place].memberships
  }

  /// A row's membership in each definition, two bits each.
  mutating func memberships(
    _ batch: borrowing OffenceBatch, row: Int, offence: UInt16, offences: OffenceRegister,
    definitions: [OffenceDefinition]
  ) -> UInt16 {
    let place = place(
      batch, row: row, offence: offence, offences: offences, definitions: definitions)
    judged[place].rows += 1
    return judged[place].memberships
  }

  /// The place in `judged` of a row's facts, new or known.
  private mutating func place(
    _ batch: borrowing OffenceBatch, row: Int, offence: UInt16, offences: OffenceRegister,
    definitions: [OffenceDefinition]
  ) -> Int {
    let group = has[0] ? batch.group.symbols[row] : 0
    let subgroup = has[1] ? batch.subgroup.symbols[row] : 0
    let place = has[2] ? batch.placeType.symbols[row] : 0
    let flags = batch.flags.isEmpty ? 0 : batch.flags[row].rawValue
    let groupKey = UInt64(group) << 32 | UInt64(subgroup)
    var pair: UInt32 = 0
    if groupKey != 0 {
      if let known = groupMemo[groupKey] {
        pair = known
      } else {
        groupPairs += 1
        pair = groupPairs
        groupMemo.insert(groupKey, pair)
      }
    }
    // Sixteen bits hold every pair and place but in files of free text, which go the slow way.
    let isPacked = pair < 65_535 && place < 65_535
    let key =
      UInt64(offence) | UInt64(flags) << 16 | UInt64(pair & 0xFFFF) << 32
      | UInt64(place & 0xFFFF) << 48
    if isPacked, let known = memo[key] { return Int(known) }
    let facts = OffenceFacts(
      code: offences.code(offence), offenceClass: offences.offenceClass(offence),
      group: batch.has(.group) ? batch.group.text(row) : "",
      subgroup: batch.has(.subgroup) ? batch.subgroup.text(row) : "",
      placeType: batch.has(.placeType) ? batch.placeType.text(row) : "",
      flags: OffenceFlags(rawValue: flags))
    let number = judge(facts, definitions)
    if isPacked { memo.insert(key, UInt32(number)) }
    return number
  }

  private mutating func judge(_ facts: OffenceFacts, _ definitions: [OffenceDefinition]) -> Int {
    if let known = places[facts] { return known }
    var bits: UInt16 = 0
    for (index, definition) in definitions.enumerated() {
      bits |= UInt16(definition.evaluate(facts).rawValue) << (2 * UInt16(index))
    }
    places[facts] = judged.count
    judged.append(Judged(facts: facts, memberships: bits, rows: 0))
    return judged.count - 1
  }

  mutating func merge(_ other: FactsRegister) {
    for entry in other.judged {
      if let known = places[entry.facts] {
        judged[known].rows += entry.rows
      } else {
        places[entry.facts] = judged.count
        judged.append(entry)
      }
    }
  }

  /// How many rows each definition's clauses matched, and how many it could not decide.
  func clauseCounts(_ definitions: [OffenceDefinition]) -> [DefinitionCounts] {
    definitions.enumerated().map { index, definition in
      var counts = DefinitionCounts(
        name: definition.name, clauses: definition.clauses.map { ($0.label, 0) })
      for entry in judged {
        switch (entry.memberships >> (2 * UInt16(index))) & 3 {
        case UInt16(Membership.yes.rawValue):
          counts.matched += entry.rows
          if let clause = definition.matchingClause(entry.facts) {
            counts.clauses[clause].rows += entry.rows
          }
        case UInt16(Membership.undecidable.rawValue): counts.undecidable += entry.rows
        default: break
        }
      }
      return counts
    }
  }
}

/// How many rows a definition matched.
public struct DefinitionCounts: Sendable {
  /// The definition's name.
  public var name: String
  /// Rows matched by each clause; a row counts for the first clause that it meets.
  public var clauses: [(label: String, rows: Int)]
  /// Rows matched.
  public var matched = 0
  /// Rows whose record does not say enough.
  public var undecidable = 0
}
