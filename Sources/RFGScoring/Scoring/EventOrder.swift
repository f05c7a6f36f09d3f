/// The order in which a person's events are counted: by event, then code, so that repeats and the
/// rows of one event stand together.
struct EventOrder: Sendable {
  /// Each offence number's place when codes are sorted by bytes.
  let codes: [Int32]
  /// Each area number's place when areas are sorted by bytes.
  let areas: [Int32]
  /// Each role number's place when roles are sorted by bytes.
  let roles: [Int32]
  /// Each offence number's weight in ten-thousandths, or −1 for none.
  let weights: [Int64]

  @inline(__always)
  func code(_ event: KeptEvent) -> Int32 { codes[Int(event.offence)] }

  /// A total order of a person's events that depends on nothing but what they say.
  func precedes(_ a: WeighedEvent, _ b: WeighedEvent) -> Bool {
    let left = a.event
    let right = b.event
    if left.event != right.event { return left.event < right.event }
    let leftCode = codes[Int(left.offence)]
    let rightCode = codes[Int(right.offence)]
    if leftCode != rightCode { return leftCode < rightCode }
    if left.role != right.role { return roles[Int(left.role)] < roles[Int(right.role)] }
    if left.date != right.date { return left.date < right.date }
    if left.memberships != right.memberships { return left.memberships > right.memberships }
    if a.gravity != b.gravity { return a.gravity > b.gravity }
    // Equal codes of different classes can weigh differently.
    let (leftWeight, rightWeight) = (weights[Int(left.offence)], weights[Int(right.offence)])
    if leftWeight != rightWeight { return leftWeight > rightWeight }
    if left.area != right.area { return areas[Int(left.area)] < areas[Int(right.area)] }
    return a.victim < b.victim
  }
}
