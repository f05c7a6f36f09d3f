import ArgumentParser
import HotspotPolicing

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "List, show or check RFG models.",
    subcommands: [
      ListCatalogue<ModelKind>.self, ShowCatalogue<ModelKind>.self, CheckCatalogue<ModelKind>.self,
    ])
}

struct DefinitionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "definition", abstract: "List, show or check offence definitions.",
    subcommands: [
      ListCatalogue<DefinitionKind>.self, ShowCatalogue<DefinitionKind>.self,
      CheckCatalogue<DefinitionKind>.self,
    ])
}

struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights", abstract: "List, show or check weights tables.",
    subcommands: [
      ListCatalogue<WeightsKind>.self, ShowCatalogue<WeightsKind>.self,
      CheckCatalogue<WeightsKind>.self,
    ])
}

/// The kind of configuration that a command is about.
protocol CatalogueKind {
  static var catalogue: ConfigurationCatalogue { get }
}

enum ModelKind: CatalogueKind {
  static var catalogue: ConfigurationCatalogue { .models }
}

enum DefinitionKind: CatalogueKind {
  static var catalogue: ConfigurationCatalogue { .definitions }
}

enum WeightsKind: CatalogueKind {
  static var catalogue: ConfigurationCatalogue { .weights }
}

struct ListCatalogue<Kind: CatalogueKind>: RecordedCommand {
  static var told: [Told] { OutputOptions.told }
  var toldFiles: [String] { [] }
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: "List what is built in.")
  }

  @OptionGroup var output: OutputOptions

  func run() throws {
    let result = try output.destination(threads: 1).open(isPersonal: false)
    let record = RunRecord(version: ToolVersion.current, command: words)
    try result.write(Kind.catalogue.table, record: record)
  }
}

struct ShowCatalogue<Kind: CatalogueKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: "Show one as written.")
  }

  @Argument(help: "A built-in name or a path.")
  var name: String

  func run() throws {
    try StandardOutputSink().write(Array(Kind.catalogue.text(name).utf8))
  }
}

struct CheckCatalogue<Kind: CatalogueKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "check", abstract: "Check a file; every error is shown.")
  }

  @Argument(help: "A path.")
  var file: String

  func run() throws {
    let errors = try Kind.catalogue.check(file)
    for error in errors { Messages.say("hotspot: \(error)") }
    guard errors.isEmpty else { throw ExitCode(65) }
    Messages.say("\(file): no errors.")
  }
}
