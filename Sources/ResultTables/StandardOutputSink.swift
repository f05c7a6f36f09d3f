public import DelimitedText

/// A sink that writes to standard output.
///
/// A command calls `FileDescriptorSink.reportBrokenPipes()` first; a reader that goes away, as
/// `head` does, is then an `HotspotError` with the code `brokenPipe`, on which it stops quietly.
public final class StandardOutputSink: ByteSink {
  private let sink = FileDescriptorSink(descriptor: 1, path: nil, isOwned: false)

  /// A sink for the standard output of the process.
  public init() {}

  /// Writes all the bytes.
  public func write(_ bytes: Span<UInt8>) throws(HotspotError) {
    try sink.write(bytes)
  }
}
