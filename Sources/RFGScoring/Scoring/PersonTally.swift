internal import DelimitedText
internal import OffenceRecords

/// What is counted for one person.
struct PersonTotals: Sendable {
  var offences: Int32 = 0
  var firstDate: Int32 = .max
  var lastDate: Int32 = .min
  /// The gravity axis's raw value.
  var gravity = 0.0
  var victims: Int32 = 0
  var unweighted: Int32 = 0
  var area: UInt16 = 65_535
  var exclusion: Exclusion?
}

/// Counts each person's kept events: steps 2 to 8 of the order of operations.
///
/// One tally serves one partition; its buffers are used again for each person.
struct PersonTally {
  let rules: ScoringRules
  let model: RFGModel
  let asOf: CalendarDate
  /// Each offence number's weight in ten-thousandths, or −1 for none.
  let weights: [Int64]
  /// The weight of an offence without one, in ten-thousandths, or −1 to leave it out.
  let fallback: Int64
  let order: EventOrder

  var dropped = DroppedRows()
  /// Counted offences without a weight, by offence number.
  var unweighted: [UInt16: Int] = [:]
  var counted = 0

  private var counting: [UInt32] = []
  private var victims: [UInt64] = []
  private var seen = StampedSet()
  /// For each requirement, the rows that meet it and those that may.
  private var met: [Int]
  private var unsure: [Int]

  init(
    rules: ScoringRules, model: RFGModel, asOf: CalendarDate, weights: [Int64], fallback: Int64,
    order: EventOrder
  ) {
    self.rules = rules
    self.model = model
    self.asOf = asOf
    self.weights = weights
    self.fallback = fallback
    self.order = order
    met = Array(repeating: 0, count: model.require.count)
    unsure = met
  }

  /// An offence's own weight in ten-thousandths, or −1 for none.
  @inline(__always)
  private func weight(_ event: WeighedEvent) -> Int64 {
    rules.usesGravityColumn ? max(-1, event.gravity) : weights[Int(event.event.offence)]
  }

  /// Counts one person's events.
  ///
  /// - Parameters:
  ///   - events: many people's events; this person's are left in counting order.
  ///   - range: this person's places in `events`.
  ///   - birth: what is known of when the person was born.
  ///   - fate: told what became of each event, by place.
  mutating func count(
    _ events: inout [WeighedEvent], _ range: Range<Int>, birth: PersonPartition.BirthRange,
    fate: ((Int, EventFate) -> Void)? = nil
  ) -> PersonTotals {
    // Only rows of one event have anything to do with each other, and few people have any.
    if rules.hasEvents, range.count > 1, sharesEvent(events, range) { sort(&events, range) }
    var totals = PersonTotals()
    counting.removeAll(keepingCapacity: true)
    victims.removeAll(keepingCapacity: true)
    for number in met.indices {
      met[number] = 0
      unsure[number] = 0
    }
    let definition = model.definitionIndex

    var index = range.lowerBound
    while index < range.upperBound {
      let event = events[index].event
      // Step 2: the rows that repeat this one follow it.
      var next = index + 1
      if rules.hasEvents, event.event != 0 {
        while next < range.upperBound {
          let other = events[next].event
          guard other.event == event.event, other.role == event.role,
            order.code(other) == order.code(event)
          else { break }
          dropped.repeats += 1
          fate?(next, .exactRepeat)
          next += 1
        }
      }
      // Step 3: requirements with definitions of their own.
      for (number, requirement) in model.require.enumerated() {
        guard let definition = requirement.definitionIndex else { continue }
        switch event.membership(definition) {
        case UInt16(Membership.yes.rawValue): met[number] += 1
        case UInt16(Membership.undecidable.rawValue): unsure[number] += 1
        default: break
        }
      }
      // Step 4: the model's offences.
      let membership = definition.map { event.membership($0) } ?? UInt16(Membership.yes.rawValue)
      switch membership {
      case UInt16(Membership.yes.rawValue):
        counting.append(UInt32(index))
        // Step 5: a repeat that names another victim is another victim.
        if rules.usesVictims {
          for repeated in index..<next where events[repeated].victim != 0 {
            victims.append(events[repeated].victim)
          }
        }
      case UInt16(Membership.undecidable.rawValue):
        dropped.undecidable += 1
        fate?(index, .undecidable)
      default:
        dropped.otherOffence += 1
        fate?(index, .otherOffence)
      }
      index = next
    }
    totals.victims = Int32(clamping: distinctVictims())
    if rules.takesPrincipal, rules.hasEvents { keepPrincipals(events, fate) }
    measure(events, &totals, fate)
    judge(&totals, birth)
    return totals
  }

