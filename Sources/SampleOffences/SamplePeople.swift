/// The synthetic people: who offends how much, with whom, against whom.
///
/// A person is a number; everything about them follows from the seed and that number, so no
/// table of people is kept. Numbers below `suspects` offend, the rest do not. Each specialism
/// has a run of numbers, the busiest first, and a few at the head of each run account for most
/// of its events. Eight neighbours in a run live in one town and offend together.
struct SamplePeople: Sendable {
  private let seed: UInt64
  /// How many people there are.
  let count: Int
  /// How many of them offend.
  let suspects: Int
  private let runs: [Range<Int>]
  private let bands: SampleChoice
  private let graveBands: SampleChoice
  private let edges: [Int]
  private let multiplier: Int
  private let offenderAges: SampleChoice
  private let townChoice: SampleChoice

  /// A specialism's busiest people up to a cumulative share, in hundred-thousandths, with their
  /// share of its events: of all events, and of the graver kinds.
  private static let activity: [(upTo: Int, share: Int, grave: Int)] = [
    (100, 14, 16), (500, 44, 64), (2000, 150, 290), (7000, 270, 575), (20_000, 245, 35),
    (50_000, 168, 12), (100_000, 109, 8),
  ]

  /// The people of a file of so many rows.
  init(seed: UInt64, rows: Int, towns: [SampleTown]) {
    self.seed = SampleRandom.mixed(seed ^ 0x5045_4F50_4C45)
    let suspects = max(80, rows * 12 / 200)
    let count = suspects + max(80, rows * 15 / 200)
    self.suspects = suspects
    self.count = count
    var runs: [Range<Int>] = []
    var start = 0
    for share in [31, 55, 78, 86, 100] {
      let end = suspects * share / 100
      runs.append(start..<end)
      start = end
    }
    self.runs = runs
    bands = SampleChoice(weights: SamplePeople.activity.map(\.share))
    graveBands = SampleChoice(weights: SamplePeople.activity.map(\.grave))
    edges = [0] + SamplePeople.activity.map(\.upTo)
    var multiplier = count * 618 / 1000 | 1
    while SamplePeople.commonDivisor(multiplier, count) != 1 { multiplier += 2 }
    self.multiplier = multiplier
    offenderAges = SampleChoice(weights: SamplePeople.ages)
    townChoice = SampleChoice(weights: towns.map(\.weight))
  }

  /// Weights of the ages 10, 11, … of offenders at the middle of the sample: the age–crime curve,
  /// steep to the late teens, long to the right.
  private static let ages: [Int] =
    [3, 6, 14, 28, 45, 62, 76, 88, 96, 100, 98, 95, 92, 90, 88, 87, 86, 85, 84, 83]
    + (30..<76).map { max(1, 83 - ($0 - 29) * 9 / 5) }

  private static func commonDivisor(_ first: Int, _ second: Int) -> Int {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The number behind the printed id: 1 ... count, in no order an analyst could read.
  @inline(__always)
  func printedNumber(of person: Int) -> Int {
    (person * multiplier + count / 3) % count + 1
  }

  /// The town a person lives in.
  @inline(__always)
  func town(of person: Int) -> Int {
    var random = SampleRandom(seed: seed, stream: UInt64(person >> 3) | 1 << 40)
    return townChoice.draw(&random)
  }

  /// A stream of random numbers that is the person's own.
  @inline(__always)
  func traits(of person: Int) -> SampleRandom {
    SampleRandom(seed: seed, stream: UInt64(person))
  }

  /// A suspect of the specialism, offending on that day.
  ///
  /// Most people offend for a spell, not for three years, so a few are tried until one is active.
  @inline(__always)
  func suspect(
    of specialism: SampleSpecialism, grave: Bool, on day: Int, _ random: inout SampleRandom
  ) -> Int {
    var run = runs[specialism.rawValue]
    if random.chance(perMille: 180) { run = runs[random.below(runs.count)] }
    var person = run.lowerBound
    for _ in 0..<6 {
      let band = grave ? graveBands.draw(&random) : bands.draw(&random)
      let low = run.count * edges[band] / 100_000
      let width = max(1, run.count * edges[band + 1] / 100_000 - low)
      person = run.lowerBound + low + random.below(width)
      if isActive(person, on: day) { break }
    }
    return person
  }

  @inline(__always)
  private func isActive(_ person: Int, on day: Int) -> Bool {
    let bits = SampleRandom.mixed(seed &+ UInt64(truncatingIfNeeded: person))
    if bits & 3 == 0 { return true }
    let start = Int((bits >> 8) & 2047) - 600
    let length = 60 + Int((bits >> 24) & 1023)
    return day >= start && day < start + length
  }

  /// Someone a suspect offends with: mostly one of the seven neighbours, else anyone.
  @inline(__always)
  func associate(of person: Int, _ random: inout SampleRandom) -> Int {
    if random.chance(perMille: 250) { return random.below(suspects) }
    let neighbour = person ^ (1 + random.below(7))
    return neighbour < suspects ? neighbour : max(0, person - 1)
  }

  /// Someone a domestic offender offends against: one partner for most, up to four for some.
  @inline(__always)
  func partner(of person: Int, _ random: inout SampleRandom) -> Int {
    let bits = SampleRandom.mixed(seed ^ UInt64(truncatingIfNeeded: person) << 4)
    let partners = 1 + [0, 0, 0, 0, 1, 1, 2, 3][Int(bits & 7)]
    let which = partners == 1 ? 0 : random.skewed(below: partners)
    var own = SampleRandom(seed: bits, stream: UInt64(which))
    return suspects + own.below(count - suspects)
  }

  /// A victim: a repeat victim more often than chance, and one in eight also offends.
  @inline(__always)
  func victim(_ random: inout SampleRandom) -> Int {
    if random.chance(perMille: 125) { return random.below(suspects) }
    let others = count - suspects
    let draw = random.below(100)
    return suspects + random.below(draw < 2 ? others / 500 + 1 : draw < 30 ? others / 12 : others)
  }

  /// Someone who goes missing: a few people again and again.
  @inline(__always)
  func missing(_ random: inout SampleRandom) -> Int {
    let pool = max(8, suspects / 30)
    return suspects - 1 - random.below(random.chance(perMille: 500) ? max(1, pool / 12) : pool)
  }

  /// Age in whole years on a day of the sample; nil for the few whose birth date is not known.
  @inline(__always)
  func age(of person: Int, on day: Int, missing: Bool = false) -> Int? {
    var own = traits(of: person)
    let bits = own.next()
    if bits & 31 == 0 { return nil }
    let atMiddle: Int
    if missing {
      atMiddle = bits & 3 != 0 ? 12 + own.below(6) : 18 + own.below(60)
    } else if person < suspects {
      atMiddle = 10 + offenderAges.draw(&own)
    } else {
      atMiddle = 3 + own.below(45) + own.below(42)
    }
    let birthday = Int((bits >> 8) % 365)
    let age = atMiddle + (day - 548 + birthday + 365) / 365 - 1
    return person < suspects ? max(10, age) : age
  }
}
