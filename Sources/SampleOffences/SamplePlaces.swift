/// Where synthetic offences happen: towns, micro-hotspots that last, homes and open country.
///
/// Places follow from the seed alone, so the same few street segments stay hot for all three years.
struct SamplePlaces: Sendable {
  /// A place in British National Grid metres.
  struct Point: Sendable {
    var easting: Int
    var northing: Int
  }

  /// A place drawn for an event.
  struct Draw {
    var point: Point
    var town: Int
    /// The micro-hotspot's place in its town, or -1 elsewhere.
    var hotspot: Int
  }

  private let seed: UInt64
  /// The towns, in the order of their numbers.
  let towns: [SampleTown]
  /// The area names, as bytes, in the order of the towns.
  let areas: [[UInt8]]
  private let choice: SampleChoice
  private let hotspots: [[Point]]

  init(seed: UInt64, towns: [SampleTown]) {
    self.seed = SampleRandom.mixed(seed ^ 0x504C_4143_4553)
    self.towns = towns
    areas = towns.map { Array($0.area.utf8) }
    choice = SampleChoice(weights: towns.map(\.weight))
    var random = SampleRandom(seed: self.seed, stream: 0)
    hotspots = towns.map { town in
      let count = 9 + town.weight / 60 * 3
      return (0..<count).map { index in
        let reach = index % 3 == 2 ? town.radius : min(550, town.radius / 3)
        return SamplePlaces.scattered(
          around: Point(easting: town.easting, northing: town.northing), reach: reach, &random)
      }
    }
  }

  /// A point about a centre, its density falling off smoothly; it lies within 2·reach each way.
  @inline(__always)
  private static func scattered(
    around centre: Point, reach: Int, _ random: inout SampleRandom
  ) -> Point {
    let span = reach + 1
    let east = random.below(span) + random.below(span) + random.below(span) + random.below(span)
    let north = random.below(span) + random.below(span) + random.below(span) + random.below(span)
    return Point(
      easting: centre.easting + east - 2 * reach, northing: centre.northing + north - 2 * reach)
  }

  /// A town by its share of crime.
  @inline(__always)
  func town(_ random: inout SampleRandom) -> Int { choice.draw(&random) }

  /// Where an event of the profile happens in a town.
  @inline(__always)
  func place(
    _ profile: borrowing SampleOffenceProfile, town: Int, _ random: inout SampleRandom
  ) -> Draw {
    if random.chance(perMille: profile.hot) {
      let spots = hotspots[town].count / 3
      let rank = random.skewed(below: random.below(spots) + 1)
      let hotspot = rank * 3 + profile.ground.rawValue
      return Draw(point: premises(of: hotspot, town: town, &random), town: town, hotspot: hotspot)
    }
    return Draw(point: street(in: town, &random), town: town, hotspot: -1)
  }

  /// One of the eight addresses of a hotspot, within 45 m of its middle.
  @inline(__always)
  private func premises(
    of hotspot: Int, town: Int, _ random: inout SampleRandom
  ) -> Point {
    let middle = hotspots[town][hotspot]
    let bits = SampleRandom.mixed(
      seed &+ UInt64(truncatingIfNeeded: (town << 16 | hotspot) << 3 | random.skewed(below: 8)))
    return Point(
      easting: middle.easting + Int(bits & 63) - 31,
      northing: middle.northing + Int((bits >> 8) & 63) - 31)
  }

  /// The middle of a hotspot.
  func middle(of hotspot: Int, town: Int) -> Point { hotspots[town][hotspot] }

  @inline(__always)
  private func street(in town: Int, _ random: inout SampleRandom) -> Point {
    let centre = Point(easting: towns[town].easting, northing: towns[town].northing)
    let isRural = random.chance(perMille: 60)
    return SamplePlaces.scattered(
      around: centre, reach: isRural ? towns[town].radius * 3 : towns[town].radius, &random)
  }

  /// Where a person lives.
  @inline(__always)
  func home(of person: Int, town: Int) -> Point {
    var random = SampleRandom(seed: seed, stream: UInt64(person) | 1 << 41)
    return SamplePlaces.scattered(
      around: Point(easting: towns[town].easting, northing: towns[town].northing),
      reach: towns[town].radius, &random)
  }

  /// The synthetic street point nearest a place: one in each square of 120 m.
  func streetPoint(near point: Point) -> Point {
    let column = point.easting / 120
    let row = point.northing / 120
    let bits = SampleRandom.mixed(seed ^ UInt64(truncatingIfNeeded: column << 20 | row))
    return Point(
      easting: column * 120 + Int(bits & 0xFFFF) % 120,
      northing: row * 120 + Int((bits >> 20) & 0xFFFF) % 120)
  }
}
