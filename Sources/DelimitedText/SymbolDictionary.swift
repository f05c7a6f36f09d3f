import Synchronization

/// The distinct values of a column that has few: codes, roles, areas.
///
/// A value's number is the order in which this dictionary met it, so numbers of different
/// dictionaries say nothing of each other; `identity` tells dictionaries apart.
public struct SymbolDictionary: Sendable {
  /// The distinct values, as bytes.
  public private(set) var values: [[UInt8]] = []
  /// Tells this dictionary from every other of the process.
  public let identity: UInt64

  private var slots: [UInt32]
  private var keys: [ByteKey] = []
  private var mask: Int
  private var recent: [(key: ByteKey, symbol: UInt32)]

  /// A dictionary of no values.
  public init() {
    identity = SymbolDictionary.nextIdentity()
    slots = Array(repeating: 0, count: 256)
    mask = 255
    recent = Array(repeating: (ByteKey(low: 0, high: .max), 0), count: 256)
  }

  /// A value as text.
  public func text(_ symbol: UInt32) -> String {
    String(decoding: values[Int(symbol)], as: UTF8.self)
  }

  /// The number of a value, new or known.
  public mutating func symbol(for bytes: [UInt8]) -> UInt32 {
    if let key = ByteKey(inline: bytes) { return symbol(inline: key) }
    let key = ByteKey.long(hash: ByteKey.longHash(bytes), start: 0, count: bytes.count)
    var slot = Int(truncatingIfNeeded: key.hash >> 32) & mask
    while slots[slot] != 0 {
      let symbol = Int(slots[slot] - 1)
      if keys[symbol] == key, values[symbol] == bytes { return UInt32(symbol) }
      slot = (slot + 1) & mask
    }
    return insert(key, bytes: bytes, slot: slot)
  }

  package mutating func symbol(inline key: ByteKey) -> UInt32 {
    // Few values make up most of a column, and this table of them is cheaper to look in.
    let near = Int(
      truncatingIfNeeded: ((key.low ^ (key.high &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if recent[near].key == key { return recent[near].symbol }
    let symbol = find(key)
    recent[near] = (key, symbol)
    return symbol
  }

  private mutating func find(_ key: ByteKey) -> UInt32 {
    var slot = Int(truncatingIfNeeded: key.hash >> 32) & mask
    while slots[slot] != 0 {
      let symbol = slots[slot] - 1
      if keys[Int(symbol)] == key { return symbol }
      slot = (slot + 1) & mask
    }
    return insert(key, bytes: key.inlineBytes, slot: slot)
  }

  private mutating func insert(_ key: ByteKey, bytes: [UInt8], slot: Int) -> UInt32 {
    let symbol = UInt32(values.count)
    values.append(bytes)
    keys.append(key)
    slots[slot] = symbol + 1
    if values.count * 2 > slots.count { grow() }
    return symbol
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    mask = slots.count - 1
    for (symbol, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key.hash >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(symbol) + 1
    }
  }
}

extension SymbolDictionary {
  private static let identities = Atomic<UInt64>(1)

  private static func nextIdentity() -> UInt64 {
    identities.add(1, ordering: .relaxed).oldValue
  }
}

/// A column of values numbered by a dictionary.
public struct SymbolColumn: Sendable {
  /// One symbol a row.
  public var symbols: [UInt32] = []
  /// What the symbols stand for; it grows from batch to batch of one worker.
  public var dictionary = SymbolDictionary()

  /// An empty column.
  public init() {}

  /// A column of the given values.
  public init(_ values: some Sequence<String>) {
    for value in values { symbols.append(dictionary.symbol(for: Array(value.utf8))) }
  }

  package mutating func resize(_ rows: Int) {
    if symbols.count != rows { symbols = Array(repeating: 0, count: rows) }
  }

  /// A row's value as text.
  public func text(_ row: Int) -> String { dictionary.text(symbols[row]) }
}
