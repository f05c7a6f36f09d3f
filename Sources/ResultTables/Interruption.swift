internal import Dispatch
private import Foundation

/// What a command line must do for results to be all there or not there.
public enum Interruption {
  /// Turns a closed pipe into an error, and an interruption into an orderly end: unfinished files
  /// are removed, and the process leaves with 130 for an interrupt, 128 and the signal for others.
  public static func prepareProcess() {
    FileDescriptorSink.reportBrokenPipes()
    for number in [SIGINT, SIGTERM, SIGHUP] {
      FileDescriptorSink.ignore(signal: number)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        // The handler keeps the source alive for as long as the process lives.
        withExtendedLifetime(source) { TemporaryFiles.removeAll() }
        exit(128 + number)
      }
      source.resume()
    }
  }
}
