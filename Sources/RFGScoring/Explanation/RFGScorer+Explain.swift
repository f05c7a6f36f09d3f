internal import DelimitedText
internal import OffenceRecords

extension RFGScorer {
  /// Explains one watched person with the rules that counted everyone.
  func explain(_ place: Int, _ base: PersonTally, in cohort: RFGCohort) -> ScoreExplanation {
    let id = watched.ids[place]
    var explanation = ScoreExplanation(
      personID: String(decoding: id, as: UTF8.self),
      model: "\(model.name) version \(model.version)",
      purpose: model.purpose.rawValue, asOf: options.asOf)
    if rules.windowStart > Int32.min + 1 {
      explanation.windowStart = CalendarDate(days: rules.windowStart)
    }
    let rows = watched.rows[place].sorted { RFGScorer.precedes($0, $1) }
    var events: [WeighedEvent] = []
    var rowOfEvent: [Int] = []
    var birth = PersonPartition.BirthRange()
    for (index, row) in rows.enumerated() where row.fate == nil {
      events.append(WeighedEvent(event: row.kept, victim: row.victimHash, gravity: row.gravity))
      birth.narrow(to: row.birth)
      rowOfEvent.append(index)
    }
    var tally = base
    // Sorted beforehand by the tally's own order, so that places in it are known here.
    let order = events.indices.sorted { tally.order.precedes(events[$0], events[$1]) }
    var ordered = rules.hasEvents ? order.map { events[$0] } : events
    var fates = rows.map { $0.fate ?? .counted }
    var told: [(Int, EventFate)] = []
    let totals = tally.count(&ordered, 0..<ordered.count, birth: birth) { told.append(($0, $1)) }
    for (place, fate) in told {
      fates[rowOfEvent[rules.hasEvents ? order[place] : place]] = fate
    }

    explanation.events = zip(rows, fates).map { row, fate in describe(row, fate, base) }
    explanation.offences = Int(totals.offences)
    explanation.distinctVictims = Int(totals.victims)
    explanation.exclusion =
      rows.isEmpty ? .notSeen : events.isEmpty ? .noRowInWindow : totals.exclusion
    addAxes(totals, cohort, &explanation)
    if explanation.exclusion == nil { locate(id, in: cohort, &explanation) }
    return explanation
  }

  private static func precedes(_ left: WatchedPeople.Row, _ right: WatchedPeople.Row) -> Bool {
    if left.date != right.date { return left.date < right.date }
    for path in [\WatchedPeople.Row.event, \.code, \.offenceClass, \.role, \.victim, \.status] {
      let a = left[keyPath: path]
      let b = right[keyPath: path]
      if a != b { return a.lexicographicallyPrecedes(b) }
    }
    if left.reported != right.reported { return left.reported < right.reported }
    if left.gravity != right.gravity { return left.gravity > right.gravity }
    if left.flags != right.flags { return left.flags < right.flags }
    return left.area.lexicographicallyPrecedes(right.area)
  }

  private func describe(
    _ row: WatchedPeople.Row, _ fate: EventFate, _ base: PersonTally
  ) -> ScoreExplanation.Event {
    let weight =
      rules.usesGravityColumn
      ? (row.gravity == .min ? -1 : row.gravity) : base.weights[Int(row.kept.offence)]
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let code = row.code.isEmpty ? text(row.offenceClass) : text(row.code)
    var title = text(row.title)
    if title.isEmpty {
      title = weights?.title(for: code) ?? OffenceCodeBook.builtIn[code]?.title ?? ""
    }
    return ScoreExplanation.Event(
      date: CalendarDate(days: row.date), isMonthOnly: row.isMonthOnly, event: text(row.event),
      role: text(row.role), code: code, offenceClass: text(row.offenceClass), title: title,
      victim: text(row.victim), status: text(row.status),
      flags: RFGScorer.knownFlags(row.flags),
      weight: weight < 0 ? nil : FixedDecimal(tenThousandths: weight), fate: fate)
  }

  private static func knownFlags(_ bits: UInt16) -> String {
    let flags = OffenceFlags(rawValue: bits)
    return OffenceFlags.Flag.allCases.compactMap { flag in
      switch flags[flag] {
      case .yes: flag.name + " yes"
      case .no: flag.name + " no"
      case .unknown: nil
      }
    }.joined(separator: ", ")
  }

