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
  let codeOrder: [Int32]
  let areaOrder: [Int32]
  let roleOrder: [Int32]

  var dropped = DroppedRows()
  /// Counted offences without a weight, by offence number.
  var unweighted: [UInt16: Int] = [:]
  var counted = 0

  private var counting: [UInt32] = []
  private var victims: [UInt64] = []
  /// For each requirement, the rows that meet it and those that may.
  private var met: [Int]
  private var unsure: [Int]

  init(
    rules: ScoringRules, model: RFGModel, asOf: CalendarDate, weights: [Int64], fallback: Int64,
    codeOrder: [Int32], areaOrder: [Int32], roleOrder: [Int32]
  ) {
    self.rules = rules
    self.model = model
    self.asOf = asOf
    self.weights = weights
    self.fallback = fallback
    self.codeOrder = codeOrder
    self.areaOrder = areaOrder
    self.roleOrder = roleOrder
    met = Array(repeating: 0, count: model.require.count)
    unsure = met
  }

  /// A total order of a person's events that depends on nothing but what they say.
  func precedes(_ a: Int, _ b: Int, in part: borrowing PersonPartition) -> Bool {
    let left = part.events[a]
    let right = part.events[b]
    if left.event != right.event { return left.event < right.event }
    let leftCode = codeOrder[Int(left.offence)]
    let rightCode = codeOrder[Int(right.offence)]
    if leftCode != rightCode { return leftCode < rightCode }
    if left.role != right.role { return roleOrder[Int(left.role)] < roleOrder[Int(right.role)] }
    if left.date != right.date { return left.date < right.date }
    if left.memberships != right.memberships { return left.memberships > right.memberships }
    let (leftWeight, rightWeight) = (weight(a, in: part), weight(b, in: part))
    if leftWeight != rightWeight { return leftWeight > rightWeight }
    if left.area != right.area { return areaOrder[Int(left.area)] < areaOrder[Int(right.area)] }
    if !part.victims.isEmpty, part.victims[a] != part.victims[b] {
      return part.victims[a] < part.victims[b]
    }
    return false
  }

  /// An offence's own weight in ten-thousandths, or −1 for none.
  private func weight(_ index: Int, in part: borrowing PersonPartition) -> Int64 {
    rules.usesGravityColumn
      ? max(-1, part.gravities[index]) : weights[Int(part.events[index].offence)]
  }

  /// Counts one person's events.
  ///
  /// - Parameters:
  ///   - order: the places of the person's events in the partition; left in counting order.
  ///   - fate: told what became of each, by place in `order`.
  mutating func count(
    _ order: inout [UInt32], range: Range<Int>, in part: borrowing PersonPartition, person: Int,
    fate: ((Int, EventFate) -> Void)? = nil
  ) -> PersonTotals {
    if rules.hasEvents { sort(&order, range, part) }
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
      let place = Int(order[index])
      let event = part.events[place]
      // Step 2: the rows that repeat this one follow it.
      var next = index + 1
      if rules.hasEvents, event.event != 0 {
        while next < range.upperBound {
          let other = part.events[Int(order[next])]
          guard other.event == event.event, other.role == event.role,
            codeOrder[Int(other.offence)] == codeOrder[Int(event.offence)]
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
        if !part.victims.isEmpty {
          for repeated in index..<next {
            let victim = part.victims[Int(order[repeated])]
            if victim != 0 { victims.append(victim) }
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
    if rules.takesPrincipal, rules.hasEvents { keepPrincipals(order, part, fate) }
    measure(order, part, &totals, fate)
    judge(&totals, part, person)
    return totals
  }

  private func sort(
    _ order: inout [UInt32], _ range: Range<Int>, _ part: borrowing PersonPartition
  ) {
    if range.count < 24 {
      var index = range.lowerBound + 1
      while index < range.upperBound {
        let moving = order[index]
        var hole = index
        while hole > range.lowerBound, precedes(Int(moving), Int(order[hole - 1]), in: part) {
          order[hole] = order[hole - 1]
          hole -= 1
        }
        order[hole] = moving
        index += 1
      }
    } else {
      let part = copy part
      let sorted = order[range].sorted { precedes(Int($0), Int($1), in: part) }
      order.replaceSubrange(range, with: sorted)
    }
  }

  private mutating func distinctVictims() -> Int {
    guard victims.count > 1 else { return victims.count }
    if victims.count < 12 {
      var distinct = 0
      for (index, victim) in victims.enumerated() where !victims[..<index].contains(victim) {
        distinct += 1
      }
      return distinct
    }
    return Set(victims).count
  }

  /// Step 6: of each event's rows the gravest, then the earliest, then the first by code.
  private mutating func keepPrincipals(
    _ order: [UInt32], _ part: borrowing PersonPartition, _ fate: ((Int, EventFate) -> Void)?
  ) {
    var kept = 0
    var index = 0
    while index < counting.count {
      var best = Int(counting[index])
      let event = part.events[Int(order[best])].event
      var next = index + 1
      if event != 0 {
        while next < counting.count, part.events[Int(order[Int(counting[next])])].event == event {
          let rival = Int(counting[next])
          let loser = isGraver(Int(order[rival]), than: Int(order[best]), part) ? best : rival
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

  private func isGraver(_ a: Int, than b: Int, _ part: borrowing PersonPartition) -> Bool {
    let left = weight(a, in: part)
    let right = weight(b, in: part)
    let leftGravity = left < 0 ? fallback : left
    let rightGravity = right < 0 ? fallback : right
    if leftGravity != rightGravity { return leftGravity > rightGravity }
    if part.events[a].date != part.events[b].date {
      return part.events[a].date < part.events[b].date
    }
    return codeOrder[Int(part.events[a].offence)] < codeOrder[Int(part.events[b].offence)]
  }

  /// Step 7: frequency, recency and gravity over what remains.
  private mutating func measure(
    _ order: [UInt32], _ part: borrowing PersonPartition, _ totals: inout PersonTotals,
    _ fate: ((Int, EventFate) -> Void)?
  ) {
    var sum: Int64 = 0
    var most: Int64 = 0
    var weighted = 0
    var decaying: [(age: Int32, weight: Int64)] = []
    var isDecaying = false
    if case .decayed = model.gravity?.of { isDecaying = true }
    for index in counting {
      let place = Int(order[Int(index)])
      let event = part.events[place]
      fate?(Int(index), .counted)
      totals.firstDate = min(totals.firstDate, event.date)
      totals.lastDate = max(totals.lastDate, event.date)
      guard rules.usesWeights || rules.usesGravityColumn else { continue }
      var weight = self.weight(place, in: part)
      if weight < 0 {
        totals.unweighted += 1
        unweighted[event.offence, default: 0] += 1
        weight = fallback
      }
      guard weight >= 0 else { continue }
      weighted += 1
      // Only a column's own absurd values can reach the end of the range, and must not stop a run.
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
    if rules.usesArea { totals.area = commonestArea(order, part) }
  }

  /// The area of most counted events, ties to the latest event, then to the first by bytes.
  private func commonestArea(_ order: [UInt32], _ part: borrowing PersonPartition) -> UInt16 {
    var counts: [UInt16: (count: Int, last: Int32)] = [:]
    for index in counting {
      let event = part.events[Int(order[Int(index)])]
      let known = counts[event.area] ?? (0, .min)
      counts[event.area] = (known.count + 1, max(known.last, event.date))
    }
    let best = counts.max { left, right in
      if left.value.count != right.value.count { return left.value.count < right.value.count }
      if left.value.last != right.value.last { return left.value.last < right.value.last }
      return areaOrder[Int(left.key)] > areaOrder[Int(right.key)]
    }
    return best?.key ?? 65_535
  }

  /// Step 8: the first rule that keeps the person off the list.
  private func judge(
    _ totals: inout PersonTotals, _ part: borrowing PersonPartition, _ person: Int
  ) {
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
    let birth =
      person < part.births.count ? part.births[person] : PersonPartition.BirthRange()
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
