internal import DelimitedText
public import OffenceRecords
internal import ParallelWork

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

  static let partitionCount = 128

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
    /// The selected rows and their hashes again, gathered by partition.
    var orderedRows: [UInt32] = []
    var orderedHashes: [UInt64] = []
    var starts: [Int] = []
    var guesses: [UInt32] = []
    var events: [KeptEvent] = []
    var victims: [UInt64] = []
    var gravities: [Int64] = []
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
    gatherByPartition(person)
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
      scratch.roleVerdicts.learn(batch.role.dictionary) {
        roles.contains(String(decoding: $0, as: UTF8.self).foldedLetters)
      }
    }
    if checksStatus {
      let excluded = rules.excludedStatuses
      scratch.statusVerdicts.learn(batch.status.dictionary) {
        !excluded.contains(String(decoding: $0, as: UTF8.self).foldedLetters)
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

  /// Gathers the selected rows by the partition of their person, so that one partition's memory
  /// is worked on at a time.
  private mutating func gatherByPartition(_ person: KeyColumn) {
    let count = scratch.rows.count
    if scratch.hashes.count < count {
      scratch.hashes = Array(repeating: 0, count: count)
      scratch.orderedRows = Array(repeating: 0, count: count)
      scratch.orderedHashes = Array(repeating: 0, count: count)
      scratch.guesses = Array(repeating: 0, count: count)
      let blank = KeptEvent(
        event: 0, person: 0, date: 0, offence: 0, area: 0, memberships: 0, role: 0)
      scratch.events = Array(repeating: blank, count: count)
      scratch.victims = Array(repeating: 0, count: rules.usesVictims ? count : 0)
      scratch.gravities = Array(repeating: 0, count: rules.usesGravityColumn ? count : 0)
    }
    var next = [Int](repeating: 0, count: RFGScorer.partitionCount + 1)
    for index in 0..<count {
      let hash = person.keys[Int(scratch.rows[index])].hash
      scratch.hashes[index] = hash
      next[RFGScorer.partition(hash) + 1] += 1
    }
    for part in 0..<RFGScorer.partitionCount { next[part + 1] += next[part] }
    scratch.starts = next
    for index in 0..<count {
      let hash = scratch.hashes[index]
      let part = RFGScorer.partition(hash)
      scratch.orderedRows[next[part]] = scratch.rows[index]
      scratch.orderedHashes[next[part]] = hash
      next[part] += 1
    }
  }

  @inline(__always)
  static func partition(_ hash: UInt64) -> Int { Int(hash >> 57) }

  private mutating func keepEvents(
    _ batch: borrowing OffenceBatch, _ person: KeyColumn, _ victim: KeyColumn
  ) {
    let describer = EventDescriber(
      offences: offences.numbers(for: batch, rows: scratch.rows),
      areas: rules.usesArea ? areas.numbers(for: batch.area.dictionary) : [],
      roles: batch.has(.role) ? roles.numbers(for: batch.role.dictionary) : [],
      hasEvent: batch.has(.event), usesArea: rules.usesArea, hasArea: batch.has(.area))
    let count = scratch.rows.count
    for index in 0..<count {
      scratch.events[index] = describer.event(row: Int(scratch.orderedRows[index]), batch)
    }
    if rules.usesVictims, !victim.keys.isEmpty {
      for index in 0..<count {
        scratch.victims[index] = RFGScorer.eventHash(
          victim.keys[Int(scratch.orderedRows[index])])
      }
    }
    if rules.usesGravityColumn {
      for index in 0..<count {
        let row = Int(scratch.orderedRows[index])
        scratch.gravities[index] = batch.gravity.isEmpty ? .min : batch.gravity[row]
      }
    }
    if !model.definitions.isEmpty {
      facts.begin(batch)
      for index in 0..<count {
        scratch.events[index].memberships = facts.memberships(
          batch, row: Int(scratch.orderedRows[index]), offence: scratch.events[index].offence,
          offences: offences, definitions: model.definitions)
      }
    }
    for part in 0..<RFGScorer.partitionCount {
      let range = scratch.starts[part]..<scratch.starts[part + 1]
      guard !range.isEmpty else { continue }
      findPeople(in: part, range, person)
      partitions[part].events.append(contentsOf: scratch.events[range])
      if rules.usesVictims { partitions[part].victims.append(contentsOf: scratch.victims[range]) }
      if rules.usesGravityColumn {
        partitions[part].gravities.append(contentsOf: scratch.gravities[range])
      }
      if rules.usesAge {
        for index in range {
          partitions[part].narrowBirth(
            of: scratch.events[index].person,
            to: RFGScorer.birthRange(batch, Int(scratch.orderedRows[index])))
        }
      }
    }
  }

  /// Numbers the people of one partition's rows.
  ///
  /// The first two loops only look, and no look waits for another, so that the processor has many
  /// under way at once.
  private mutating func findPeople(in part: Int, _ range: Range<Int>, _ person: KeyColumn) {
    for index in range {
      scratch.guesses[index] = partitions[part].guess(scratch.orderedHashes[index])
    }
    for index in range {
      let key = person.keys[Int(scratch.orderedRows[index])]
      if !partitions[part].holds(scratch.guesses[index], key) { scratch.guesses[index] = 0 }
    }
    for index in range {
      var number = scratch.guesses[index]
      if number == 0 {
        number =
          1
          + partitions[part].number(
            of: person.keys[Int(scratch.orderedRows[index])], hash: scratch.orderedHashes[index],
            in: person)
      }
      scratch.events[index].person = number - 1
    }
  }

  /// What a batch's rows are in the scorer's own numbers.
  private struct EventDescriber {
    let offences: OffenceNumbers
    let areas: [UInt16]
    let roles: [UInt16]
    let hasEvent: Bool
    let usesArea: Bool
    let hasArea: Bool

    @inline(__always)
    func event(row: Int, _ batch: borrowing OffenceBatch) -> KeptEvent {
      KeptEvent(
        event: hasEvent ? RFGScorer.eventHash(batch.event.keys[row]) : 0, person: 0,
        date: batch.date[row], offence: offences(row),
        area: usesArea && hasArea ? areas[Int(batch.area.symbols[row])] : KeptEvent.noNumber,
        memberships: 0,
        role: roles.isEmpty ? KeptEvent.noNumber : roles[Int(batch.role.symbols[row])])
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
    var other = consume other
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
    partitions = ParallelWork.map(consume mine, and: consume theirs, threads: options.threads) {
      (part, other) in
      var part = part
      var other = other
      part.merge(&other, finished)
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
