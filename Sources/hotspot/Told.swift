import ArgumentParser
import HotspotPolicing

/// An option that a run record may tell.
///
/// A record lists what may be told, not what is to be left out: an option that no declaration lists
/// (a person, a key, an output, a number of threads) never gets into one.
enum Told {
  /// An option whose value is told as it was given.
  case value(String)
  /// An option that names a file, a model or a table; the name is told without its folder.
  case file(String)
  /// An option without a value.
  case flag(String)

  /// Options whose values are told as they were given.
  static func values(_ names: String...) -> [Told] { names.map { .value($0) } }

  /// The option as a user writes it.
  var name: String {
    switch self {
    case .value(let name), .file(let name), .flag(let name): name
    }
  }
}

/// Options of which some may be told in a run record.
protocol Recorded: ParsableArguments {
  /// What may be told, beside the declarations.
  static var told: [Told] { get }
}

/// A command whose results carry a run record.
protocol RecordedCommand: ParsableCommand, Recorded {
  /// The files that it was given as arguments, as the user named them.
  var toldFiles: [String] { get }
}

extension RecordedCommand {
  /// The command as a record tells it: its name, the names of its files, and the options given that
  /// may be told.
  var words: [String] {
    Self.words(toldFiles, arguments: CommandLine.arguments)
  }

  static func words(_ files: [String], arguments: [String]) -> [String] {
    var words = Self.path(in: HotspotCommand.self) ?? []
    words += files.map(RunRecord.name(of:))
    let told = Dictionary(Self.told.map { ($0.name, $0) }) { first, _ in first }
    var rest = arguments.dropFirst().prefix { $0 != "--" }
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let option = parts.first.flatMap({ told[String($0)] }) else { continue }
      words.append(option.name)
      if case .flag = option { continue }
      guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else { continue }
      if case .file = option {
        words.append(RunRecord.name(of: value))
      } else {
        words.append(value)
      }
    }
    return words
  }

  /// The names that lead to this command.
  private static func path(in command: any ParsableCommand.Type) -> [String]? {
    guard command != Self.self else { return [name(of: command)] }
    for subcommand in command.configuration.subcommands {
      if let path = path(in: subcommand) { return [name(of: command)] + path }
    }
    return nil
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }
}
