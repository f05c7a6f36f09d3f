internal import DelimitedText
public import OffenceRecords

/// Scores people by the recency, frequency and gravity of their offences.
///
/// A mergeable summary: batches can be added in any order and on any number of copies, which are
/// merged before `finish()`. The state holds only integers, identifiers and hashes, so the result
/// does not depend on how the input was cut.
///
/// ```swift
/// let reader = try OffenceReader([path])
/// let scorer = RFGScorer(
///   model: try RFGModel.load("serious-violence"), weights: .onsCrimeSeverity, plan: reader.plan,
///   options: ScoringOptions(asOf: day))
/// let (cohort, intake) = try reader.summarise(
///   scorer, columns: scorer.columns, required: scorer.requiredColumns)
/// ```
public struct RFGScorer: MergeableSummary {
  /// The model.
  public let model: RFGModel
  /// The weights of offence codes; nil where the file's own gravity column is used.
  public let weights: WeightsTable?
  /// What the run was asked for.
  public let options: ScoringOptions
  /// The columns to decode.
  public let columns: OffenceColumns
  /// The columns every file must have.
  public let requiredColumns: [OffenceColumn]
  /// What was decided for want of a column, one sentence each.
  public let assumptions: [String]

  let rules: ScoringRules

  static let partitionCount = 256

  var partitions: [PersonPartition]
  var dropped = DroppedRows()
  var offences = OffenceRegister()
  var areas = NameRegister()
  var roles = NameRegister()
  var facts = FactsRegister()
  var watched: WatchedPeople
  private var scratch = Scratch()

  /// A scorer that has seen nothing.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - weights: the weights table the model names, or another; nil for the file's own column.
  ///   - plan: what is known of the files, to know which columns there are.
  ///   - options: the as-of date and more.
  public init(
    model: RFGModel, weights: WeightsTable?, plan: FilePlan, options: ScoringOptions
  ) {
    self.model = model
    self.weights = weights
    self.options = options
    let needs = ScoringNeeds(model: model, weights: weights, plan: plan, options: options)
    columns = needs.columns
    requiredColumns = needs.required
    assumptions = needs.assumptions
    rules = needs.rules
    partitions = Array(repeating: PersonPartition(), count: RFGScorer.partitionCount)
    watched = WatchedPeople(
      options.explaining.map { options.merges?.target(of: $0) ?? $0 })
  }

  private struct Scratch: Sendable {
    var rows: [UInt32] = []
    var hashes: [UInt64] = []
    var guesses: [UInt32] = []
    var hits: [Bool] = []
    var roleVerdicts = SymbolVerdicts()
    var statusVerdicts = SymbolVerdicts()
  }

  /// Takes in a batch of offence rows.
  public mutating func add(_ batch: borrowing OffenceBatch) {
    let person = options.merges?.applied(to: batch.person) ?? batch.person
    let victim =
      rules.usesVictims && batch.has(.victim)
      ? options.merges?.applied(to: batch.victim) ?? batch.victim : KeyColumn()
    if !watched.isEmpty { addWatched(batch, person: person, victim: victim) }
    selectRows(batch, person)
    findPeople(person)
    keepEvents(batch, person, victim)
  }

  /// Lists the rows that pass the filters on person, date, role and status.
  private mutating func selectRows(_ batch: borrowing OffenceBatch, _ person: KeyColumn) {
    scratch.rows.removeAll(keepingCapacity: true)
    let asOf = options.asOf.days
    let start = rules.windowStart
    let hasReported = batch.has(.reported)
    let checksRole = rules.roles != nil && batch.has(.role)
    let checksStatus = !rules.excludedStatuses.isEmpty && batch.has(.status)
    if checksRole, let roles = rules.roles {
      scratch.roleVerdicts.learn(batch.role.dictionary) { roles.contains(ScoringRules.folded($0)) }
    }
    if checksStatus {
      let excluded = rules.excludedStatuses
      scratch.statusVerdicts.learn(batch.status.dictionary) {
        !excluded.contains(ScoringRules.folded($0))
      }
    }
    for row in 0..<batch.rows {
      let day = batch.date[row]
      if person.keys[row].isEmpty {
        dropped.noPerson += 1
      } else if day > asOf {
        dropped.afterAsOf += 1
      } else if day <= start {
        dropped.beforeWindow += 1
      } else if hasReported, batch.reported[row] > asOf {
        dropped.notYetReported += 1
      } else if checksRole, !scratch.roleVerdicts.allows(batch.role.symbols[row]) {
        dropped.otherRole += 1
      } else if checksStatus, !scratch.statusVerdicts.allows(batch.status.symbols[row]) {
        dropped.excludedStatus += 1
      } else {
        scratch.rows.append(UInt32(row))
      }
    }
  }

  /// Looks up the selected rows' people: loads that do not wait for each other, so that the
  /// processor has many under way at once.
  private mutating func findPeople(_ person: KeyColumn) {
    scratch.hashes.removeAll(keepingCapacity: true)
    scratch.guesses.removeAll(keepingCapacity: true)
    scratch.hits.removeAll(keepingCapacity: true)
    for row in scratch.rows { scratch.hashes.append(person.keys[Int(row)].hash) }
    for hash in scratch.hashes {
      scratch.guesses.append(partitions[Int(hash >> 56)].guess(hash))
    }
    for index in scratch.rows.indices {
      let key = person.keys[Int(scratch.rows[index])]
      let part = Int(scratch.hashes[index] >> 56)
      scratch.hits.append(
        !key.isLong && partitions[part].holds(scratch.guesses[index], key))
    }
  }

