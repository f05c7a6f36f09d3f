internal import DelimitedText
internal import OffenceRecords

/// Every row of the people whose scores are to be explained, as it was read.
struct WatchedPeople: Sendable {
  struct Row: Sendable {
    var event: [UInt8]
    var date: Int32
    var isMonthOnly: Bool
    var reported: Int32
    var role: [UInt8]
    var code: [UInt8]
    var offenceClass: [UInt8]
    var title: [UInt8]
    var status: [UInt8]
    var area: [UInt8]
    var victim: [UInt8]
    var flags: UInt16
    /// What the filters on date, role and status made of it; nil where it passed.
    var fate: EventFate?
    var kept: KeptEvent
    var victimHash: UInt64
    var gravity: Int64
    var birth: PersonPartition.BirthRange
  }

  private(set) var ids: [[UInt8]]
  private(set) var rows: [[Row]]
  private var hashes: Set<UInt64> = []

  init(_ ids: [String]) {
    self.ids = ids.map { Array($0.utf8) }
    rows = Array(repeating: [], count: ids.count)
    var column = KeyColumn()
    // Rows without an identifier are nobody's, so nobody can be asked for by none.
    for id in self.ids where !id.isEmpty {
      column.append(id)
      if let key = column.keys.last { hashes.insert(key.hash) }
    }
  }

  var isEmpty: Bool { ids.isEmpty }

  @inline(__always)
  func mayHold(_ key: ByteKey) -> Bool { hashes.contains(key.hash) }

  func places(of id: [UInt8]) -> [Int] { ids.indices.filter { ids[$0] == id } }

  mutating func append(_ row: Row, to place: Int) { rows[place].append(row) }

  mutating func merge(_ other: WatchedPeople, _ renumbering: PersonPartition.Renumbering) {
    for (place, theirs) in other.rows.enumerated() {
      for row in theirs {
        var row = row
        row.kept.offence = renumbering.offences[Int(row.kept.offence)]
        row.kept.area = renumbering.areas[Int(row.kept.area)]
        row.kept.role = renumbering.roles[Int(row.kept.role)]
        rows[place].append(row)
      }
    }
  }
}

extension RFGScorer {
  /// Keeps the rows of watched people whole.
  mutating func addWatched(
    _ batch: borrowing OffenceBatch, person: KeyColumn, victim: KeyColumn
  ) {
    for row in 0..<batch.rows where watched.mayHold(person.keys[row]) {
      let places = watched.places(of: person.bytes(row))
      guard !places.isEmpty else { continue }
      let numbers = offences.numbers(for: batch, rows: [UInt32(row)])
      if !model.definitions.isEmpty { facts.begin(batch) }
      let watchedRow = describe(batch, row, victim, offence: numbers(row))
      for place in places { watched.append(watchedRow, to: place) }
    }
  }

  private mutating func describe(
    _ batch: borrowing OffenceBatch, _ row: Int, _ victim: KeyColumn, offence: UInt16
  ) -> WatchedPeople.Row {
    func value(_ column: OffenceColumn, _ symbols: borrowing SymbolColumn) -> [UInt8] {
      batch.has(column) ? symbols.dictionary.values[Int(symbols.symbols[row])] : []
    }
    let role = value(.role, batch.role)
    let area = value(.area, batch.area)
    var kept = KeptEvent(
      event: batch.has(.event) ? RFGScorer.eventHash(batch.event.keys[row]) : 0, person: 0,
      date: batch.date[row], offence: offence, area: KeptEvent.noNumber, memberships: 0,
      role: KeptEvent.noNumber)
    if batch.has(.role) { kept.role = roles.number(role) }
    if rules.usesArea, batch.has(.area) { kept.area = areas.number(area) }
    if !model.definitions.isEmpty {
      kept.memberships = facts.peek(
        batch, row: row, offence: offence, offences: offences, definitions: model.definitions)
    }
    return WatchedPeople.Row(
      event: batch.has(.event) ? batch.event.bytes(row) : [], date: batch.date[row],
      isMonthOnly: batch.minute[row] == -2,
      reported: batch.has(.reported) ? batch.reported[row] : .min, role: role,
      code: value(.code, batch.code), offenceClass: value(.offenceClass, batch.offenceClass),
      title: value(.title, batch.title), status: value(.status, batch.status), area: area,
      victim: victim.keys.isEmpty ? [] : victim.bytes(row),
      flags: batch.flags.isEmpty ? 0 : batch.flags[row].rawValue, fate: filterFate(batch, row),
      kept: kept, victimHash: victim.keys.isEmpty ? 0 : RFGScorer.eventHash(victim.keys[row]),
      gravity: batch.gravity.isEmpty ? .min : batch.gravity[row],
      birth: RFGScorer.birthRange(batch, row))
  }

  /// Step 1 of the order of operations for one row.
  private func filterFate(_ batch: borrowing OffenceBatch, _ row: Int) -> EventFate? {
    let day = batch.date[row]
    if day > options.asOf.days { return .afterAsOf }
    if day <= rules.windowStart { return .beforeWindow }
    if batch.has(.reported), batch.reported[row] > options.asOf.days { return .notYetReported }
    if let roles = rules.roles, batch.has(.role),
      !roles.contains(batch.role.text(row).foldedLetters)
    {
      return .otherRole
    }
    if batch.has(.status),
      rules.excludedStatuses.contains(batch.status.text(row).foldedLetters)
    {
      return .excludedStatus
    }
    return nil
  }
}
