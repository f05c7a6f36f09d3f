internal import DelimitedText
internal import OffenceRecords

/// What a filter and a weights table say of the distinct kinds of offence in a file.
///
/// A file has few combinations of code, group, place and flags, so each is judged once.
struct OffenceJudge: Sendable {
  /// What becomes of every row of one kind.
  struct Verdict: Sendable {
    /// The first rule that leaves the kind out.
    var exclusion: IncidentExclusion?
    /// The weight in ten-thousandths; nil without one.
    var weight: Int64?
    /// What tells the kind from others of one event.
    var identity: UInt64
    /// What a message calls the kind: its code, class or group.
    var name: String
  }

  private struct Symbols: Hashable {
    var code: UInt32 = 0
    var offenceClass: UInt32 = 0
    var group: UInt32 = 0
    var subgroup: UInt32 = 0
    var title: UInt32 = 0
    var place: UInt32 = 0
    var flags: UInt16 = 0
  }

  private let filter: IncidentFilter
  private let types: Set<String>
  private let weights: WeightsTable?
  private let places: OffenceDefinition?
  private var numbers: [Symbols: Int] = [:]
  private var dictionaries: [UInt64] = []
  private(set) var verdicts: [Verdict] = []
  /// The groups met, for a message where none is the one asked for.
  private(set) var groups: Set<String> = []

  init(filter: IncidentFilter, weights: WeightsTable?) {
    self.filter = filter
    self.weights = weights
    types = Set(filter.types.map(\.foldedWords))
    places = filter.publicPlace ? .publicPlace : nil
  }

  /// Makes ready for the rows of a batch.
  mutating func begin(_ batch: borrowing OffenceBatch) {
    let identities = [
      UInt64(batch.columns.rawValue), batch.code.dictionary.identity,
      batch.offenceClass.dictionary.identity, batch.group.dictionary.identity,
      batch.subgroup.dictionary.identity, batch.title.dictionary.identity,
      batch.placeType.dictionary.identity,
    ]
    guard identities != dictionaries else { return }
    dictionaries = identities
    numbers = [:]
  }

  /// The place in `verdicts` of a row's kind.
  mutating func number(_ batch: borrowing OffenceBatch, row: Int) -> Int {
    var symbols = Symbols()
    if batch.has(.code) { symbols.code = batch.code.symbols[row] }
    if batch.has(.offenceClass) { symbols.offenceClass = batch.offenceClass.symbols[row] }
    if batch.has(.group) { symbols.group = batch.group.symbols[row] }
    if batch.has(.subgroup) { symbols.subgroup = batch.subgroup.symbols[row] }
    if batch.has(.title), !types.isEmpty { symbols.title = batch.title.symbols[row] }
    if batch.has(.placeType) { symbols.place = batch.placeType.symbols[row] }
    if !batch.flags.isEmpty { symbols.flags = batch.flags[row].rawValue }
    if let known = numbers[symbols] { return known }
    let verdict = judge(batch, row: row)
    numbers[symbols] = verdicts.count
    verdicts.append(verdict)
    return verdicts.count - 1
  }

  private mutating func judge(_ batch: borrowing OffenceBatch, row: Int) -> Verdict {
    let written = (
      code: batch.has(.code) ? batch.code.text(row) : "",
      offenceClass: batch.has(.offenceClass) ? batch.offenceClass.text(row) : "",
      group: batch.has(.group) ? batch.group.text(row) : "",
      subgroup: batch.has(.subgroup) ? batch.subgroup.text(row) : "",
      title: batch.has(.title) ? batch.title.text(row) : ""
    )
    let facts = OffenceFacts(
      code: written.code, offenceClass: written.offenceClass, group: written.group,
      subgroup: written.subgroup,
      placeType: batch.has(.placeType) ? batch.placeType.text(row) : "",
      flags: batch.flags.isEmpty ? OffenceFlags() : batch.flags[row])
    if groups.count < 200, !facts.group.isEmpty { groups.insert(facts.group) }
    let names = [written.code, written.offenceClass, written.group].filter { !$0.isEmpty }
    return Verdict(
      exclusion: exclusion(of: facts, title: written.title),
      weight: weights?.weight(of: facts)?.tenThousandths,
      identity: ByteKey.longHash(names.joined(separator: "\u{1F}").utf8),
      name: names.first ?? "(no code)")
  }

  private func exclusion(of facts: OffenceFacts, title: String) -> IncidentExclusion? {
    if !types.isEmpty,
      ![facts.group, facts.subgroup, title].contains(where: { types.contains($0.foldedWords) })
    {
      return .otherType
    }
    switch filter.offences?.evaluate(facts) {
    case .no: return .otherOffence
    case .undecidable: return .undecidableOffence
    case .yes, nil: break
    }
    switch places?.evaluate(facts) {
    case .no: return .dwelling
    case .undecidable: return .unknownPlace
    case .yes, nil: break
    }
    return filter.excludesDomestic && facts.flags[.domestic] == .yes ? .domestic : nil
  }
}
