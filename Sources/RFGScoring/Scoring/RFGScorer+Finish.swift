internal import DelimitedText
internal import HotspotStatistics
internal import OffenceRecords
internal import ParallelWork

extension RFGScorer {
  /// Scores, ranks and explains.
  ///
  /// - Throws: `HotspotError` where too many counted offences have no weight and the rule is to
  ///   stop, or where a file has more distinct codes, roles or areas than can be told apart.
  /// - Complexity: O(kept events + people · log people).
  public consuming func finish() throws -> RFGCohort {
    guard !offences.isFull, !areas.isFull, !roles.isFull else {
      let column = offences.isFull ? "offence code" : areas.isFull ? "area" : "role"
      throw HotspotError(
        .badData,
        "the \(column) column has more than 65,535 distinct values. Is it the right "
          + "column? State it with \(Setting.column).")
    }
    var parts: [PersonPartition] = []
    swap(&parts, &partitions)
    let base = makeTally()
    let counted = ParallelWork.map(consume parts, threads: options.threads) { part in
      PartCount(part, base)
    }
    FreedMemory.giveBack()

    var cohort = RFGCohort(model: model, options: options, weights: weights, rules: rules)
    cohort.assumptions = assumptions
    cohort.dropped = dropped
    cohort.definitionCounts = facts.clauseCounts(model.definitions)
    cohort.areas = areas
    var unweighted: [UInt16: Int] = [:]
    for count in counted {
      cohort.dropped.add(count.dropped)
      cohort.offencesCounted += count.counted
      cohort.peopleSeen += count.keys.personCount
      cohort.excluded.merge(count.excluded, uniquingKeysWith: +)
      unweighted.merge(count.unweighted, uniquingKeysWith: +)
      cohort.busiest = max(cohort.busiest, count.busiest)
    }
    cohort.unweightedCodes = unweighted.map { number, events in
      let code = offences.code(number)
      return UnweightedCode(
        code: code.isEmpty ? offences.offenceClass(number) : code, events: events)
    }.sorted { $0.events != $1.events ? $0.events > $1.events : $0.code < $1.code }
    try checkUnweighted(cohort)

    cohort.collect(counted)
    cohort.score(threads: options.threads)
    cohort.rank(threads: options.threads)
    cohort.explanations = watched.ids.indices.map { place in
      explain(place, base, in: cohort)
    }
    return cohort
  }

  /// The tally that each part starts from.
  private func makeTally() -> PersonTally {
    var values = [Int64](repeating: -1, count: 65_536)
    let extra = model.extraWeights
    for (number, _) in offences.pairs.enumerated() {
      let code = offences.code(UInt16(number))
      let facts = OffenceFacts(code: code, offenceClass: offences.offenceClass(UInt16(number)))
      let weight =
        extra[code] ?? (code.isEmpty ? extra[facts.offenceClass] : nil)
        ?? weights?.weight(of: facts)
      if let weight { values[number] = weight.tenThousandths }
    }
    let rule = options.unweighted ?? model.unweighted
    let fallback = rule == .median ? (weights?.median.tenThousandths ?? -1) : -1
    return PersonTally(
      rules: rules, model: model, asOf: options.asOf, weights: values, fallback: fallback,
      order: EventOrder(
        codes: offences.codeOrder, areas: areas.order, roles: roles.order, weights: values))
  }

  /// Stops where more than 1 % of the counted offences have no weight and none was chosen.
  private func checkUnweighted(_ cohort: RFGCohort) throws(HotspotError) {
    let events = cohort.unweightedCodes.reduce(0) { $0 + $1.events }
    let rule = options.unweighted ?? model.unweighted
    guard model.usesGravity, rule == .error, events * 100 > cohort.offencesCounted else { return }
    let codes = cohort.unweightedCodes.prefix(8).map {
      "\($0.code.isEmpty ? "(no code)" : $0.code) (\($0.events))"
    }.joined(separator: ", ")
    let what =
      rules.usesGravityColumn
      ? "have an empty gravity" : "have a code without weight in \(weights?.name ?? "the table")"
    throw HotspotError(
      .badData,
      "\(events) of \(cohort.offencesCounted) counted offences \(what), more than 1%: \(codes). "
        + "Give them weights (extra_weights in the model, or \(Setting.weightsTable)), or choose "
        + "\(Setting.unweighted) zero or \(Setting.unweighted) median.")
  }
}

/// One partition after its people were counted.
struct PartCount: Sendable {
  struct Person: Sendable {
    var person: UInt32
    var totals: PersonTotals
  }

  var keys: PersonKeys
  var eligible: [CohortMember] = []
  var undecided: [Person] = []
  var excluded: [Exclusion: Int] = [:]
  var dropped: DroppedRows
  var counted: Int
  var unweighted: [UInt16: Int]
  /// The most kept rows that one person has.
  var busiest = BusiestPerson()

  init(_ part: consuming PersonPartition, _ base: PersonTally) {
    var part = part
    var tally = base
    var (events, starts) = part.gathered()
    part.dropEvents()
    for person in part.keys.indices {
      let range = starts[person]..<starts[person + 1]
      guard !range.isEmpty else { continue }
      let birth =
        person < part.births.count ? part.births[person] : PersonPartition.BirthRange()
      let totals = tally.count(&events, range, birth: birth)
      if range.count > busiest.rows {
        busiest = BusiestPerson(id: part.bytes(person), rows: range.count)
      }
      if let exclusion = totals.exclusion {
        excluded[exclusion, default: 0] += 1
        if exclusion == .ageUndecidable || exclusion == .requirementUndecidable {
          undecided.append(Person(person: UInt32(person), totals: totals))
        }
      } else {
        eligible.append(CohortMember(UInt32(person), totals))
      }
    }
    dropped = tally.dropped
    counted = tally.counted
    unweighted = tally.unweighted
    keys = part.takeKeys()
  }
}

/// The person with the most rows, as a check on identifiers that stand for many people.
struct BusiestPerson: Comparable, Sendable {
  var id: [UInt8] = []
  var rows = 0

  static func < (left: BusiestPerson, right: BusiestPerson) -> Bool {
    left.rows != right.rows
      ? left.rows < right.rows : right.id.lexicographicallyPrecedes(left.id)
  }
}

/// The identifiers of a partition's people.
struct PersonKeys: Sendable {
  let keys: [ByteKey]
  private let longBytes: [UInt8]

  init(keys: [ByteKey], longBytes: [UInt8]) {
    self.keys = keys
    self.longBytes = longBytes
  }

  var personCount: Int { keys.count }

  func bytes(_ person: UInt32) -> [UInt8] {
    let key = keys[Int(person)]
    guard key.isLong else { return key.inlineBytes }
    return Array(longBytes[key.longStart..<key.longStart + key.longCount])
  }
}