  private func sort(_ events: inout [WeighedEvent], _ range: Range<Int>) {
    guard range.count < 24 else {
      let order = self.order
      let sorted = events[range].sorted { order.precedes($0, $1) }
      events.replaceSubrange(range, with: sorted)
      return
    }
    var index = range.lowerBound + 1
    while index < range.upperBound {
      let moving = events[index]
      var hole = index
      while hole > range.lowerBound, order.precedes(moving, events[hole - 1]) {
        events[hole] = events[hole - 1]
        hole -= 1
      }
      if hole != index { events[hole] = moving }
      index += 1
    }
  }

  /// Whether two of a person's rows are of one event.
  private mutating func sharesEvent(_ events: [WeighedEvent], _ range: Range<Int>) -> Bool {
    seen.begin(range.count)
    for index in range {
      let event = events[index].event.event
      if event != 0, !seen.insert(event) { return true }
    }
    return false
  }

  private mutating func distinctVictims() -> Int {
    guard victims.count > 1 else { return victims.count }
    seen.begin(victims.count)
    var distinct = 0
    for victim in victims where seen.insert(victim) { distinct += 1 }
    return distinct
  }

  /// Step 6: of each event's rows the gravest, then the earliest, then the first by code.
  private mutating func keepPrincipals(
    _ events: [WeighedEvent], _ fate: ((Int, EventFate) -> Void)?
  ) {
    var kept = 0
    var index = 0
    while index < counting.count {
      var best = Int(counting[index])
      let event = events[best].event.event
      var next = index + 1
      if event != 0 {
        while next < counting.count, events[Int(counting[next])].event.event == event {
          let rival = Int(counting[next])
          let loser = isGraver(events[rival], than: events[best]) ? best : rival
          if loser == best { best = rival }
          dropped.lesserInEvent += 1
          fate?(loser, .lesserInEvent)
          next += 1
        }
      }
      counting[kept] = UInt32(best)
      kept += 1
      index = next
    }
    counting.removeLast(counting.count - kept)
  }

  private func isGraver(_ a: WeighedEvent, than b: WeighedEvent) -> Bool {
    let left = weight(a)
    let right = weight(b)
    let leftGravity = left < 0 ? fallback : left
    let rightGravity = right < 0 ? fallback : right
    if leftGravity != rightGravity { return leftGravity > rightGravity }
    if a.event.date != b.event.date { return a.event.date < b.event.date }
    return order.code(a.event) < order.code(b.event)
  }

