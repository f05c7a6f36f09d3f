import ArgumentParser
import HotspotPolicing

/// The command line: one subcommand a question.
@main
struct HotspotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hotspot",
    abstract: "Who to offer help or attention, where to patrol, and whether it works.",
    discussion: """
      hotspot scores people by the recency, frequency and gravity of their offences and explains \
      every score row by row; it maps offences, finds hotspots and judges maps. Start with: \
      hotspot inspect FILE
      """,
    version: ToolVersion.current,
    subcommands: [
      InspectCommand.self, ScoreCommand.self, ExplainCommand.self, ModelCommand.self,
      DefinitionCommand.self, WeightsCommand.self, SampleCommand.self, DensityCommand.self,
      CountsCommand.self, GetisOrdCommand.self, DetectCommand.self, ChangeCommand.self,
      EmergingCommand.self, AccuracyCommand.self, NearRepeatCommand.self, AoristicCommand.self,
      TrialCommand.self,
    ])

  static func main() {
    Interruption.prepareProcess()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Session.leave(after: error, asking: self)
    }
  }
}
