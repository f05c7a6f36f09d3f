import ArgumentParser
import HotspotPolicing

/// The options that say how people are scored, shared by score and explain.
struct ScoringOptionGroup: Recorded {
  static let told =
    Told.values("--as-of", "--area", "--window", "--unweighted") + [
      .file("--model"), .file("--merge-ids"), .file("--weights-table"),
    ]

  @Option(help: ArgumentHelp("A model: a built-in name or a path.", valueName: "model"))
  var model: String

  @Option(help: ArgumentHelp("The last day that counts.", valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate

  @Option(help: ArgumentHelp("Rank within the areas of a column.", valueName: "column"))
  var area: String?

  @Option(help: ArgumentHelp("Read identifiers as others: old_id,new_id.", valueName: "file"))
  var mergeIds: String?

  @Option(
    help: ArgumentHelp(
      "Weights in place of the model's: a name, a path, or column.", valueName: "table"))
  var weightsTable: String?

  @Option(help: ArgumentHelp("A window in place of the model's: 24 months, 365 days, all."))
  var window: Window?

  @Option(help: "What to do with offences without a weight.")
  var unweighted: RFGModel.UnweightedRule?

  /// The request as the library takes it.
  func request(_ input: InputOptions, hashesInputs: Bool) -> ScoringRequest {
    var request = ScoringRequest(paths: input.files, model: model, asOf: asOf)
    request.reading = input.readerOptions(hashesInputs: hashesInputs)
    request.window = window
    request.weightsTable = weightsTable
    request.unweighted = unweighted
    request.area = area
    request.mergesPath = mergeIds
    return request
  }
}
