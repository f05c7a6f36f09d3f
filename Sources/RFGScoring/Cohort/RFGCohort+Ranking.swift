internal import DelimitedText
internal import HotspotStatistics
internal import ParallelWork

/// The four axes' scales, ready for the values of a run.
struct CohortAxes: Sendable {
  var recency: ScaledAxis?
  var frequency: ScaledAxis?
  var gravity: ScaledAxis?
  var victims: ScaledAxis?

  init() {}

  /// The axes of a cohort's people, each made ready by one worker.
  init(_ cohort: RFGCohort, asOf: Int32, threads: Int) {
    let model = cohort.model
    let axes = ParallelWork.map([0, 1, 2, 3], threads: threads) { axis -> ScaledAxis? in
      switch axis {
      case 0:
        guard model.usesRecency, let scale = model.recency else { return nil }
        return ScaledAxis(
          scale, isRecency: true, values: cohort.values { Double(asOf - $0.lastDate) })
      case 1:
        guard model.usesFrequency, let scale = model.frequency else { return nil }
        return ScaledAxis(
          scale, isRecency: false, values: cohort.values { Double($0.offences) })
      case 2:
        guard model.usesGravity, let scale = model.gravity?.scale else { return nil }
        return ScaledAxis(scale, isRecency: false, values: cohort.values { $0.gravity })
      default:
        guard model.usesVictims, let scale = model.victims else { return nil }
        return ScaledAxis(scale, isRecency: false, values: cohort.values { Double($0.victims) })
      }
    }
    (recency, frequency, gravity, victims) = (axes[0], axes[1], axes[2], axes[3])
  }
}

extension RFGCohort {
  /// Takes over the eligible people of each partition.
  mutating func collect(_ parts: consuming [PartCount]) {
    for part in parts {
      members.append(part.eligible)
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
    axes = CohortAxes(self, asOf: asOf, threads: threads)
    for (axis, name) in [
      (axes.recency, "recency"), (axes.frequency, "frequency"), (axes.gravity, "gravity"),
      (axes.victims, "victims"),
    ] {
      note(axis, name)
    }
    let axes = self.axes
    let weights = CompositeWeights(model)
    var people: [[CohortMember]] = []
    swap(&people, &members)
    members = ParallelWork.map(consume people, threads: threads) { part in
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

  /// Everyone's value of one kind.
  fileprivate func values(_ value: (CohortMember) -> Double) -> [Double] {
    var all: [Double] = []
    all.reserveCapacity(members.reduce(0) { $0 + $1.count })
    for part in members { for member in part { all.append(value(member)) } }
    return all
  }

  private mutating func note(_ axis: ScaledAxis?, _ name: String) {
    guard let empty = axis?.emptyBins else { return }
    scaleNotes.append(
      "The \(name) axis fills \(empty.filled) of its \(empty.of) bins, since equal values share one."
    )
  }

  /// Puts everyone in display order and gives ranks and percentiles.
  mutating func rank(threads: Int) {
    let areaOrder = areas.order
    let usesArea = rules.usesArea
    let keys = self.keys
    let members = self.members
    let sorted = RankKey.sorted(
      parts: members.count, threads: threads, members: members, ids: keys
    ) { number in
      members[number].enumerated().map { index, member in
        RankKey(
          member, area: usesArea ? areaOrder[Int(member.area)] : 0,
          id: keys[number].keys[Int(member.person)],
          place: Place(part: UInt16(number), index: UInt32(index)))
      }
    }
    order = sorted.map(\.place)
    // Gathered in display order by loads that do not wait for each other: whoever writes the
    // table then reads straight on.
    let places = order
    let chunk = RankedMember.chunkSize
    let chunks = Array(stride(from: 0, to: places.count, by: chunk))
    ranked = ParallelWork.map(chunks, threads: threads) { start in
      places[start..<min(places.count, start + chunk)].map { place in
        let member = members[Int(place.part)][Int(place.index)]
        return RankedMember(member: member, key: keys[Int(place.part)].keys[Int(member.person)])
      }
    }
    self.members = []
    ranks = Array(repeating: 0, count: sorted.count)
    percentiles = Array(repeating: 0, count: sorted.count)
    groups = [0]
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].group == sorted[start].group { end += 1 }
      rankGroup(start..<end, sorted)
      groups.append(end)
      start = end
    }
  }

  private mutating func rankGroup(_ group: Range<Int>, _ sorted: [RankKey]) {
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