  private mutating func keepEvents(
    _ batch: borrowing OffenceBatch, _ person: KeyColumn, _ victim: KeyColumn
  ) {
    let offenceNumbers = offences.numbers(for: batch)
    let areaNumbers = rules.usesArea ? areas.numbers(for: batch.area.dictionary) : []
    let roleNumbers = batch.has(.role) ? roles.numbers(for: batch.role.dictionary) : []
    let hasEvent = batch.has(.event)
    let usesFacts = !model.definitions.isEmpty
    if usesFacts { facts.begin(batch) }
    let hasVictim = rules.usesVictims
    let usesGravity = rules.usesGravityColumn
    for index in scratch.rows.indices {
      let row = Int(scratch.rows[index])
      let hash = scratch.hashes[index]
      let part = Int(hash >> 56)
      let number =
        scratch.hits[index]
        ? scratch.guesses[index] - 1
        : partitions[part].number(of: person.keys[row], hash: hash, in: person)
      var event = KeptEvent(
        event: 0, person: number, date: batch.date[row], offence: 0, area: KeptEvent.noNumber,
        memberships: 0, role: KeptEvent.noNumber)
      if hasEvent { event.event = RFGScorer.eventHash(batch.event.keys[row]) }
      event.offence = offenceNumbers(row)
      if rules.usesArea, batch.has(.area) {
        event.area = areaNumbers[Int(batch.area.symbols[row])]
      }
      if !roleNumbers.isEmpty { event.role = roleNumbers[Int(batch.role.symbols[row])] }
      if usesFacts {
        event.memberships = facts.memberships(
          batch, row: row, offence: event.offence, offences: offences,
          definitions: model.definitions)
      }
      partitions[part].events.append(event)
      if hasVictim {
        partitions[part].victims.append(
          victim.keys.isEmpty ? 0 : RFGScorer.eventHash(victim.keys[row]))
      }
      if usesGravity {
        partitions[part].gravities.append(batch.gravity.isEmpty ? .min : batch.gravity[row])
      }
      if rules.usesAge {
        partitions[part].narrowBirth(of: number, to: RFGScorer.birthRange(batch, row))
      }
    }
  }

  /// A hash that stands for an identifier within one person's record; 0 for none.
  @inline(__always)
  static func eventHash(_ key: ByteKey) -> UInt64 {
    key.isEmpty ? 0 : max(1, key.hash)
  }

  static func birthRange(_ batch: borrowing OffenceBatch, _ row: Int) -> PersonPartition.BirthRange
  {
    var range = PersonPartition.BirthRange()
    if batch.has(.birthDate), batch.birthDate[row] != .min {
      range.earliest = batch.birthDate[row]
      range.latest = batch.birthDate[row]
    } else if batch.has(.age), batch.age[row] >= 0 {
      // Someone aged 24 on a day was born in the year that ends 24 years before it.
      let day = CalendarDate(days: batch.date[row])
      let age = Int(batch.age[row])
      range.latest = day.adding(months: -12 * age).days
      range.earliest = day.adding(months: -12 * (age + 1)).days + 1
    }
    return range
  }

  /// Takes in what another scorer of the same model and options has seen.
  public mutating func merge(_ other: consuming RFGScorer) {
    var other = other
    dropped.add(other.dropped)
    var renumbering = PersonPartition.Renumbering()
    renumbering.offences = offences.merge(other.offences)
    renumbering.areas = RFGScorer.merge(other.areas, into: &areas)
    renumbering.roles = RFGScorer.merge(other.roles, into: &roles)
    facts.merge(other.facts)
    watched.merge(other.watched, renumbering)
    let finished = renumbering
    // The parts are moved, so that none is ever held twice.
    var mine: [PersonPartition] = []
    var theirs: [PersonPartition] = []
    swap(&mine, &partitions)
    swap(&theirs, &other.partitions)
    partitions = Workshop.map(Workshop.pairs(mine, theirs), threads: options.threads) { pair in
      var part = pair.0
      part.merge(pair.1, finished)
      return part
    }
  }

  private static func merge(_ other: NameRegister, into register: inout NameRegister) -> [UInt16] {
    var numbers = other.names.map { register.number($0) }
    numbers += [UInt16](repeating: 65_535, count: 65_536 - numbers.count)
    return numbers
  }
}

/// Whether each symbol of a dictionary passes a filter.
struct SymbolVerdicts: Sendable {
  private var dictionary: UInt64 = 0
  private var verdicts: [Bool] = []

  mutating func learn(_ dictionary: SymbolDictionary, _ judge: ([UInt8]) -> Bool) {
    if self.dictionary != dictionary.identity {
      self.dictionary = dictionary.identity
      verdicts = []
    }
    for value in dictionary.values[verdicts.count...] { verdicts.append(judge(value)) }
  }

  @inline(__always)
  func allows(_ symbol: UInt32) -> Bool { verdicts[Int(symbol)] }
}
