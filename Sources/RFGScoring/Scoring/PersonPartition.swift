internal import DelimitedText

/// The people whose identifiers hash to one of 128 parts, and their kept events.
///
/// People are parted so that workers' findings are merged, and scores worked out, part by part on
/// all processors.
struct PersonPartition: Sendable {
  /// What is known of when a person was born: the earliest and latest possible day.
  struct BirthRange: Sendable {
    var earliest = Int32.min
    var latest = Int32.max

    mutating func narrow(to other: BirthRange) {
      earliest = max(earliest, other.earliest)
      latest = min(latest, other.latest)
    }
  }

  private(set) var keys: [ByteKey] = []
  private var longBytes: [UInt8] = []
  private var slots: [UInt32] = Array(repeating: 0, count: 16)
  var events = ChunkedList<KeptEvent>(chunkSize: 256)
  /// A hash of each event's victim, 0 for none; empty where the model asks for no victims.
  var victims = ChunkedList<UInt64>(chunkSize: 512)
  /// Each event's own gravity; empty where weights come from a table.
  var gravities = ChunkedList<Int64>(chunkSize: 512)
  /// Birth ranges by person; empty where the model asks for no age.
  var births: [BirthRange] = []

  @inline(__always)
  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (slots.count - 1)
  }

  /// A guess at a person's number, one more than it, from one look; 0 for none. It is to be checked.
  @inline(__always)
  func guess(_ hash: UInt64) -> UInt32 { slots[slot(hash)] }

  @inline(__always)
  func holds(_ guess: UInt32, _ key: ByteKey) -> Bool {
    guess != 0 && keys[Int(guess) - 1] == key && !key.isLong
  }

  /// The number of a person, new or known.
  mutating func number(of key: ByteKey, hash: UInt64, in column: borrowing KeyColumn) -> UInt32 {
    key.isLong
      ? number(ofLong: column.bytes(of: key), hash: hash) : number(ofInline: key, hash: hash)
  }

  mutating func number(ofInline key: ByteKey, hash: UInt64) -> UInt32 {
    var place = slot(hash)
    while slots[place] != 0 {
      let number = slots[place] - 1
      if keys[Int(number)] == key { return number }
      place = (place + 1) & (slots.count - 1)
    }
    return insert(key, at: place)
  }

  mutating func number(ofLong bytes: [UInt8], hash: UInt64) -> UInt32 {
    var place = slot(hash)
    while slots[place] != 0 {
      let number = slots[place] - 1
      let known = keys[Int(number)]
      if known.isLong, known.low == hash, self.bytes(Int(number)) == bytes { return number }
      place = (place + 1) & (slots.count - 1)
    }
    let start = longBytes.count
    longBytes.append(contentsOf: bytes)
    return insert(.long(hash: hash, start: start, count: bytes.count), at: place)
  }

  private mutating func insert(_ key: ByteKey, at place: Int) -> UInt32 {
    let number = UInt32(keys.count)
    keys.append(key)
    slots[place] = number + 1
    if keys.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var place = slot(key.hash)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = UInt32(number) + 1
    }
  }

  /// A person's identifier.
  func bytes(_ person: Int) -> [UInt8] {
    let key = keys[person]
    guard key.isLong else { return key.inlineBytes }
    return Array(longBytes[key.longStart..<key.longStart + key.longCount])
  }

  mutating func narrowBirth(of person: UInt32, to range: BirthRange) {
    while births.count < keys.count { births.append(BirthRange()) }
    births[Int(person)].narrow(to: range)
  }

  /// Takes in another worker's part of the same people.
  mutating func merge(_ other: inout PersonPartition, _ renumbering: Renumbering) {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.keys.count)
    for (person, key) in other.keys.enumerated() {
      let number =
        key.isLong
        ? number(ofLong: other.bytes(person), hash: key.hash)
        : number(ofInline: key, hash: key.hash)
      numbers.append(number)
      if person < other.births.count { narrowBirth(of: number, to: other.births[person]) }
    }
    events.append(taking: &other.events) { event in
      event.person = numbers[Int(event.person)]
      event.offence = renumbering.offences[Int(event.offence)]
      event.area = renumbering.areas[Int(event.area)]
      event.role = renumbering.roles[Int(event.role)]
    }
    victims.append(taking: &other.victims) { _ in }
    gravities.append(taking: &other.gravities) { _ in }
  }

  /// Every event, gathered by person, and where each person's start; one more start than people.
  func gathered() -> (events: [WeighedEvent], starts: [Int]) {
    var starts = [Int](repeating: 0, count: keys.count + 1)
    events.forEach { starts[Int($0.person) + 1] += 1 }
    for person in keys.indices { starts[person + 1] += starts[person] }
    let blank = WeighedEvent(
      event: KeptEvent(event: 0, person: 0, date: 0, offence: 0, area: 0, memberships: 0, role: 0))
    var gathered = [WeighedEvent](repeating: blank, count: starts[keys.count])
    var next = starts
    var places: [Int32] = []
    let isWeighed = !victims.isEmpty || !gravities.isEmpty
    events.forEach { event in
      let place = next[Int(event.person)]
      next[Int(event.person)] = place + 1
      gathered[place].event = event
      if isWeighed { places.append(Int32(place)) }
    }
    var index = 0
    victims.forEach { victim in
      gathered[Int(places[index])].victim = victim
      index += 1
    }
    index = 0
    gravities.forEach { gravity in
      gathered[Int(places[index])].gravity = gravity
      index += 1
    }
    return (gathered, starts)
  }

  /// Gives the events' memory back.
  mutating func dropEvents() {
    events = ChunkedList(chunkSize: 1)
    victims = ChunkedList(chunkSize: 1)
    gravities = ChunkedList(chunkSize: 1)
  }

  /// The identifiers, for when the events have been counted.
  consuming func takeKeys() -> PersonKeys {
    PersonKeys(keys: keys, longBytes: longBytes)
  }

  /// What another scorer's numbers are in this one.
  struct Renumbering: Sendable {
    var offences: [UInt16] = []
    var areas: [UInt16] = []
    var roles: [UInt16] = []
  }
}
