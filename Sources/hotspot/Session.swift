import ArgumentParser
import Foundation
import HotspotFiles
import HotspotPolicing

/// How the process ends.
enum Session {
  /// Says what went wrong and leaves with the status that belongs to it.
  static func leave(after error: any Error, asking command: any ParsableCommand.Type) -> Never {
    let status: Int32
    switch error {
    case let error as InputError: status = Self.status(of: error)
    case is TooManyRejects, is ScoringError: status = 65
    case let error as ConfigurationError: status = error.isMissingFile ? 66 : 65
    case let error as GeometryError:
      status = error.code == .unknownSystem || error.code == .badGrid ? 64 : 65
    case let error as DensityError:
      status = error.code == .settings || error.code == .unknownRule ? 64 : 65
    case is NearRepeatError: status = 65
    case let error as TrialError: status = Self.status(of: error)
    case let error as MapFileError:
      status = error.code == .missing ? 66 : 65
    case let error as TrialError: status = Self.status(of: error)
    case let error as OutputError:
      if error.code == .brokenPipe { exit(141) }
      status = error.code == .ioFailure ? 74 : error.code == .unknownFormat ? 64 : 73
    case let error as Pseudonymiser.KeyError: status = error.isMissingFile ? 66 : 65
    default: command.exit(withError: error)
    }
    Messages.say("hotspot: \(error)")
    if let rejects = error as? TooManyRejects { Messages.list(rejects.report) }
    exit(status)
  }

  private static func status(of error: TrialError) -> Int32 {
    switch error.code {
    case .usage: 64
    case .missing: 66
    case .inputOutput: 74
    default: 65
    }
  }

  private static func status(of error: InputError) -> Int32 {
    switch error.code {
    case .missing: 66
    case .unreadable: 74
    case .usage: 64
    default: 65
    }
  }
}
