/// Groups of items or of periods, laid out so that a chain can draw from one of them, or from all
/// that trade with it, by a single number.
///
/// Where the share of a group is exact, its treated cells can only be traded within it. All other
/// groups trade with one another. So the *class* of a group is the group itself where its share is
/// exact, else all the groups together whose share is not.
struct CrossoverScopes: Sendable {
  /// The number of groups.
  let count: Int
  /// The group of each member.
  let group: [Int]
  /// What each group is to have.
  let shares: [CrossoverBlock.Share]
  /// All members: groups whose share is not exact first, groups and members in their order.
  let order: [Int]
  /// Where in `order` each group stands.
  let groupRange: [Range<Int>]
  /// Where in `order` the class of each group stands.
  let classRange: [Range<Int>]

  init(_ groups: [CrossoverBlock.Group], count members: Int) {
    count = groups.count
    shares = groups.map(\.share)
    var group = [Int](repeating: 0, count: members)
    var order: [Int] = []
    var ranges = [Range<Int>](repeating: 0..<0, count: groups.count)
    let loose = groups.indices.filter { !groups[$0].share.isExact }
    for index in loose + groups.indices.filter({ groups[$0].share.isExact }) {
      for member in groups[index].members { group[member] = index }
      ranges[index] = order.count..<order.count + groups[index].members.count
      order += groups[index].members
    }
    let together = 0..<loose.reduce(0) { $0 + groups[$1].members.count }
    self.group = group
    self.order = order
    groupRange = ranges
    classRange = groups.indices.map { groups[$0].share.isExact ? ranges[$0] : together }
  }

  /// Where to draw from beside a member: its group or its class, each with one half where they
  /// differ (`below(2)`, 0 for the group). A group of one, which has nothing to trade, is never
  /// drawn where its class is greater.
  @inline(__always)
  func draw(of member: Int, from stream: inout AuditStream) -> Range<Int> {
    let own = groupRange[group[member]]
    let all = classRange[group[member]]
    if own.count == all.count || own.count == 1 { return all }
    return stream.below(2) == 0 ? own : all
  }

  /// A member of a range of `order`, each equally likely.
  @inline(__always)
  func member(of range: Range<Int>, from stream: inout AuditStream) -> Int {
    order[range.lowerBound + stream.below(range.count)]
  }
}
