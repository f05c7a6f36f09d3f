import ArgumentParser
import Foundation
import HotspotPolicing

/// How the process ends.
enum Session {
  /// Says what went wrong and leaves with the status that belongs to it.
  static func leave(after error: any Error, asking command: any ParsableCommand.Type) -> Never {
    switch error {
    case let error as HotspotError:
      if error.fault != .brokenPipe { Messages.say("hotspot: \(error)") }
      exit(error.fault.exitStatus)
    case let rejects as TooManyRejects:
      Messages.say("hotspot: \(rejects)")
      Messages.list(rejects.report)
      exit(rejects.error.fault.exitStatus)
    default: command.exit(withError: error)
    }
  }
}
