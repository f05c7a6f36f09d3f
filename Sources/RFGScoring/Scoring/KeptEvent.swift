/// One offence row of one person that passed the filters on date, role and status: 24 bytes.
struct KeptEvent: Sendable {
  /// A hash of the event identifier; 0 where there is none.
  var event: UInt64
  /// The person's place in the partition.
  var person: UInt32
  /// The day since 1970-01-01.
  var date: Int32
  /// The offence's number in the scorer's register.
  var offence: UInt16
  /// The area's number in the scorer's register.
  var area: UInt16
  /// Two bits for each definition of the model: its membership.
  var memberships: UInt16
  /// The role's number in the scorer's register; `noNumber` where the file has no role column.
  var role: UInt16

  /// Stands for no value in every register, and stays itself when registers are merged.
  static let noNumber: UInt16 = 65_535

  func membership(_ definition: Int) -> UInt16 {
    (memberships >> (2 * UInt16(definition))) & 3
  }
}

/// A growing list that is never moved: chunks of a fixed size, so that growth copies nothing and
/// wastes little.
struct ChunkedList<Element: Sendable>: Sendable {
  private(set) var full: [[Element]] = []
  private var last: [Element] = []
  private let chunkSize: Int

  init(chunkSize: Int) { self.chunkSize = chunkSize }

  var isEmpty: Bool { full.isEmpty && last.isEmpty }

  mutating func append(contentsOf elements: ArraySlice<Element>) {
    var rest = elements
    while !rest.isEmpty {
      if last.count == chunkSize { close() }
      let taken = rest.prefix(chunkSize - last.count)
      last.append(contentsOf: taken)
      rest = rest.dropFirst(taken.count)
    }
  }

  private mutating func close() {
    full.append(last)
    last = []
    last.reserveCapacity(chunkSize)
  }

  /// Takes over another list's elements, each changed on the way; the other list is left empty.
  mutating func append(taking other: inout ChunkedList, _ change: (inout Element) -> Void) {
    if !last.isEmpty { close() }
    other.close()
    var chunks: [[Element]] = []
    swap(&chunks, &other.full)
    chunks.reverse()
    while var chunk = chunks.popLast() {
      for index in chunk.indices { change(&chunk[index]) }
      full.append(chunk)
    }
  }

  /// Hands every element to a closure, in the order of the list.
  @inline(__always)
  func forEach(_ body: (Element) -> Void) {
    for chunk in full { for element in chunk { body(element) } }
    for element in last { body(element) }
  }
}

/// An event with what only some models ask of it.
struct WeighedEvent: Sendable {
  var event: KeptEvent
  /// A hash of the victim; 0 for none.
  var victim: UInt64 = 0
  /// The event's own gravity in ten-thousandths; below zero for none.
  var gravity: Int64 = -1
}
