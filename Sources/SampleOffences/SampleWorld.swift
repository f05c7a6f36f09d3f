/// Everything the chunks of one synthetic file share: fixed tables, made once from the seed.
struct SampleWorld: Sendable {
  let seed: UInt64
  let rows: Int
  let layout: SampleLayout
  /// Damaged rows are those whose own random number falls below this; 0 damages none.
  let dirtyBelow: UInt64
  let offences: [SampleOffence]
  let mix: SampleChoice
  let profiles: [SampleOffenceProfile]
  let calendar: SampleCalendar
  let people: SamplePeople
  let places: SamplePlaces

  init(seed: UInt64, rows: Int, layout: SampleLayout, dirtyShare: Double) {
    self.seed = seed
    self.rows = rows
    self.layout = layout
    dirtyBelow = dirtyShare > 0 ? UInt64((min(dirtyShare, 1) * 4_294_967_296).rounded()) : 0
    switch layout {
    case .generic: offences = SampleOffence.mix
    case .policeUK: offences = SampleOffence.streetMix
    }
    mix = SampleChoice(weights: offences.map(\.count))
    profiles = SampleOffenceKind.allCases.map { kind in
      var profile = kind.profile
      profile.isGrave = kind.isGrave
      return profile
    }
    calendar = SampleCalendar()
    people = SamplePeople(seed: seed, rows: rows, towns: SampleTown.all)
    places = SamplePlaces(seed: seed, towns: SampleTown.all)
  }

  /// The random numbers of one chunk.
  func random(ofChunk chunk: Int) -> SampleRandom {
    SampleRandom(seed: seed, stream: UInt64(chunk) | 1 << 60)
  }

  /// Damages the row just written, if this row is one to damage.
  @inline(__always)
  func soil(_ bytes: inout [UInt8], row: Int, start: Int, previous: Int?) {
    guard dirtyBelow > 0 else { return }
    var random = SampleRandom(seed: seed, stream: UInt64(row) | 1 << 61)
    guard random.next() >> 32 < dirtyBelow else { return }
    let dirt = SampleDirt.allCases[random.below(SampleDirt.allCases.count)]
    dirt.damage(&bytes, rowAt: start, previous: previous, layout: layout)
  }
}
