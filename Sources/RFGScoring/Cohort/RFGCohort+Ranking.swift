internal import DelimitedText
internal import HotspotStatistics

/// The four axes' scales, ready for the values of a run.
struct CohortAxes: Sendable {
  var recency: ScaledAxis?
  var frequency: ScaledAxis?
  var gravity: ScaledAxis?
  var victims: ScaledAxis?
}

extension RFGCohort {
  /// Takes over the eligible people of each partition.
  mutating func collect(_ parts: consuming [PartCount]) {
    for (number, part) in parts.enumerated() {
      members.append(
        part.eligible.map { person in
          CohortMember(
            part: UInt16(number), area: person.totals.area, person: person.person,
            offences: person.totals.offences, victims: person.totals.victims,
            firstDate: person.totals.firstDate, lastDate: person.totals.lastDate,
            unweighted: person.totals.unweighted, gravity: person.totals.gravity)
        })
      for person in part.undecided {
        guard let reason = person.totals.exclusion else { continue }
        undecided.append(
          UndecidedPerson(
            personID: String(decoding: part.keys.bytes(person.person), as: UTF8.self),
            reason: reason, offences: Int(person.totals.offences), harm: person.totals.gravity,
            lastDate: CalendarDate(days: person.totals.lastDate)))
      }
      keys.append(part.keys)
    }
    undecided.sort { $0.personID.utf8.lexicographicallyPrecedes($1.personID.utf8) }
  }

  /// Gives everyone their axes' scores and their composite score.
  mutating func score(threads: Int) {
    let asOf = options.asOf.days
    let people = members
    func values(_ value: (CohortMember) -> Double) -> [Double] {
      var all: [Double] = []
      all.reserveCapacity(people.reduce(0) { $0 + $1.count })
      for part in people { for member in part { all.append(value(member)) } }
      return all
    }
    if model.usesRecency, let scale = model.recency {
      axes.recency = ScaledAxis(
        scale, isRecency: true, values: values { Double(asOf - $0.lastDate) })
      note(axes.recency, "recency")
    }
    if model.usesFrequency, let scale = model.frequency {
      axes.frequency = ScaledAxis(
        scale, isRecency: false, values: values { Double($0.offences) })
      note(axes.frequency, "frequency")
    }
    if model.usesGravity, let scale = model.gravity?.scale {
      axes.gravity = ScaledAxis(scale, isRecency: false, values: values { $0.gravity })
      note(axes.gravity, "gravity")
    }
    if model.usesVictims, let scale = model.victims {
      axes.victims = ScaledAxis(scale, isRecency: false, values: values { Double($0.victims) })
      note(axes.victims, "victims")
    }
    let axes = self.axes
    let weights = CompositeWeights(model)
    members = Workshop.map(people, threads: threads) { part in
      var part = part
      for index in part.indices {
        let member = part[index]
        let scores = AxisScores(
          recency: axes.recency?.score(Double(asOf - member.lastDate)) ?? 0,
          frequency: axes.frequency?.score(Double(member.offences)) ?? 0,
          gravity: axes.gravity?.score(member.gravity) ?? 0,
          victims: axes.victims?.score(Double(member.victims)) ?? 0)
        part[index].recencyScore = AxisScores.rounded(scores.recency)
        part[index].frequencyScore = AxisScores.rounded(scores.frequency)
        part[index].gravityScore = AxisScores.rounded(scores.gravity)
        part[index].victimsScore = AxisScores.rounded(scores.victims)
        part[index].score = AxisScores.rounded(weights.composite(scores))
      }
      return part
    }
  }

  private mutating func note(_ axis: ScaledAxis?, _ name: String) {
    guard let empty = axis?.emptyBins else { return }
    scaleNotes.append(
      "The \(name) axis fills \(empty.filled) of its \(empty.of) bins, since equal values share one."
    )
  }

  /// What people are sorted by before anything is looked up.
  private struct SortKey: Sendable {
    var major: UInt64
    var gravity: UInt64
    var place: Place
  }