  /// Step 7: frequency, recency and gravity over what remains.
  private mutating func measure(
    _ events: [WeighedEvent], _ totals: inout PersonTotals,
    _ fate: ((Int, EventFate) -> Void)?
  ) {
    var sum: Int64 = 0
    var most: Int64 = 0
    var weighted = 0
    var decaying: [(age: Int32, weight: Int64)] = []
    var isDecaying = false
    if case .decayed = model.gravity?.of { isDecaying = true }
    for index in counting {
      let event = events[Int(index)].event
      fate?(Int(index), .counted)
      totals.firstDate = min(totals.firstDate, event.date)
      totals.lastDate = max(totals.lastDate, event.date)
      guard rules.usesWeights || rules.usesGravityColumn else { continue }
      var weight = self.weight(events[Int(index)])
      if weight < 0 {
        totals.unweighted += 1
        unweighted[event.offence, default: 0] += 1
        weight = fallback
      }
      guard weight >= 0 else { continue }
      weighted += 1
      // Nine million rows of the greatest weight under one identifier must not stop a run.
      let (total, isTooGreat) = sum.addingReportingOverflow(weight)
      sum = isTooGreat ? .max : total
      most = max(most, weight)
      if isDecaying { decaying.append((rules.asOf - event.date, weight)) }
    }
    totals.offences = Int32(clamping: counting.count)
    counted += counting.count
    switch model.usesGravity ? model.gravity?.of : nil {
    case nil: break
    case .max: totals.gravity = FixedDecimal(tenThousandths: most).doubleValue
    case .sum: totals.gravity = FixedDecimal(tenThousandths: sum).doubleValue
    case .mean:
      totals.gravity =
        weighted == 0 ? 0 : FixedDecimal(tenThousandths: sum).doubleValue / Double(weighted)
    case .decayed(let days):
      // Added up in one order whatever the order of the rows.
      decaying.sort { $0.age != $1.age ? $0.age < $1.age : $0.weight < $1.weight }
      totals.gravity = decaying.reduce(0) {
        $0 + FixedDecimal(tenThousandths: $1.weight).doubleValue
          * Decay.share(left: Double($1.age), halfLife: days)
      }
    }
    if rules.usesArea { totals.area = commonestArea(events) }
  }

  /// The area of most counted events, ties to the latest event, then to the first by bytes.
  private func commonestArea(_ events: [WeighedEvent]) -> UInt16 {
    var counts: [UInt16: (count: Int, last: Int32)] = [:]
    for index in counting {
      let event = events[Int(index)].event
      let known = counts[event.area] ?? (0, .min)
      counts[event.area] = (known.count + 1, max(known.last, event.date))
    }
    let best = counts.max { left, right in
      if left.value.count != right.value.count { return left.value.count < right.value.count }
      if left.value.last != right.value.last { return left.value.last < right.value.last }
      return order.areas[Int(left.key)] > order.areas[Int(right.key)]
    }
    return best?.key ?? 65_535
  }

  /// Step 8: the first rule that keeps the person off the list.
  private func judge(_ totals: inout PersonTotals, _ birth: PersonPartition.BirthRange) {
    guard totals.offences > 0 else {
      totals.exclusion = .noOffenceCounted
      return
    }
    for (number, requirement) in model.require.enumerated() {
      let count = requirement.definitionIndex == nil ? Int(totals.offences) : met[number]
      if count >= requirement.atLeast { continue }
      totals.exclusion =
        count + unsure[number] >= requirement.atLeast ? .requirementUndecidable : .tooFewOffences
      return
    }
    if Int(totals.victims) < model.victimsAtLeast {
      totals.exclusion = .tooFewVictims
      return
    }
    guard let rule = model.age else { return }
    guard birth.earliest != .min, birth.latest != .max, birth.earliest <= birth.latest else {
      totals.exclusion = .ageUndecidable
      return
    }
    guard birth.latest <= rules.asOf else {
      totals.exclusion = .ageUndecidable
      return
    }
    let youngest = Age.years(from: birth.latest, to: rules.asOf)
    let oldest = Age.years(from: birth.earliest, to: rules.asOf)
    let allowed = (youngest...max(youngest, oldest)).filter { rule.allows($0) }.count
    if allowed == 0 {
      totals.exclusion = .age
    } else if allowed <= oldest - youngest {
      totals.exclusion = .ageUndecidable
    }
  }
}

/// Whole years between days.
enum Age {
  /// The age on a day of someone born on another; a birthday on 29 February falls on 1 March in
  /// common years.
  static func years(from birth: Int32, to day: Int32) -> Int {
    let born = CalendarDate(days: birth).components
    let now = CalendarDate(days: day).components
    let hasHadBirthday = (now.month, now.day) >= (born.month, born.day)
    return now.year - born.year - (hasHadBirthday ? 0 : 1)
  }
}