  private func addAxes(
    _ totals: PersonTotals, _ cohort: RFGCohort, _ explanation: inout ScoreExplanation
  ) {
    guard totals.offences > 0 else { return }
    let weights = CompositeWeights(model)
    let days = Double(options.asOf.days - totals.lastDate)
    let isRanked = explanation.exclusion == nil
    var parts: [Double] = []
    var scores = AxisScores(recency: 0, frequency: 0, gravity: 0, victims: 0)
    func add(
      _ name: String, _ meaning: String, _ value: Double, _ axis: ScaledAxis?, _ weight: Double,
      _ place: WritableKeyPath<AxisScores, Double>
    ) {
      guard let axis else { return }
      let score = axis.score(value)
      scores[keyPath: place] = score
      parts.append(weight * score / weights.total)
      explanation.axes.append(
        ScoreExplanation.Axis(
          name: name, meaning: meaning, value: value, scale: axis.scale.name,
          score: isRanked
            ? FixedDecimal(tenThousandths: Int64(AxisScores.rounded(score))) : nil,
          share: weight / weights.total))
    }
    add(
      "recency", "days since the last counted offence", days, cohort.axes.recency, weights.recency,
      \.recency)
    add(
      "frequency", "counted offences", Double(totals.offences), cohort.axes.frequency,
      weights.frequency, \.frequency)
    let gravityMeaning =
      switch model.gravity?.of {
      case .max, nil: "greatest weight"
      case .sum: "sum of weights"
      case .mean: "mean weight"
      case .decayed(let halfLife): "weights halved every \(halfLife) days"
      }
    add("gravity", gravityMeaning, totals.gravity, cohort.axes.gravity, weights.gravity, \.gravity)
    add(
      "victims", "distinct victims", Double(totals.victims), cohort.axes.victims, weights.victims,
      \.victims)
    guard isRanked else { return }
    // The cohort's own sum: adding the parts up could round to another last digit.
    let score = Int64(AxisScores.rounded(weights.composite(scores)))
    for (index, part) in Contributions.rounded(parts, total: score).enumerated() {
      explanation.axes[index].contribution = FixedDecimal(tenThousandths: part)
    }
  }

  /// Finds the person's place in the ranking, and the gaps to the next scores.
  private func locate(
    _ id: [UInt8], in cohort: RFGCohort, _ explanation: inout ScoreExplanation
  ) {
    guard let position = (0..<cohort.count).first(where: { cohort.personBytes($0) == id }),
      let group = cohort.groupRanges.first(where: { $0.contains(position) })
    else { return }
    let entry = cohort[position]
    explanation.score = entry.score
    explanation.rank = entry.rank
    explanation.groupSize = group.count
    explanation.area = entry.area
    explanation.lastListedRank = model.top
    let score = cohort.member(position).score
    let above = (group.lowerBound..<position).last { cohort.member($0).score != score }
    let below = (position..<group.upperBound).first { cohort.member($0).score != score }
    if let above {
      explanation.gapAbove = FixedDecimal(
        tenThousandths: Int64(cohort.member(above).score - score))
    }
    if let below {
      explanation.gapBelow = FixedDecimal(
        tenThousandths: Int64(score - cohort.member(below).score))
    }
    for neighbour in [position - 2, position - 1, position + 1, position + 2]
    where group.contains(neighbour) {
      let other = cohort[neighbour]
      explanation.neighbours.append(
        ScoreExplanation.Neighbour(personID: other.personID, rank: other.rank, score: other.score))
    }
  }
}

/// Parts of a score, rounded so that they still add up.
enum Contributions {
  /// Parts in ten-thousandths whose sum is `total`: each is rounded down, and what is missing goes
  /// to those that lost most (the largest-remainder method).
  static func rounded(_ parts: [Double], total: Int64) -> [Int64] {
    let scaled = parts.map { $0 * 10_000 }
    var result = scaled.map { Int64($0.rounded(.down)) }
    let order = scaled.indices.sorted {
      let a = scaled[$0] - scaled[$0].rounded(.down)
      let b = scaled[$1] - scaled[$1].rounded(.down)
      return a != b ? a > b : $0 < $1
    }
    var missing = total - result.reduce(0, +)
    for index in order where missing > 0 {
      result[index] += 1
      missing -= 1
    }
    if missing < 0, let first = order.last { result[first] += missing }
    return result
  }
}
