/// What a command line must do for results to be all there or not there.
public enum Interruption {
  /// Turns a closed pipe into an error, where it would end the process.
  public static func reportBrokenPipes() { FileDescriptorSink.reportBrokenPipes() }

  /// Removes the unfinished files of this process.
  ///
  /// For a dispatch source on SIGINT or SIGTERM, just before leaving; it takes a lock, so it is not
  /// for a signal handler proper.
  public static func removeUnfinishedFiles() { TemporaryFiles.removeAll() }
}
