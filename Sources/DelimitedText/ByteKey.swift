/// An identifier of up to 15 bytes held inline, or a reference to a longer one.
///
/// Two inline keys are equal when their bits are. A long key holds a hash of its bytes and the
/// place of the bytes in the `KeyColumn` or `KeyArena` it belongs to, so long keys of different
/// owners are compared through their owners.
public struct ByteKey: Hashable, Sendable {
  @usableFromInline package var low: UInt64
  @usableFromInline package var high: UInt64

  @inlinable
  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The key of no bytes.
  public static let empty = ByteKey(low: 0, high: 0)

  /// Whether there are no bytes: the identifier was not recorded.
  @inlinable
  public var isEmpty: Bool { high == 0 }

  /// Whether the bytes are held elsewhere.
  @inlinable
  package var isLong: Bool { high >> 56 == 0xFF }

  /// The number of bytes of an inline key.
  @inlinable
  package var inlineCount: Int { Int(high >> 56) }

  /// Where a long key's bytes start in its owner.
  @inlinable
  package var longStart: Int { Int(high & 0xFFFF_FFFF) }

  /// How many bytes a long key has.
  @inlinable
  package var longCount: Int { Int((high >> 32) & 0xFF_FFFF) }

  @inlinable
  package static func long(hash: UInt64, start: Int, count: Int) -> ByteKey {
    ByteKey(
      low: hash,
      high: 0xFF << 56 | UInt64(UInt32(truncatingIfNeeded: start))
        | UInt64(count & 0xFF_FFFF) << 32)
  }

  /// A well-mixed hash of the bytes, the same in every run and on every machine.
  @inlinable
  package var hash: UInt64 {
    if isLong { return low }
    let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: high ^ 0xC2B2_AE3D_27D4_EB4F)
    return (product.low ^ product.high) &* 0x9FB2_1C65_1E98_DF25
  }

  /// Whether one inline key's bytes come before another's.
  @inlinable
  package static func inlinePrecedes(_ left: ByteKey, _ right: ByteKey) -> Bool {
    if left.low != right.low { return left.low.byteSwapped < right.low.byteSwapped }
    let a = (left.high << 8).byteSwapped
    let b = (right.high << 8).byteSwapped
    return a != b ? a < b : left.inlineCount < right.inlineCount
  }

  /// The bytes of an inline key.
  package var inlineBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(inlineCount)
    for index in 0..<inlineCount {
      let word = index < 8 ? low : high
      bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(index & 7))))
    }
    return bytes
  }

  /// An inline key, or nil for more than 15 bytes.
  package init?(inline bytes: some Sequence<UInt8>) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var count = 0
    for byte in bytes {
      guard count < 15 else { return nil }
      if count < 8 {
        low |= UInt64(byte) << (8 * UInt64(count))
      } else {
        high |= UInt64(byte) << (8 * UInt64(count - 8))
      }
      count += 1
    }
    self.init(low: low, high: high | UInt64(count) << 56)
  }

  /// The hash under which bytes longer than 15 are filed (FNV-1a over 8-byte words, then mixed).
  package static func longHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var word: UInt64 = 0
    var filled = 0
    for byte in bytes {
      word |= UInt64(byte) << (8 * UInt64(filled))
      filled += 1
      if filled == 8 {
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        word = 0
        filled = 0
      }
    }
    hash = (hash ^ word ^ UInt64(filled) << 60) &* 0x9FB2_1C65_1E98_DF25
    return hash ^ (hash >> 32)
  }
}

/// The identifiers of one column of a batch.
public struct KeyColumn: Sendable {
  /// One key a row.
  public package(set) var keys: [ByteKey] = []
  /// The bytes of the long ones.
  package var longBytes: [UInt8] = []

  /// An empty column.
  public init() {}

  /// A column of the given identifiers.
  public init(_ identifiers: some Sequence<String>) {
    for identifier in identifiers { append(Array(identifier.utf8)) }
  }

  /// Adds one identifier.
  public mutating func append(_ bytes: [UInt8]) {
    if let key = ByteKey(inline: bytes) {
      keys.append(key)
    } else {
      let start = longBytes.count
      longBytes.append(contentsOf: bytes)
      keys.append(.long(hash: ByteKey.longHash(bytes), start: start, count: bytes.count))
    }
  }

  /// The bytes of a row's identifier.
  public func bytes(_ row: Int) -> [UInt8] {
    bytes(of: keys[row])
  }

  package func bytes(of key: ByteKey) -> [UInt8] {
    guard key.isLong else { return key.inlineBytes }
    return Array(longBytes[key.longStart..<key.longStart + key.longCount])
  }

  /// Makes room for so many rows, to be filled in any order.
  package mutating func prepare(_ rows: Int) {
    if keys.count != rows { keys = Array(repeating: .empty, count: rows) }
    longBytes.removeAll(keepingCapacity: true)
  }

  /// Sets a row to an identifier of more than 15 bytes.
  package mutating func replace(_ row: Int, with bytes: [UInt8]) {
    if let key = ByteKey(inline: bytes) {
      keys[row] = key
    } else {
      keys[row] = .long(
        hash: ByteKey.longHash(bytes), start: longBytes.count, count: bytes.count)
      longBytes.append(contentsOf: bytes)
    }
  }
}
