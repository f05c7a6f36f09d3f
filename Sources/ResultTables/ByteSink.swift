public import DelimitedText

/// Somewhere that bytes are written to, in order.
public protocol ByteSink: AnyObject {
  /// Writes all the bytes, or throws.
  func write(_ bytes: Span<UInt8>) throws(HotspotError)
}

extension ByteSink {
  /// Writes all the bytes of an array, or throws.
  public func write(_ bytes: borrowing [UInt8]) throws(HotspotError) {
    try write(bytes.span)
  }
}

/// A sink that keeps what is written to it.
public final class MemorySink: ByteSink {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []

  /// An empty sink.
  public init() {}

  /// Appends the bytes.
  public func write(_ bytes: Span<UInt8>) throws(HotspotError) {
    self.bytes.reserveCapacity(self.bytes.count + bytes.count)
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }

  /// What has been written, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