  /// Puts everyone in display order and gives ranks and percentiles.
  mutating func rank(threads: Int) {
    let areaOrder = areas.order
    var sortKeys: [SortKey] = []
    sortKeys.reserveCapacity(members.reduce(0) { $0 + $1.count })
    for (number, part) in members.enumerated() {
      for (index, member) in part.enumerated() {
        let area = rules.usesArea ? UInt64(areaOrder[Int(member.area)]) : 0
        sortKeys.append(
          SortKey(
            major: area << 32 | UInt64(UInt32.max - UInt32(member.score)),
            gravity: ~RadixSort.key(member.gravity),
            place: Place(part: UInt16(number), index: UInt32(index))))
      }
    }
    let members = self.members
    let keys = self.keys
    let sorted = ParallelSort.sorted(sortKeys, threads: threads) { left, right in
      if left.major != right.major { return left.major < right.major }
      if left.gravity != right.gravity { return left.gravity < right.gravity }
      let a = members[Int(left.place.part)][Int(left.place.index)]
      let b = members[Int(right.place.part)][Int(right.place.index)]
      if a.offences != b.offences { return a.offences > b.offences }
      if a.lastDate != b.lastDate { return a.lastDate > b.lastDate }
      return PersonKeys.precedes(
        keys[Int(left.place.part)], a.person, keys[Int(right.place.part)], b.person)
    }
    order = sorted.map(\.place)
    ranks = Array(repeating: 0, count: sorted.count)
    percentiles = Array(repeating: 0, count: sorted.count)
    groups = [0]
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].major >> 32 == sorted[start].major >> 32 { end += 1 }
      rankGroup(start..<end, sorted)
      groups.append(end)
      start = end
    }
  }

  private mutating func rankGroup(_ group: Range<Int>, _ sorted: [SortKey]) {
    var start = group.lowerBound
    while start < group.upperBound {
      var end = start
      while end < group.upperBound, sorted[end].major == sorted[start].major { end += 1 }
      let below = Double(group.upperBound - end)
      let percentile = 100 * (below + Double(end - start) / 2) / Double(group.count)
      for position in start..<end {
        ranks[position] = Int32(start - group.lowerBound + 1)
        percentiles[position] = percentile
      }
      start = end
    }
  }
}

/// The axes' scores before rounding.
struct AxisScores: Sendable {
  var recency: Double
  var frequency: Double
  var gravity: Double
  var victims: Double

  static func rounded(_ score: Double) -> Int32 {
    Int32(clamping: DecimalRounding.tenThousandths(score))
  }
}

/// The axes' weights as numbers.
struct CompositeWeights: Sendable {
  let recency: Double
  let frequency: Double
  let gravity: Double
  let victims: Double
  let total: Double

  init(_ model: RFGModel) {
    recency = model.usesRecency ? model.weights.recency.doubleValue : 0
    frequency = model.usesFrequency ? model.weights.frequency.doubleValue : 0
    gravity = model.usesGravity ? model.weights.gravity.doubleValue : 0
    victims = model.usesVictims ? model.weights.victims.doubleValue : 0
    total = recency + frequency + gravity + victims
  }

  /// Σ wᵢ·Sᵢ / Σ wᵢ.
  func composite(_ scores: AxisScores) -> Double {
    (recency * scores.recency + frequency * scores.frequency + gravity * scores.gravity
      + victims * scores.victims) / total
  }
}

extension PersonKeys {
  /// Whether one identifier's bytes come before another's.
  static func precedes(
    _ left: PersonKeys, _ leftPerson: UInt32, _ right: PersonKeys, _ rightPerson: UInt32
  ) -> Bool {
    let a = left.keys[Int(leftPerson)]
    let b = right.keys[Int(rightPerson)]
    if a.isLong || b.isLong {
      return left.bytes(leftPerson).lexicographicallyPrecedes(right.bytes(rightPerson))
    }
    return ByteKey.inlinePrecedes(a, b)
  }
}
