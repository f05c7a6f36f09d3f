/// A sink for messages, which nobody need read: what cannot be written is let go.
public enum StandardErrorSink {
  /// Writes a line to standard error.
  public static func write(line: String) {
    let sink = FileDescriptorSink(descriptor: 2, path: nil, isOwned: false)
    try? sink.write(Array((line + "\n").utf8))
  }
}
