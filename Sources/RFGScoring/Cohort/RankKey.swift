internal import DelimitedText
internal import HotspotStatistics
internal import ParallelWork

/// What decides one person's place in the display order, side by side so that almost every
/// comparison looks nothing up: area, score, gravity, offences, recency, identifier.
struct RankKey: Sendable {
  /// Area and score, the greatest score first.
  var major: UInt64
  /// Gravity, the greatest first.
  var gravity: UInt64
  /// Offences and recency, most and latest first.
  var minor: UInt64
  /// The identifier's first eight bytes, in the order of bytes.
  var prefix: UInt64
  var place: RFGCohort.Place

  init(_ member: CohortMember, area: Int32, id: ByteKey, place: RFGCohort.Place) {
    major = UInt64(UInt32(bitPattern: area)) << 32 | UInt64(UInt32.max - UInt32(member.score))
    gravity = ~RadixSort.key(member.gravity)
    minor =
      UInt64(UInt32.max - UInt32(bitPattern: member.offences)) << 32
      | UInt64(UInt32.max - UInt32(bitPattern: member.lastDate ^ .min))
    // The first bytes of a long identifier are not at hand: it is compared whole.
    prefix = id.isLong ? 0 : id.low.byteSwapped
    self.place = place
  }

  /// The area's place among areas.
  var group: UInt32 { UInt32(truncatingIfNeeded: major >> 32) }

  /// The keys of many parts as one sorted list.
  static func sorted(
    parts: Int, threads: Int, members: [[CohortMember]], ids: [PersonKeys],
    keys: @Sendable (Int) -> [RankKey]
  ) -> [RankKey] {
    @Sendable func precedes(_ left: RankKey, _ right: RankKey) -> Bool {
      if left.major != right.major { return left.major < right.major }
      if left.gravity != right.gravity { return left.gravity < right.gravity }
      if left.minor != right.minor { return left.minor < right.minor }
      if left.prefix != right.prefix, left.prefix != 0, right.prefix != 0 {
        return left.prefix < right.prefix
      }
      let a = left.place
      let b = right.place
      return PersonKeys.precedes(
        ids[Int(a.part)], members[Int(a.part)][Int(a.index)].person,
        ids[Int(b.part)], members[Int(b.part)][Int(b.index)].person)
    }
    // The order is total, so how the work is shared does not show.
    let workers = max(1, threads)
    var sorted = ParallelWork.map(Array(0..<workers), threads: workers) { worker in
      let mine = stride(from: worker, to: parts, by: workers)
      var share: [RankKey] = []
      share.reserveCapacity(mine.reduce(0) { $0 + members[$1].count })
      for part in mine { share.append(contentsOf: keys(part)) }
      share.sort(by: precedes)
      return share
    }
    while sorted.count > 1 {
      var pairs: [[[RankKey]]] = []
      for index in stride(from: 0, to: sorted.count, by: 2) {
        pairs.append(Array(sorted[index..<min(index + 2, sorted.count)]))
      }
      sorted = ParallelWork.map(pairs, threads: workers) { pair in
        pair.count == 2 ? merged(pair[0], pair[1], by: precedes) : pair[0]
      }
    }
    return sorted.first ?? []
  }

  private static func merged(
    _ left: [RankKey], _ right: [RankKey], by precedes: (RankKey, RankKey) -> Bool
  ) -> [RankKey] {
    var result: [RankKey] = []
    result.reserveCapacity(left.count + right.count)
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      if precedes(right[j], left[i]) {
        result.append(right[j])
        j += 1
      } else {
        result.append(left[i])
        i += 1
      }
    }
    result.append(contentsOf: left[i...])
    result.append(contentsOf: right[j...])
    return result
  }
}
